import { createServer } from 'node:http';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { afterAll, expect, test } from 'vitest';
import * as z from 'zod';
import { sesCarrier } from '../../functions/channels/email.ts';
import { handoverOf, oneTry } from '../../functions/channels/handover.ts';
import { snsCarrier } from '../../functions/channels/sms.ts';

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

/* The SDK's own clients against a carrier that takes every request and breaks the line: nothing says whether it was taken. */

let asked = 0;
const breaking = createServer((request) => {
  asked += 1;
  request.resume().on('end', () => request.socket.destroy());
});
await new Promise<void>((resolve) => breaking.listen(0, '127.0.0.1', resolve));
afterAll(() => breaking.close());
const { port } = z.object({ port: z.number() }).parse(breaking.address());

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const there = { ...oneTry, region: 'ap-southeast-1', endpoint: `http://127.0.0.1:${port}`, credentials };
const none = async () => {
  throw new Error('the role cannot be taken');
};
const sms = (config: object = {}) =>
  snsCarrier(new SNSClient({ ...there, ...config }), { sender: 'HCCQNgai', maxPrice: '0.2' });
const email = (config: object = {}) =>
  sesCarrier(new SESv2Client({ ...there, ...config }), { from: 'Bao Tin <a@b.vn>', configurationSet: 'baotin' });
const text = { to: '+84905123821', text: 'Ho so' };
const mail = { to: ['n@x.vn'], subject: 'Hồ sơ', text: 't', html: '<p>', attachments: [], tags: {} };
/** What our own code would have to be broken for. */
const badTag = { notice: z.any().parse(undefined) };

test.each<[sentence: string, send: () => ReturnType<ReturnType<typeof sms>['send']>, outcome: string, leaves: number]>([
  ['an SMS whose line broke', () => sms().send(text), 'unknown', 1],
  ['an e-mail whose line broke', () => email().send(mail), 'unknown', 1],
  ['an SMS without credentials', () => sms({ credentials: none }).send(text), 'not-sent', 0],
  ['an e-mail without credentials', () => email({ credentials: none }).send(mail), 'not-sent', 0],
  ['an SMS to no address', () => sms({ endpoint: 'no address' }).send(text), 'not-sent', 0],
  ['an e-mail with a tag that is none', () => email().send({ ...mail, tags: badTag }), 'not-sent', 0],
])('%s is read by whether it left', async (_, send, outcome, leaves) => {
  const before = asked;
  expect([(await send()).outcome, asked - before]).toEqual([outcome, leaves]);
});
