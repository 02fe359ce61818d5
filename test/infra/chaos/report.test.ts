import { expect, test } from 'vitest';
import { inLines } from '../../../infra/chaos/report.ts';
import { makeTrace } from '../../../infra/chaos/trace.ts';

const dossier = 'H48.01-261017-0001';
const at = '2026-10-17T14:00:00+07:00';

const traced = () => {
  const trace = makeTrace();
  trace.note(at, 'source: 2 at 20261017140000', [dossier]);
  const calls = ['GetItem baotin-notices', 'UpdateItem baotin-notices', 'UpdateItem baotin-notices'];
  const outcome = { death: 'before sns POST /' };
  trace.noteHandled(at, 'send-notice', { outcome, calls }, [dossier]);
  trace.noteHandled(at, 'intake-push', { outcome: { answer: {} }, calls: [] }, ['H48.01-261017-0002']);
  return trace;
};
const result = { seed: 17, violations: [], trace: traced(), pushes: 3, messages: 2, seconds: 4.2 };

test('a clean seed is one line', () => {
  expect(inLines(result, 60)).toEqual([
    'seed 17 is clean: 60 dossiers, 3 pushes, 2 events, 1 deaths, 2 messages, 4.2 s',
  ]);
});

test('a failing seed says what is broken, what was done to that dossier, and how to see it again', () => {
  const violations = [{ rule: 'each is told once', dossier, what: 'told more than once' }];
  expect(inLines({ ...result, violations }, 60)).toEqual([
    'seed 17 FAILS: 60 dossiers, 3 pushes, 2 events, 1 deaths, 2 messages, 4.2 s',
    `  each is told once: ${dossier}: told more than once`,
    `  What happened to ${dossier}:`,
    `    ${at} source: 2 at 20261017140000`,
    `    ${at} send-notice is KILLED before sns POST /: GetItem baotin-notices, UpdateItem baotin-notices ×2`,
    '  Again: npm run chaos -- --seed 17 --dossiers 60',
  ]);
});
