import * as z from 'zod';
import { systemClock as clock } from '../lib/clock.ts';
import { parseEnv } from '../lib/env.ts';
import { onSchedule } from '../lib/on-schedule.ts';
import { openDocuments } from '../stores/documents.ts';
import { dynamoDrives } from '../stores/drives.ts';
import { dynamoFrozenDays } from '../stores/frozen-days.ts';
import { dynamoPortalDays } from '../stores/portal-days.ts';
import { dynamoUnits } from '../stores/registry.ts';
import { dynamoTallyFigures } from '../stores/tally-figures.ts';
import { dynamoUnitHistory } from '../stores/unit-history.ts';
import { makeCloseDay } from './handler.ts';

const { CAMPAIGN_TABLE: campaign, REGISTRY_TABLE: registry } = parseEnv({
  CAMPAIGN_TABLE: z.string(),
  REGISTRY_TABLE: z.string(),
});
const documents = openDocuments();
const audit = ''; // Nothing is done here that anybody answers for.

export const handler = onSchedule(
  makeCloseDay({
    tally: dynamoTallyFigures(documents, campaign),
    frozenDays: dynamoFrozenDays(documents, campaign),
    portalDays: dynamoPortalDays(documents, { campaign, audit }),
    drives: dynamoDrives(documents, { campaign, audit }),
    history: dynamoUnitHistory(documents, { registry, audit }),
    units: dynamoUnits(documents, registry),
    clock,
  }),
);
