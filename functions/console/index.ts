import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SQSClient } from '@aws-sdk/client-sqs';
import { noticeQueue } from '../channels/notice-queue.ts';
import { type Day, dayOf } from '../domain/time.ts';
import { cached } from '../lib/cached.ts';
import { systemClock as clock } from '../lib/clock.ts';
import { consoleEnv, noticeQueueEnv, parseEnv, sendingTablesEnv } from '../lib/env.ts';
import { makePageOf } from '../lib/link-tokens.ts';
import { faultOf, logger } from '../lib/logger.ts';
import { measured } from '../lib/metrics.ts';
import { onWeb } from '../lib/on-web.ts';
import { makeSecondStepOf } from '../lib/second-step.ts';
import { readSecret } from '../lib/secrets.ts';
import { shared } from '../lib/shared.ts';
import { dynamoAudit } from '../stores/audit.ts';
import { dynamoContacts } from '../stores/contacts.ts';
import { openDocuments } from '../stores/documents.ts';
import { dynamoDossiers } from '../stores/dossiers.ts';
import { dynamoDriveWork } from '../stores/drive-work.ts';
import { dynamoDrives } from '../stores/drives.ts';
import { dynamoFileImports } from '../stores/file-imports.ts';
import { dynamoFrozenDays } from '../stores/frozen-days.ts';
import { dynamoLetters } from '../stores/letters.ts';
import { dynamoLinks } from '../stores/links.ts';
import { dynamoMatters } from '../stores/matters.ts';
import { dynamoNotices } from '../stores/notices.ts';
import { dynamoNudgeMarks } from '../stores/nudge-marks.ts';
import { dynamoOptOuts } from '../stores/opt-outs.ts';
import { dynamoPaces } from '../stores/paces.ts';
import { dynamoPortalDays } from '../stores/portal-days.ts';
import { dynamoPolicies, dynamoProcedures, dynamoUnits, dynamoWords } from '../stores/registry.ts';
import { dynamoSessions } from '../stores/sessions.ts';
import { dynamoSettings } from '../stores/settings.ts';
import { dynamoStaff } from '../stores/staff.ts';
import { dynamoTallyFigures } from '../stores/tally-figures.ts';
import { dynamoUnitHistory } from '../stores/unit-history.ts';
import { makeWordsOf } from '../templates/words-of.ts';
import { makeActions, routesOf } from './actions.ts';
import { makeConsole } from './app.ts';
import { openIdProvider } from './open-id.ts';

const env = parseEnv({ ...sendingTablesEnv, ...noticeQueueEnv, ...consoleEnv });
const [documents, consoleUrl] = [openDocuments(), env.CONSOLE_URL];
const [linkKey, originKey] = await Promise.all([readSecret(env.LINK_KEY_SECRET), readSecret(env.ORIGIN_KEY_SECRET)]);
const remembered = <T>(read: (key: string) => Promise<T>) => cached(read, 5);
/** Days that are over hardly change; today is read anew each time. */
const ofPast = <T>(read: (day: Day) => Promise<T>) => {
  const known = remembered(read);
  return (day: Day): Promise<T> => (day < dayOf(clock.now()) ? known(day) : read(day));
};
const tables = {
  ...{ dossiers: env.DOSSIERS_TABLE, notices: env.NOTICES_TABLE },
  ...{ registry: env.REGISTRY_TABLE, audit: env.AUDIT_TABLE, campaign: env.CAMPAIGN_TABLE },
};

const tally = dynamoTallyFigures(documents, tables.campaign);
const frozenDays = dynamoFrozenDays(documents, tables.campaign);
const withNotes = { table: tables.audit, noteDays: env.NOTE_DAYS };
const audit = dynamoAudit(documents, withNotes);
const staffList = dynamoStaff(documents, tables.registry);
const procedures = dynamoProcedures(documents, tables.registry);
const paces = dynamoPaces(documents, tables.registry);
const drives = dynamoDrives(documents, tables);
const history = dynamoUnitHistory(documents, tables);
const policies = dynamoPolicies(documents, tables.registry, clock);

const actions = makeActions({
  clock,
  pageOf: makePageOf({ trackingPage: env.TRACKING_PAGE, consoleUrl, linkKey }),
  links: dynamoLinks(documents, env.LINKS_TABLE, linkKey),
  dossiers: dynamoDossiers(documents, tables.dossiers),
  notices: dynamoNotices(documents, tables.notices),
  contacts: dynamoContacts(documents, env.CONTACTS_TABLE),
  matters: dynamoMatters(documents, { ...tables, audit: withNotes }),
  letters: dynamoLetters(documents, tables.registry),
  ...{ audit, staffList, procedures, policies },
  paces: { ...paces, find: remembered(paces.find) },
  units: { find: remembered(dynamoUnits(documents, tables.registry).find) },
  wordsOf: remembered(makeWordsOf(dynamoWords(documents, tables.registry).of, (problem) => logger.error(problem))),
  queue: noticeQueue(new SQSClient({}), new SchedulerClient({}), env, clock),
  secondStepOf: makeSecondStepOf(linkKey),
  tally: { ...tally, day: ofPast(tally.day) },
  smsPrices: async () => (await policies.of('province')).smsPartPrices,
  drives: { ...drives, find: shared(drives.find) },
  driveWork: dynamoDriveWork(documents, { ...tables, noteDays: env.NOTE_DAYS }),
  frozenDays: { ...frozenDays, day: ofPast(frozenDays.day) },
  portalDays: dynamoPortalDays(documents, tables),
  history: { ...history, find: shared(history.find) },
  fileImports: dynamoFileImports(documents, tables.registry, env.PROBLEM_DAYS),
  // The client of S3 is loaded with the first file.
  dropBox: { put: async (...of) => (await import('../stores/drop-box.ts')).s3DropBox(env.DROP_BUCKET).put(...of) },
  settings: dynamoSettings(documents, { ...tables, audit: withNotes }),
  nudgeMarks: dynamoNudgeMarks(documents, tables.campaign, linkKey),
  optOuts: dynamoOptOuts(documents, tables.registry),
});

const ports = {
  ...{ clock, consoleUrl, audit, staffList },
  sessions: dynamoSessions(documents, env.SESSIONS_TABLE),
  identityProvider: openIdProvider({ issuer: env.OIDC_ISSUER, clientId: env.OIDC_CLIENT_ID, consoleUrl }),
  report: (error: Error) => logger.error('a request failed', error),
  warn: (message: string, error: unknown) =>
    logger.warn(message, { error: faultOf(error), ...measured(clock.now(), { SignInFaults: 1 }) }),
};

export const handler = onWeb(makeConsole(ports, routesOf(actions), actions), originKey);
