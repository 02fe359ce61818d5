import { paginateQuery, paginateScan } from '@aws-sdk/lib-dynamodb';
import { type TableName, tables } from '../../functions/stores/tables.ts';
import type { Platform } from './platform.ts';

type From = Pick<Platform, 'documents' | 'table'>;

/** Everything in a table, or all items of one sort key `sk`. For a trial's tables, which are small. */
export const scan = async <T>(
  platform: From,
  table: TableName,
  parse: (item: unknown) => T,
  sk?: string,
): Promise<T[]> => {
  const found: T[] = [];
  const only = sk && { FilterExpression: 'sk = :sk', ExpressionAttributeValues: { ':sk': sk } };
  const pages = paginateScan({ client: platform.documents }, { TableName: platform.table(table), ...only });
  for await (const page of pages) found.push(...(page.Items ?? []).map((item) => parse(item)));
  return found;
};

/** All items of one partition, by sort key. */
export const itemsOf = async <T>(
  platform: From,
  table: TableName,
  partition: string,
  parse: (item: unknown) => T,
): Promise<T[]> => {
  const found: T[] = [];
  const query = {
    TableName: platform.table(table),
    KeyConditionExpression: '#key = :partition',
    ExpressionAttributeNames: { '#key': tables[table].key[0] },
    ExpressionAttributeValues: { ':partition': partition },
  };
  for await (const page of paginateQuery({ client: platform.documents }, query))
    found.push(...(page.Items ?? []).map((item) => parse(item)));
  return found;
};
