import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { sesCarrier } from '../channels/email.ts';
import { oneTry } from '../channels/handover.ts';
import { noticeQueue } from '../channels/notice-queue.ts';
import { snsCarrier } from '../channels/sms.ts';
import { onQueue } from '../lib/batches.ts';
import { cached } from '../lib/cached.ts';
import { systemClock as clock } from '../lib/clock.ts';
import { carrierEnv, noticeQueueEnv, parseEnv, sendingTablesEnv } from '../lib/env.ts';
import { makePageOf } from '../lib/link-tokens.ts';
import { logger, reportNotice } from '../lib/logger.ts';
import { dynamoContacts } from '../stores/contacts.ts';
import { openDocuments } from '../stores/documents.ts';
import { dynamoDossiers } from '../stores/dossiers.ts';
import { dynamoLinks } from '../stores/links.ts';
import { dynamoNotices } from '../stores/notices.ts';
import { dynamoPolicies, dynamoUnits, dynamoWords } from '../stores/registry.ts';
import { makeWordsOf } from '../templates/words-of.ts';
import { makeDeliver } from './deliver.ts';
import { makeSendNotice, noticeMessage } from './handler.ts';

const env = parseEnv({ ...sendingTablesEnv, ...noticeQueueEnv, ...carrierEnv });
const documents = openDocuments();
const remembered = <T>(read: (key: string) => Promise<T>) => cached(read, 5);

const deliver = makeDeliver({
  contacts: dynamoContacts(documents, env.CONTACTS_TABLE),
  units: { find: remembered(dynamoUnits(documents, env.REGISTRY_TABLE).find) },
  wordsOf: remembered(makeWordsOf(dynamoWords(documents, env.REGISTRY_TABLE).of, (problem) => logger.error(problem))),
  sms: snsCarrier(new SNSClient(oneTry), { sender: env.SMS_SENDER, maxPrice: env.SMS_MAX_PRICE }),
  email: sesCarrier(new SESv2Client(oneTry), { from: env.EMAIL_FROM, configurationSet: env.EMAIL_CONFIGURATION_SET }),
  pageOf: makePageOf({ trackingPage: env.TRACKING_PAGE, consoleUrl: env.CONSOLE_URL, linkKey: env.LINK_KEY }),
  links: dynamoLinks(documents, env.LINKS_TABLE, env.LINK_KEY),
  clock,
});

export const handler = onQueue(
  noticeMessage,
  makeSendNotice({
    notices: dynamoNotices(documents, env.NOTICES_TABLE),
    dossiers: dynamoDossiers(documents, env.DOSSIERS_TABLE),
    policies: dynamoPolicies(documents, env.REGISTRY_TABLE, clock),
    queue: noticeQueue(new SQSClient({}), new SchedulerClient({}), env, clock),
    deliver,
    clock,
    report: reportNotice,
  }),
);
