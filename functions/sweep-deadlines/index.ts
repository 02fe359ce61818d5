import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { noticeQueue } from '../channels/notice-queue.ts';
import { systemClock as clock } from '../lib/clock.ts';
import { noticeQueueEnv, parseEnv } from '../lib/env.ts';
import { onSchedule } from '../lib/on-schedule.ts';
import { openDocuments } from '../stores/documents.ts';
import { dynamoDossiers } from '../stores/dossiers.ts';
import { dynamoNotices } from '../stores/notices.ts';
import { dynamoPolicies } from '../stores/registry.ts';
import { makeSweepDeadlines } from './handler.ts';

const env = parseEnv({
  DOSSIERS_TABLE: z.string(),
  NOTICES_TABLE: z.string(),
  REGISTRY_TABLE: z.string(),
  ...noticeQueueEnv,
});
const documents = openDocuments();
const policies = dynamoPolicies(documents, env.REGISTRY_TABLE, clock);
const queue = noticeQueue(new SQSClient({}), new SchedulerClient({}), env, clock);
const dossiers = dynamoDossiers(documents, env.DOSSIERS_TABLE);
const notices = dynamoNotices(documents, env.NOTICES_TABLE);

export const handler = onSchedule(makeSweepDeadlines({ dossiers, notices, queue, policies, clock }));
