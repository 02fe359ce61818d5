import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type Notice, notice } from '../domain/notice.ts';
import type { Instant } from '../domain/time.ts';
import { type Documents, ifConditionHolds } from './documents.ts';

/** Notices of a desk that have lain there since before a moment, the longest first; no more than `most`. */
export const onDeskBefore = async (
  documents: Documents,
  table: string,
  { desk, before, most }: { desk: string; before: Instant; most: number },
): Promise<Notice[]> => {
  const query = new QueryCommand({
    TableName: table,
    IndexName: 'desk',
    KeyConditionExpression: 'desk = :desk AND deskSince <= :before',
    ExpressionAttributeValues: { ':desk': desk, ':before': before },
    Limit: most,
  });
  const { Items = [] } = await documents.send(query);
  return Items.map((item) => notice.parse(item));
};

/** What an update of a notice says, and what must hold beside. */
type Said = { update: string; values: Record<string, unknown>; also?: string };

/** Changes a notice that stands as it was read; one that has moved since is right where it stands. */
export const updateAsRead = async (
  documents: Documents,
  table: string,
  { dossier, id, state, stateAt }: Notice,
  { update, values, also }: Said,
): Promise<void> => {
  const command = new UpdateCommand({
    TableName: table,
    Key: { dossier, id },
    UpdateExpression: update,
    ConditionExpression: `#state = :state AND stateAt = :stateAt${also ? ` AND ${also}` : ''}`,
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':state': state, ':stateAt': stateAt, ...values },
  });
  await ifConditionHolds(documents.send(command));
};
