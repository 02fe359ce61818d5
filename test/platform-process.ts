import { spawn } from 'node:child_process';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '../functions/domain/time.ts';
import type { TableName } from '../functions/stores/tables.ts';
import { controlAt } from './control-client.ts';
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

const environmentOf = ({ start, logLevel }: ProcessOptions) => ({
  ...plainEnvironment(),
  PORT: '0',
  BAOTIN_CONTROL_PORT: '0',
  BAOTIN_CONTROL_START: start,
  POWERTOOLS_LOG_LEVEL: logLevel,
});

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
  const address = await untilItSays(/^Control: (\S+)\n/m);
  const { where: find, ...control } = controlAt(address);
  const { tables, endpoints, ...where } = await find();
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
    const { expects = [] } = options;
    const strange = said.err.split('\n').filter((line) => line !== '' && !expects.some((one) => one.test(line)));
    if (code !== 0 || strange.length > 0)
      throw new Error(`the platform ended with ${code} and said what no test expects:\n${shortened(strange)}`);
  };
  let stopped: Promise<void> | undefined;

  return {
    ...control,
    ...where,
    /** Of its control port. */
    address,
    endpoints,
    documents,
    table,
    drop,
    /** As the pages' origin answers it, whatever host the request names. */
    fetch: (request: Request) => askAt(where.pages, request),
    put: async (name: TableName, item: Record<string, unknown>): Promise<void> => {
      await documents.send(new PutCommand({ TableName: table(name), Item: item }));
    },
    /** All that it has said so far, as CloudWatch would get it of the functions. */
    output: () => `${said.out}${said.err}`,
    stop: () => (stopped ??= stopNow()),
  };
};
export type PlatformProcess = Awaited<ReturnType<typeof startPlatformProcess>>;
