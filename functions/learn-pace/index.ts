import * as z from 'zod';
import { dossierState } from '../domain/dossier-state.ts';
import { onStream } from '../lib/batches.ts';
import { systemClock as clock } from '../lib/clock.ts';
import { parseEnv } from '../lib/env.ts';
import { openDocuments } from '../stores/documents.ts';
import { dynamoPaces } from '../stores/paces.ts';
import { dynamoPolicies } from '../stores/registry.ts';
import { makeLearnPace } from './handler.ts';

const { REGISTRY_TABLE } = parseEnv({ REGISTRY_TABLE: z.string() });
const documents = openDocuments();
const paces = dynamoPaces(documents, REGISTRY_TABLE);
const policies = dynamoPolicies(documents, REGISTRY_TABLE, clock);

export const handler = onStream(dossierState, makeLearnPace({ paces, policies }));
