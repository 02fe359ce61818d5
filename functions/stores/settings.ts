import { GetCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Settings, StoredSetting } from '../ports.ts';
import { type AuditTable, auditPuts } from './audit.ts';
import type { Documents } from './documents.ts';
import { putAtVersion, writeTogether } from './versions.ts';

const item = z.object({
  id: z.string(),
  value: z.unknown(),
  version: z.int().default(0),
  by: z.string().optional(),
  at: z.string().optional(),
});

const settingOf = (read: unknown): StoredSetting => {
  const { by, at, ...rest } = item.parse(read);
  return { ...rest, ...(by && { by }), ...(at && { at }) };
};

const deleteAtVersion = (TableName: string, Key: Record<string, string>, version: number) => ({
  Delete: {
    ...{ TableName, Key, ExpressionAttributeNames: { '#version': 'version' } },
    ...(version === 0
      ? { ConditionExpression: 'attribute_not_exists(#version)' }
      : { ConditionExpression: '#version = :version', ExpressionAttributeValues: { ':version': version } }),
  },
});

/**
 * Settings of the registry as administrators change them. Read consistently, so that who has just saved sees it. Items
 * that were put by other means have no version yet: the first change here gives them one.
 */
export const dynamoSettings = (
  documents: Documents,
  { registry, audit }: { registry: string; audit: AuditTable },
): Settings => ({
  find: async (type, id) => {
    const get = new GetCommand({ TableName: registry, Key: { type, id }, ConsistentRead: true });
    const { Item } = await documents.send(get);
    return Item && settingOf(Item);
  },
  all: async (type, prefix) => {
    const query = {
      ...{ TableName: registry, ConsistentRead: true },
      KeyConditionExpression: `#type = :type${prefix ? ' AND begins_with(id, :prefix)' : ''}`,
      ExpressionAttributeNames: { '#type': 'type' },
      ExpressionAttributeValues: { ':type': type, ...(prefix && { ':prefix': prefix }) },
    };
    const found: StoredSetting[] = [];
    for await (const page of paginateQuery({ client: documents }, query))
      found.push(...(page.Items ?? []).map(settingOf));
    return found;
  },
  save: ({ type, id, version, value, beside }, entry) => {
    const { by, at } = entry;
    return writeTogether(documents, [
      value === undefined
        ? deleteAtVersion(registry, { type, id }, version)
        : putAtVersion(registry, { type, id, value, by, at }, version + 1),
      ...(beside ? [putAtVersion(registry, { ...beside, by, at }, 1)] : []),
      ...auditPuts(audit, entry),
    ]);
  },
});
