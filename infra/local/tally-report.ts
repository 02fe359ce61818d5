import { DynamoDBClient, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { heardOfDossier } from '../../functions/domain/counted.ts';
import { applyUpdate, parseUpdate } from '../../functions/domain/dossier.ts';
import type { DossierState } from '../../functions/domain/dossier-state.ts';
import { bundleFunctions, bundleOf } from '../bundle.ts';
import { functions } from '../topology.ts';
import { realNow } from './clock.ts';
import { createTables } from './create-tables.ts';
import { startDatabase } from './database.ts';
import { type Service, startEndpoints } from './endpoints.ts';
import { awsEnvironment, setEnvironment } from './environment.ts';
import { makeInvoke } from './functions.ts';
import { centres } from './simulation/centres.ts';
import { simulate } from './simulation/simulation.ts';
import type { Invoke } from './streams.ts';

/*
 * What tallying costs: the deployed function is handed simulated changes in batches of 50, as the stream would. Write
 * units are the database's own count of every transaction. dynoxide counts them as AWS does, two for each item and kB
 * begun; DynamoDB Local adds up the sizes first and reports too little, so its figures are left out.
 */

type Change = { before: DossierState | undefined; after: DossierState };
export type Say = (figure: string, value: number, unit: string, limit?: number) => void;

const region = 'ap-southeast-1';
const name = 'tally-campaign';
const { batchSize } = functions[name].trigger;

/**
 * Quảng Ngãi's dossiers: as its units have them, or as hard as it can be for sharing, dealt out to 149 equally busy
 * units, as many as Gia Lai has, and without the changes that alter no count.
 */
type Kind = 'usual' | 'hardest';

const changesOf = function* (count: number, kind: Kind): Generator<Change> {
  const centre = centres['quang-ngai'];
  if (!centre) throw new Error('the centre is gone');
  const known = new Map<string, DossierState>();
  let left = count;
  for (const record of simulate({ centre, days: 60, seed: 1, scale: count / 80_000, from: '2026-10-01' })) {
    if (left === 0) return;
    const parsed = parseUpdate(record);
    if (!parsed.ok) throw new Error(`a simulated record is wrong: ${JSON.stringify(parsed.problems)}`);
    const { update } = parsed;
    const before = known.get(update.code);
    const unit = kind === 'usual' ? update.unit : `H21.${1 + (numberOf(update.code) % 149)}`;
    const applied = applyUpdate(before, { ...update, unit });
    if (applied.outcome !== 'applied') continue;
    const change = { before, after: applied.state };
    known.set(update.code, applied.state);
    if (kind === 'hardest' && heardOfDossier(change, realNow()).length === 0) continue;
    left -= 1;
    yield change;
  }
};

const numberOf = (code: string): number => {
  let hash = 0;
  for (const sign of code) hash = (hash * 31 + sign.charCodeAt(0)) % 1_000_003;
  return hash;
};

/** Without its path a dossier teaches no pace: only the counting is measured. */
const image = (state: DossierState) => marshall({ ...state, path: [], sk: 'state' }, { removeUndefinedValues: true });

const eventsOf = function* (changes: Iterable<Change>) {
  let Records: unknown[] = [];
  for (const { before, after } of changes) {
    Records.push({ dynamodb: { ...(before && { OldImage: image(before) }), NewImage: image(after) } });
    if (Records.length < batchSize) continue;
    yield { Records };
    Records = [];
  }
  if (Records.length > 0) yield { Records };
};

const answered = z.object({ ConsumedCapacity: z.array(z.object({ CapacityUnits: z.number() })).default([]) });
const transaction = z.object({ TransactItems: z.array(z.record(z.string(), z.unknown())) });
type Written = { TransactItems: z.infer<typeof transaction>['TransactItems'] };

/** Stands before the database, asks it what each transaction cost and keeps what was written. */
const recorder = (endpoint: string) => {
  const kept: { units: number; written: Written[] } = { units: 0, written: [] };
  const service: Service = async ({ headers, body }) => {
    const target = String(headers['x-amz-target']);
    const isWrite = target.endsWith('TransactWriteItems');
    const asked = isWrite ? JSON.stringify({ ...JSON.parse(body), ReturnConsumedCapacity: 'TOTAL' }) : body;
    const passed = ['x-amz-target', 'x-amz-date', 'content-type', 'authorization'].map((header) => [
      header,
      String(headers[header]),
    ]);
    const answer = await fetch(endpoint, { method: 'POST', headers: Object.fromEntries(passed), body: asked });
    const text = await answer.text();
    if (isWrite && answer.ok) {
      kept.written.push(transaction.parse(JSON.parse(body)));
      for (const { CapacityUnits } of answered.parse(JSON.parse(text)).ConsumedCapacity) kept.units += CapacityUnits;
    }
    return { status: answer.status, headers: { 'content-type': 'application/x-amz-json-1.0' }, body: text };
  };
  return { service, kept };
};

/** The deployed function, counting into the tables of `prefix` in the database behind `endpoint`. */
const openTally = async (endpoint: string, prefix: string): Promise<{ invoke: Invoke; close: () => void }> => {
  const close = setEnvironment(awsEnvironment(region, endpoint, () => endpoint));
  const invoke = makeInvoke({
    ...{ specs: { [name]: functions[name] }, bundleOf, region, onFailure: () => {} },
    environmentOf: () => ({ CAMPAIGN_TABLE: `${prefix}campaign`, REGISTRY_TABLE: `${prefix}registry` }),
  });
  return { invoke, close };
};

const milliseconds = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

/** Says the figures of `count` changes. The functions must have been bundled. */
export const reportTally = async (say: Say, count = 100_000): Promise<void> => {
  const database = await startDatabase({ engine: 'dynoxide' });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ endpoint: database.endpoint, region, credentials });

  /** Counts through the recorder; answers what each batch wrote. */
  const record = async (kind: Kind, prefix: string): Promise<Written[][]> => {
    await createTables(client, prefix);
    const { service, kept } = recorder(database.endpoint);
    const proxy = await startEndpoints({ database: service });
    const { invoke, close } = await openTally(proxy.url('database'), prefix);
    const batches: Written[][] = [];
    for (const event of eventsOf(changesOf(count, kind))) {
      await invoke(name, event);
      batches.push(kept.written.splice(0));
    }
    close();
    await proxy.stop();
    if (database.engine === 'dynoxide')
      say(`tally, write units a change, ${kind} changes`, kept.units / count, 'units', 4);
    return batches;
  };

  /** The same batches counted, and their writes done bare, in turns, so that both meet the same machine. */
  const race = async (batches: readonly Written[][]): Promise<void> => {
    await createTables(client, 'race-');
    await createTables(client, 'bare-');
    const { invoke, close } = await openTally(database.endpoint, 'race-');
    const toBare = (written: Written): Written =>
      transaction.parse(JSON.parse(JSON.stringify(written).replaceAll('"usual-campaign"', '"bare-campaign"')));
    let [tallied, bare, n] = [0, 0, 0];
    for (const event of eventsOf(changesOf(count, 'usual'))) {
      const writes = (batches[n++] ?? []).map(toBare).map((written) => new TransactWriteItemsCommand(written));
      tallied += await milliseconds(() => invoke(name, event));
      bare += await milliseconds(async () => {
        for (const write of writes) await client.send(write);
      });
    }
    close();
    say('tallied', count, 'changes');
    say('tally rate', (count / tallied) * 1000, 'changes/s');
    say('rate of the same writes done bare', (count / bare) * 1000, 'changes/s');
    say('time of the tally by that of the bare writes', tallied / bare, 'times', 2);
  };

  try {
    await record('hardest', 'hardest-');
    await race(await record('usual', 'usual-'));
  } finally {
    client.destroy();
    await database.stop();
  }
};

if (import.meta.main) {
  await bundleFunctions();
  await reportTally(
    (figure, value, unit, limit) => console.log(JSON.stringify({ figure, value, unit, limit })),
    Number(process.argv[2] ?? 100_000),
  );
}
