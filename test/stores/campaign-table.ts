import { DeleteCommand, PutCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import { plusDays } from '../../functions/domain/time.ts';
import type { UnitCounts } from '../../functions/ports.ts';
import type { Documents } from '../../functions/stores/documents.ts';
import { dynamoTallyFigures } from '../../functions/stores/tally-figures.ts';
import { endOf, type Life } from '../any-lives.ts';

const emptyTable = async (documents: Documents, TableName: string, ...key: string[]) => {
  for await (const { Items = [] } of paginateScan({ client: documents }, { TableName }))
    for (const item of Items)
      await documents.send(
        new DeleteCommand({ TableName, Key: Object.fromEntries(key.map((name) => [name, item[name]])) }),
      );
};

/** A process that died. */
class Crash extends Error {}

/** Lets the process die at the calls in `crashes`, counted from the first: before the call is made, or before it answers. */
export const crashAt = (documents: Documents, crashes: ReadonlySet<number>) => {
  let moments = 0;
  const passes = () => {
    moments += 1;
    if (crashes.has(moments)) throw new Crash();
  };
  documents.middlewareStack.add(
    (next) => async (call) => {
      passes();
      const answer = await next(call);
      passes();
      return answer;
    },
    { step: 'initialize', name: 'crash', override: true },
  );
};

/** As Lambda does: what failed comes again. */
export const untilItLives = async (act: () => Promise<void>): Promise<void> => {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
    await untilItLives(act);
  }
};

/** All counts of the days that the lives play on, and the stocks. */
export const figuresOf = async (documents: Documents) => {
  const figures = dynamoTallyFigures(documents, 'campaign');
  const days = Array.from({ length: 21 }, (_, n) => plusDays('2026-10-08', n));
  const inOrder = (units: UnitCounts[]) => units.toSorted((a, b) => (a.unit < b.unit ? -1 : 1));
  const flows = await Promise.all(days.map(async (day) => [day, inOrder(await figures.day(day))] as const));
  return { now: inOrder(await figures.now()), flows: Object.fromEntries(flows) };
};

export const emptyTables = async (documents: Documents) => {
  await emptyTable(documents, 'campaign', 'pk', 'sk');
  await emptyTable(documents, 'dossiers', 'code', 'sk');
  await emptyTable(documents, 'notices', 'dossier', 'id');
};

export const emptyCampaign = (documents: Documents) => emptyTable(documents, 'campaign', 'pk', 'sk');

/** Puts into the dossiers table what it holds at the end of the lives. */
export const keepDossiers = async (documents: Documents, lives: readonly Life[]) => {
  for (const { after } of endOf(lives)) {
    const Item = { ...after, sk: 'status' in after ? 'state' : 'survey' };
    await documents.send(new PutCommand({ TableName: 'dossiers', Item }));
  }
};
