import { paginateScan, type ScanCommandInput } from '@aws-sdk/lib-dynamodb';
import { type Notice, notice } from '../domain/notice.ts';
import type { LostNotices } from '../ports.ts';
import { updateAsRead } from './desk-index.ts';
import type { Documents } from './documents.ts';
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
    givePlace: (one) => {
      const { desk, deskSince } = deskKey(one);
      return updateAsRead(documents, table, one, {
        update: 'SET desk = :desk, deskSince = :since',
        values: { ':desk': desk, ':since': deskSince },
      });
    },
  };
};
