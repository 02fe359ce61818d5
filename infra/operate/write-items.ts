import {
  type AttributeValue,
  BatchWriteItemCommand,
  type DynamoDBClient,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';

export type Item = Record<string, AttributeValue>;

/** As many as one call takes. */
const mostAtOnce = 25;

const put = async (client: DynamoDBClient, TableName: string, items: readonly Item[]): Promise<void> => {
  let left: WriteRequest[] = items.map((Item) => ({ PutRequest: { Item } }));
  for (let wait = 50; left.length > 0; wait = Math.min(wait * 2, 5000)) {
    const { UnprocessedItems } = await client.send(new BatchWriteItemCommand({ RequestItems: { [TableName]: left } }));
    left = UnprocessedItems?.[TableName] ?? [];
    if (left.length > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  }
};

/** Puts items into a table, in their order; answers how many. */
export const writeItems = async (
  client: DynamoDBClient,
  table: string,
  items: AsyncIterable<Item>,
): Promise<number> => {
  let batch: Item[] = [];
  let count = 0;
  for await (const item of items) {
    batch.push(item);
    count += 1;
    if (batch.length < mostAtOnce) continue;
    await put(client, table, batch);
    batch = [];
  }
  if (batch.length > 0) await put(client, table, batch);
  return count;
};
