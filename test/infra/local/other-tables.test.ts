import { copyFileSync, mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { areOtherTables, type ReadStream } from '../../../infra/local/other-tables.ts';
import { enterUnits } from '../../../infra/local/province.ts';
import { aRecord } from '../../builders.ts';
import { type PlatformProcess, startPlatformProcess } from '../../platform-process.ts';

const asRead: ReadStream = { arn: 'a', readArn: 'a', places: ['there'] };
const cases: [string, ReadStream[], boolean][] = [
  ['nothing was read', [], false],
  ['the place is there', [asRead], false],
  ['the stream has forgotten the place', [{ ...asRead, places: ['forgotten'] }], false],
  ['the place is there, and no stream was kept', [{ ...asRead, readArn: undefined }], false],
  ['the stream ends before the place', [{ ...asRead, places: ['beyond'] }], true],
  ['so it does, and no stream was kept', [{ ...asRead, readArn: undefined, places: ['beyond'] }], true],
  ['it is another stream that has such a place', [{ ...asRead, readArn: 'b' }], true],
  ['one of two ends before its place', [asRead, { ...asRead, places: ['beyond'] }], true],
];
test.each(cases)('whether tables are others: %s', (_, streams, are) => {
  expect(areOtherTables(streams)).toBe(are);
});

const folders: string[] = [];
const started: PlatformProcess[] = [];
afterEach(async () => {
  for (const platform of started.splice(0)) await platform.stop();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const saysIt = /the tables \(dynoxide\.db\) are older than platform\.db, or others/;
const saysHowMany = /: 3 messages wait for dossiers that these tables do not have\. They lie with the dead letters/;

const pushTo = async ({ pages }: PlatformProcess, names: readonly string[], at: string): Promise<void> => {
  const data = names.map((name, n) =>
    aRecord({ MaHoSo: name, ThoiDiemCapNhat: at, SoDienThoai: `0905${name.length}2${1000 + n}` }),
  );
  const answer = await fetch(`${pages}/dossiers`, { method: 'POST', body: JSON.stringify({ data }) });
  expect(await answer.json()).toMatchObject({ error_code: '00' });
};
const named = (word: string, size: number): string[] => Array.from({ length: size }, (_, n) => `${word}-${n}`);
const toldOf = async (platform: PlatformProcess, names: readonly string[]): Promise<number[]> => {
  const inbox = await platform.inbox();
  return names.map((name) => inbox.filter(({ text }) => text.includes(`${name} `)).length);
};
const start = async (keep: string, time: string, expects: readonly RegExp[] = []): Promise<PlatformProcess> => {
  const platform = await startPlatformProcess({ start: time, keep, expects });
  started.push(platform);
  return platform;
};

const losses: [string, (file: string, copy: string) => void][] = [
  ['is empty', (file) => truncateSync(file)],
  ['is gone', (file) => rmSync(file)],
  ['is an older copy', (file, copy) => copyFileSync(copy, file)],
];
test.each(losses)(
  'where the database %s and what is kept beside it is not, each is told of what is pushed then, once, and it is said',
  async (_, lose) => {
    const folder = mkdtempSync(join(tmpdir(), 'other-tables-'));
    folders.push(folder);
    const keep = join(folder, 'kept');
    const file = join(keep, 'dynoxide.db');
    const copy = join(folder, 'copy.db');
    const old = named('OLD', 2);
    const lost = named('MIDDLE', 10);
    const held = named('HELD', 3);
    const late = named('LATER', 5);

    const first = await start(keep, '2026-10-14T08:00:00+07:00');
    await enterUnits(first);
    await pushTo(first, old, '20261014075900');
    await first.settle();
    await first.stop();
    copyFileSync(file, copy);
    const second = await start(keep, '2026-10-14T20:00:00+07:00');
    await pushTo(second, lost, '20261014195900');
    await second.settle();
    await second.advanceTo('2026-10-14T23:00:00+07:00');
    await pushTo(second, held, '20261014225900'); // until the morning
    await second.settle();
    await second.stop();

    lose(file, copy);
    for (const log of readdirSync(keep).filter((name) => name.startsWith('dynoxide.db-'))) rmSync(join(keep, log));
    const third = await start(keep, '2026-10-15T08:00:00+07:00', [saysIt, saysHowMany]);
    expect(third.output()).toMatch(saysIt);
    expect(third.output()).toMatch(saysHowMany);
    expect(await third.deadLetters()).toHaveLength(3);
    await enterUnits(third);
    await pushTo(third, late, '20261015075900');
    await third.settle();
    expect(await toldOf(third, late)).toEqual(late.map(() => 1));
    expect(await toldOf(third, old)).toEqual(old.map(() => 1));
    expect(await third.failures()).toEqual([]);
    await third.stop();

    const fourth = await start(keep, '2026-10-15T09:00:00+07:00');
    expect(fourth.output()).not.toMatch(saysIt);
    await fourth.advanceTo('2026-10-15T12:00:00+07:00');
    expect(await toldOf(fourth, [...old, ...late])).toEqual([...old, ...late].map(() => 1));
  },
  180_000,
);
