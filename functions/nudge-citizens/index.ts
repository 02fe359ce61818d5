import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { noticeQueue } from '../channels/notice-queue.ts';
import { notice } from '../domain/notice.ts';
import { onStream } from '../lib/batches.ts';
import { cached } from '../lib/cached.ts';
import { systemClock as clock } from '../lib/clock.ts';
import { noticeQueueEnv, parseEnv } from '../lib/env.ts';
import { openDocuments } from '../stores/documents.ts';
import { dynamoDossiers } from '../stores/dossiers.ts';
import { dynamoDrives } from '../stores/drives.ts';
import { dynamoNotices } from '../stores/notices.ts';
import { dynamoPolicies, dynamoProcedures } from '../stores/registry.ts';
import { makeNudgeCitizens } from './handler.ts';

const env = parseEnv({
  DOSSIERS_TABLE: z.string(),
  NOTICES_TABLE: z.string(),
  CAMPAIGN_TABLE: z.string(),
  REGISTRY_TABLE: z.string(),
  ...noticeQueueEnv,
});
const documents = openDocuments();
const { all } = dynamoDrives(documents, { campaign: env.CAMPAIGN_TABLE, audit: '' });
const drives = cached(all, 1);

export const handler = onStream(
  notice,
  makeNudgeCitizens({
    dossiers: dynamoDossiers(documents, env.DOSSIERS_TABLE),
    drives: { all: () => drives('drives') },
    procedures: dynamoProcedures(documents, env.REGISTRY_TABLE),
    policies: dynamoPolicies(documents, env.REGISTRY_TABLE, clock),
    notices: dynamoNotices(documents, env.NOTICES_TABLE),
    queue: noticeQueue(new SQSClient({}), new SchedulerClient({}), env, clock),
    clock,
  }),
);
