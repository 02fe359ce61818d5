import { isDeepStrictEqual } from 'node:util';
import { BatchGetItemCommand, DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { type TableName, tables } from '../../functions/stores/tables.ts';
import { momentOf, readCommand, run, settingsOf, whose } from './command.ts';
import { findDeployment } from './deployment.ts';
import { nameAt, wantedTables } from './restore.ts';
import { type Item, writeItems } from './write-items.ts';

/** `missing`: in the restored table only; `different`: in both, and not the same. What only the living table has is left alone. */
export type Compared = { missing: number; different: number };

/** As many as one call reads. */
const mostAtOnce = 100;

const keyOf = (name: TableName, item: Item): Item =>
  Object.fromEntries(tables[name].key.flatMap((part) => (item[part] ? [[part, item[part]]] : [])));

const livingOf = async (client: DynamoDBClient, table: string, keys: readonly Item[]): Promise<Item[]> => {
  const found: Item[] = [];
  let left = [...keys];
  while (left.length > 0) {
    const asked = { RequestItems: { [table]: { Keys: left, ConsistentRead: true } } };
    const { Responses, UnprocessedKeys } = await client.send(new BatchGetItemCommand(asked));
    found.push(...(Responses?.[table] ?? []));
    left = UnprocessedKeys?.[table]?.Keys ?? [];
  }
  return found;
};

/** Compares a restored table with the one that lives and writes into that one what is `wanted` of the difference. */
export const putBack = async (
  client: DynamoDBClient,
  { name, restored, living }: { name: TableName; restored: string; living: string },
  wanted: readonly (keyof Compared)[],
): Promise<Compared> => {
  const compared: Compared = { missing: 0, different: 0 };
  const differing = async function* () {
    for await (const { Items = [] } of paginateScan({ client }, { TableName: restored, Limit: mostAtOnce })) {
      if (Items.length === 0) continue;
      const keys = Items.map((item) => keyOf(name, item));
      const now = await livingOf(client, living, keys);
      for (const [n, item] of Items.entries()) {
        const same = now.find((one) => isDeepStrictEqual(keyOf(name, one), keys[n]));
        if (same && isDeepStrictEqual(same, item)) continue;
        const kind = same ? 'different' : 'missing';
        compared[kind] += 1;
        if (wanted.includes(kind)) yield item;
      }
    }
  };
  await writeItems(client, living, differing());
  return compared;
};

if (import.meta.main)
  await run(async () => {
    const asked = readCommand('put-back -- --province P --stage S --at TIME [--tables a,b] [--missing] [--different]', {
      ...{ ...whose, at: { type: 'string' }, tables: { type: 'string' } },
      ...{ missing: { type: 'boolean' }, different: { type: 'boolean' } },
    });
    const at = momentOf(asked, 'at');
    const settings = settingsOf(asked);
    const { table } = await findDeployment(settings);
    const client = new DynamoDBClient({ region: settings.region });
    const wanted = (['missing', 'different'] as const).filter((kind) => asked.has(kind));
    for (const name of wantedTables(asked.optional('tables'))) {
      const places = { name, restored: nameAt(table(name), at), living: table(name) };
      const { missing, different } = await putBack(client, places, wanted);
      console.log(`${name}: ${missing} items are missing now, ${different} are others than at ${at}`);
    }
    console.log(
      wanted.length > 0
        ? `Put back: ${wanted.join(' and ')}.`
        : 'Nothing was changed. --missing puts back what is gone, --different also what is another.',
    );
    return 0;
  });
