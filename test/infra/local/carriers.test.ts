import { SESv2Client, SendEmailCommand, type SendEmailCommandInput } from '@aws-sdk/client-sesv2';
import { PublishCommand, type PublishCommandInput, SNSClient } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Carriers, type InboxMessage, makeCarriers } from '../../../infra/local/carriers.ts';
import { makeClock } from '../../../infra/local/clock.ts';
import { type Endpoints, startEndpoints } from '../../../infra/local/endpoints.ts';
import { sesEndpoint } from '../../../infra/local/ses-endpoint.ts';
import { snsEndpoint } from '../../../infra/local/sns-endpoint.ts';

const clock = makeClock({ start: '2026-10-12T08:00:00+07:00' });
let endpoints: Endpoints;
let sns: SNSClient;
let ses: SESv2Client;
let carriers: Carriers;
let kept: InboxMessage[];

beforeAll(async () => {
  endpoints = await startEndpoints({
    sns: (request) => snsEndpoint(carriers.take)(request),
    ses: (request) => sesEndpoint(carriers.take)(request),
  });
  const config = {
    region: 'ap-southeast-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
    requestHandler: { requestTimeout: 200, throwOnRequestTimeout: true },
  };
  sns = new SNSClient({ ...config, endpoint: endpoints.url('sns') });
  ses = new SESv2Client({ ...config, endpoint: endpoints.url('ses') });
});
afterAll(async () => {
  sns.destroy();
  ses.destroy();
  await endpoints.stop();
});
beforeEach(() => {
  kept = [];
  carriers = makeCarriers(clock, { keep: (message) => kept.push(message) });
});

const text = 'Ho so H21.134-261012-0007 da duoc tiep nhan & <hen> 23/10/2026. 100%';
const publish = (changes: Partial<PublishCommandInput> = {}) =>
  sns.send(
    new PublishCommand({
      PhoneNumber: '+84912345678',
      Message: text,
      MessageAttributes: {
        'AWS.SNS.SMS.SenderID': { DataType: 'String', StringValue: 'BAOTIN' },
        'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' },
        'AWS.SNS.SMS.MaxPrice': { DataType: 'Number', StringValue: '0.05' },
      },
      ...changes,
    }),
  );
const attribute = (name: string, StringValue: string) => ({
  MessageAttributes: { [`AWS.SNS.SMS.${name}`]: { DataType: 'String', StringValue } },
});

const email: SendEmailCommandInput = {
  FromEmailAddress: '=?utf-8?B?VHJ1bmcgdMOi?= =?utf-8?B?bQ==?= <bao-tin@quangngai.gov.vn>',
  Destination: { ToAddresses: ['dan@example.vn'] },
  ConfigurationSetName: 'baotin',
  EmailTags: [{ Name: 'notice', Value: 'receipt_2026' }],
  Content: {
    Simple: {
      Subject: { Data: 'Hồ sơ của ông bà', Charset: 'UTF-8' },
      Body: { Text: { Data: 'Kính gửi', Charset: 'UTF-8' }, Html: { Data: '<p>Kính gửi', Charset: 'UTF-8' } },
      Attachments: [
        { FileName: 'qr.png', ContentType: 'image/png', ContentId: 'qr', RawContent: new Uint8Array([1, 2, 3]) },
      ],
    },
  },
};
const mail = (changes: Partial<SendEmailCommandInput> = {}) => ses.send(new SendEmailCommand({ ...email, ...changes }));

test('an SMS that the real client hands over lies in the inbox as its receiver sees it', async () => {
  const { MessageId } = await publish();
  expect(carriers.inbox).toEqual([
    {
      ...{ channel: 'sms', id: MessageId, at: '2026-10-12T08:00:00+07:00', to: '+84912345678', sender: 'BAOTIN', text },
      ...{ encoding: 'GSM-7', parts: 1, tags: {} },
    },
  ]);
  expect(kept).toEqual(carriers.inbox);
  expect(carriers.counters).toEqual({ sms: 1, email: 0 });
});

test('an e-mail comes with its text, its attachment and its tags; the sender reads as mail programs show it', async () => {
  const { MessageId } = await mail();
  expect(carriers.inbox).toMatchObject([
    {
      ...{ channel: 'email', to: 'dan@example.vn', subject: 'Hồ sơ của ông bà', text: 'Kính gửi', html: '<p>Kính gửi' },
      sender: 'Trung tâm <bao-tin@quangngai.gov.vn>',
      attachments: [{ name: 'qr.png', type: 'image/png', contentId: 'qr', content: 'AQID' }],
      tags: { notice: 'receipt_2026' },
    },
  ]);
  expect(MessageId).toBe(carriers.inbox[0]?.id);
  expect(carriers.counters).toEqual({ sms: 0, email: 1 });
});

test.each<[string, Partial<PublishCommandInput>]>([
  ['a number that is none', { PhoneNumber: '0912345678' }],
  ['an empty text', { Message: '' }],
  ['more than 1,600 characters', { Message: 'a'.repeat(1601) }],
  ['a sender of 12 letters', attribute('SenderID', 'TRUNGTAMHCC1')],
  ['a sender with a space', attribute('SenderID', 'BAO TIN')],
  ['an unknown type', attribute('SMSType', 'Urgent')],
  ['a price that is no number', attribute('MaxPrice', 'cheap')],
])('SNS refuses %s', async (_, changes) => {
  await expect(publish(changes)).rejects.toMatchObject({ name: 'InvalidParameterException' });
  expect(carriers.counters.sms).toBe(0);
});

test.each<[string, Partial<SendEmailCommandInput>]>([
  ['a sender without address', { FromEmailAddress: 'Trung tam' }],
  ['a sender whose diacritics are not encoded', { FromEmailAddress: 'Trung tâm <a@b.vn>' }],
  ['an address that is none', { Destination: { ToAddresses: ['dân@example.vn'] } }],
  ['nobody to send to', { Destination: { ToAddresses: [] } }],
  ['51 receivers', { Destination: { ToAddresses: Array.from({ length: 51 }, (_, i) => `a${i}@b.vn`) } }],
  ['a tag with signs that SES does not take', { EmailTags: [{ Name: 'notice', Value: 'receipt#1' }] }],
  [
    'a subject of two lines',
    { Content: { Simple: { Subject: { Data: 'a\nBcc: b@c.vn' }, Body: { Text: { Data: 'x' } } } } },
  ],
  ['no text at all', { Content: { Simple: { Subject: { Data: 'a' }, Body: {} } } }],
])('SES refuses %s', async (_, changes) => {
  await expect(mail(changes)).rejects.toMatchObject({ name: 'BadRequestException' });
  expect(carriers.counters.email).toBe(0);
});

test('a fault hits as many matching messages as asked for, in the providers own errors', async () => {
  carriers.fault({ channel: 'sms', to: '+84912345678' }, { kind: 'throttle', times: 2 });
  carriers.fault({ channel: 'email' }, { kind: 'throttle' });
  await publish({ PhoneNumber: '+84912345679' });
  for (let i = 0; i < 2; i++)
    await expect(publish()).rejects.toMatchObject({ name: 'Throttling', $metadata: { httpStatusCode: 400 } });
  await publish();
  await expect(mail()).rejects.toMatchObject({ name: 'TooManyRequestsException', $metadata: { httpStatusCode: 429 } });
  expect(carriers.counters).toEqual({ sms: 2, email: 0 });
});

test('providers fail, refuse and suspend in their own words', async () => {
  carriers.fault({ channel: 'sms' }, { kind: 'error' });
  await expect(publish()).rejects.toMatchObject({
    name: 'InternalErrorException',
    $metadata: { httpStatusCode: 500 },
  });
  carriers.fault({ channel: 'sms' }, { kind: 'refuse' });
  await expect(publish()).rejects.toMatchObject({ name: 'InvalidParameterException' });
  carriers.fault({ channel: 'sms' }, { kind: 'refuse', code: 'OptedOut' });
  await expect(publish()).rejects.toMatchObject({ name: expect.stringMatching(/^OptedOut/) });
  carriers.fault({ channel: 'email' }, { kind: 'error' });
  await expect(mail()).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } });
  carriers.fault({ channel: 'email' }, { kind: 'refuse' });
  await expect(mail()).rejects.toMatchObject({ name: 'MessageRejected' });
  carriers.fault({ channel: 'email', text: 'Kính' }, { kind: 'refuse', code: 'AccountSuspendedException' });
  await expect(mail()).rejects.toMatchObject({ name: 'AccountSuspendedException' });
  expect(carriers.inbox).toEqual([]);
});

test('a time-out never answers: after accepting, the message is in the inbox; before, it is not', async () => {
  carriers.fault({ channel: 'sms' }, { kind: 'timeout-after-accept' });
  await expect(publish()).rejects.toMatchObject({ name: 'TimeoutError' });
  expect(carriers.counters.sms).toBe(1);
  carriers.fault({ channel: 'sms' }, { kind: 'timeout-before-accept' });
  await expect(publish()).rejects.toMatchObject({ name: 'TimeoutError' });
  expect(carriers.counters.sms).toBe(1);
  await publish();
  expect(carriers.inbox).toHaveLength(2);
});
