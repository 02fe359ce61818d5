import { expect, test } from 'vitest';
import { countsOf, scoreAt, standardTrial } from '../../../infra/local/risk-report.ts';

test('precision and recall are counted over the dates that were judged', () => {
  const judged = [
    { chance: 0.9, missed: true },
    { chance: 0.5, missed: false },
    { chance: 0.4, missed: true },
    { chance: 0, missed: true },
    ...Array.from({ length: 6 }, () => ({ chance: 0.1, missed: false })),
  ];
  const trial = { judged, missedUnseen: 2, judgements: 40, unknown: 10 };
  expect(scoreAt(trial, 0.5)).toEqual({ threshold: 0.5, listed: 2, right: 1, precision: 0.5, recall: 0.333 });
  expect(countsOf(trial)).toEqual({ judged: 10, missed: 3, baseRate: 0.3, missedUnseen: 2, unknown: 0.25 });
});

test('on simulated dossiers the list is right more than four times as often as chance would be', () => {
  const trial = standardTrial(60, 0.15);
  const { judged, baseRate } = countsOf(trial);
  const { listed, precision, recall } = scoreAt(trial, 0.5);
  expect(judged).toBeGreaterThan(2_000);
  expect(listed).toBeGreaterThan(30);
  expect(precision / baseRate).toBeGreaterThan(4);
  expect(recall).toBeGreaterThan(0.05);
});
