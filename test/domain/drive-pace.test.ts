import { expect, test } from 'vitest';
import { fallingBehind, type Outlook, outlookOf, paceOf } from '../../functions/domain/drive-pace.ts';

const today = '2024-04-10';
const target = { target: 50, by: '2024-05-01' }; // 21 days left
const readings = [
  { day: '2024-03-01', percent: 5 }, // older than two weeks
  { day: '2024-04-10', percent: 44 },
  { day: '2024-03-31', percent: 40.3 },
  { day: '2024-04-05', percent: 60 }, // in between: the line goes from first to last
  { day: '2024-04-11', percent: 90 }, // not yet known today
];

test('the pace is the straight line over the readings of the last 14 days', () => {
  expect(paceOf(readings, today)).toBeCloseTo((44 - 40.3) / 10, 10);
  expect(paceOf(readings, today, 40)).toBeCloseTo((44 - 5) / 40, 10);
  expect(paceOf(readings.slice(0, 2), today)).toBeUndefined();
  expect(paceOf([], today)).toBeUndefined();
});

test.each<[string, number, number, Outlook]>([
  ['will be reached', 40.3, 44, { verdict: 'on-course', daysLeft: 21, pace: 0.37, neededPace: 0.29, expected: 51.77 }],
  ['will be missed', 40.3, 41.3, { verdict: 'behind', daysLeft: 21, pace: 0.1, neededPace: 0.41, expected: 43.4 }],
  ['falls further back', 44, 40, { verdict: 'behind', daysLeft: 21, pace: -0.4, neededPace: 0.48, expected: 31.6 }],
  ['stands still', 40, 40, { verdict: 'behind', daysLeft: 21, pace: 0, neededPace: 0.48, expected: 40 }],
  ['is reached', 40, 50, { verdict: 'reached', daysLeft: 21, pace: 1 }],
])('a target that %s at the present pace', (_, then, now, outlook) => {
  const two = [
    { day: '2024-03-31', percent: then },
    { day: today, percent: now },
  ];
  expect(outlookOf(two, target, today)).toEqual(outlook);
});

test('nothing is expected above 100 or below 0 percent', () => {
  const rising = [
    { day: '2024-03-31', percent: 10 },
    { day: today, percent: 90 },
  ];
  expect(outlookOf(rising, { ...target, target: 100 }, today)).toMatchObject({ verdict: 'on-course', expected: 100 });
  const falling = rising.map(({ day, percent }) => ({ day, percent: 100 - percent }));
  expect(outlookOf(falling, target, today).expected).toBe(0);
});

test('with too few readings nothing is foretold, but the needed pace is said', () => {
  expect(outlookOf([{ day: today, percent: 40 }], target, today)).toEqual({
    verdict: 'unknown',
    daysLeft: 21,
    neededPace: 0.48,
  });
  expect(outlookOf([], target, today)).toEqual({ verdict: 'unknown', daysLeft: 21 });
});

test('on the last day it is behind, after it missed or reached', () => {
  const late = [{ day: '2024-04-30', percent: 49 }];
  expect(outlookOf(late, target, '2024-05-01')).toMatchObject({ verdict: 'behind', daysLeft: 0 });
  expect(outlookOf(late, target, '2024-05-02')).toMatchObject({ verdict: 'missed', daysLeft: 0 });
  expect(outlookOf([{ day: '2024-05-01', percent: 50 }], target, '2024-06-01').verdict).toBe('reached');
  expect(outlookOf([], target, '2024-05-02').verdict).toBe('missed');
});

test('those who fall behind are listed, who has to speed up most first', () => {
  const outlook = (verdict: Outlook['verdict'], pace?: number, neededPace?: number) => ({
    outlook: { verdict, daysLeft: 9, pace, neededPace },
  });
  const rows = [
    { unit: 'A', ...outlook('behind', 0.1, 0.4) },
    { unit: 'B', ...outlook('on-course', 1, 0.4) },
    { unit: 'C', ...outlook('behind', -0.2, 0.3) },
    { unit: 'D', ...outlook('missed') },
    { unit: 'E', ...outlook('unknown', undefined, 3) },
    { unit: 'F', ...outlook('reached') },
  ];
  expect(fallingBehind(rows).map(({ unit }) => unit)).toEqual(['D', 'C', 'A']);
});
