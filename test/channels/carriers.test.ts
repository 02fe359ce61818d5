import { ConflictException, CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { sesCarrier } from '../../functions/channels/email.ts';
import { noticeQueue } from '../../functions/channels/notice-queue.ts';
import { snsCarrier } from '../../functions/channels/sms.ts';
import { aNotice } from '../builders.ts';
import { aClock } from '../fakes.ts';

const sns = mockClient(SNSClient);
const ses = mockClient(SESv2Client);
const sqs = mockClient(SQSClient);
const scheduler = mockClient(SchedulerClient);
beforeEach(() => {
  for (const client of [sns, ses, sqs, scheduler]) client.reset();
});
afterAll(() => {
  for (const client of [sns, ses, sqs, scheduler]) client.restore();
});

test('an SMS is published to the number with sender name, transactional type and price ceiling', async () => {
  sns.on(PublishCommand).resolves({ MessageId: 'm-1' });
  const carrier = snsCarrier(new SNSClient({}), { sender: 'HCCQNgai', maxPrice: '0.2' });
  expect(await carrier.send({ to: '+84905123821', text: 'Ho so' })).toEqual({ outcome: 'accepted', providerId: 'm-1' });
  expect(sns.commandCalls(PublishCommand)[0]?.args[0].input).toEqual({
    PhoneNumber: '+84905123821',
    Message: 'Ho so',
    MessageAttributes: {
      'AWS.SNS.SMS.SenderID': { DataType: 'String', StringValue: 'HCCQNgai' },
      'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' },
      'AWS.SNS.SMS.MaxPrice': { DataType: 'Number', StringValue: '0.2' },
    },
  });
});

test('where the province has rented a number, an SMS comes from it and not from the name', async () => {
  sns.on(PublishCommand).resolves({ MessageId: 'm-1' });
  const carrier = snsCarrier(new SNSClient({}), { sender: 'HCCQNgai', number: '+84901234567', maxPrice: '0.2' });
  await carrier.send({ to: '+84905123821', text: 'Ho so' });
  const { MessageAttributes } = sns.commandCalls(PublishCommand)[0]?.args[0].input ?? {};
  expect(MessageAttributes).toMatchObject({ 'AWS.MM.SMS.OriginationNumber': { StringValue: '+84901234567' } });
  expect(MessageAttributes).not.toHaveProperty(['AWS.SNS.SMS.SenderID']);
});

test('an e-mail carries text and HTML, its picture inline, its letter beside it, the configuration set and the notice’s id as tag', async () => {
  ses.on(SendEmailCommand).resolves({ MessageId: 'e-1' });
  const carrier = sesCarrier(new SESv2Client({}), { from: 'Bao Tin <a@b.vn>', configurationSet: 'baotin' });
  const picture = { name: 'vietqr.png', type: 'image/png', contentId: 'vietqr', content: Buffer.from('png') };
  const letter = { name: 'phieu-xin-loi.pdf', type: 'application/pdf', content: Buffer.from('pdf') };
  await carrier.send({
    to: ['n@x.vn'],
    subject: 'Hồ sơ',
    text: 't',
    html: '<p>',
    attachments: [picture, letter],
    tags: { notice: 'receipt#1#email' },
  });
  expect(ses.commandCalls(SendEmailCommand)[0]?.args[0].input).toMatchObject({
    FromEmailAddress: 'Bao Tin <a@b.vn>',
    Destination: { ToAddresses: ['n@x.vn'] },
    ConfigurationSetName: 'baotin',
    EmailTags: [{ Name: 'notice', Value: 'receipt_1_email' }],
    Content: {
      Simple: {
        Subject: { Data: 'Hồ sơ', Charset: 'UTF-8' },
        Body: { Text: { Data: 't' }, Html: { Data: '<p>' } },
        Attachments: [
          { FileName: 'vietqr.png', ContentId: 'vietqr', ContentDisposition: 'INLINE' },
          { FileName: 'phieu-xin-loi.pdf', ContentId: undefined, ContentDisposition: 'ATTACHMENT' },
        ],
      },
    },
  });
});

const target = {
  NOTICE_QUEUE_URL: 'https://sqs.example/now',
  NOTICE_QUEUE_ARN: 'arn:aws:sqs:x:1:now',
  SCHEDULE_GROUP: 'baotin',
  SCHEDULE_ROLE_ARN: 'arn:aws:iam::1:role/schedule',
};
const queue = () =>
  noticeQueue(new SQSClient({}), new SchedulerClient({}), target, aClock('2026-10-12T21:30:00+07:00'));

test.each([
  [undefined, 0],
  ['2026-10-12T21:29:00+07:00', 0],
  ['2026-10-12T21:35:00+07:00', 300],
  ['2026-10-12T21:45:00+07:00', 900],
])('a notice for %s waits in the queue for %i seconds', async (at, seconds) => {
  await queue().send(aNotice(), at);
  expect(sqs.commandCalls(SendMessageCommand)[0]?.args[0].input).toEqual({
    QueueUrl: 'https://sqs.example/now',
    MessageBody: '{"dossier":"H21.134-261012-0007","id":"receipt#1#sms"}',
    DelaySeconds: seconds,
  });
});

test('a notice for seven in the morning takes a one-time schedule, and handing it in twice makes one', async () => {
  await queue().send(aNotice(), '2026-10-13T07:00:00+07:00');
  const [first] = scheduler.commandCalls(CreateScheduleCommand);
  expect(first?.args[0].input).toMatchObject({
    GroupName: 'baotin',
    ScheduleExpression: 'at(2026-10-13T07:00:00)',
    ScheduleExpressionTimezone: 'Asia/Ho_Chi_Minh',
    ActionAfterCompletion: 'DELETE',
    Target: { Arn: 'arn:aws:sqs:x:1:now', Input: '{"dossier":"H21.134-261012-0007","id":"receipt#1#sms"}' },
  });
  scheduler
    .on(CreateScheduleCommand)
    .rejects(new ConflictException({ message: 'exists', $metadata: {}, Message: 'exists' }));
  await queue().send(aNotice(), '2026-10-13T07:00:00+07:00');
  const [, second] = scheduler.commandCalls(CreateScheduleCommand);
  expect(second?.args[0].input.Name).toBe(first?.args[0].input.Name);
  expect(sqs.commandCalls(SendMessageCommand)).toEqual([]);
});
