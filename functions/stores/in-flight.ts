import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { senderDesk } from '../domain/desk.ts';
import { notice } from '../domain/notice.ts';
import { laneOf } from '../domain/turn.ts';
import type { InFlight } from '../ports.ts';
import { type Documents, ifConditionHolds } from './documents.ts';

/** Notices on their way, as the index of desks has them on the desk of whoever sends. */
export const dynamoInFlight = (documents: Documents, table: string): InFlight => ({
  withTurnBefore: async (lane, before, most) => {
    const query = new QueryCommand({
      TableName: table,
      IndexName: 'desk',
      KeyConditionExpression: 'desk = :desk AND deskSince <= :before',
      ExpressionAttributeValues: { ':desk': senderDesk(lane), ':before': before },
      Limit: most,
    });
    const { Items = [] } = await documents.send(query);
    return Items.map((item) => notice.parse(item));
  },
  lookAgainAt: async (one, at) => {
    const update = new UpdateCommand({
      TableName: table,
      Key: { dossier: one.dossier, id: one.id },
      UpdateExpression: 'SET deskSince = :at',
      // It has moved since: where it stands now is right.
      ConditionExpression: 'desk = :desk AND #state = :state AND stateAt = :stateAt',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: {
        ':at': at,
        ':desk': senderDesk(laneOf(one)),
        ':state': one.state,
        ':stateAt': one.stateAt,
      },
    });
    await ifConditionHolds(documents.send(update));
  },
});
