import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import {
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { afterEach, describe, expect, test } from 'vitest';
import { tables } from '../../../functions/stores/tables.ts';
import { createTables } from '../../../infra/local/create-tables.ts';
import { type Database, startDatabase } from '../../../infra/local/database.ts';
import { engines } from './engines.ts';

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const open: { stop(): Promise<void> }[] = [];
const start = async (options: Parameters<typeof startDatabase>[0]) => {
  const database = await startDatabase(options);
  open.push(database);
  return database;
};
const clientOf = ({ endpoint }: Database) => new DynamoDBClient({ endpoint, region: 'ap-southeast-1', credentials });

afterEach(async () => {
  for (const database of open.splice(0)) await database.stop();
});

const dossier = { code: { S: 'H21.134-261012-0007' }, sk: { S: 'state' }, name: { S: 'a' } };

describe.each(engines)('%s', (engine) => {
  test('has the declared tables, their indexes and streams, and can be told to create them again', async () => {
    const client = clientOf(await start({ engine }));
    const streams = await createTables(client, 'test-');
    expect([...streams.keys()]).toEqual(['dossiers', 'notices']);
    expect(await createTables(client, 'test-')).toEqual(streams);
    const { Table } = await client.send(new DescribeTableCommand({ TableName: 'test-dossiers' }));
    expect(Table?.StreamSpecification?.StreamViewType).toBe('NEW_AND_OLD_IMAGES');
    for (const [IndexName, [partition, sort]] of Object.entries(tables.dossiers.indexes)) {
      const Item = { ...dossier, [partition]: { S: 'p' }, [sort]: { S: '2026-10-23' } };
      await client.send(new PutItemCommand({ TableName: 'test-dossiers', Item }));
      const { Items } = await client.send(
        new QueryCommand({
          TableName: 'test-dossiers',
          IndexName,
          KeyConditionExpression: '#partition = :p AND #sort <= :until',
          ExpressionAttributeNames: { '#partition': partition, '#sort': sort },
          ExpressionAttributeValues: { ':p': { S: 'p' }, ':until': { S: '2026-10-24' } },
        }),
      );
      expect(Items).toEqual([Item]);
    }
  });

  test('writes all of a transaction or nothing, and says which condition failed', async () => {
    const client = clientOf(await start({ engine }));
    await createTables(client, 'test-');
    const puts = [dossier, { ...dossier, sk: { S: 'change#1' } }].map((Item) => ({
      Put: { TableName: 'test-dossiers', Item, ConditionExpression: 'attribute_not_exists(code)' },
    }));
    await client.send(new TransactWriteItemsCommand({ TransactItems: puts.slice(1) }));
    await expect(client.send(new TransactWriteItemsCommand({ TransactItems: puts }))).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: [{ Code: 'None' }, { Code: 'ConditionalCheckFailed' }],
    });
    const key = { code: dossier.code, sk: dossier.sk };
    expect((await client.send(new GetItemCommand({ TableName: 'test-dossiers', Key: key }))).Item).toBeUndefined();
  });

  test('keeps its data in a folder from one start to the next', async () => {
    const keep = await mkdtemp(join(tmpdir(), 'database-test-'));
    for (const expected of [undefined, dossier]) {
      const database = await start({ engine, keep });
      const client = clientOf(database);
      await createTables(client, 'test-');
      const Key = { code: dossier.code, sk: dossier.sk };
      expect((await client.send(new GetItemCommand({ TableName: 'test-dossiers', Key }))).Item).toEqual(expected);
      await client.send(new PutItemCommand({ TableName: 'test-dossiers', Item: dossier }));
      await database.stop();
    }
    await rm(keep, { recursive: true });
  });
});

test('dynoxide finds the end of a stream by an index, so that writes keep their pace as it grows', async () => {
  const keep = await mkdtemp(join(tmpdir(), 'database-test-'));
  const database = await start({ engine: 'dynoxide', keep });
  const file = new DatabaseSync(join(keep, 'dynoxide.db'), { readOnly: true });
  const question = 'SELECT MAX(CAST(sequence_number AS INTEGER)) FROM _stream_records WHERE table_name = ?';
  const plan = file.prepare(`EXPLAIN QUERY PLAN ${question}`).all('dossiers');
  expect(plan).toMatchObject([{ detail: expect.stringContaining('INDEX stream_sequence') }]);
  file.close();
  await database.stop();
  await rm(keep, { recursive: true });
});

/** Of the program that works with a folder; the shell around it lives on. */
const processAt = (folder: string): number | undefined =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .find((pid) => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
        return words[0]?.endsWith('dynoxide') && words.some((word) => word.startsWith(folder));
      } catch {
        return false; // it has just ended
      }
    });

test('what dynoxide said it has written is there, though it was killed in the midst of writing', async () => {
  const keep = await mkdtemp(join(tmpdir(), 'database-test-'));
  const written: string[] = [];
  for (let round = 0; round < 3; round++) {
    const database = await start({ engine: 'dynoxide', keep });
    const client = clientOf(database);
    await createTables(client, 'test-');
    const { Items = [] } = await client.send(new ScanCommand({ TableName: 'test-dossiers' }));
    const found = new Set(Items.map(({ sk }) => sk?.S));
    expect(written.filter((sk) => !found.has(sk))).toEqual([]);
    const write = async (worker: number): Promise<void> => {
      for (let n = 0; ; n++) {
        const sk = `${round} ${worker} ${n}`;
        const Item = { ...dossier, sk: { S: sk } };
        await client.send(new PutItemCommand({ TableName: 'test-dossiers', Item }));
        written.push(sk);
      }
    };
    const before = written.length;
    const writers = [1, 2, 3, 4].map((worker) => write(worker).catch(() => {}));
    await expect.poll(() => written.length, { timeout: 20_000 }).toBeGreaterThan(before + 50);
    const pid = processAt(keep);
    if (pid === undefined) throw new Error('dynoxide does not run');
    process.kill(pid, 'SIGKILL');
    await database.stop();
    await Promise.all(writers);
    client.destroy();
  }
  expect(written.length).toBeGreaterThan(150);
  await rm(keep, { recursive: true });
});

test('an address in DYNAMODB_ENDPOINT is taken as it is', async () => {
  process.env.DYNAMODB_ENDPOINT = 'http://127.0.0.1:1';
  try {
    expect(await startDatabase()).toMatchObject({ endpoint: 'http://127.0.0.1:1', engine: 'outside' });
  } finally {
    delete process.env.DYNAMODB_ENDPOINT;
  }
});

test('the database ends with our process, however that ends, and leaves no folder behind', async () => {
  const scratch = await mkdtemp(join(tmpdir(), 'database-test-'));
  const program = `
    import { startDatabase } from '${join(import.meta.dirname, '../../../infra/local/database.ts')}';
    console.log((await startDatabase()).endpoint);
    process.kill(process.pid, 'SIGKILL');`;
  const child = promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
    env: { ...process.env, TMPDIR: scratch },
  });
  const { stdout } = await child.catch((killed: { stdout: string }) => killed);
  const endpoint = stdout.trim();
  expect(endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  await expect.poll(() => fetch(endpoint).catch(() => 'gone'), { timeout: 5000 }).toBe('gone');
  await expect.poll(() => readdir(scratch), { timeout: 5000 }).toEqual([]);
  await rm(scratch, { recursive: true });
});
