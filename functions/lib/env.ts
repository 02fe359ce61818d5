import * as z from 'zod';

/** The function's settings, parsed once at cold start; a missing or wrong one stops the start with its name. */
export const parseEnv = <T extends z.ZodRawShape>(shape: T) => {
  const parsed = z.object(shape).safeParse(process.env);
  if (!parsed.success) throw new Error(`settings of this function are wrong: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
};

/** What a function that hands notices to the queue is told. */
export const noticeQueueEnv = {
  NOTICE_QUEUE_URL: z.url(),
  NOTICE_QUEUE_ARN: z.string(),
  SCHEDULE_GROUP: z.string(),
  SCHEDULE_ROLE_ARN: z.string(),
};

/** What the function that sends is told: its tables… */
export const sendingTablesEnv = {
  NOTICES_TABLE: z.string(),
  DOSSIERS_TABLE: z.string(),
  CONTACTS_TABLE: z.string(),
  REGISTRY_TABLE: z.string(),
  LINKS_TABLE: z.string(),
};

/** The secret that links to citizens' pages are made with, by its ARN. */
export const linkEnv = { LINK_KEY_SECRET: z.string() };

/** The secret that our own CDN brings along, by its ARN. */
export const originEnv = { ORIGIN_KEY_SECRET: z.string() };

/** How many days files of updates, and what is wrong in them, are kept. */
export const problemEnv = { PROBLEM_DAYS: z.coerce.number().int().positive() };

/** What the console is told beside: its own tables, where staff sign in, what citizens are shown. */
export const consoleEnv = {
  SESSIONS_TABLE: z.string(),
  CAMPAIGN_TABLE: z.string(),
  AUDIT_TABLE: z.string(),
  DROP_BUCKET: z.string(),
  OIDC_ISSUER: z.url(),
  OIDC_CLIENT_ID: z.string(),
  CONSOLE_URL: z.url(),
  TRACKING_PAGE: z.url(),
  /** How many days notes that staff typed are kept. */
  NOTE_DAYS: z.coerce.number().int().positive(),
  ...problemEnv,
  ...linkEnv,
  ...originEnv,
};

/** …and what the carriers want to know. */
export const carrierEnv = {
  SMS_SENDER: z.string().regex(/^[A-Za-z0-9]{1,11}$/),
  SMS_NUMBER: z.string().optional(),
  SENDS_PER_SECOND: z.coerce.number().positive().optional(),
  SMS_MAX_PRICE: z.string().regex(/^\d+(\.\d+)?$/),
  EMAIL_FROM: z.string().includes('@'),
  EMAIL_CONFIGURATION_SET: z.string(),
  CONSOLE_URL: z.url(),
  TRACKING_PAGE: z.url(),
  ...linkEnv,
};
