import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { noticeQueue } from '../channels/notice-queue.ts';
import { systemClock as clock } from '../lib/clock.ts';
import { noticeQueueEnv, parseEnv } from '../lib/env.ts';
import { logger } from '../lib/logger.ts';
import { onSchedule } from '../lib/on-schedule.ts';
import { openDocuments } from '../stores/documents.ts';
import { dynamoInFlight } from '../stores/in-flight.ts';
import { dynamoTypedTexts } from '../stores/typed-texts.ts';
import { makeFindStalled } from './handler.ts';

const env = parseEnv({
  NOTICES_TABLE: z.string(),
  ...noticeQueueEnv,
  NUDGE_QUEUE_URL: z.url(),
  NUDGE_QUEUE_ARN: z.string(),
  NOTE_DAYS: z.coerce.number().int().positive(),
});
const documents = openDocuments();
const sqs = new SQSClient({});
const scheduler = new SchedulerClient({});
const nudges = { ...env, NOTICE_QUEUE_URL: env.NUDGE_QUEUE_URL, NOTICE_QUEUE_ARN: env.NUDGE_QUEUE_ARN };

export const handler = onSchedule(
  makeFindStalled({
    inFlight: dynamoInFlight(documents, env.NOTICES_TABLE),
    typedTexts: dynamoTypedTexts(documents, env.NOTICES_TABLE),
    noteDays: env.NOTE_DAYS,
    queues: { now: noticeQueue(sqs, scheduler, env, clock), bulk: noticeQueue(sqs, scheduler, nudges, clock) },
    clock,
    report: ({ dossier, id }) =>
      logger.warn('a notice was stalled and is handed to its queue again', { dossier, notice: id }),
  }),
);
