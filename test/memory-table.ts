import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';

type Item = Record<string, unknown>;

const keyOf = ({ pk, sk }: Item): string => `${pk} ${sk}`;

/**
 * A table in memory behind a real client, with what the tally asks of one: reads of many keys, and transactions of
 * conditional puts and deletes and of additions. Before each call, and after each transaction, `crash` may throw.
 */
export const memoryTable = (crash: () => void = () => {}) => {
  const items = new Map<string, Item>();
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'ap-southeast-1' }));
  const mock = mockClient(documents);
  const transactions: number[] = [];

  const holds = (key: Item, condition: string | undefined, values: Item = {}): boolean => {
    if (condition === undefined) return true;
    const held = items.get(keyOf(key));
    if (condition === 'attribute_not_exists(pk)') return held === undefined;
    if (condition === 'rev = :rev') return held?.rev === values[':rev'];
    throw new Error(`this table does not know the condition ${condition}`);
  };
  const add = (key: Item, expression = '', names: Record<string, string> = {}, values: Item = {}): void => {
    const added = [...expression.matchAll(/(#\w+) (:\w+)/g)].map(([, name = '', value = '']) => [
      names[name],
      values[value],
    ]);
    const held: Item = { ...key, ...items.get(keyOf(key)) };
    for (const [name, by] of added) held[String(name)] = Number(held[String(name)] ?? 0) + Number(by);
    items.set(keyOf(key), held);
  };

  mock.on(BatchGetCommand).callsFake(({ RequestItems }) => {
    crash();
    const asked = Object.entries<{ Keys: Item[] }>(RequestItems);
    const found = asked.map(([table, { Keys }]) => [table, Keys.flatMap((key) => items.get(keyOf(key)) ?? [])]);
    return { Responses: Object.fromEntries(found), UnprocessedKeys: {} };
  });
  mock.on(TransactWriteCommand).callsFake(({ TransactItems = [] }) => {
    crash();
    if (TransactItems.length > 100) throw new Error('a transaction has at most 100 items');
    const keys = new Set<string>();
    let failed = false;
    for (const { Put, Delete, Update } of TransactItems) {
      const { ConditionExpression, ExpressionAttributeValues } = Put ?? Delete ?? Update;
      const key = Put?.Item ?? Delete?.Key ?? Update?.Key;
      if (keys.has(keyOf(key))) throw new Error('a transaction names each item once');
      keys.add(keyOf(key));
      failed ||= !holds(key, ConditionExpression, ExpressionAttributeValues);
    }
    if (failed)
      throw new TransactionCanceledException({
        ...{ message: 'cancelled', $metadata: {} },
        CancellationReasons: [{ Code: 'ConditionalCheckFailed' }],
      });
    for (const { Put, Delete, Update } of TransactItems) {
      if (Put) items.set(keyOf(Put.Item), Put.Item);
      if (Delete) items.delete(keyOf(Delete.Key));
      if (Update)
        add(Update.Key, Update.UpdateExpression, Update.ExpressionAttributeNames, Update.ExpressionAttributeValues);
    }
    transactions.push(TransactItems.length);
    crash();
    return {};
  });
  return { documents, items, transactions };
};
