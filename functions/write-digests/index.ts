import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { noticeQueue } from '../channels/notice-queue.ts';
import { systemClock as clock } from '../lib/clock.ts';
import { noticeQueueEnv, parseEnv } from '../lib/env.ts';
import { onSchedule } from '../lib/on-schedule.ts';
import { openDocuments } from '../stores/documents.ts';
import { dynamoDossiers } from '../stores/dossiers.ts';
import { dynamoDriveWork } from '../stores/drive-work.ts';
import { dynamoDrives } from '../stores/drives.ts';
import { dynamoFrozenDays } from '../stores/frozen-days.ts';
import { dynamoNotices } from '../stores/notices.ts';
import { dynamoPolicies, dynamoUnits } from '../stores/registry.ts';
import { dynamoUnitHistory } from '../stores/unit-history.ts';
import { makeWriteDigests } from './handler.ts';

const env = parseEnv({
  DOSSIERS_TABLE: z.string(),
  NOTICES_TABLE: z.string(),
  CAMPAIGN_TABLE: z.string(),
  REGISTRY_TABLE: z.string(),
  ...noticeQueueEnv,
});
const documents = openDocuments();
const tables = { campaign: env.CAMPAIGN_TABLE, registry: env.REGISTRY_TABLE, audit: '' };

export const handler = onSchedule(
  makeWriteDigests({
    drives: dynamoDrives(documents, tables),
    frozenDays: dynamoFrozenDays(documents, tables.campaign),
    work: dynamoDriveWork(documents, tables),
    dossiers: dynamoDossiers(documents, env.DOSSIERS_TABLE),
    history: dynamoUnitHistory(documents, tables),
    units: dynamoUnits(documents, tables.registry),
    notices: dynamoNotices(documents, env.NOTICES_TABLE),
    queue: noticeQueue(new SQSClient({}), new SchedulerClient({}), env, clock),
    policies: dynamoPolicies(documents, tables.registry, clock),
    clock,
  }),
);
