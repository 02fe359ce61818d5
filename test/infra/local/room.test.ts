import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breakableDisk, type Disk } from '../../../infra/local/disk.ts';
import { causeOf, NoRoom, watchRoom } from '../../../infra/local/room.ts';

const megabyte = 1024 * 1024;

const open = (free = 100 * megabyte) => {
  const lines: string[] = [];
  const left = { bytes: free };
  const breakable = breakableDisk();
  const disk: Disk = { ...breakable, probe: () => breakable.write(() => {}), free: () => left.bytes };
  const room = watchRoom({ folder: '/kept', disk, report: (line) => lines.push(line) });
  return { room, lines, left, breakDisk: breakable.break };
};

test.each([
  ['ENOSPC', /no room left on the disk: free some/],
  ['EDQUOT', /quota of the disk is used up/],
  ['EROFS', /mounted read-only/],
  ['EACCES', /has no right to it/],
  ['EPERM', /has no right to it/],
  ['EIO', /the disk fails/],
  ['ENOENT', /not there any more/],
  ['EMFILE', /EMFILE: see what holds it up/],
])('%s is told once, work waits, and it is told once that it goes on', (code, says) => {
  const { room, lines, breakDisk } = open();
  expect(room.write(() => 7)).toBe(7);
  breakDisk(code);
  for (let turn = 0; turn < 3; turn += 1) {
    expect(() => room.write(() => 7)).toThrow(NoRoom);
    expect(() => room.check()).toThrow(says);
  }
  breakDisk(undefined);
  room.check();
  for (let turn = 0; turn < 3; turn += 1) room.write(() => {});
  expect(lines).toEqual([expect.stringMatching(says), 'The data in /kept can be written again: all goes on.']);
});

test('a disk that is nearly full takes nothing in, though a few bytes still fit', () => {
  const { room, lines, left } = open();
  left.bytes = 7 * megabyte;
  expect(() => room.check()).toThrow(NoRoom);
  for (let turn = 0; turn < 3; turn += 1) room.write(() => {});
  expect(() => room.check()).toThrow(NoRoom);
  left.bytes = 9 * megabyte;
  room.check();
  room.write(() => {});
  expect(lines).toHaveLength(2);
});

test('what is larger than what is left is refused, and what is smaller is taken', () => {
  const { room, lines } = open(20 * megabyte);
  expect(() => room.check(10 * megabyte)).toThrow(NoRoom);
  room.check(megabyte);
  expect(lines).toEqual([]);
});

test('however it breaks and mends, each change is told once, in turn', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), fc.constantFrom('check', 'write'))), (steps) => {
      const { room, lines, breakDisk } = open();
      for (const [isBroken, act] of steps) {
        breakDisk(isBroken ? 'EROFS' : undefined);
        const run = () => (act === 'check' ? room.checkAnew() : room.write(() => {}));
        if (isBroken) expect(run).toThrow(NoRoom);
        else run();
      }
      lines.forEach((line, turn) => {
        expect(line).toContain(turn % 2 === 0 ? 'cannot be written' : 'written again');
      });
    }),
  );
});

test('an error of another kind is no fault of the disk', () => {
  const { room, lines } = open();
  expect(() =>
    room.write(() => {
      throw new TypeError('ours');
    }),
  ).toThrow(TypeError);
  expect([
    lines,
    causeOf(new Error('x')),
    causeOf(Object.assign(new Error('x'), { code: 'ERR_SQLITE_ERROR', errcode: 1 })),
  ]).toEqual([[], undefined, undefined]);
  expect(causeOf(Object.assign(new Error('x'), { code: 'ERR_SQLITE_ERROR', errcode: 13 }))).toMatch(/no room/);
});
