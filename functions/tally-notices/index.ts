import * as z from 'zod';
import { notice } from '../domain/notice.ts';
import { onStreamBatch } from '../lib/batches.ts';
import { parseEnv } from '../lib/env.ts';
import { openDocuments } from '../stores/documents.ts';
import { dynamoTally } from '../stores/tally.ts';
import { makeTallyNotices } from './handler.ts';

const { CAMPAIGN_TABLE } = parseEnv({ CAMPAIGN_TABLE: z.string() });

export const handler = onStreamBatch(notice, makeTallyNotices({ tally: dynamoTally(openDocuments(), CAMPAIGN_TABLE) }));
