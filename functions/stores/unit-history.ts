import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { unitTerm } from '../domain/unit-history.ts';
import type { UnitHistory } from '../ports.ts';
import { auditItem } from './audit.ts';
import type { Documents } from './documents.ts';
import { putAtVersion, writeTogether } from './versions.ts';

const item = z
  .object({ value: z.array(unitTerm), version: z.int() })
  .transform(({ value, version }) => ({ terms: value, version }))
  .default({ terms: [], version: 0 });

/** One item (`unit-terms`, `province`), for it is read as a whole: a term takes some 200 bytes, a province has a thousand at most. */
const Key = { type: 'unit-terms', id: 'province' };

export const dynamoUnitHistory = (
  documents: Documents,
  { registry, audit }: { registry: string; audit: string },
): UnitHistory => ({
  find: async () => item.parse((await documents.send(new GetCommand({ TableName: registry, Key }))).Item),
  save: (terms, version, entry) =>
    writeTogether(documents, [
      putAtVersion(registry, { ...Key, value: terms }, version + 1),
      { Put: { TableName: audit, Item: auditItem(entry) } },
    ]),
});
