import * as z from 'zod';
import { systemClock as clock } from '../lib/clock.ts';
import { parseEnv } from '../lib/env.ts';
import { openDocuments } from '../stores/documents.ts';
import { dynamoTallyRepair } from '../stores/tally-repair.ts';
import { dynamoTallySources } from '../stores/tally-sources.ts';
import { makeRebuildTally } from './handler.ts';

const env = parseEnv({ DOSSIERS_TABLE: z.string(), NOTICES_TABLE: z.string(), CAMPAIGN_TABLE: z.string() });
const documents = openDocuments();

/** Run by `npm run rebuild-tally`, not deployed: it may take longer than a function lives. */
export const rebuildTally = makeRebuildTally({
  tally: dynamoTallyRepair(documents, env.CAMPAIGN_TABLE),
  sources: dynamoTallySources(documents, { dossiers: env.DOSSIERS_TABLE, notices: env.NOTICES_TABLE }),
  clock,
});
