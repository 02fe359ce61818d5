import { paginateQuery } from '@aws-sdk/lib-dynamodb';
import { difficulty, task } from '../domain/drive-work.ts';
import type { DriveWork } from '../ports.ts';
import { auditItem } from './audit.ts';
import type { Documents } from './documents.ts';
import { expiresAfter } from './expiry.ts';
import { putAtVersion, writeTogether } from './versions.ts';

/** `noteDays`: so long finished tasks and closed difficulties are kept; absent where they are only read. */
type DriveTables = { campaign: string; audit: string; noteDays?: number };

/** Tasks and difficulties of a drive as `drive#ID`, by kind and id. */
export const dynamoDriveWork = (documents: Documents, { campaign, audit, noteDays }: DriveTables): DriveWork => {
  const all = async <T>(drive: string, kind: string, parse: (value: unknown) => T): Promise<T[]> => {
    const query = {
      TableName: campaign,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :kind)',
      ExpressionAttributeValues: { ':pk': `drive#${drive}`, ':kind': `${kind}#` },
    };
    const found: T[] = [];
    for await (const page of paginateQuery({ client: documents }, query))
      found.push(...(page.Items ?? []).map(({ value }) => parse(value)));
    return found;
  };
  return {
    tasks: (drive) => all(drive, 'task', (value) => task.parse(value)),
    difficulties: (drive) => all(drive, 'difficulty', (value) => difficulty.parse(value)),
    save: (drive, one, entry) => {
      const [kind, value] = 'task' in one ? (['task', one.task] as const) : (['difficulty', one.difficulty] as const);
      const key = { pk: `drive#${drive}`, sk: `${kind}#${value.id}` };
      const ended = 'task' in one ? one.task.done : one.difficulty.closed;
      const expiresAt = ended && noteDays !== undefined ? expiresAfter(ended.at, noteDays) : undefined;
      return writeTogether(documents, [
        putAtVersion(campaign, { ...key, value, expiresAt }, value.version),
        { Put: { TableName: audit, Item: auditItem(entry) } },
      ]);
    },
  };
};
