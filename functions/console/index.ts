import * as z from 'zod';
import { systemClock as clock } from '../lib/clock.ts';
import { parseEnv } from '../lib/env.ts';
import { logger } from '../lib/logger.ts';
import { onWeb } from '../lib/on-web.ts';
import { openDocuments } from '../stores/documents.ts';
import { dynamoSessions } from '../stores/sessions.ts';
import { dynamoStaff } from '../stores/staff.ts';
import { makeConsole } from './app.ts';
import { openIdProvider } from './open-id.ts';

const { SESSIONS_TABLE, REGISTRY_TABLE, ...env } = parseEnv({
  ...{ SESSIONS_TABLE: z.string(), REGISTRY_TABLE: z.string() },
  ...{ OIDC_ISSUER: z.url(), OIDC_CLIENT_ID: z.string(), CONSOLE_URL: z.url() },
});
const [documents, consoleUrl] = [openDocuments(), env.CONSOLE_URL];
const sessions = dynamoSessions(documents, SESSIONS_TABLE);
const staffList = dynamoStaff(documents, REGISTRY_TABLE);
const identityProvider = openIdProvider({ issuer: env.OIDC_ISSUER, clientId: env.OIDC_CLIENT_ID, consoleUrl });
const report = (error: Error) => logger.error('a request failed', error);
const warn = (message: string, error: unknown) => logger.warn(message, { error });

export const handler = onWeb(makeConsole({ sessions, staffList, identityProvider, clock, consoleUrl, report, warn }));
