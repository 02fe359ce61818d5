import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Instant } from '../../functions/domain/time.ts';
import type { TableName } from '../../functions/stores/tables.ts';
import { inJson } from './in-json.ts';
import type { Kept } from './kept-state.ts';
import type { Tables } from './open-tables.ts';
import { type Place, placesIn } from './shards.ts';

/*
 * Somebody puts back one file of a backup, or a disk was full: then the tables are older than what is kept beside them, or
 * others. Streams would be read from places that they do not have, and say nothing for ever (docs/adr/0072).
 */

/** A table's stream as it is, and as it was read. */
export type ReadStream = {
  arn: string;
  /** Unknown of what version 0.3.0 kept. */
  readArn: string | undefined;
  places: readonly Place[];
};

/** Whether the streams are not those that were read, or end before the places until which they were read. */
export const areOtherTables = (streams: readonly ReadStream[]): boolean =>
  streams.some(({ arn, readArn = arn, places }) => arn !== readArn || places.includes('beyond'));

const noticeMessage = z.object({ dossier: z.string(), id: z.string() });

/** A queue with the function that reads it. */
type Waiting = { name: string; arn: string; consumer: string };
type Source = {
  folder: string;
  kept: Kept;
  tables: Pick<Tables, 'documents' | 'streams' | 'streamArns' | 'nameOf'>;
  queues: readonly Waiting[];
  now: Instant;
  say(line: string): void;
};

/** Brings what is kept beside the tables to what they hold, where they are older or others; says so. */
export const fitKeptToTables = async (source: Source): Promise<void> => {
  const { folder, kept, tables, queues, now, say } = source;
  if (!areOtherTables(await readStreams(source))) return;
  const isLost = async (body: string): Promise<boolean> => {
    const message = noticeMessage.safeParse(inJson(body)).data;
    if (message === undefined) return false;
    const { dossier, id } = message;
    return !(
      (await has(tables, 'notices', { dossier, id })) || (await has(tables, 'dossiers', { code: dossier, sk: 'state' }))
    );
  };
  const lost: { letter: { id: string; body: string }; queue: Waiting; forget(): void }[] = [];
  for (const queue of queues)
    for (const { id, body } of kept.messagesOf(queue.name).all())
      if (await isLost(body))
        lost.push({ letter: { id, body }, queue, forget: () => kept.messagesOf(queue.name).remove(id) });
  for (const { name, target, input, fired } of kept.schedules.all()) {
    const queue = queues.find(({ arn }) => arn === target);
    if (queue && !fired && (await isLost(input)))
      lost.push({ letter: { id: name, body: input }, queue, forget: () => kept.schedules.remove(name) });
  }

  // Said first: whoever is killed now hears it again.
  for (const line of linesOf(folder, lost.length)) say(line);
  kept.together(() => {
    for (const { letter, queue, forget } of lost) {
      const { id, body } = letter;
      const dead = { id, source: queue.name, consumer: queue.consumer, at: now, record: body };
      kept.deadLettersOf(queue.name).put(id, dead);
      forget();
    }
    for (const [table, arn] of tables.streamArns) {
      setLettersApart(kept.deadLettersOf(table), now);
      kept.streams.put(table, { table, arn, checkpoint: {} });
    }
    // These may run twice, and have not run on these tables.
    kept.linkEntries.remove('all');
    kept.keptProblems.remove('all');
  });
};

const readStreams = ({ kept, tables }: Source): Promise<ReadStream[]> =>
  Promise.all(
    kept.streams.all().flatMap(({ table, arn: readArn, checkpoint }) => {
      const arn = [...tables.streamArns].find(([name]) => name === table)?.[1];
      return arn === undefined
        ? []
        : [placesIn(tables.streams, arn, checkpoint).then((places) => ({ arn, readArn, places }))];
    }),
  );

const has = async (
  { documents, nameOf }: { documents: DynamoDBDocumentClient; nameOf: Tables['nameOf'] },
  table: TableName,
  Key: Record<string, string>,
): Promise<boolean> =>
  (await documents.send(new GetCommand({ TableName: nameOf(table), Key, ConsistentRead: true }))).Item !== undefined;

/** Their places in the stream are given to other records now, which would pass for the same letters. */
const setLettersApart = (letters: ReturnType<Kept['deadLettersOf']>, now: Instant): void => {
  for (const letter of letters.all()) {
    letters.remove(letter.id);
    const id = `${letter.id} before ${now}`;
    letters.put(id, { ...letter, id });
  }
};

const linesOf = (folder: string, lost: number): string[] => [
  `${folder}: the tables (dynoxide.db) are older than platform.db, or others, as when one file of a copy was put back. ` +
    'What they hold is read again from its start, and nobody is told of it twice. What was pushed since is missing: ' +
    'stop, put back both files of one copy and start again; or have it pushed again, then whoever was told of it since is told again.',
  ...(lost === 0
    ? []
    : [
        `${folder}: ${lost} messages wait for dossiers that these tables do not have. They lie with the dead letters; ` +
          'once the dossiers are there: npm run redrive -- --keep DIR --go',
      ]),
];
