import { expect, test } from 'vitest';
import { type Gap, gapsOf } from '../../functions/domain/drive-gaps.ts';
import { aDrive, iaGrai, resultsOf2023, transport } from '../gia-lai-drive.ts';

const gapsIn = (rows: readonly Gap[]) =>
  rows.map(({ indicator, target, percent, gap }) => [indicator, target, percent, gap]);

// Where the transport department stood at the end of 2023, against what it set itself for the two phases.
const phase1 = [
  ['CKMB', 100, 13.2, 86.8], // 100 - 13.20
  ['TDGQ', 100, 92.12, 7.88], // 100 - 92.12
  ['ONLINE', 50, 40.3, 9.7], // 50 - 40.30
  ['TTTT', 72.37, 67.37, 5], // 72.37 - 67.37: points, not percent
  ['MDHL', 100, 100, 0],
];
const phase2 = [
  ...phase1.slice(0, 2), // phase 2 names only what is to rise: these go on
  ['ONLINE', 60, 40.3, 19.7], // 60 - 40.30
  ['TTTT', 77.37, 67.37, 10], // 77.37 - 67.37
  ['MDHL', 100, 100, 0],
];

test.each([
  ['before', '2024-03-21', 'Giai đoạn 1', phase1],
  ['during', '2024-04-15', 'Giai đoạn 1', phase1],
  ['during', '2024-05-02', 'Giai đoạn 2', phase2],
  ['after', '2024-08-01', 'Giai đoạn 2', phase2],
])('the gap table of the transport department %s the drive, on %s', (when, day, name, rows) => {
  const table = gapsOf(aDrive({ units: [transport] }), resultsOf2023, day);
  expect(table).toMatchObject({ when, phase: { name } });
  expect(gapsIn(table.rows)).toEqual(rows);
});

test('a target that was passed has a gap below 0, and what was gained since last year is told', () => {
  const figures = [
    { unit: transport, indicator: 'ONLINE', percent: 63.05 },
    { unit: transport, indicator: 'MDHL', percent: 99.4 },
  ];
  const { rows } = gapsOf(aDrive({ units: [transport] }), figures, '2024-06-30');
  const row = (id: string) => rows.find(({ indicator }) => indicator === id);
  expect(row('ONLINE')).toEqual({
    ...{ unit: transport, indicator: 'ONLINE', target: 60, percent: 63.05, gap: -3.05 },
    ...{ baseline: 40.3, gained: 22.75 },
  });
  expect(row('MDHL')).toMatchObject({ gap: 0.6, gained: -0.6 });
});

test('a figure that is not known is no gap, and an indicator without a target no row', () => {
  const { rows } = gapsOf(aDrive(), [], '2024-04-15');
  expect(rows.map(({ unit }) => unit)).toEqual(Array.from({ length: 5 }, () => transport));
  expect(
    rows.every(({ percent, gap, gained }) => percent === undefined && gap === undefined && gained === undefined),
  ).toBe(true);
  expect(rows.some(({ indicator }) => indicator === 'MDSH')).toBe(false);
});

test('units follow the drive’s order, and a figure of a unit that takes no part is passed over', () => {
  const drive = aDrive({
    units: [iaGrai, transport],
    targets: [transport, iaGrai].map((unit) => ({ unit, indicator: 'TTTT', phase: 'Giai đoạn 1', percent: 50 })),
  });
  const figures = [...resultsOf2023, { unit: 'H21.19', indicator: 'TTTT', percent: 1 }];
  expect(gapsOf(drive, figures, '2024-04-15').rows.map(({ unit, gap }) => [unit, gap])).toEqual([
    [iaGrai, 50],
    [transport, -17.37],
  ]);
});
