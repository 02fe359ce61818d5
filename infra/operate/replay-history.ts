import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateQuery, paginateScan } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import type { Instant } from '../../functions/domain/time.ts';
import { failedOf } from '../local/batch-answer.ts';
import { momentOf, readCommand, run, settingsOf, whose } from './command.ts';
import { findDeployment } from './deployment.ts';
import { lambdaInvoke } from './lambda-invoke.ts';

export type HistoryPorts = {
  documents: DynamoDBDocumentClient;
  /** The table of dossiers. */
  table: string;
  /** Calls react-to-dossier. */
  react: (event: unknown) => Promise<unknown>;
};

/** `failed`: the dossiers of whose changes the function would not hear. */
export type Replayed = { dossiers: number; changes: number; failed: string[] };

const change = z.looseObject({ code: z.string(), sk: z.string(), version: z.int() });
type Change = z.infer<typeof change>;
type Step = { before?: Change | undefined; after: Change };

const batchSize = 50;

/**
 * Lets react-to-dossier hear once more of all changes whose time lies between two moments, from the history that the
 * dossiers keep, each dossier's in their order. What was told stays told once, for a notice's id is a fact. A change's
 * time is its source's, for updates that came in late it lies before the moment they came.
 */
export const replayHistory = async (
  { documents, table, react }: HistoryPorts,
  { from, to, go }: { from: Instant; to: Instant; go: boolean },
): Promise<Replayed> => {
  const done: Replayed = { dossiers: 0, changes: 0, failed: [] };
  const [first, last] = [`change#${from}`, `change#${to}`];
  const isMeant = ({ sk }: Change) => sk >= first && sk < last;

  const stepsOf = async (code: string): Promise<Step[]> => {
    const query = {
      TableName: table,
      KeyConditionExpression: 'code = :code AND begins_with(sk, :change)',
      ExpressionAttributeValues: { ':code': code, ':change': 'change#' },
    };
    const all: Change[] = [];
    for await (const { Items = [] } of paginateQuery({ client: documents }, query))
      all.push(...Items.map((item) => change.parse(item)));
    const inOrder = all.toSorted((a, b) => a.version - b.version);
    return inOrder.map((after, n) => ({ before: inOrder[n - 1], after })).filter(({ after }) => isMeant(after));
  };

  /** Lives side by side, each dossier's steps one after the other. */
  const hand = async (lives: readonly Step[][]): Promise<void> => {
    const longest = Math.max(...lives.map(({ length }) => length));
    for (let round = 0; round < longest; round += 1) {
      const steps = lives.flatMap((life) => life[round] ?? []);
      const ids = steps.map(({ after }) => after.code);
      const failed = failedOf(await react({ Records: steps.map(recordOf) }), ids);
      done.failed.push(...failed);
    }
  };

  let lives: Step[][] = [];
  for await (const code of codesBetween(documents, table, first, last)) {
    const life = await stepsOf(code);
    done.dossiers += 1;
    done.changes += life.length;
    if (go) lives.push(life);
    if (lives.length < batchSize) continue;
    await hand(lives);
    lives = [];
  }
  if (lives.length > 0) await hand(lives);
  return done;
};

/** Each dossier that has a change between the two keys, once. Reads the whole table. */
const codesBetween = async function* (client: DynamoDBDocumentClient, TableName: string, from: string, to: string) {
  const seen = new Set<string>();
  const pages = paginateScan(
    { client },
    {
      ...{ TableName, FilterExpression: 'sk >= :from AND sk < :to', ProjectionExpression: 'code' },
      ExpressionAttributeValues: { ':from': from, ':to': to },
    },
  );
  for await (const { Items = [] } of pages)
    for (const item of Items) {
      const { code } = change.pick({ code: true }).parse(item);
      if (seen.has(code)) continue;
      seen.add(code);
      yield code;
    }
};

const image = (state: Change) => marshall({ ...state, sk: 'state' }, { removeUndefinedValues: true });

/** As the stream told it. The batch holds a dossier once, so its code tells which record failed. */
const recordOf = ({ before, after }: Step) => ({
  eventID: `${after.code} ${after.sk}`,
  eventName: before ? 'MODIFY' : 'INSERT',
  eventSource: 'aws:dynamodb',
  dynamodb: { ...(before && { OldImage: image(before) }), NewImage: image(after), SequenceNumber: after.code },
});

if (import.meta.main)
  await run(async () => {
    const asked = readCommand('replay-history -- --province P --stage S --from TIME --to TIME [--go]', {
      ...{ ...whose, from: { type: 'string' }, to: { type: 'string' }, go: { type: 'boolean' } },
    });
    const [from, to, go] = [momentOf(asked, 'from'), momentOf(asked, 'to'), asked.has('go')];
    if (from >= to) throw new Error('--from must lie before --to');
    const settings = settingsOf(asked);
    const { table, functionName } = await findDeployment(settings);
    const invoke = lambdaInvoke(settings.region, functionName);
    const documents = DynamoDBDocumentClient.from(new DynamoDBClient({ region: settings.region }));
    const react = (event: unknown) => invoke('react-to-dossier', event);
    const { dossiers, changes, failed } = await replayHistory(
      { documents, table: table('dossiers'), react },
      { from, to, go },
    );
    console.log(`${changes} changes of ${dossiers} dossiers between ${from} and ${to}.`);
    console.log(
      go
        ? 'They were handed over; what citizens had been told was not told again.'
        : 'Nothing was changed. Add --go to hand them over.',
    );
    for (const code of failed) console.log(`failed: ${code}`);
    return failed.length > 0 ? 1 : 0;
  });
