import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import * as z from 'zod';
import { FolderInUse, type KeptRecords, openRecords } from '../../../infra/local/kept-records.ts';

const folders: string[] = [];
const aFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'kept-records-'));
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const kinds = ['a', 'b'] as const;
type Change = { kind: (typeof kinds)[number]; key: string; value: number | undefined };
const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom(...kinds),
  key: fc.constantFrom('1', '2', '3'),
  value: fc.option(fc.nat(), { nil: undefined }),
});

const make = (records: KeptRecords, { kind, key, value }: Change): void => {
  const of = records.of(kind, z.number());
  if (value === undefined) of.remove(key);
  else of.put(key, value);
};

const makeTogether = (records: KeptRecords, changes: readonly Change[]): void =>
  records.together(() => {
    for (const one of changes) make(records, one);
  });

const contentOf = (records: KeptRecords) => kinds.map((kind) => records.of(kind, z.number()).all());

/** What a process that is killed now leaves behind. */
const asKilled = (file: string): string => {
  const left = join(aFolder(), 'platform.db');
  for (const part of ['', '-wal']) if (existsSync(`${file}${part}`)) copyFileSync(`${file}${part}`, `${left}${part}`);
  return left;
};

const reopened = (file: string) => {
  const records = openRecords(file);
  const content = contentOf(records);
  records.close();
  return content;
};

test('whenever the process is killed, what it put and removed is there, in its order', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
      const file = join(aFolder(), 'platform.db');
      const records = openRecords(file);
      const model = kinds.map(() => new Map<string, number>());
      for (const one of changes) {
        make(records, one);
        const of = model[kinds.indexOf(one.kind)];
        if (one.value === undefined) of?.delete(one.key);
        else of?.set(one.key, one.value);
      }
      const expected = model.map((of) => [...of.values()]);
      expect(contentOf(records)).toEqual(expected);
      expect(reopened(asKilled(file))).toEqual(expected);
      records.close();
      expect(reopened(file)).toEqual(expected);
    }),
    { numRuns: 30 },
  );
});

test('a write that was torn anywhere takes away itself and what came after it, and nothing more', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { maxLength: 6 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (steps, part) => {
        const file = join(aFolder(), 'platform.db');
        const records = openRecords(file);
        const states = [JSON.stringify(contentOf(records))];
        for (const step of steps) {
          makeTogether(records, step);
          states.push(JSON.stringify(contentOf(records)));
        }
        const left = asKilled(file);
        records.close();
        truncateSync(`${left}-wal`, Math.floor(statSync(`${left}-wal`).size * part));
        expect(states).toContain(JSON.stringify(reopened(left)));
      },
    ),
    { numRuns: 60 },
  );
});

test('killed in the midst of what belongs together, or where that throws, none of it is kept', () => {
  const file = join(aFolder(), 'platform.db');
  const records = openRecords(file);
  const messages = records.of('messages', z.string());
  messages.put('1', 'before');
  let left = '';
  records.together(() => {
    messages.put('2', 'within');
    left = asKilled(file);
  });
  expect(() =>
    records.together(() => {
      messages.put('3', 'thrown');
      throw new Error('full');
    }),
  ).toThrow('full');
  expect(messages.all()).toEqual(['before', 'within']);
  records.close();
  const then = openRecords(left);
  expect(then.of('messages', z.string()).all()).toEqual(['before']);
  then.close();
});

test('one process holds the records; another is refused in a sentence, until the first is gone, however it went', async () => {
  const file = join(aFolder(), 'platform.db');
  const program = `
    import { openRecords } from '${join(import.meta.dirname, '../../../infra/local/kept-records.ts')}';
    openRecords(${JSON.stringify(file)}).of('a', { parse: (value) => value }).put('1', 7);
    if (process.argv[1] === 'killed') process.kill(process.pid, 'SIGKILL');`;
  const inAnotherProcess = (end: 'killed' | 'ended') =>
    promisify(execFile)(process.execPath, ['--input-type=module', '-e', program, end]);

  await expect(inAnotherProcess('killed')).rejects.toMatchObject({ signal: 'SIGKILL' });
  const records = openRecords(file);
  expect(records.of('a', z.number()).all()).toEqual([7]);
  await expect(inAnotherProcess('ended')).rejects.toMatchObject({ stderr: expect.stringContaining('FolderInUse') });
  expect(() => openRecords(file)).toThrow(FolderInUse);
  expect(() => openRecords(file)).toThrow(`Another process works with the data beside ${file}`);
  records.close();
  expect(await inAnotherProcess('ended')).toEqual({ stdout: '', stderr: '' });
  expect(readFileSync(file)).not.toHaveLength(0);
});
