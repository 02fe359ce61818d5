import { type TableName, tableNames, type tables } from '../functions/stores/tables.ts';

/**
 * THE MAP: every function, what wakes it, what it may touch. The CDK stacks and the local platform are both made
 * from it, so what runs on one machine is what is deployed.
 */

type IndexOf<T extends TableName> = T extends TableName ? keyof (typeof tables)[T]['indexes'] & string : never;
type ReadAction = 'GetItem' | 'Query' | 'BatchGetItem';
type WriteAction = 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'ConditionCheckItem';
/** What may be done to a table's items; an index is queried by a right of its own: `Query listed`. */
export type TableAction<T extends TableName = TableName> = ReadAction | WriteAction | `Query ${IndexOf<T>}`;

/** Of the HTTP API: `{proxy+}` at a path's end stands for the rest of it. */
export type HttpRoute = { readonly method: 'GET' | 'POST' | 'ANY'; readonly path: string };

export type Trigger =
  | {
      readonly type: 'http';
      readonly routes: readonly HttpRoute[];
      /** `machine`: only systems that bring a token; `session`: the function asks who it is; `public`: everybody. */
      readonly authorization: 'machine' | 'session' | 'public';
    }
  | { readonly type: 'drop'; readonly prefix: string; readonly suffixes: readonly string[] }
  | {
      readonly type: 'stream';
      readonly table: TableName;
      readonly batchSize: number;
      /** Waits so long for a batch to fill, where nobody waits for the function. */
      readonly windowSeconds?: number;
      /** Only items that have one of these values in each of these attributes are handed over, as they are after the change. */
      readonly only: Readonly<Record<string, readonly string[]>>;
    }
  | { readonly type: 'queue'; readonly queue: QueueName; readonly batchSize: number; readonly maxConcurrency: number }
  /** An EventBridge Scheduler expression without `cron()`: minute hour day month weekday year, Vietnam's time. */
  | { readonly type: 'schedule'; readonly cron: string };

export type FunctionSpec = {
  /** Folder below `functions/`; its `index.ts` is bundled. */
  readonly folder: string;
  /** The export of `index.ts` that Lambda calls. */
  readonly handler: string;
  readonly trigger: Trigger;
  readonly tables: { readonly [T in TableName]?: readonly TableAction<T>[] };
  /** Sends notices to the queue, now or within the 15 minutes that it can delay them. */
  readonly sendsTo?: QueueName;
  /** Hands messages of a campaign to the queue that is theirs, beside. */
  readonly sendsNudgesTo?: QueueName;
  /** Also later: by one-time schedules. */
  readonly sendsLater?: true;
  readonly carriers?: readonly ('sms' | 'email')[];
  /** Puts files into the bucket, where the function waits for them that this prefix wakes. */
  readonly dropsInto?: string;
  /** Keeps files of updates and what is wrong in their rows, for a while. */
  readonly keepsProblems?: true;
  /** Keeps what staff typed for a while, or takes it out after. */
  readonly keepsNotes?: true;
  /** Lets staff sign in. */
  readonly signIn?: true;
  /** Makes or opens citizens' links. */
  readonly links?: true;
  /** Has pages that everybody may read, in the name of the province's centre. */
  readonly publishes?: true;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  /** Who is harmed if it stands still: the text of its alarm. */
  readonly harm: string;
  /** Rights that no journey uses, as `infra/check-rights.ts` names them, each with why the function holds it all the same. */
  readonly unwalked?: Readonly<Record<string, string>>;
};

/** `oldestMinutes`: so long may a message wait while there is work; after that an alarm rings. */
export const queues = {
  now: {
    ...{ visibilitySeconds: 180, maxReceives: 5, oldestMinutes: 5 },
    harm: 'Citizens are not told what became of their dossiers.',
  },
  // Campaign messages, on a lane of their own, so that no service notice waits behind them.
  bulk: {
    ...{ visibilitySeconds: 360, maxReceives: 5, oldestMinutes: 240 },
    harm: 'Messages of the campaign do not reach citizens.',
  },
} as const;
export type QueueName = keyof typeof queues;

export const functions = {
  'intake-push': {
    folder: 'intake',
    handler: 'push',
    trigger: { type: 'http', routes: [{ method: 'POST', path: '/dossiers' }], authorization: 'machine' },
    tables: { dossiers: ['GetItem', 'PutItem'], contacts: ['GetItem', 'PutItem'], registry: ['PutItem'] },
    keepsProblems: true,
    memoryMb: 512,
    timeoutSeconds: 29,
    harm: 'Updates pushed by other systems are refused; they must push again.',
  },
  'intake-drop': {
    folder: 'intake',
    handler: 'drop',
    trigger: { type: 'drop', prefix: 'updates/', suffixes: ['.csv', '.xlsx'] },
    tables: {
      dossiers: ['GetItem', 'PutItem'],
      contacts: ['GetItem', 'PutItem'],
      registry: ['GetItem', 'PutItem', 'UpdateItem'],
    },
    keepsProblems: true,
    memoryMb: 1024,
    timeoutSeconds: 900,
    unwalked: {
      's3:GetObjectVersion Drop/updates/*':
        'Only the real bucket keeps versions: here, files of one name wait their turn.',
    },
    harm: 'Files of updates wait unread in the bucket.',
  },
  'react-to-dossier': {
    folder: 'react-to-dossier',
    handler: 'handler',
    trigger: { type: 'stream', table: 'dossiers', batchSize: 50, only: { sk: ['state'] } },
    tables: {
      dossiers: ['GetItem'],
      notices: ['GetItem', 'PutItem', 'UpdateItem', 'Query'],
      registry: ['Query'],
    },
    sendsTo: 'now',
    memoryMb: 512,
    timeoutSeconds: 60,
    harm: 'Changes of dossiers are not turned into notices: citizens hear nothing.',
  },
  'tally-campaign': {
    folder: 'tally-campaign',
    handler: 'handler',
    trigger: {
      ...{ type: 'stream', table: 'dossiers', batchSize: 50, windowSeconds: 30 },
      only: { sk: ['state', 'survey'] },
    },
    tables: { campaign: ['BatchGetItem', 'PutItem', 'UpdateItem'], registry: ['GetItem', 'PutItem', 'Query'] },
    memoryMb: 512,
    timeoutSeconds: 60,
    harm: 'The drive is not counted and nothing is learnt: leaders see the figures and risks of before.',
  },
  'tally-notices': {
    folder: 'tally-notices',
    handler: 'handler',
    trigger: {
      ...{ type: 'stream', table: 'notices', batchSize: 50, windowSeconds: 30 },
      only: { channel: ['sms'], state: ['accepted', 'delivered'] },
    },
    tables: { campaign: ['BatchGetItem', 'PutItem', 'UpdateItem'] },
    memoryMb: 512,
    timeoutSeconds: 60,
    harm: 'SMS are not counted: leaders do not see what they cost.',
  },
  'send-notice': {
    folder: 'send-notice',
    handler: 'handler',
    // Few at once: together they keep to the pace that the carriers take, each its part of it.
    trigger: { type: 'queue', queue: 'now', batchSize: 10, maxConcurrency: 5 },
    tables: {
      notices: ['GetItem', 'PutItem', 'UpdateItem', 'Query'],
      dossiers: ['GetItem'],
      contacts: ['GetItem'],
      registry: ['GetItem', 'Query'],
      links: ['UpdateItem'],
    },
    sendsTo: 'now',
    sendsLater: true,
    carriers: ['sms', 'email'],
    links: true,
    memoryMb: 512,
    timeoutSeconds: 30,
    harm: 'Notices wait in the queue: citizens are not told.',
  },
  'send-nudge': {
    folder: 'send-notice',
    handler: 'bulk',
    // The fewest that SQS lets a function have at once: the province's SMS are for service notices first.
    trigger: { type: 'queue', queue: 'bulk', batchSize: 10, maxConcurrency: 2 },
    tables: {
      notices: ['GetItem', 'UpdateItem', 'Query'],
      dossiers: ['GetItem'],
      contacts: ['GetItem'],
      registry: ['GetItem', 'Query'],
      links: ['UpdateItem'],
      campaign: ['GetItem', 'PutItem', 'Query'],
    },
    sendsTo: 'bulk',
    sendsLater: true,
    carriers: ['sms'],
    links: true,
    memoryMb: 512,
    timeoutSeconds: 60,
    harm: 'Messages of the campaign wait in their queue.',
  },
  'find-stalled': {
    folder: 'find-stalled',
    handler: 'handler',
    // Every day and hour: what was lost on a Saturday night is found before the morning.
    trigger: { type: 'schedule', cron: '0/15 0-23 ? * * *' },
    tables: { notices: ['UpdateItem', 'Query desk'] },
    sendsTo: 'now',
    sendsNudgesTo: 'bulk',
    keepsNotes: true,
    memoryMb: 256,
    timeoutSeconds: 300,
    harm: 'A notice whose message was lost stays where it is: its citizen hears nothing, and nobody knows.',
  },
  'nudge-citizens': {
    folder: 'nudge-citizens',
    handler: 'handler',
    trigger: {
      ...{ type: 'stream', table: 'notices', batchSize: 50, windowSeconds: 30 },
      only: { kind: ['receipt'], state: ['queued', 'suppressed'] },
    },
    tables: {
      dossiers: ['GetItem'],
      notices: ['GetItem', 'PutItem'],
      campaign: ['Query'],
      registry: ['GetItem', 'Query'],
    },
    sendsTo: 'bulk',
    sendsLater: true,
    memoryMb: 256,
    timeoutSeconds: 60,
    harm: 'Who applied on paper is not told what can be applied for online.',
    unwalked: {
      'dynamodb:GetItem table/notices': 'A record of the stream that comes again finds the notice that is there.',
    },
  },
  'close-day': {
    folder: 'close-day',
    handler: 'handler',
    trigger: { type: 'schedule', cron: '30 23 ? * * *' },
    tables: { campaign: ['GetItem', 'Query', 'PutItem'], registry: ['GetItem'] },
    memoryMb: 512,
    timeoutSeconds: 300,
    harm: 'The figures of the day are not frozen; the next night makes up for it, without its stocks.',
  },
  'write-digests': {
    folder: 'write-digests',
    handler: 'handler',
    // What one turn does not finish, the next one does.
    trigger: { type: 'schedule', cron: '0/15 7 ? * MON-SAT *' },
    tables: {
      campaign: ['GetItem', 'Query'],
      dossiers: ['Query listed'],
      notices: ['GetItem', 'PutItem'],
      registry: ['GetItem', 'Query'],
    },
    sendsTo: 'now',
    memoryMb: 512,
    timeoutSeconds: 300,
    harm: 'Leaders do not get the figures of the week or month.',
    unwalked: {
      'dynamodb:GetItem table/notices': 'The turn after one that was cut off finds the mail that is there.',
    },
  },
  'sweep-deadlines': {
    folder: 'sweep-deadlines',
    handler: 'handler',
    trigger: { type: 'schedule', cron: '0/15 7-17 ? * MON-SAT *' },
    tables: {
      dossiers: ['GetItem', 'Query waiting', 'PutItem'],
      notices: ['GetItem', 'PutItem', 'UpdateItem'],
      registry: ['Query'],
    },
    sendsTo: 'now',
    memoryMb: 512,
    timeoutSeconds: 300,
    harm: 'Officers are not warned of due dates, citizens not reminded of results that wait for them.',
  },
  console: {
    folder: 'console',
    handler: 'handler',
    trigger: {
      type: 'http',
      routes: [
        { method: 'ANY', path: '/api/{proxy+}' },
        { method: 'GET', path: '/openapi.json' },
        { method: 'GET', path: '/sign-in' },
        { method: 'GET', path: '/sign-in/callback' },
        { method: 'GET', path: '/sign-out' },
        { method: 'POST', path: '/sign-out' },
        { method: 'POST', path: '/sign-out-everywhere' },
        { method: 'ANY', path: '/ban-lam-viec' },
        { method: 'ANY', path: '/ban-lam-viec/{proxy+}' },
      ],
      authorization: 'session',
    },
    tables: {
      sessions: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query byEmail'],
      dossiers: ['GetItem', 'BatchGetItem', 'PutItem', 'ConditionCheckItem', 'Query', 'Query listed'],
      notices: ['GetItem', 'PutItem', 'UpdateItem', 'Query', 'Query desk'],
      contacts: ['GetItem', 'Query byPhone', 'Query byName', 'Query byOtherPhone', 'Query byOtherName'],
      registry: ['GetItem', 'PutItem', 'DeleteItem', 'Query'],
      links: ['UpdateItem'],
      audit: ['PutItem', 'Query'],
      campaign: ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem', 'Query'],
    },
    sendsTo: 'now',
    dropsInto: 'updates/',
    keepsProblems: true,
    keepsNotes: true,
    signIn: true,
    links: true,
    memoryMb: 512,
    timeoutSeconds: 29,
    harm: 'Staff cannot sign in or work: apologies and approvals wait.',
  },
  citizen: {
    folder: 'citizen',
    handler: 'handler',
    trigger: {
      type: 'http',
      routes: [
        { method: 'GET', path: '/' },
        { method: 'GET', path: '/tra-cuu' },
        { method: 'POST', path: '/tra-cuu' },
        { method: 'ANY', path: '/t/{proxy+}' },
        { method: 'GET', path: '/loi-xin-loi' },
        { method: 'GET', path: '/chien-dich' },
        { method: 'GET', path: '/chien-dich/{proxy+}' },
        // What leads nowhere is answered by a page that helps.
        { method: 'GET', path: '/{proxy+}' },
      ],
      authorization: 'public',
    },
    tables: {
      links: ['GetItem', 'UpdateItem'],
      dossiers: ['GetItem', 'PutItem'],
      notices: ['Query'],
      registry: ['GetItem', 'PutItem', 'Query'],
      campaign: ['GetItem', 'Query'],
    },
    links: true,
    publishes: true,
    memoryMb: 512,
    timeoutSeconds: 10,
    harm: 'Citizens cannot see where their dossiers stand.',
  },
} as const satisfies Record<string, FunctionSpec>;

/** What a place (a cloud stack, one machine) gives the functions; `environmentOf` turns it into a function's variables. */
export type Place = {
  table(name: TableName): string;
  queueUrl(name: QueueName): string;
  queueArn(name: QueueName): string;
  scheduleGroup: string;
  /** Name of the bucket that files are dropped into. */
  dropBucket: string;
  /** Role that a one-time schedule takes to put a message into the queue. */
  scheduleRoleArn: string;
  settings: SendingSettings;
  signIn: SignInSettings;
  /** The secret that holds the key of citizens' links: whoever has the key can make them. */
  linkKeySecret: string;
  /** The secret that holds what only our own CDN says to the functions behind it. */
  originKeySecret: string;
};

/** Where staff sign in, and where to. */
export type SignInSettings = {
  /** The identity provider, as OpenID Connect names it: discovery is below it. */
  issuer: string;
  /** The console as the provider knows it: a public client, with `/sign-in/callback` and `/sign-out` of `consoleUrl`. */
  clientId: string;
  /** Origin of the console as browsers see it. */
  consoleUrl: string;
};

/** Province settings that functions read. */
export type SendingSettings = {
  /** Sender name of SMS (brandname), at most 11 ASCII letters and digits. */
  smsSender: string;
  /** Number that SMS come from instead of the name, where the province has rented one. */
  smsNumber?: string | undefined;
  /** The most that one SMS part may cost, US dollars, as SNS takes it. */
  smsMaxPrice: string;
  /** Service notices a second that the carriers take of this account; without it as many as there are. */
  sendsPerSecond?: number | undefined;
  /** `Tên <dia-chi@tinh.gov.vn>` */
  emailFrom: string;
  emailConfigurationSet: string;
  /** Public page where a citizen looks a dossier up; printed in notices. */
  trackingPage: string;
  /** How many days what is wrong in files, and what staff typed, is kept. */
  keepDays: { problems: number; notes: number };
};

/** Whether browsers come to it, through the CDN; systems bring a token of their own. */
export const servesBrowsers = ({ trigger }: FunctionSpec): boolean =>
  trigger.type === 'http' && trigger.authorization !== 'machine';

/** The environment of a function: only what its spec says it uses. */
export const environmentOf = (spec: FunctionSpec, place: Place): Record<string, string> => ({
  ...Object.fromEntries(
    tableNames.filter((name) => spec.tables[name]).map((name) => [`${name.toUpperCase()}_TABLE`, place.table(name)]),
  ),
  ...(spec.sendsTo && {
    NOTICE_QUEUE_URL: place.queueUrl(spec.sendsTo),
    NOTICE_QUEUE_ARN: place.queueArn(spec.sendsTo),
    SCHEDULE_GROUP: place.scheduleGroup,
    SCHEDULE_ROLE_ARN: place.scheduleRoleArn,
  }),
  ...(spec.sendsNudgesTo && {
    NUDGE_QUEUE_URL: place.queueUrl(spec.sendsNudgesTo),
    NUDGE_QUEUE_ARN: place.queueArn(spec.sendsNudgesTo),
  }),
  ...(spec.carriers && {
    SMS_SENDER: place.settings.smsSender,
    ...(place.settings.smsNumber && { SMS_NUMBER: place.settings.smsNumber }),
    SMS_MAX_PRICE: place.settings.smsMaxPrice,
    EMAIL_FROM: place.settings.emailFrom,
    EMAIL_CONFIGURATION_SET: place.settings.emailConfigurationSet,
  }),
  ...((spec.carriers || spec.signIn) && {
    TRACKING_PAGE: place.settings.trackingPage,
    CONSOLE_URL: place.signIn.consoleUrl,
  }),
  ...(spec.dropsInto && { DROP_BUCKET: place.dropBucket }),
  ...(spec.keepsProblems && { PROBLEM_DAYS: String(place.settings.keepDays.problems) }),
  ...(spec.keepsNotes && { NOTE_DAYS: String(place.settings.keepDays.notes) }),
  ...paceOf(spec, place.settings),
  ...(spec.signIn && { OIDC_ISSUER: place.signIn.issuer, OIDC_CLIENT_ID: place.signIn.clientId }),
  ...(spec.links && { LINK_KEY_SECRET: place.linkKeySecret }),
  ...(servesBrowsers(spec) && { ORIGIN_KEY_SECRET: place.originKeySecret }),
  ...(spec.publishes && { OFFICE: place.settings.emailFrom.replace(/ <.*/, '') }),
});

/** Of the pace that the carriers take, the part of one process. Campaign messages have a slow pace of their own. */
const paceOf = ({ carriers, trigger }: FunctionSpec, { sendsPerSecond }: SendingSettings): Record<string, string> =>
  carriers && sendsPerSecond && trigger.type === 'queue' && trigger.queue === 'now'
    ? { SENDS_PER_SECOND: String(sendsPerSecond / trigger.maxConcurrency) }
    : {};
