import { expect, test } from 'vitest';
import { type CloseDayPorts, makeCloseDay } from '../../functions/close-day/handler.ts';
import type { PublishedUnit } from '../../functions/domain/account.ts';
import type { Day } from '../../functions/domain/time.ts';
import { unit } from '../../functions/domain/unit.ts';
import type { UnitCounts } from '../../functions/ports.ts';
import { aDigestDrive, binhSon, traBong, unitNames } from '../digest-source.ts';
import { fakeDrives, fakeFrozenDays } from '../fake-drive.ts';
import { aClock } from '../fakes.ts';

const scores = { CKMB: 15, TDGQ: 18, ONLINE: 8, TTTT: 5, MDHL: 16, MDSH: 17 };
const inTable = (code: string): PublishedUnit => ({
  unit: code,
  table: { unit: code, name: code, total: 79, scores, rank: 1 },
});
const flow = (of: string, counts: UnitCounts['counts']): UnitCounts => ({ unit: of, counts });

const setUp = ({
  now = '2026-10-20T23:30:00+07:00',
  portal = {},
  ...ports
}: { now?: string; portal?: Record<Day, PublishedUnit[]> } & Partial<CloseDayPorts> = {}) => {
  const clock = aClock(now);
  const days = new Map<Day, UnitCounts[]>();
  const stocks: UnitCounts[] = [];
  const read: Day[] = [];
  const frozenDays = fakeFrozenDays();
  const close = makeCloseDay({
    tally: {
      day: async (day) => {
        read.push(day);
        return days.get(day) ?? [];
      },
      now: async () => stocks,
    },
    frozenDays,
    portalDays: {
      imported: async (from, to) =>
        Object.keys(portal)
          .filter((day) => from <= day && day <= to)
          .map((day) => ({ day, imports: [{ kind: 'table', at: now, by: 'a@example.vn', units: 1 }] })),
      day: async (day) => portal[day] ?? [],
    },
    drives: fakeDrives(aDigestDrive()),
    history: { find: async () => ({ terms: [], version: 0 }) },
    units: { find: async (code) => unit.parse({ code, name: unitNames[code] ?? code }) },
    clock,
    ...ports,
  });
  return { close, clock, days, stocks, read, frozen: frozenDays };
};

test('the day that ends is frozen: the year’s sums, the stocks of the night, the portal’s groups, ranks', async () => {
  const { close, days, stocks, frozen, read } = setUp({
    portal: { '2026-10-10': [inTable(binhSon), inTable(traBong)] },
  });
  days.set('2026-01-02', [flow(binhSon, { received: 8, inTime: 8 })]);
  days.set('2026-10-20', [flow(binhSon, { received: 2, inTime: 1 }), flow(traBong, { received: 1, inTime: 1 })]);
  stocks.push(flow(binhSon, { running: 3, overdue: 1 }));
  await close();
  expect([...frozen.stored.keys()]).toEqual(['2026-10-20']);
  expect(await frozen.day('2026-10-20')).toEqual([
    expect.objectContaining({
      ...{ unit: binhSon, name: 'UBND xã Bình Sơn', sums: { received: 10, inTime: 9 } },
      ...{ stocks: { running: 3, overdue: 1 }, scores, total: 79, rank: 2 },
    }),
    expect.objectContaining({ unit: traBong, stocks: {}, total: 81, rank: 1 }),
  ]);
  expect([read[0], read.length]).toEqual(['2026-01-01', 293]);
});

test('run again, or after it died half-way, it ends the same and marks nothing', async () => {
  const { close, days, frozen } = setUp();
  days.set('2026-10-20', [flow(binhSon, { received: 2 }), flow(traBong, { received: 1 })]);
  await close();
  const whole = await frozen.day('2026-10-20');
  await close();
  expect(frozen.saved).toHaveLength(2);
  frozen.stored.set('2026-10-20', whole.slice(0, 1));
  await close();
  expect(await frozen.day('2026-10-20')).toEqual(whole);
});

test('what comes late corrects its day and those after it, and is marked; a night that was missed is made up for', async () => {
  const { close, clock, days, stocks, frozen } = setUp();
  days.set('2026-10-20', [flow(binhSon, { received: 2, inTime: 2 })]);
  stocks.push(flow(binhSon, { running: 2 }));
  await close();
  days.set('2026-10-20', [flow(binhSon, { received: 2, inTime: 2, early: 1 })]);
  days.set('2026-10-21', [flow(binhSon, { received: 5, inTime: 5 })]);
  clock.moveTo('2026-10-22T23:30:00+07:00');
  await close();
  expect((await frozen.day('2026-10-20'))[0]).toMatchObject({
    ...{ sums: { received: 2, early: 1 }, stocks: { running: 2 }, correctedAt: '2026-10-22T23:30:00+07:00' },
  });
  const [missed] = await frozen.day('2026-10-21');
  expect(missed).toMatchObject({ sums: { received: 7, early: 1 }, stocks: {} });
  expect(missed?.correctedAt).toBeUndefined();
  expect((await frozen.day('2026-10-22'))[0]).toMatchObject({ sums: { received: 7 }, stocks: { running: 2 } });
});

test('called in the morning it closes the day before, whose stocks nobody knows any more', async () => {
  const { close, days, stocks, frozen } = setUp({ now: '2026-10-21T08:00:00+07:00' });
  days.set('2026-10-20', [flow(binhSon, { received: 2 })]);
  days.set('2026-10-21', [flow(binhSon, { received: 50 })]);
  stocks.push(flow(binhSon, { running: 2 }));
  await close();
  expect([...frozen.stored]).toEqual([
    ['2026-10-20', [expect.objectContaining({ sums: { received: 2 }, stocks: {} })]],
  ]);
});

test('figures that the portal publishes later for an earlier day correct the days since', async () => {
  const portal: Record<Day, PublishedUnit[]> = {};
  const { close, clock, days, frozen } = setUp({ portal });
  days.set('2026-10-20', [flow(binhSon, { received: 2, inTime: 2 })]);
  await close();
  portal['2026-10-20'] = [inTable(binhSon)];
  clock.moveTo('2026-10-21T23:30:00+07:00');
  await close();
  expect(await frozen.day('2026-10-20')).toMatchObject([{ total: 81, correctedAt: '2026-10-21T23:30:00+07:00' }]);
  expect(await frozen.day('2026-10-21')).toMatchObject([{ total: 81 }]);
});

test('without a drive near that day nothing is read and nothing frozen', async () => {
  const drives = fakeDrives(aDigestDrive({ from: '2027-03-01', to: '2027-06-30' }));
  const { close, days, read, frozen } = setUp({ drives });
  days.set('2026-10-20', [flow(binhSon, { received: 2 })]);
  await close();
  expect([read, frozen.saved]).toEqual([[], []]);
});
