import {
  type _Record,
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  ExpiredIteratorException,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type Shard,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams';

/** Sequence number of the last record read and done, by shard. */
export type Checkpoint = Readonly<Record<string, string>>;

/** Whether a stream has the place until which it was read, has forgotten it, or ends before it. */
export type Place = 'there' | 'forgotten' | 'beyond';

type OpenShard = { id: string; iterator: string };
export type Page = { records: readonly _Record[]; more: boolean };

const pageSize = 1000;
/** A page ends at 1 MB, so a small page that is not full means that nothing is left. */
const surelyNotCut = 400_000;

/** A stream's shards, read one page at a time, parents before their children. */
export const openShards = async (client: DynamoDBStreamsClient, StreamArn: string, from: Checkpoint = {}) => {
  const done: Record<string, string> = { ...from };
  const seen = new Set<string>();
  let open: OpenShard[] = [];
  let reading: { shard: OpenShard; last?: string; nextIterator?: string } | undefined;

  const iteratorOf = async (ShardId: string): Promise<string> => {
    const after = done[ShardId];
    const ask = async (place: {
      ShardIteratorType: 'TRIM_HORIZON' | 'AFTER_SEQUENCE_NUMBER';
      SequenceNumber?: string;
    }) => (await client.send(new GetShardIteratorCommand({ StreamArn, ShardId, ...place }))).ShardIterator ?? '';
    if (!after) return ask({ ShardIteratorType: 'TRIM_HORIZON' });
    try {
      return await ask({ ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after });
    } catch (error) {
      // Streams forget after a day: go on with the oldest that is left.
      if (error instanceof TrimmedDataAccessException) return ask({ ShardIteratorType: 'TRIM_HORIZON' });
      throw error;
    }
  };

  const findShards = async (): Promise<void> => {
    for (const { ShardId } of await describe(client, StreamArn)) {
      if (!ShardId || seen.has(ShardId)) continue;
      seen.add(ShardId);
      open.push({ id: ShardId, iterator: await iteratorOf(ShardId) });
    }
  };

  const getRecords = async (shard: OpenShard) => {
    const get = () => client.send(new GetRecordsCommand({ ShardIterator: shard.iterator, Limit: pageSize }));
    try {
      return await get();
    } catch (error) {
      if (!(error instanceof ExpiredIteratorException || error instanceof TrimmedDataAccessException)) throw error;
      shard.iterator = await iteratorOf(shard.id);
      return get();
    }
  };

  /** The next page; it is read again unless `done` is called. */
  const read = async (): Promise<Page> => {
    if (open.length === 0) await findShards();
    for (const shard of open) {
      const { Records: records = [], NextShardIterator: nextIterator } = await getRecords(shard);
      reading = { shard, last: records.at(-1)?.dynamodb?.SequenceNumber, nextIterator };
      const ended = nextIterator === undefined;
      if (records.length > 0) return { records, more: ended || mayBeCut(records) || open.length > 1 };
      finish();
      if (ended) return { records, more: await hasNewShards() };
    }
    return { records: [], more: false };
  };

  const hasNewShards = async (): Promise<boolean> => {
    const before = seen.size;
    await findShards();
    return seen.size > before || open.length > 0;
  };

  const finish = (): void => {
    if (!reading) return;
    const { shard, last, nextIterator } = reading;
    if (last) done[shard.id] = last;
    if (nextIterator) shard.iterator = nextIterator;
    else open = open.filter((other) => other !== shard);
    reading = undefined;
  };

  await findShards();
  return { read, done: finish, checkpoint: (): Checkpoint => ({ ...done }) };
};

/** What a stream says of the places until which its shards were read. A shard that is gone was forgotten. */
export const placesIn = async (
  client: DynamoDBStreamsClient,
  StreamArn: string,
  read: Checkpoint,
): Promise<readonly Place[]> => {
  const shards = await describe(client, StreamArn);
  return Promise.all(
    Object.entries(read).map(async ([ShardId, SequenceNumber]): Promise<Place> => {
      if (!shards.some((shard) => shard.ShardId === ShardId)) return 'forgotten';
      try {
        const at = { StreamArn, ShardId, SequenceNumber, ShardIteratorType: 'AT_SEQUENCE_NUMBER' } as const;
        const { ShardIterator } = await client.send(new GetShardIteratorCommand(at));
        const { Records = [] } = await client.send(new GetRecordsCommand({ ShardIterator, Limit: 1 }));
        return Records.length > 0 ? 'there' : 'beyond';
      } catch (error) {
        if (error instanceof TrimmedDataAccessException) return 'forgotten';
        throw error;
      }
    }),
  );
};

const mayBeCut = (records: readonly _Record[]): boolean =>
  records.length === pageSize ||
  records.reduce((bytes, { dynamodb }) => bytes + (dynamodb?.SizeBytes ?? 0), 0) > surelyNotCut;

const describe = async (client: DynamoDBStreamsClient, StreamArn: string): Promise<Shard[]> => {
  const shards: Shard[] = [];
  let ExclusiveStartShardId: string | undefined;
  do {
    const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn, ExclusiveStartShardId }));
    shards.push(...(StreamDescription?.Shards ?? []));
    ExclusiveStartShardId = StreamDescription?.LastEvaluatedShardId;
  } while (ExclusiveStartShardId);
  return shards;
};
