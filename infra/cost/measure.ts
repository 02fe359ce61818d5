import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import * as z from 'zod';
import { exchangeFields } from '../../functions/domain/exchange-fields.ts';
import { bundleFunctions } from '../bundle.ts';
import { startDatabase } from '../local/database.ts';
import { type Service, startEndpoints } from '../local/endpoints.ts';
import { setEnvironment } from '../local/environment.ts';
import { replay } from '../local/replay.ts';
import { centres } from '../local/simulation/centres.ts';
import { simulate } from '../local/simulation/simulation.ts';

/*
 * What a change costs in units of the database, from intake to the tally: simulated updates run through the platform,
 * and the database itself says what each call took. dynoxide counts as AWS does; DynamoDB Local does not.
 */

/** Of one run. Units are what the database said; a unit of an index counts as one of its table. */
export type Measured = {
  changes: number;
  dossiers: number;
  writeUnits: Record<string, number>;
  readUnits: Record<string, number>;
  notices: number;
  sms: number;
  smsParts: number;
  emails: number;
};

const writing = ['PutItem', 'UpdateItem', 'DeleteItem', 'TransactWriteItems', 'BatchWriteItem'];
const reading = ['GetItem', 'Query', 'Scan', 'BatchGetItem', 'TransactGetItems'];

const consumed = z.object({ TableName: z.string(), CapacityUnits: z.number() });
const answered = z.object({ ConsumedCapacity: z.union([consumed, z.array(consumed)]).optional() });

/** Table names of a run carry a prefix of its own. */
const tableIn = (name: string): string => name.slice(name.lastIndexOf('-') + 1);

/** Stands before the database and adds up what it says. */
const meter = (endpoint: string) => {
  const writeUnits: Record<string, number> = {};
  const readUnits: Record<string, number> = {};
  const service: Service = async ({ headers, body }) => {
    const action = String(headers['x-amz-target']).split('.').at(-1) ?? '';
    const units = writing.includes(action) ? writeUnits : reading.includes(action) ? readUnits : undefined;
    const asked = units ? JSON.stringify({ ...JSON.parse(body), ReturnConsumedCapacity: 'TOTAL' }) : body;
    const passed = ['x-amz-target', 'x-amz-date', 'content-type', 'authorization'];
    const sent = Object.fromEntries(passed.map((header) => [header, String(headers[header])]));
    const answer = await fetch(endpoint, { method: 'POST', headers: sent, body: asked });
    const text = await answer.text();
    if (units && answer.ok) {
      const { ConsumedCapacity = [] } = answered.parse(JSON.parse(text));
      for (const { TableName, CapacityUnits } of [ConsumedCapacity].flat())
        units[tableIn(TableName)] = (units[tableIn(TableName)] ?? 0) + CapacityUnits;
    }
    const type = answer.headers.get('x-amzn-errortype');
    return {
      status: answer.status,
      headers: { 'content-type': 'application/x-amz-json-1.0', ...(type && { 'x-amzn-errortype': type }) },
      body: text,
    };
  };
  return { service, writeUnits, readUnits };
};

/** Runs about `count` updates of two weeks of Quảng Ngãi's. The functions must have been bundled. */
export const measureUnits = async (count: number): Promise<Measured> => {
  const centre = centres['quang-ngai'];
  if (!centre) throw new Error('the centre is gone');
  const records = [...simulate({ centre, days: 15, seed: 1, scale: count / 98_000, from: '2026-10-01' })];
  const folder = await mkdtemp(join(tmpdir(), 'baotin-cost-'));
  const database = await startDatabase({ engine: 'dynoxide' });
  const { service, writeUnits, readUnits } = meter(database.endpoint);
  const proxy = await startEndpoints({ database: service });
  const restore = setEnvironment({ DYNAMODB_ENDPOINT: proxy.url('database') });
  try {
    const file = join(folder, 'updates.csv');
    await writeFile(file, stringify(records, { header: true, columns: [...exchangeFields] }));
    const { report } = await replay([file]);
    const taken = report.notices.filter(({ state }) => state === 'accepted' || state === 'delivered');
    return {
      changes: report.updates.applied,
      dossiers: new Set(records.map(({ MaHoSo }) => MaHoSo)).size,
      ...{ writeUnits, readUnits },
      notices: report.notices.length,
      ...{ sms: report.carriers.sms, emails: report.carriers.email },
      smsParts: taken.reduce((sum, { parts = 0 }) => sum + parts, 0),
    };
  } finally {
    restore();
    await proxy.stop();
    await database.stop();
    await rm(folder, { recursive: true });
  }
};

if (import.meta.main) {
  await bundleFunctions();
  console.log(JSON.stringify(await measureUnits(Number(process.argv[2] ?? 2000)), undefined, 2));
}
