import { expect, test } from 'vitest';
import { handoverOf } from '../../functions/channels/handover.ts';

const answered = (name: string, httpStatusCode: number, message = '') =>
  Object.assign(new Error(message), { name, $metadata: { httpStatusCode } });
const broken = (fields: object, message = '') => Object.assign(new Error(message), fields);

test.each([
  ['a number that is none', answered('InvalidParameterException', 400), 'refused'],
  ['a mailbox that SES will not write to', answered('MessageRejected', 400), 'refused'],
  ['throttling', answered('ThrottledException', 429), 'later'],
  ['a fault of the provider', answered('InternalErrorException', 500), 'later'],
  ['a spent budget', answered('AccountSendingPausedException', 400), 'later'],
  ['a right that we lack', answered('AuthorizationErrorException', 403), 'later'],
  ['a door that is shut', broken({ code: 'ECONNREFUSED' }), 'later'],
  [
    'no way to the provider',
    broken({ name: 'TimeoutError' }, 'did not establish a connection with the server'),
    'later',
  ],
  [
    'no answer after handing over',
    broken({ name: 'TimeoutError' }, 'request has exceeded the configured 10000 ms'),
    'unknown',
  ],
  ['a line that broke', broken({ code: 'ECONNRESET' }), 'unknown'],
  ['something that is no error', 'what?', 'unknown'],
])('%s is read as it should be', (_, error, outcome) => {
  expect(handoverOf(error).outcome).toBe(outcome);
});

test('the reason that is kept repeats no number and no address', () => {
  const handover = handoverOf(answered('MessageRejected', 400, 'Address nhung@example.vn or +84905123821 is blocked'));
  expect(handover).toEqual({ outcome: 'refused', reason: 'MessageRejected: Address … or … is blocked' });
});
