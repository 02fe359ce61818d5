import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Platform } from './platform.ts';
import { enterStaff, enterUnits } from './province.ts';

const mark = { type: 'trial', id: 'entered' };

/** Enters the trial's units and staff once: what an administrator changed since stays, also over the next start. */
export const enterProvinceOnce = async (platform: Pick<Platform, 'put' | 'documents' | 'table'>): Promise<void> => {
  const { Item } = await platform.documents.send(
    new GetCommand({ TableName: platform.table('registry'), Key: mark, ConsistentRead: true }),
  );
  if (Item) return;
  await enterUnits(platform);
  await enterStaff(platform);
  await platform.put('registry', { type: mark.type, id: mark.id, value: true });
};

/**
 * Gives the notices of version 0.1.0 that were on their way their place in the index by which `find-stalled` finds them:
 * a folder that was killed then has lost their messages. May run at every start.
 */
export const takeUpFormerNotices = async (platform: Pick<Platform, 'table'>): Promise<void> => {
  process.env.NOTICES_TABLE = platform.table('notices');
  const { listInFlight } = await import('../../functions/list-in-flight/index.ts');
  await listInFlight(true);
};
