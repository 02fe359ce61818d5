import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { noticeQueue } from '../channels/notice-queue.ts';
import { systemClock as clock } from '../lib/clock.ts';
import { parseEnv } from '../lib/env.ts';
import { openDocuments } from '../stores/documents.ts';
import { dynamoDossiers } from '../stores/dossiers.ts';
import { dynamoLostNotices } from '../stores/lost-notices.ts';
import { dynamoNotices } from '../stores/notices.ts';
import { makeSendAgain } from './handler.ts';

const env = parseEnv({
  NOTICES_TABLE: z.string(),
  DOSSIERS_TABLE: z.string(),
  NOW_QUEUE_URL: z.url(),
  BULK_QUEUE_URL: z.url(),
});
const documents = openDocuments();
// What is sent now needs no schedule.
const unused = { NOTICE_QUEUE_ARN: '', SCHEDULE_GROUP: '', SCHEDULE_ROLE_ARN: '' };
const queueAt = (NOTICE_QUEUE_URL: string) =>
  noticeQueue(new SQSClient({}), new SchedulerClient({}), { ...unused, NOTICE_QUEUE_URL }, clock);

/** Run by `npm run send-again`, not deployed: it reads the whole table of notices. */
export const sendAgain = makeSendAgain({
  lost: dynamoLostNotices(documents, env.NOTICES_TABLE),
  notices: dynamoNotices(documents, env.NOTICES_TABLE),
  dossiers: dynamoDossiers(documents, env.DOSSIERS_TABLE),
  queues: { now: queueAt(env.NOW_QUEUE_URL), bulk: queueAt(env.BULK_QUEUE_URL) },
  clock,
});
