import { expect, test } from 'vitest';
import { beforeAndAfter, driveTable, paceTable } from '../../functions/domain/drive-table.ts';
import { aDrive, iaGrai, resultsOf2023, transport } from '../gia-lai-drive.ts';

const drive = aDrive({ units: [transport] });
const at = (percent: number, indicator = 'ONLINE') => [{ unit: transport, indicator, percent }];

test('both accounts stand beside each other with their own gaps, and neither overwrites the other', () => {
  const { when, phase, rows } = driveTable(drive, { computed: at(48), published: at(45.5) }, '2024-04-15');
  expect([when, phase.name]).toEqual(['during', 'Giai đoạn 1']);
  expect(rows.find(({ indicator }) => indicator === 'ONLINE')).toEqual({
    ...{ unit: transport, indicator: 'ONLINE', target: 50, baseline: 40.3, difference: 2.5 },
    computed: { percent: 48, gap: 2, gained: 7.7 },
    published: { percent: 45.5, gap: 4.5, gained: 5.2 },
  });
  expect(rows.find(({ indicator }) => indicator === 'TTTT')).toMatchObject({
    target: 72.37,
    computed: {},
    published: {},
  });
  expect(rows.find(({ indicator }) => indicator === 'TTTT')?.difference).toBeUndefined();
});

const readings = new Map([
  [
    `${transport} ONLINE`,
    [
      { day: '2024-04-01', percent: 42 },
      { day: '2024-04-15', percent: 45.5 }, // 0.25 points a day
    ],
  ],
]);

test('the pace of a unit is held against the end of the phase', () => {
  const row = paceTable(drive, readings, '2024-04-15').find(({ indicator }) => indicator === 'ONLINE');
  expect(row).toMatchObject({ target: 50, percent: 45.5, by: '2024-05-01' });
  // 16 days are left for 4.5 points: 0.28 a day; at 0.25 a day it would be 49.5.
  expect(row?.outlook).toEqual({ verdict: 'behind', daysLeft: 16, pace: 0.25, neededPace: 0.28, expected: 49.5 });
  expect(paceTable(drive, readings, '2024-04-15').find(({ indicator }) => indicator === 'TTTT')?.outlook.verdict).toBe(
    'unknown',
  );
});

test.each([
  ['before the drive', '2024-03-01', 50, '2024-05-01'],
  ['between the phases', '2024-05-10', 60, '2024-06-30'],
  ['after the drive', '2024-08-01', 60, '2024-06-30'],
])('%s the next target, or the last, is held against its own day', (_, day, target, by) => {
  const pause = aDrive({
    units: [transport],
    phases: drive.phases.map((phase, n) => (n === 1 ? { ...phase, from: '2024-05-20' } : phase)),
  });
  expect(paceTable(pause, new Map(), day).find(({ indicator }) => indicator === 'ONLINE')).toMatchObject({
    target,
    by,
  });
});

test('before, at the end of and since a drive: what was gained and whether it was kept', () => {
  const rows = beforeAndAfter(aDrive({ baseline: [...resultsOf2023] }), {
    before: at(41),
    end: [...at(63.05), { unit: iaGrai, indicator: 'ONLINE', percent: 20 }],
    after: at(61),
  });
  const of = (unit: string) => rows.find((row) => row.unit === unit && row.indicator === 'ONLINE');
  expect(of(transport)).toEqual({
    ...{ unit: transport, indicator: 'ONLINE', baseline: 40.3, before: 41, end: 63.05, after: 61 },
    ...{ gained: 22.05, kept: -2.05 },
  });
  // Nothing was known of it before the drive but last year's 0.3.
  expect(of(iaGrai)).toMatchObject({ baseline: 0.3, end: 20, gained: 19.7 });
  expect(rows.some(({ unit, indicator }) => unit === transport && indicator === 'MDSH')).toBe(false);
});
