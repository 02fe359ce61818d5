import { paginateScan, type ScanCommandInput, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type Notice, notice } from '../domain/notice.ts';
import type { LostNotices } from '../ports.ts';
import { type Documents, ifConditionHolds } from './documents.ts';
import { deskKey } from './notices.ts';

/** What no index tells of: the whole table is read, for a command that is run now and then. */
export const dynamoLostNotices = (documents: Documents, table: string): LostNotices => {
  const scan = async function* (of: Omit<ScanCommandInput, 'TableName'>): AsyncGenerator<Notice> {
    for await (const { Items = [] } of paginateScan({ client: documents }, { TableName: table, ...of }))
      for (const item of Items) yield notice.parse(item);
  };
  return {
    failedByUs: () =>
      scan({
        FilterExpression: '#state = :failed AND ourFault = :yes',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':failed': 'failed', ':yes': true },
      }),
    withoutPlace: () =>
      scan({
        FilterExpression: '#state IN (:queued, :held, :sending) AND attribute_not_exists(desk)',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':queued': 'queued', ':held': 'held', ':sending': 'sending' },
      }),
    givePlace: async (one) => {
      const { desk, deskSince } = deskKey(one);
      const update = new UpdateCommand({
        TableName: table,
        Key: { dossier: one.dossier, id: one.id },
        UpdateExpression: 'SET desk = :desk, deskSince = :since',
        // What has moved meanwhile has its place.
        ConditionExpression: '#state = :state AND stateAt = :stateAt',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':desk': desk,
          ':since': deskSince,
          ':state': one.state,
          ':stateAt': one.stateAt,
        },
      });
      await ifConditionHolds(documents.send(update));
    },
  };
};
