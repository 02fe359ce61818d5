import { spawn } from 'node:child_process';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Instant } from '../functions/domain/time.ts';
import type { TableName } from '../functions/stores/tables.ts';
import { type Fault, type FaultMatch, inboxMessage } from '../infra/local/carriers.ts';
import { thrown, whereabouts } from '../infra/local/control.ts';
import { keepOutput } from './kept-output.ts';
import { plainEnvironment, root } from './plain-environment.ts';

/*
 * A platform in a process of its own: plain Node, the bundles as they are deployed, the code of `npm start`. Tests talk
 * to it over HTTP, as browsers and other systems do, and move its clock over the control port.
 */

export type ProcessOptions = {
  /** Where its clock stands at first. */
  start: Instant;
  /** Folder that keeps the data between starts. */
  keep?: string;
  /** What it may say on its error output, by lines. Anything else there makes the test fail when the platform stops. */
  expects?: readonly RegExp[];
  /** Where set, the functions' own lines are written, too, and not only told of in a line. */
  logLevel?: 'DEBUG';
  /** Another script than that of `npm start`; it opens a control port, too. */
  script?: string;
};

const region = 'ap-southeast-1';
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

const failures = z.array(z.object({ where: z.string(), at: z.string(), message: z.string() }));
const deadLetters = z.array(
  z.object({ source: z.string(), consumer: z.string(), at: z.string(), record: z.unknown() }),
);
const counters = z.object({ sms: z.number(), email: z.number() });

const environmentOf = ({ start, logLevel }: ProcessOptions) => ({
  ...plainEnvironment(),
  PORT: '0',
  BAOTIN_CONTROL_PORT: '0',
  BAOTIN_CONTROL_START: start,
  POWERTOOLS_LOG_LEVEL: logLevel,
});

/** Two messages of one notice may come at the same moment; the one that finds it taken comes again, and finds it sent. */
const cameTwice = /: notice \S+ \S+ is in other hands$/;

const shortened = (lines: readonly string[]): string =>
  lines
    .slice(0, 10)
    .map((line) => line.slice(0, 600))
    .join('\n');

const startProcess = (options: ProcessOptions) => {
  const { keep, script = 'infra/local/start.ts' } = options;
  const child = spawn(process.execPath, [script, ...(keep ? ['--keep', keep] : [])], {
    cwd: root,
    env: environmentOf(options),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  return keepOutput(child);
};

/** Asks over the control port; throws what was thrown there. */
const commandsAt =
  (control: string) =>
  async <Answer>(name: string, asked: object, answers: z.ZodType<Answer>): Promise<Answer> => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${control}/${name}`, { method: 'POST', headers, body: JSON.stringify(asked) });
    const answer: unknown = await response.json();
    if (response.ok) return answers.parse(answer);
    const { name: kind, message } = thrown.parse(answer);
    throw Object.assign(new Error(message), { name: kind });
  };

/** The same request to another origin, its answer as it comes: redirects are not followed. */
const askAt = async (origin: string, request: Request): Promise<Response> => {
  const { pathname, search } = new URL(request.url);
  const body = await request.arrayBuffer();
  const { method, headers } = request;
  const isSent = body.byteLength > 0;
  return fetch(`${origin}${pathname}${search}`, { method, headers, redirect: 'manual', ...(isSent && { body }) });
};

/** Starts a platform that stands still until it is told to move. */
export const startPlatformProcess = async (options: ProcessOptions) => {
  const { said, untilItSays, end } = startProcess(options);
  const ask = commandsAt(await untilItSays(/^Control: (\S+)\n/m));
  const { tables, endpoints, ...where } = await ask('where', {}, whereabouts);
  const database = new DynamoDBClient({ region, credentials, endpoint: endpoints.AWS_ENDPOINT_URL_DYNAMODB });
  const documents = DynamoDBDocumentClient.from(database, { marshallOptions: { removeUndefinedValues: true } });

  const table = (name: TableName): string => {
    const found = tables[name];
    if (found === undefined) throw new Error(`the platform has no table ${name}`);
    return found;
  };
  const drop = async (name: string, content: Uint8Array<ArrayBuffer>): Promise<void> => {
    const address = `${where.pages}/drop/${encodeURIComponent(name)}`;
    const response = await fetch(address, { method: 'PUT', body: content });
    if (!response.ok) throw new Error(`the file was answered ${response.status}: ${await response.text()}`);
  };
  const stopNow = async (): Promise<void> => {
    database.destroy();
    const code = await end();
    const expects = [cameTwice, ...(options.expects ?? [])];
    const strange = said.err.split('\n').filter((line) => line !== '' && !expects.some((one) => one.test(line)));
    if (code !== 0 || strange.length > 0)
      throw new Error(`the platform ended with ${code} and said what no test expects:\n${shortened(strange)}`);
  };
  let stopped: Promise<void> | undefined;

  return {
    ...where,
    endpoints,
    documents,
    table,
    drop,
    /** As the pages' origin answers it, whatever host the request names. */
    fetch: (request: Request) => askAt(where.pages, request),
    put: async (name: TableName, item: Record<string, unknown>): Promise<void> => {
      await documents.send(new PutCommand({ TableName: table(name), Item: item }));
    },
    settle: () => ask('settle', {}, z.unknown()),
    advanceTo: (to: Instant) => ask('advance-to', { to }, z.unknown()),
    moveTo: (to: Instant) => ask('move-to', { to }, z.unknown()),
    now: () => ask('now', {}, z.string()),
    run: () => ask('run', {}, z.unknown()),
    passOwnTime: (seconds: number) => ask('pass-own-time', { seconds }, z.unknown()),
    fault: (match: FaultMatch, fault: Fault) => ask('fault', { match, fault }, z.unknown()),
    inbox: () => ask('inbox', {}, z.array(inboxMessage)),
    counters: () => ask('counters', {}, counters),
    failures: () => ask('failures', {}, failures),
    deadLetters: () => ask('dead-letters', {}, deadLetters),
    invoke: (name: string, event: unknown) => ask('invoke', { name, event }, z.unknown()),
    /** All that it has said so far, as CloudWatch would get it of the functions. */
    output: () => `${said.out}${said.err}`,
    stop: () => (stopped ??= stopNow()),
  };
};
export type PlatformProcess = Awaited<ReturnType<typeof startPlatformProcess>>;
