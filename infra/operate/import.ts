import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { type Notice, notice } from '../../functions/domain/notice.ts';
import type { TableName } from '../../functions/stores/tables.ts';
import type { QueueName } from '../topology.ts';
import { readCommand, run, settingsOf, whose } from './command.ts';
import { findDeployment } from './deployment.ts';
import { itemsIn } from './export.ts';
import { exportedTables, fileOf } from './exported.ts';
import { writeItems } from './write-items.ts';

export type ImportPorts = {
  client: DynamoDBClient;
  table: (name: TableName) => string;
  /** Puts a notice into its queue. */
  wake: (queue: QueueName, notice: Pick<Notice, 'dossier' | 'id'>) => Promise<void>;
};

/** These were on their way through a queue or a schedule, which an export does not hold. */
const onTheirWay: readonly Notice['state'][] = ['queued', 'held', 'sending'];

/**
 * Fills the empty tables of a fresh deployment from an exported folder and puts what was on its way into the queue
 * again. Nobody is told anything twice: what was told stands in the notices, which are there before their dossiers.
 */
export const importAll = async (ports: ImportPorts, folder: string) => {
  const { client, table, wake } = ports;
  if (!existsSync(join(folder, fileOf('notices')))) throw new Error(`${folder} holds no export`);
  await refuseFilled(ports);
  const imported: Partial<Record<TableName, number>> = {};
  for (const name of exportedTables(true)) {
    const file = join(folder, fileOf(name));
    if (existsSync(file)) imported[name] = await writeItems(client, table(name), itemsIn(file));
  }
  let woken = 0;
  for await (const item of itemsIn(join(folder, fileOf('notices')))) {
    const { dossier, id, kind, state } = notice.parse(unmarshall(item));
    if (!onTheirWay.includes(state)) continue;
    await wake(kind === 'nudge' ? 'bulk' : 'now', { dossier, id });
    woken += 1;
  }
  return { imported, woken };
};

/** Two provinces in one table could not be told apart any more. */
const refuseFilled = async ({ client, table }: ImportPorts): Promise<void> => {
  for (const name of ['dossiers', 'notices'] as const) {
    const { Items = [] } = await client.send(new ScanCommand({ TableName: table(name), Limit: 1 }));
    if (Items.length > 0) throw new Error(`${table(name)} is not empty: an import goes into a fresh deployment`);
  }
};

if (import.meta.main)
  await run(async () => {
    const asked = readCommand('import -- --province P --stage S --from FOLDER --go', {
      ...{ ...whose, from: { type: 'string' }, go: { type: 'boolean' } },
    });
    const settings = settingsOf(asked);
    const { region } = settings;
    const from = asked.text('from');
    const { table, queueUrl } = await findDeployment(settings);
    if (!asked.has('go')) {
      console.log(`${from} would be read into ${table('dossiers')} and its sisters. Nothing was changed. Add --go.`);
      return 0;
    }
    const sqs = new SQSClient({ region });
    const { imported, woken } = await importAll(
      {
        ...{ client: new DynamoDBClient({ region }), table },
        wake: async (queue, ref) => {
          await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl(queue), MessageBody: JSON.stringify(ref) }));
        },
      },
      from,
    );
    for (const [name, count] of Object.entries(imported)) console.log(`${name}: ${count} items`);
    console.log(`${woken} notices that were on their way were put into the queue again.`);
    return 0;
  });
