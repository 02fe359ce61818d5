import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  afterLateNews,
  closeDay,
  daysToClose,
  isToBeFrozen,
  lastClosed,
  newestPublished,
  publishedTogether,
  sumsByDay,
  type ToClose,
} from '../../functions/domain/closing.ts';
import type { FrozenFigures } from '../../functions/domain/frozen.ts';

const night = '2026-10-20T23:30:00+07:00';
const nextNight = '2026-10-21T23:30:00+07:00';
const scores = { CKMB: 15, TDGQ: 18, ONLINE: 8, TTTT: 5, MDHL: 16, MDSH: 17 };
const inTable = (unit: string, total: number) => ({ unit, table: { unit, name: unit, total, scores, rank: 1 } });
const close = (changes: Partial<ToClose>, now = night) =>
  closeDay({ known: new Map(), published: [], frozen: [], nameOf: (unit) => `xã ${unit}`, ...changes }, now);

test('a day is over for the counts at half past eleven; before that it is the day before', () => {
  expect([lastClosed(night), lastClosed('2026-10-20T23:29:59+07:00'), lastClosed('2026-10-21T00:10:00+07:00')]).toEqual(
    ['2026-10-20', '2026-10-19', '2026-10-20'],
  );
});

test('days are frozen from a month before a drive until a year after it', () => {
  const drive = { from: '2026-03-22', to: '2026-06-30' };
  const days = ['2026-02-18', '2026-02-19', '2026-06-30', '2027-06-30', '2027-07-01'];
  expect(days.filter((day) => isToBeFrozen(drive, day))).toEqual(['2026-02-19', '2026-06-30', '2027-06-30']);
});

test('looked at are the days since the first frozen one, and only today where none is', () => {
  const frozen = new Set(['2026-10-17', '2026-10-19']);
  expect(daysToClose('2026-10-20', (day) => frozen.has(day))).toEqual([
    ...['2026-10-17', '2026-10-18', '2026-10-19', '2026-10-20'],
  ]);
  expect(daysToClose('2026-10-20', () => false)).toEqual(['2026-10-20']);
  expect(daysToClose('2026-10-20', () => true)).toHaveLength(32);
});

test('flows are summed from 1 January, each year by itself', () => {
  const flow = (day: string, received: number) => ({ day, units: [{ unit: 'A', counts: { received } }] });
  const known = sumsByDay([
    flow('2026-12-30', 5),
    flow('2026-12-31', 2),
    { day: '2027-01-01', units: [] },
    flow('2027-01-02', 1),
  ]);
  expect([...known].map(([day, units]) => [day, units.get('A')?.received])).toEqual([
    ['2026-12-30', 5],
    ['2026-12-31', 7],
    ['2027-01-01', undefined],
    ['2027-01-02', 1],
  ]);
});

test('the newest table and the newest metrics stand together, of two days where they must, for a month', () => {
  const imported = [
    { day: '2026-09-24', imports: [{ kind: 'table' as const }] },
    { day: '2026-10-10', imports: [{ kind: 'table' as const }, { kind: 'metrics' as const }] },
    { day: '2026-10-12', imports: [{ kind: 'table' as const }] },
  ];
  expect(newestPublished(imported, '2026-10-11')).toEqual({ table: '2026-10-10', metrics: '2026-10-10' });
  expect(newestPublished(imported, '2026-10-20')).toEqual({ table: '2026-10-12', metrics: '2026-10-10' });
  expect(newestPublished(imported, '2026-09-30')).toEqual({ table: '2026-09-24', metrics: undefined });
  expect(newestPublished(imported, '2026-11-11')).toEqual({ table: '2026-10-12', metrics: undefined });
  const figures = { unit: 'B', total: 79, scores, metrics: {} };
  expect(publishedTogether([inTable('A', 79)], [{ unit: 'B', figures }])).toEqual([
    { ...inTable('A', 79), figures: undefined },
    { unit: 'B', table: undefined, figures },
  ]);
});

test('a day is frozen with its sums, stocks, scores, total and rank', () => {
  const known = new Map([
    ['A', { received: 10, inTime: 9 }],
    ['B', { received: 10, inTime: 10 }],
  ]);
  const stocks = new Map([['A', { running: 4, overdue: 1 }]]);
  const frozen = close({ known, stocks, published: [inTable('A', 79), inTable('B', 79)] });
  expect(frozen).toEqual([
    {
      ...{ unit: 'A', name: 'xã A', sums: { received: 10, inTime: 9 }, stocks: { running: 4, overdue: 1 } },
      ...{ scores: { ...scores, TDGQ: 18 }, total: 79, rank: 2 },
      borrowed: ['CKMB', 'ONLINE', 'TTTT', 'MDHL', 'MDSH'],
    },
    expect.objectContaining({ unit: 'B', stocks: {}, scores: { ...scores, TDGQ: 20 }, total: 81, rank: 1 }),
  ]);
});

test('closing a day again writes nothing where nothing changed', () => {
  const known = new Map([['A', { received: 10, inTime: 9, early: 3 }]]);
  const frozen = close({ known, stocks: new Map([['A', { running: 4 }]]) });
  expect(close({ known, frozen }, nextNight)).toEqual([]);
  expect(close({ known, stocks: new Map([['A', { running: 7 }]]), frozen }, nextNight)).toEqual([]);
});

test('a result heard of late corrects the day it belongs to, and is marked; its stocks stay', () => {
  const frozen = close({
    known: new Map([['A', { received: 10, inTime: 9, early: 3 }]]),
    stocks: new Map([['A', { running: 4 }]]),
  });
  const [corrected, ...others] = close(
    { known: new Map([['A', { received: 10, inTime: 9, early: 4 }]]), frozen },
    nextNight,
  );
  expect(others).toEqual([]);
  expect(corrected).toMatchObject({ sums: { early: 4 }, stocks: { running: 4 }, correctedAt: nextNight });
});

test('who is ranked lower by another’s correction is corrected, too; all others stay as they are', () => {
  const sums = (inTime: number) => ({ received: 10, inTime });
  const published = ['A', 'B', 'C'].map((unit) => inTable(unit, 79));
  const frozen = close({
    known: new Map([
      ['A', sums(9)],
      ['B', sums(8)],
      ['C', sums(1)],
    ]),
    published,
  });
  // B's four late receipts, all in time: 12 of 14 against 9 of 10. Not enough; with thirty it is.
  expect(
    close(
      {
        known: new Map([
          ['A', sums(9)],
          ['B', { received: 40, inTime: 38 }],
          ['C', sums(1)],
        ]),
        published,
        frozen,
      },
      nextNight,
    ),
  ).toMatchObject([
    { unit: 'A', rank: 2, correctedAt: nextNight },
    { unit: 'B', rank: 1, sums: { received: 40, inTime: 38 }, correctedAt: nextNight },
  ]);
});

test('a unit first heard of after its day was frozen is a correction', () => {
  const frozen = close({ known: new Map([['A', { received: 1 }]]) });
  const known = new Map([
    ['A', { received: 1 }],
    ['B', { received: 2 }],
  ]);
  expect(close({ known, frozen }, nextNight)).toMatchObject([{ unit: 'B', correctedAt: nextNight }]);
});

test.each<[string, object, object]>([
  ['misses its date later was in time then', { received: 10, inTime: 8 }, { received: 10, inTime: 9 }],
  ['is heard of late was in time then', { received: 12, inTime: 11 }, { received: 12, inTime: 11 }],
  ['turns out never to have been', { received: 9, inTime: 8 }, { received: 9, inTime: 8 }],
  [
    'is given a fee later had none then',
    { received: 10, inTime: 9, withFee: 5, paidOnline: 2 },
    { received: 10, inTime: 9 },
  ],
])('of a closed day with 10 received and 9 in time, a dossier that %s', (_, known, sums) => {
  expect(afterLateNews({ received: 10, inTime: 9 }, { ...known })).toEqual({ withFee: 0, paidOnline: 0, ...sums });
});

test('never more are in time than were received, and hearing the same again changes nothing more', () => {
  const counts = fc.record({
    received: fc.nat(50),
    inTime: fc.nat(50),
    withFee: fc.nat(9),
    paidOnline: fc.nat(9),
    early: fc.nat(9),
  });
  const part = counts.map((all) => ({ ...all, inTime: Math.min(all.inTime, all.received) }));
  fc.assert(
    fc.property(part, part, (frozen, known) => {
      const once = afterLateNews(frozen, known);
      expect(once.inTime).toBeLessThanOrEqual(once.received ?? 0);
      expect(once.inTime).toBeGreaterThanOrEqual(0);
      if (known.received >= frozen.received - frozen.inTime) expect(afterLateNews(once, known)).toEqual(once);
    }),
  );
});

const frozenAs = (figures: readonly FrozenFigures[], changes: readonly FrozenFigures[]) => [
  ...new Map([...figures, ...changes].map((one) => [one.unit, one])).values(),
];

test('closing after a crash half-way ends where closing at once does', () => {
  const known = new Map([
    ['A', { received: 3 }],
    ['B', { received: 2 }],
    ['C', { received: 1 }],
  ]);
  const stocks = new Map([['A', { running: 1 }]]);
  const whole = close({ known, stocks });
  const half = whole.slice(0, 1);
  expect(frozenAs(half, close({ known, stocks, frozen: half }))).toEqual(whole);
});
