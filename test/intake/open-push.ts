import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { dynamoDossiers } from '../../functions/stores/dossiers.ts';
import { dynamoKnownDossiers } from '../../functions/stores/known-dossiers.ts';
import { bundleOf } from '../../infra/bundle.ts';
import { createTables } from '../../infra/local/create-tables.ts';
import { startDatabase } from '../../infra/local/database.ts';
import type { Engine } from '../../infra/local/database-engines.ts';
import { httpCall } from '../infra/sample-events.ts';
import { slowDatabaseBefore } from './slow-database.ts';

const answered = z.object({ answers: z.array(z.object({ statusCode: z.number(), body: z.string() })) });

const body = z.looseObject({
  error_code: z.string(),
  applied: z.int().optional(),
  repeated: z.int().optional(),
  stale: z.int().optional(),
  rejected: z.int().optional(),
  sendAgain: z.array(z.int()).optional(),
  problems: z.array(z.object({ row: z.int(), field: z.string(), problem: z.string() })).default([]),
});
export type PushAnswer = z.infer<typeof body> & { status: number };

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const region = 'ap-southeast-1';

const eventOf = (text: string) =>
  httpCall({ ...{ routeKey: 'POST /dossiers', method: 'POST', path: '/dossiers' }, body: text });

const variables = (endpoint: string, millisecondsLeft: number) => ({
  MILLISECONDS_LEFT: String(millisecondsLeft),
  PATH: process.env.PATH ?? '',
  AWS_REGION: region,
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  AWS_ENDPOINT_URL_DYNAMODB: endpoint,
  DOSSIERS_TABLE: 'dossiers',
  CONTACTS_TABLE: 'contacts',
  REGISTRY_TABLE: 'registry',
  PROBLEM_DAYS: '90',
  POWERTOOLS_LOG_LEVEL: 'ERROR',
});

type PushOptions = {
  engine?: Engine;
  /** How long each write waits in front of the database. */
  slowness?: number;
  /** What a function has of its time when a push comes in. */
  millisecondsLeft?: number;
};

/** The deployed bundle of the push in a plain Node process, with a database of its own. */
export const openPush = async ({ engine = 'dynoxide', slowness = 0, millisecondsLeft = 29_000 }: PushOptions = {}) => {
  const database = await startDatabase({ engine });
  const client = new DynamoDBClient({ endpoint: database.endpoint, region, credentials });
  await createTables(client, '');
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  const slow = await slowDatabaseBefore(database.endpoint, slowness);
  const child = spawn(process.execPath, [join(import.meta.dirname, 'push-bundle.ts'), bundleOf('intake')], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: variables(slowness > 0 ? slow.endpoint : database.endpoint, millisecondsLeft),
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const logged: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => logged.push(line));
  const nextAnswers = async () => {
    for (let line = await lines.next(); !line.done; line = await lines.next()) {
      if (line.value.startsWith('{"answers"')) return answered.parse(JSON.parse(line.value)).answers;
      if (line.value !== '') logged.push(line.value);
    }
    throw new Error(`The function ended. It said: ${logged.slice(-3).join('\n')}`);
  };
  return {
    documents,
    dossiers: dynamoDossiers(documents, 'dossiers'),
    logged,
    known: dynamoKnownDossiers(documents, { dossiers: 'dossiers', contacts: 'contacts' }),
    /** Pushes all at once, each a body as it is sent. */
    pushTexts: async (texts: readonly string[]): Promise<PushAnswer[]> => {
      child.stdin.write(`${JSON.stringify(texts.map(eventOf))}\n`);
      return (await nextAnswers()).map(({ statusCode, body: text }) => ({
        status: statusCode,
        ...body.parse(JSON.parse(text)),
      }));
    },
    speedUp: slow.speedUp,
    stopDatabase: database.stop,
    stop: async () => {
      child.stdin.end();
      child.kill();
      await slow.stop();
      await database.stop();
    },
  };
};

/** A push's body. */
export const pushed = (...data: unknown[]): string => JSON.stringify({ isUpdating: 'True', data });
