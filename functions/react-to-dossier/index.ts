import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { noticeQueue } from '../channels/notice-queue.ts';
import { type DossierState, dossierState } from '../domain/dossier-state.ts';
import type { Notice } from '../domain/notice.ts';
import { onStream } from '../lib/batches.ts';
import { systemClock as clock } from '../lib/clock.ts';
import { noticeQueueEnv, parseEnv } from '../lib/env.ts';
import { reportChange } from '../lib/logger.ts';
import { openDocuments } from '../stores/documents.ts';
import { dynamoDossiers } from '../stores/dossiers.ts';
import { dynamoNotices } from '../stores/notices.ts';
import { dynamoPolicies } from '../stores/registry.ts';
import { makeReactToDossier } from './handler.ts';

const tables = { DOSSIERS_TABLE: z.string(), NOTICES_TABLE: z.string(), REGISTRY_TABLE: z.string() };
const env = parseEnv({ ...tables, ...noticeQueueEnv });
const documents = openDocuments();
const policies = dynamoPolicies(documents, env.REGISTRY_TABLE, clock);
const queue = noticeQueue(new SQSClient({}), new SchedulerClient({}), env, clock);
const notices = dynamoNotices(documents, env.NOTICES_TABLE);
const dossiers = dynamoDossiers(documents, env.DOSSIERS_TABLE);

const report = (change: DossierState, added: readonly Notice[]) => reportChange(change, added, clock.now());
const react = makeReactToDossier({ notices, queue, policies, dossiers, clock, report });

export const handler = onStream(dossierState, react);
