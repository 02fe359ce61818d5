import {
  type _Record,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ResourceNotFoundException,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams';
import * as z from 'zod';

/** What Lambda leaves of a stream's batch that never went through: where the records stand, not the records. */
export const discardedBatch = z.object({
  requestContext: z.object({ functionArn: z.string() }),
  DDBStreamBatchInfo: z.object({
    shardId: z.string(),
    startSequenceNumber: z.string(),
    endSequenceNumber: z.string(),
    approximateArrivalOfFirstRecord: z.string(),
    approximateArrivalOfLastRecord: z.string(),
    streamArn: z.string(),
  }),
});
export type BatchInfo = z.infer<typeof discardedBatch>['DDBStreamBatchInfo'];

/** So many pages without a record between the first and the last one: they are not there any more. */
const mostEmptyPages = 20;

/** Reads a batch's records from the stream once more; `gone` when a day has passed and the stream has forgotten them. */
export const readAgain = async (client: DynamoDBStreamsClient, info: BatchInfo): Promise<_Record[] | 'gone'> => {
  try {
    return await readBetween(client, info);
  } catch (error) {
    if (error instanceof TrimmedDataAccessException || error instanceof ResourceNotFoundException) return 'gone';
    throw error;
  }
};

const readBetween = async (client: DynamoDBStreamsClient, info: BatchInfo): Promise<_Record[] | 'gone'> => {
  const { streamArn: StreamArn, shardId: ShardId, startSequenceNumber: SequenceNumber } = info;
  const at = { StreamArn, ShardId, SequenceNumber, ShardIteratorType: 'AT_SEQUENCE_NUMBER' } as const;
  let { ShardIterator } = await client.send(new GetShardIteratorCommand(at));
  const last = BigInt(info.endSequenceNumber);
  const found: _Record[] = [];
  for (let empty = 0; ShardIterator && empty < mostEmptyPages; ) {
    const { Records = [], NextShardIterator } = await client.send(new GetRecordsCommand({ ShardIterator }));
    for (const record of Records) {
      const number = BigInt(record.dynamodb?.SequenceNumber ?? 0);
      if (number <= last) found.push(record);
      if (number >= last) return found;
    }
    empty = Records.length === 0 ? empty + 1 : 0;
    ShardIterator = NextShardIterator;
  }
  return 'gone';
};

/** The record as Lambda would hand it over. */
export const asEvent = (record: _Record, streamArn: string) => ({
  ...record,
  eventSourceARN: streamArn,
  dynamodb: {
    ...record.dynamodb,
    SequenceNumber: record.dynamodb?.SequenceNumber ?? '',
    ApproximateCreationDateTime: Math.floor((record.dynamodb?.ApproximateCreationDateTime?.getTime() ?? 0) / 1000),
  },
});
