import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { sesCarrier } from '../channels/email.ts';
import { oneTry } from '../channels/handover.ts';
import { noticeQueue } from '../channels/notice-queue.ts';
import { snsCarrier } from '../channels/sms.ts';
import { onQueue } from '../lib/batches.ts';
import { cached } from '../lib/cached.ts';
import { systemClock as clock } from '../lib/clock.ts';
import { carrierEnv, noticeQueueEnv, parseEnv, sendingTablesEnv } from '../lib/env.ts';
import { makePageOf } from '../lib/link-tokens.ts';
import { logger, reportFault, reportNotice } from '../lib/logger.ts';
import { paced } from '../lib/paced.ts';
import { readSecret } from '../lib/secrets.ts';
import { dynamoContacts } from '../stores/contacts.ts';
import { openDocuments } from '../stores/documents.ts';
import { dynamoDossiers } from '../stores/dossiers.ts';
import { dynamoDrives } from '../stores/drives.ts';
import { dynamoLinks } from '../stores/links.ts';
import { dynamoNotices } from '../stores/notices.ts';
import { dynamoNudgeMarks } from '../stores/nudge-marks.ts';
import { dynamoOptOuts } from '../stores/opt-outs.ts';
import { dynamoFeeOffers, dynamoPolicies, dynamoProcedures, dynamoUnits, dynamoWords } from '../stores/registry.ts';
import { dynamoStaff } from '../stores/staff.ts';
import { makeWordsOf } from '../templates/words-of.ts';
import { makeClearNudge, noNudges } from './clear-nudge.ts';
import { makeSendNotice, noticeMessage } from './handler.ts';
import { makeMessages } from './make-message.ts';

// Only the lane of campaign messages knows the campaign.
const env = parseEnv({ ...sendingTablesEnv, ...noticeQueueEnv, ...carrierEnv, CAMPAIGN_TABLE: z.string().optional() });
const [documents, linkKey] = [openDocuments(), await readSecret(env.LINK_KEY_SECRET)];
const remembered = <T>(read: (key: string) => Promise<T>) => cached(read, 5);

const contacts = dynamoContacts(documents, env.CONTACTS_TABLE);
const staff = dynamoStaff(documents, env.REGISTRY_TABLE);

const openCampaign = (table: string) => {
  const marks = dynamoNudgeMarks(documents, table, linkKey);
  const drives = remembered(dynamoDrives(documents, { campaign: table, audit: '' }).all);
  const offers = remembered(dynamoFeeOffers(documents, env.REGISTRY_TABLE).all);
  return makeClearNudge({
    ...{ contacts, marks, clock },
    drives: { all: () => drives('drives') },
    procedures: dynamoProcedures(documents, env.REGISTRY_TABLE),
    offers: { all: () => offers('offers') },
    optOuts: dynamoOptOuts(documents, env.REGISTRY_TABLE),
  });
};
const clear = env.CAMPAIGN_TABLE ? openCampaign(env.CAMPAIGN_TABLE) : noNudges;

const make = makeMessages({
  contacts,
  units: { find: remembered(dynamoUnits(documents, env.REGISTRY_TABLE).find) },
  wordsOf: remembered(makeWordsOf(dynamoWords(documents, env.REGISTRY_TABLE).of, (problem) => logger.error(problem))),
  sms: snsCarrier(new SNSClient(oneTry), {
    ...{ sender: env.SMS_SENDER, number: env.SMS_NUMBER, maxPrice: env.SMS_MAX_PRICE },
  }),
  email: sesCarrier(new SESv2Client(oneTry), { from: env.EMAIL_FROM, configurationSet: env.EMAIL_CONFIGURATION_SET }),
  pageOf: makePageOf({ trackingPage: env.TRACKING_PAGE, consoleUrl: env.CONSOLE_URL, linkKey }),
  links: dynamoLinks(documents, env.LINKS_TABLE, linkKey),
  steeringEmails: async () =>
    (await staff.all()).filter(({ roles }) => roles.includes('steering')).map(({ email }) => email),
  report: (problem, error) => logger.error(problem, { error }),
  clock,
});

const send = makeSendNotice({
  notices: dynamoNotices(documents, env.NOTICES_TABLE),
  dossiers: dynamoDossiers(documents, env.DOSSIERS_TABLE),
  policies: dynamoPolicies(documents, env.REGISTRY_TABLE, clock),
  queue: noticeQueue(new SQSClient({}), new SchedulerClient({}), env, clock),
  make,
  clear,
  clock,
  report: (notice) => reportNotice(notice, clock.now()),
  reportFault,
});

/** Of the 20 SMS a second that SNS takes from an account, two processes of this lane leave most to service notices. */
const nudgesPerSecond = 2;

export const handler = onQueue(noticeMessage, env.SENDS_PER_SECOND ? paced(send, env.SENDS_PER_SECOND) : send);
export const bulk = onQueue(noticeMessage, paced(send, nudgesPerSecond));
