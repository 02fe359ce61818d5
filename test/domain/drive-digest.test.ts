import { expect, test } from 'vitest';
import { driveDigest } from '../../functions/domain/digest-facts.ts';
import { type DigestSource, driveDigests } from '../../functions/domain/drive-digest.ts';
import type { Difficulty, Task } from '../../functions/domain/drive-work.ts';
import { notice } from '../../functions/domain/notice.ts';
import { aDigestDrive, aDigestSource, aFrozen, binhSon, lySon, ranked, traBong } from '../digest-source.ts';
import { publishedDays, unitRecords } from '../gialai.ts';

const now = '2026-10-19T07:00:00+07:00';
const digestsOf = (changes: Partial<DigestSource> = {}) => driveDigests(aDigestSource(changes), now);
const digestFor = (unit: string, changes: Partial<DigestSource> = {}) =>
  driveDigest.parse(digestsOf(changes).find((one) => one.unit === unit)?.facts.digest);
const aTask = (changes: Partial<Task> = {}): Task => ({
  ...{ id: '1', what: 'Rà soát thủ tục', unit: binhSon, holder: { name: 'Võ Thanh Tâm' }, due: '2026-10-23' },
  ...{ setBy: 'a@example.vn', setAt: '2026-10-01T08:00:00+07:00', version: 1, ...changes },
});
const aDifficulty = (changes: Partial<Difficulty> = {}): Difficulty => ({
  ...{ id: '1', what: 'Mạng chập chờn', unit: binhSon, loggedBy: 'a@example.vn' },
  ...{ loggedAt: '2026-10-05T08:00:00+07:00', version: 1, ...changes },
});

test('each unit of the drive and the steering group get one, named by drive and period', () => {
  const digests = digestsOf();
  expect(digests.map(({ dossier, id }) => [dossier, id])).toEqual(
    ['unit#H48.105', 'unit#H48.108', 'unit#H48.109', 'unit#steering'].map((key) => [
      key,
      'drive-digest#quang-ngai-2026.week.2026-10-19#email',
    ]),
  );
  expect(digests.map((one) => notice.parse(one))).toEqual(digests);
  expect(digestsOf()).toEqual(digests);
});

test('a unit reads its points and rank with their change over the week', () => {
  expect(digestFor(binhSon)).toMatchObject({
    ...{ unit: 'UBND xã Bình Sơn', asOf: '2026-10-18', phase: 'Giai đoạn 2', daysLeft: 52, ranked: 2 },
    standing: { total: 78.85, gained: 0.35, rank: 1, climbed: 1 },
  });
  expect(digestFor(traBong).standing).toEqual({ total: 78.73, gained: 0, rank: 2, climbed: -1 });
});

test('its gaps are those to the targets of the phase, in percentage points, with what was gained', () => {
  const { gaps } = digestFor(binhSon);
  expect(gaps.map(({ gap }) => gap)).toEqual([11.11, 7.5, 18.75, 20, 5.56, 31.82]);
  expect(gaps[2]).toEqual({
    ...{ indicator: 'Dịch vụ công trực tuyến', target: 80, percent: 61.25, gap: 18.75, gained: 2.92 },
  });
});

test('its dossiers are the stocks of the last night and what came in over the week', () => {
  expect(digestFor(binhSon)).toMatchObject({ running: 80, overdue: 12, dueSoon: 21, online: 7, disguised: 1 });
});

test('the chart shows each day of the drive so far, with the points of reached targets by phase', () => {
  const { trend } = digestFor(binhSon);
  expect([trend.length, trend[0], trend.at(-1)]).toEqual([
    48,
    { day: '2026-09-01', total: 76.5, aim: 92.2 },
    { day: '2026-10-18', total: 78.85, aim: 94.6 },
  ]);
});

test('a unit of which too little is known has gaps where they can be said, and neither points nor rank', () => {
  const { standing, gaps, trend } = digestFor(lySon);
  expect(standing).toBeUndefined();
  expect(gaps.filter(({ percent }) => percent !== undefined)).toMatchObject([{ target: 100, percent: 100, gap: 0 }]);
  expect(trend.every(({ total }) => total === undefined)).toBe(true);
});

test('open tasks come first by date, overdue ones marked; difficulties that nobody has dealt with follow', () => {
  const done = { by: 'a@example.vn', at: now };
  const work = {
    tasks: [
      aTask(),
      aTask({ id: '2', due: '2026-10-15' }),
      aTask({ id: '3', done }),
      aTask({ id: '4', unit: traBong }),
    ],
    difficulties: [aDifficulty(), aDifficulty({ id: '2', closed: done })],
  };
  const { tasks, openTasks, difficulties } = digestFor(binhSon, work);
  expect(tasks.map(({ due, late, holder }) => [due, late, holder])).toEqual([
    ['2026-10-15', true, 'Võ Thanh Tâm'],
    ['2026-10-23', false, 'Võ Thanh Tâm'],
  ]);
  expect([openTasks, difficulties]).toEqual([2, [{ what: 'Mạng chập chờn', since: '2026-10-05', unit: undefined }]]);
  expect(digestFor('steering', work).tasks.map(({ unit }) => unit)).toEqual([
    ...['UBND xã Bình Sơn', 'UBND xã Bình Sơn', 'UBND xã Trà Bồng'],
  ]);
});

test('of many tasks ten are listed, long ones cut, and the rest is counted', () => {
  const tasks = Array.from({ length: 14 }, (_, n) => aTask({ id: String(n), what: 'x'.repeat(900) }));
  const digest = digestFor(binhSon, { tasks });
  expect([digest.tasks.length, digest.openTasks, digest.tasks[0]?.what.length]).toEqual([10, 14, 160]);
});

test('the steering group reads the mean, how many reached each target, and who is last', () => {
  expect(digestFor('steering')).toMatchObject({
    standing: { total: 78.79, gained: 0.17 },
    ...{ running: 100, overdue: 12, dueSoon: 25, online: 7 },
    reached: [{ reached: 0, of: 2 }, { reached: 1, of: 3 }, {}, {}, {}, {}],
    last: [
      { name: 'UBND xã Trà Bồng', rank: 2, total: 78.73, climbed: -1, missed: 6 },
      { name: 'UBND xã Bình Sơn', rank: 1, climbed: 1 },
    ],
    gaps: [],
  });
  expect(digestFor('steering').unit).toBeUndefined();
});

test('where no day of the period was frozen there is no digest', () => {
  const { frozen } = aDigestSource();
  const before = new Map([...frozen].filter(([day]) => day < '2026-10-12'));
  expect(digestsOf({ frozen: before })).toEqual([]);
  expect(digestsOf({ frozen: new Map() })).toEqual([]);
});

test('over New Year the week’s dossiers are counted from 1 January', () => {
  const drive = aDigestDrive({ to: '2027-01-31' });
  const online = (count: number) => [aFrozen(binhSon, {}, { sums: { online: count } })];
  const frozen = new Map([
    ['2026-12-27', online(900)],
    ['2027-01-03', online(6)],
  ]);
  const period = { ...aDigestSource().period, from: '2026-12-28', to: '2027-01-03' };
  expect(digestFor(binhSon, { drive, frozen, period, today: '2027-01-04' }).online).toBe(6);
});

test('with the published tables of Gia Lai every unit’s climb is the difference of its published ranks', () => {
  const [former, latest] = publishedDays.map((day) => new Map(unitRecords(day).map((row) => [row.code ?? '', row])));
  if (!former || !latest) throw new Error('both days are there');
  const frozenOf = (rows: ReadonlyMap<string, Record<string, string>>) =>
    [...rows].map(([unit, row]) =>
      aFrozen(unit, {}, { total: Number(row.total), rank: Number(row.rank), name: row.name ?? unit }),
    );
  const drive = aDigestDrive({ units: [...latest.keys()] });
  const frozen = new Map([
    ['2026-10-11', frozenOf(former)],
    ['2026-10-18', frozenOf(latest)],
  ]);
  const digests = driveDigests(aDigestSource({ drive, frozen }), now).slice(0, -1);
  expect(digests).toHaveLength(149);
  for (const { unit, facts } of digests)
    expect(facts.digest?.standing?.climbed).toBe(Number(former.get(unit)?.rank) - Number(latest.get(unit)?.rank));
  expect(ranked(frozenOf(latest)).length).toBe(149);
});

test('a digest of 149 units with all its lists is far smaller than an item may be', () => {
  const units = unitRecords('2026-10-10').map(({ code = '' }) => code);
  const frozen = new Map(
    [...aDigestSource().frozen.keys()].map((day) => [
      day,
      units.map((unit) => aFrozen(unit, {}, { total: 70, rank: 1 })),
    ]),
  );
  const tasks = Array.from({ length: 50 }, (_, n) => aTask({ id: String(n), what: 'ệ'.repeat(500) }));
  const digests = driveDigests(aDigestSource({ drive: aDigestDrive({ units }), frozen, tasks }), now);
  expect(Math.max(...digests.map((one) => Buffer.byteLength(JSON.stringify(one))))).toBeLessThan(40_000);
});
