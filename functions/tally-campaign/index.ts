import * as z from 'zod';
import { survey } from '../domain/counted.ts';
import { dossierState } from '../domain/dossier-state.ts';
import { onStreamBatch } from '../lib/batches.ts';
import { systemClock as clock } from '../lib/clock.ts';
import { parseEnv } from '../lib/env.ts';
import { openDocuments } from '../stores/documents.ts';
import { dynamoPaces } from '../stores/paces.ts';
import { dynamoPolicies } from '../stores/registry.ts';
import { dynamoTally } from '../stores/tally.ts';
import { makeTallyDossiers } from './handler.ts';
import { makeLearnPace } from './learn-pace.ts';

const { CAMPAIGN_TABLE, REGISTRY_TABLE } = parseEnv({ CAMPAIGN_TABLE: z.string(), REGISTRY_TABLE: z.string() });
const documents = openDocuments();
const tally = dynamoTally(documents, CAMPAIGN_TABLE);
const policies = dynamoPolicies(documents, REGISTRY_TABLE, clock);
const learn = makeLearnPace({ paces: dynamoPaces(documents, REGISTRY_TABLE), policies });

export const handler = onStreamBatch(z.union([survey, dossierState]), makeTallyDossiers({ tally, learn, clock }));
