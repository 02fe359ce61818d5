import * as z from 'zod';
import { parseEnv } from '../lib/env.ts';
import { openDocuments } from '../stores/documents.ts';
import { dynamoLostNotices } from '../stores/lost-notices.ts';
import { makeListInFlight } from './handler.ts';

const env = parseEnv({ NOTICES_TABLE: z.string() });

/** Run by `npm run list-in-flight`, not deployed: it reads the whole table of notices. */
export const listInFlight = makeListInFlight(dynamoLostNotices(openDocuments(), env.NOTICES_TABLE));
