import { expect, test } from 'vitest';
import {
  type DayOfUnits,
  disguisedOf,
  punctualityByField,
  punctualityByLevel,
  punctualityByUnit,
  satisfactionOf,
  sharesOf,
  tripsOf,
} from '../../functions/domain/flow-tables.ts';
import { type PartPrice, priceOn, sentOf } from '../../functions/domain/sent.ts';
import type { UnitTerm } from '../../functions/domain/unit-history.ts';

const days: DayOfUnits[] = [
  {
    day: '2025-06-30',
    units: [
      {
        unit: 'H21.IAGRAI',
        counts: { early: 8, 'early@1.1': 8, late: 2, 'late@1.2': 2, received: 10, 'source:igate': 10 },
      },
      {
        unit: 'H21.GTVT',
        counts: { received: 10, online: 4, disguised: 1, 'source:igate': 3, 'source:bgtvt': 7, tripsSaved: 3 },
      },
    ],
  },
  {
    day: '2025-07-01',
    units: [{ unit: 'H21.IAGRAI', counts: { onTime: 1, 'onTime@1.2': 1, early: 2, 'early@9.9': 2, tripsSaved: 4 } }],
  },
];
const terms: UnitTerm[] = [
  { code: 'H21.IAGRAI', name: 'Huyện Ia Grai', level: 'district', to: '2025-06-30', predecessors: [] },
  { code: 'H21.IAGRAI', name: 'Xã Ia Grai', level: 'commune', from: '2025-07-01', predecessors: ['H21.IAGRAI'] },
];

test('dates kept are told by unit, with shares of what was finished', () => {
  expect(punctualityByUnit(days)).toEqual([
    { key: 'H21.IAGRAI', early: 10, onTime: 1, late: 2, finished: 13, earlyPercent: 76.92, keptPercent: 84.62 },
  ]);
});

test('by level a unit counts as what it was on that day', () => {
  expect(punctualityByLevel(days, terms).map(({ key, early, onTime, late }) => [key, early, onTime, late])).toEqual([
    ['commune', 2, 1, 0],
    ['district', 8, 0, 2],
  ]);
  expect(punctualityByLevel(days, []).map(({ key }) => key)).toEqual(['unknown']);
});

test('by field it follows the procedures, and those without a field are told apart', () => {
  const fields: Record<string, string> = { '1.1': 'Đất đai', '1.2': 'Hộ tịch' };
  const rows = punctualityByField(days, (procedure) => fields[procedure]);
  expect(rows.map(({ key, early, onTime, late }) => [key, early, onTime, late])).toEqual([
    ['', 2, 0, 0],
    ['Hộ tịch', 0, 1, 2],
    ['Đất đai', 8, 0, 0],
  ]);
});

test('shares through the province’s own system and each other source', () => {
  expect(sharesOf(days)).toEqual([
    {
      ...{ unit: 'H21.GTVT', received: 10, own: 3, ownPercent: 30 },
      sources: [
        { source: 'bgtvt', received: 7, percent: 70 },
        { source: 'igate', received: 3, percent: 30 },
      ],
    },
    {
      ...{ unit: 'H21.IAGRAI', received: 10, own: 10, ownPercent: 100 },
      sources: [{ source: 'igate', received: 10, percent: 100 }],
    },
  ]);
});

test('paper in disguise is shown beside the online rate, and what is left without it', () => {
  expect(disguisedOf(days)[0]).toEqual({
    ...{ unit: 'H21.GTVT', received: 10, online: 4, onlinePercent: 40 },
    ...{ disguised: 1, disguisedPercent: 25, trulyOnlinePercent: 30 },
  });
  expect(disguisedOf(days)[1]).toMatchObject({ unit: 'H21.IAGRAI', online: 0, disguisedPercent: undefined });
});

test('trips saved are summed over the days', () => {
  expect(tripsOf(days)).toEqual([
    { unit: 'H21.IAGRAI', received: 10, tripsSaved: 4 },
    { unit: 'H21.GTVT', received: 10, tripsSaved: 3 },
  ]);
});

test('a part of an SMS costs what it did on its day, and before the first price nobody knows', () => {
  const prices: PartPrice[] = [
    { from: '2026-07-01', vnd: 720 },
    { from: '2026-01-01', vnd: 650 },
  ];
  expect(['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01'].map((day) => priceOn(prices, day))).toEqual([
    ...[undefined, 650, 650, 720],
  ]);
  const sent = (unit: string, sms: number, smsParts: number) => ({ unit, counts: { sms, smsParts } });
  const two = [
    { day: '2026-06-30', units: [sent('A', 1, 2), { unit: 'C', counts: { received: 5 } }] },
    { day: '2026-07-01', units: [sent('A', 2, 3), sent('B', 4, 9)] },
  ];
  expect(sentOf(two, prices)).toEqual([
    { unit: 'B', messages: 4, parts: 9, cost: 6480 },
    { unit: 'A', messages: 3, parts: 5, cost: 2 * 650 + 3 * 720 },
  ]);
  expect(sentOf(two, [{ from: '2026-07-01', vnd: 720 }]).map(({ cost }) => cost)).toEqual([6480, undefined]);
});

test('who is least satisfied stands first; a unit that nobody answered about is left out', () => {
  const answers: DayOfUnits[] = [
    {
      day: '2026-10-12',
      units: [
        { unit: 'A', counts: { answered: 3, satisfied: 3 } },
        { unit: 'B', counts: { answered: 1 } },
      ],
    },
    {
      day: '2026-10-13',
      units: [
        { unit: 'B', counts: { answered: 2, satisfied: 2 } },
        { unit: 'C', counts: { received: 9 } },
      ],
    },
  ];
  expect(satisfactionOf(answers)).toEqual([
    { unit: 'B', answered: 3, satisfied: 2, satisfiedPercent: 66.67 },
    { unit: 'A', answered: 3, satisfied: 3, satisfiedPercent: 100 },
  ]);
});
