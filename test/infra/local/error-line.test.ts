import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeThrown, inOneLine, readErrorLine, type TrialError } from '../../../infra/local/error-line.ts';
import { whatCame } from '../../../infra/local/what-came.ts';
import { aNotice } from '../../builders.ts';
import { fileCreated, httpCall, itemsInserted, messagesReceived, scheduleCame } from '../sample-events.ts';

const error = { name: 'TypeError', message: '__dirname is not defined', stack: 'TypeError: …\n    at form-pdf.mjs:1' };

test.each([
  [
    'of a record that failed',
    { level: 'ERROR', message: 'a record failed and will come again', dossier: 'H1', notice: 'n', error },
    {
      message: 'a record failed and will come again: n: TypeError: __dirname is not defined',
      dossiers: ['H1'],
      stack: error.stack,
    },
  ],
  [
    'of a notice whose fate nobody knows',
    {
      level: 'ERROR',
      message: 'notice unknown',
      dossier: 'H1',
      notice: 'delay-apology#1#email',
      reason: 'its sender died',
    },
    { message: 'notice unknown: delay-apology#1#email: its sender died', dossiers: ['H1'] },
  ],
  [
    'of a stored setting',
    { level: 'ERROR', message: 'A stored setting is faulty', type: 'unit', id: 'H48', problem: 'no name' },
    { message: 'A stored setting is faulty: no name', dossiers: [] },
  ],
  [
    'with an error in a word',
    { level: 'CRITICAL', message: 'a request failed', error: 'unknown' },
    { message: 'a request failed: Error: unknown', dossiers: [] },
  ],
  ['of a warning', { level: 'WARN', message: 'a sign-in failed', error }, undefined],
  ['of what went well', { level: 'INFO', message: 'notice accepted', dossier: 'H1' }, undefined],
  ['that is not the logger’s', { level: 'ERROR' }, undefined],
])('a line %s', (_, line, expected) => {
  expect(readErrorLine(`${JSON.stringify(line)}\n`)).toEqual(expected);
});

test('any other text is no error line, and none makes it fail', () => {
  expect(readErrorLine('{"level":"ERROR"')).toBeUndefined();
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const read = readErrorLine(text);
      expect(read === undefined || typeof read.message === 'string').toBe(true);
    }),
  );
});

test.each([
  [
    'a message of a queue',
    messagesReceived('arn', { dossier: 'H1', id: 'receipt#1#sms' }, { dossier: 'H2' }),
    ['H1', 'H2'],
  ],
  ['one that cannot be read', messagesReceived('arn', 'no message'), []],
  ['a change of a dossier', itemsInserted('dossiers', ['code', 'sk'], { code: 'H1', sk: 'state' }), ['H1']],
  ['a change of a notice', itemsInserted('notices', ['dossier', 'id'], { ...aNotice({ dossier: 'H1' }) }), ['H1']],
  ['a dropped file', fileCreated('drop', 'updates/a.csv', 3), []],
  ['a schedule', scheduleCame('close-day'), []],
  ['nothing', undefined, []],
])('%s says whose dossier it is about', (_, event, dossiers) => {
  expect(whatCame(event)).toEqual({ dossiers });
});

test.each([
  ['/api/letters/H48.01-261012-0007/delay-apology/2026-10-23', ['H48.01-261012-0007']],
  ['/api/letters/H1/delay-apology/2026-10-23', []],
  ['/api/me', []],
  ['/t/0aB1cD2eF3g', []],
])('a request of %s says what was asked and for which dossier, without what was searched for', (path, dossiers) => {
  const event = httpCall({ routeKey: 'ANY', method: 'GET', path, query: 'q=Nhung' });
  expect(whatCame(event)).toEqual({ dossiers, request: `GET ${path}` });
});

const anError = (changes: Partial<TrialError>): TrialError => ({
  where: 'send-notice',
  at: '2026-10-12T08:31:00+07:00',
  message: 'notice unknown',
  dossiers: [],
  ...changes,
});

test.each<[Partial<TrialError>, string]>([
  [{}, 'send-notice failed: notice unknown'],
  [{ dossiers: ['H1'] }, 'send-notice failed for H1: notice unknown'],
  [{ dossiers: ['1', '2', '3', '4', '5'] }, 'send-notice failed for 1, 2, 3, 2 more: notice unknown'],
  [{ request: 'GET /api/me' }, 'send-notice failed for GET /api/me: notice unknown'],
  [{ message: 'a\n  b' }, 'send-notice failed: a b'],
])('an error in one line: %j', (changes, line) => {
  expect(inOneLine(anError(changes))).toBe(line);
});

test('whatever was thrown can be described', () => {
  expect(describeThrown(new RangeError('too much'))).toEqual({
    message: 'RangeError: too much',
    stack: expect.stringContaining('error-line.test.ts'),
  });
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: false }), (thrown) => {
      expect(typeof describeThrown(thrown).message).toBe('string');
    }),
  );
});
