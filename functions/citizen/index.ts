import * as z from 'zod';
import { cached } from '../lib/cached.ts';
import { systemClock as clock } from '../lib/clock.ts';
import { linkEnv, originEnv, parseEnv } from '../lib/env.ts';
import { logger } from '../lib/logger.ts';
import { onWeb } from '../lib/on-web.ts';
import { readSecret } from '../lib/secrets.ts';
import { openDocuments } from '../stores/documents.ts';
import { dynamoDossiers } from '../stores/dossiers.ts';
import { dynamoDrives } from '../stores/drives.ts';
import { dynamoFrozenDays } from '../stores/frozen-days.ts';
import { dynamoLetters } from '../stores/letters.ts';
import { dynamoLinks } from '../stores/links.ts';
import { dynamoNotices } from '../stores/notices.ts';
import { dynamoOptOuts } from '../stores/opt-outs.ts';
import { dynamoPortalDays } from '../stores/portal-days.ts';
import { dynamoUnits } from '../stores/registry.ts';
import { dynamoSurveys } from '../stores/surveys.ts';
import { dynamoTries } from '../stores/tries.ts';
import { dynamoUnitHistory } from '../stores/unit-history.ts';
import { makeCitizen } from './app.ts';
import { makeDriveBoard } from './drive-board.ts';

const name = z.string().min(1);
const tables = {
  DOSSIERS_TABLE: name,
  NOTICES_TABLE: name,
  REGISTRY_TABLE: name,
  LINKS_TABLE: name,
  CAMPAIGN_TABLE: name,
};
const env = parseEnv({ ...tables, ...linkEnv, ...originEnv, OFFICE: name });
const [linkKey, originKey] = await Promise.all([readSecret(env.LINK_KEY_SECRET), readSecret(env.ORIGIN_KEY_SECRET)]);
const documents = openDocuments();
const ofDrives = { campaign: env.CAMPAIGN_TABLE, registry: env.REGISTRY_TABLE, audit: '' };

export const handler = onWeb(
  makeCitizen({
    ...{ clock, office: env.OFFICE },
    links: dynamoLinks(documents, env.LINKS_TABLE, linkKey),
    tries: dynamoTries(documents, env.LINKS_TABLE, linkKey),
    dossiers: dynamoDossiers(documents, env.DOSSIERS_TABLE),
    surveys: dynamoSurveys(documents, env.DOSSIERS_TABLE),
    notices: dynamoNotices(documents, env.NOTICES_TABLE),
    letters: dynamoLetters(documents, env.REGISTRY_TABLE),
    optOuts: dynamoOptOuts(documents, env.REGISTRY_TABLE),
    units: { find: cached(dynamoUnits(documents, env.REGISTRY_TABLE).find, 5) },
    board: makeDriveBoard({
      clock,
      drives: dynamoDrives(documents, ofDrives),
      frozenDays: dynamoFrozenDays(documents, env.CAMPAIGN_TABLE),
      portalDays: dynamoPortalDays(documents, ofDrives),
      history: dynamoUnitHistory(documents, ofDrives),
    }),
    report: (error) => logger.error('a request failed', error),
  }),
  originKey,
);
