import * as z from 'zod';
import { survey } from '../domain/counted.ts';
import { dossierState } from '../domain/dossier-state.ts';
import { notice } from '../domain/notice.ts';
import { onStreamBatch } from '../lib/batches.ts';
import { systemClock as clock } from '../lib/clock.ts';
import { parseEnv } from '../lib/env.ts';
import { openDocuments } from '../stores/documents.ts';
import { dynamoTally } from '../stores/tally.ts';
import { makeTallyDossiers, makeTallyNotices } from './handler.ts';

const { CAMPAIGN_TABLE } = parseEnv({ CAMPAIGN_TABLE: z.string() });
const tally = dynamoTally(openDocuments(), CAMPAIGN_TABLE);

export const dossiers = onStreamBatch(z.union([survey, dossierState]), makeTallyDossiers({ tally, clock }));
export const notices = onStreamBatch(notice, makeTallyNotices({ tally }));
