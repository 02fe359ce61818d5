import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDriveFigures } from '../../functions/console/drive-figures.ts';
import { makeFlowFigures } from '../../functions/console/flow-figures.ts';
import { computedFigures } from '../../functions/domain/account.ts';
import { type FrozenFigures, frozenFigures } from '../../functions/domain/frozen.ts';
import { openDatabases } from '../stores/engines.ts';
import { counting, dakSong, drive, fill, finished, hearing, period, portsOf, vanCanh } from './figure-days.ts';

const databases = await openDatabases();
afterAll(() => Promise.all(databases.map(({ stop }) => stop())));

describe.each(databases)('on $engine', ({ documents }) => {
  const { hear } = hearing(documents);
  const { gaps, behind, beforeAndAfter, league, sideBySide, trend } = makeDriveFigures(portsOf(documents));
  const flows = makeFlowFigures(portsOf(documents));

  beforeAll(() => fill(documents));

  test('gaps by both accounts: last night’s figures of ours, and what the portal published last', async () => {
    const table = await gaps(drive.id);
    expect(table).toMatchObject({ ok: true, computedOn: '2026-10-14', publishedOn: '2026-10-10', when: 'during' });
    const rows = 'rows' in table ? table.rows : [];
    expect(rows[0]).toMatchObject({
      ...{ unit: vanCanh, name: 'UBND xã Vân Canh', indicator: 'ONLINE_DOSSIERS', target: 60, baseline: 30 },
      computed: { percent: 42, gap: 18, gained: 12 }, // 462 of 1100
      published: { percent: undefined },
    });
    expect(rows[1]).toMatchObject({
      indicator: 'TDGQ',
      computed: { percent: 95, gap: 5 }, // 1045 of 1100, 19 of 20 points
      published: { percent: 97.05, gap: 2.95 }, // 19.41 of 20 points
      difference: -2.05,
    });
  });

  test('who falls behind at the pace of our own days', async () => {
    const table = await behind(drive.id, 'computed', {});
    const rows = 'rows' in table ? table.rows : [];
    // Vân Canh went from 40 to 42 % in ten days; 16 days are left for 18 points.
    expect(rows.map(({ unit, indicator, outlook }) => [unit, indicator, outlook.pace, outlook.neededPace])).toEqual([
      [vanCanh, 'ONLINE_DOSSIERS', 0.2, 1.13],
    ]);
    expect(await behind('no-such-drive', 'computed', {})).toMatchObject({ ok: false, refusal: { code: 'not-found' } });
  });

  test('a unit’s way through the drive, day by day, by either account; of all together the mean', async () => {
    const percents = async (...asked: Parameters<typeof trend>) => {
      const found = await trend(...asked);
      return 'days' in found
        ? found.days.map(({ day, indicators }) => [day, ...indicators.map((one) => one.percent)])
        : [];
    };
    expect(await percents(drive.id, 'computed', { unit: vanCanh })).toEqual([
      ['2026-10-04', 40, 90],
      ['2026-10-14', 42, 95],
    ]);
    expect(await percents(drive.id, 'published', { unit: vanCanh })).toEqual([['2026-10-10', undefined, 97.05]]);
    // 372 of Đăk Song’s 600 came in online, all 600 in time.
    expect(await percents(drive.id, 'computed')).toEqual([['2026-10-14', 52, 97.5]]);
    const found = await trend(drive.id, 'computed', { unit: vanCanh });
    expect('days' in found && found.days[0]?.indicators.map(({ target }) => target)).toEqual([60, 100]);
  });

  test('before the drive and so far', async () => {
    const table = await beforeAndAfter(drive.id, 'computed');
    expect(table).toMatchObject({ beforeOn: '2026-09-30', endOn: '2026-10-14', afterOn: undefined, when: 'during' });
    expect('rows' in table && table.rows[0]).toMatchObject({ before: 40, end: 42, gained: 2, baseline: 30 });
  });

  test('our league ranks whose six groups are known, and says what is borrowed', async () => {
    const { frozenDays } = portsOf(documents);
    const { rows: published } = await league('published', '2026-10-10');
    const borrowing = (unit: string, received: number, inTime: number): FrozenFigures => {
      const table = published.find((row) => row.unit === unit);
      const sums = { received, inTime };
      return frozenFigures.parse({
        ...{ name: unit, sums, stocks: {} },
        ...computedFigures(unit, sums, { unit, ...(table && { table }) }),
      });
    };
    await frozenDays.save('2026-10-20', [borrowing(vanCanh, 100, 90), borrowing(dakSong, 100, 95)]);
    await frozenDays.save('2026-10-27', [borrowing(vanCanh, 200, 198), borrowing(dakSong, 200, 180)]);
    const { day, weeklySince, dailySince, rows } = await league('computed', '2026-10-28');
    expect([day, weeklySince, dailySince]).toEqual(['2026-10-27', '2026-10-20', '2026-10-20']);
    expect(rows.map(({ unit, rank, borrowed, weekly }) => [unit, rank, borrowed.length, weekly])).toEqual([
      [vanCanh, 1, 5, { places: 0, points: 1.8 }],
      [dakSong, 2, 5, { places: 0, points: -1 }],
    ]);
  });

  test('side by side only what is ours is compared', async () => {
    const { rows } = await sideBySide('2026-10-28');
    const row = rows.find(({ unit }) => unit === vanCanh);
    expect(row?.groups.find(({ group }) => group === 'TDGQ')).toEqual({
      group: 'TDGQ',
      computed: 19.8,
      published: 19.41,
      difference: 0.39,
    });
    expect(row?.groups.find(({ group }) => group === 'ONLINE')).toMatchObject({ computed: undefined, published: 6.31 });
    expect(row?.total).toEqual({ computed: undefined, published: 75.34, difference: undefined });
  });

  test('flows of a period by unit, level and field; sources, disguise, trips and SMS', async () => {
    const of = async (by: 'unit' | 'level' | 'field') =>
      (await flows.punctuality(period, by)).rows.map(({ key, name, early, late }) => [key, name, early, late]);
    expect(await of('unit')).toEqual([
      [dakSong, 'UBND xã Đăk Song', 1, 0],
      [vanCanh, 'UBND xã Vân Canh', 2, 1],
    ]);
    expect(await of('level')).toEqual([['commune', 'commune', 3, 1]]);
    expect(await of('field')).toEqual([
      ['', '', 1, 0],
      ['Đường bộ', 'Đường bộ', 2, 1],
    ]);
    expect((await flows.shares(period)).rows[1]).toMatchObject({
      unit: vanCanh,
      received: 3,
      own: 2,
      ownPercent: 66.67,
    });
    expect((await flows.disguised(period)).rows[0]).toMatchObject({
      unit: vanCanh,
      online: 2,
      disguised: 1,
      trulyOnlinePercent: 33.33,
    });
    expect((await flows.trips(period)).rows.map(({ unit, tripsSaved }) => [unit, tripsSaved])).toEqual([
      [dakSong, 1],
      [vanCanh, 1],
    ]);
    expect((await flows.sent(period)).rows).toEqual([
      { unit: vanCanh, name: 'UBND xã Vân Canh', messages: 1, parts: 2, cost: 1400 },
    ]);
    expect(await flows.unitDays(vanCanh, period)).toMatchObject({
      days: [{ day: '2026-10-12' }, { day: '2026-10-13', counts: { early: 2, late: 1, sms: 1 } }],
    });
  });

  test('what a figure reads does not grow with dossiers, and no dossier is read', async () => {
    const cost = async () => {
      const { documents: counted, read } = counting(documents);
      const [ofDrives, ofFlows] = [makeDriveFigures(portsOf(counted)), makeFlowFigures(portsOf(counted))];
      await ofDrives.gaps(drive.id);
      await ofDrives.behind(drive.id, 'computed', {});
      await ofDrives.beforeAndAfter(drive.id, 'computed');
      await ofDrives.league('computed');
      await ofDrives.league('published');
      await ofDrives.sideBySide();
      await ofFlows.punctuality(period, 'unit');
      await ofFlows.punctuality(period, 'level');
      await ofFlows.punctuality(period, 'field');
      await ofFlows.shares(period);
      await ofFlows.disguised(period);
      await ofFlows.trips(period);
      await ofFlows.sent(period);
      await ofFlows.unitDays(vanCanh, period);
      return read;
    };
    const before = await cost();
    expect([...before.tables].toSorted()).toEqual(['campaign', 'registry']);
    for (let batch = 0; batch < 6; batch += 1)
      await hear(Array.from({ length: 50 }, (_, n) => ({ after: finished(vanCanh, 1000 + batch * 50 + n) })));
    expect((await flows.trips(period)).rows[0]).toMatchObject({ unit: vanCanh, received: 303 });
    expect(await cost()).toEqual(before);
  });
});
