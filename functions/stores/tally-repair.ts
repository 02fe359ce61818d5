import { PutCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { counted, incrementsBetween, isSameCounts } from '../domain/counted.ts';
import type { TallyRepair } from '../ports.ts';
import { type Documents, ifConditionHolds } from './documents.ts';
import { dynamoTally } from './tally.ts';
import { additionsOf, countedKeyOf, countsIn, type ItemKey, nameOf, nowKey } from './tally-items.ts';

type Held = { key: ItemKey; rev: unknown; counts: Record<string, number> };

const itemKey = z.object({ pk: z.string(), sk: z.string() });

const isStill = (held: Held | undefined) => {
  if (!held) return { ConditionExpression: 'attribute_not_exists(pk)' };
  if (held.rev === undefined) return { ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(rev)' };
  return { ConditionExpression: 'rev = :rev', ExpressionAttributeValues: { ':rev': held.rev } };
};

/** What a rebuild does to the counts. It reads the whole table, several times. */
export const dynamoTallyRepair = (documents: Documents, table: string): TallyRepair => {
  const scan = async function* (FilterExpression: string, ExpressionAttributeValues: Record<string, string>) {
    const filter = { FilterExpression, ExpressionAttributeValues };
    const pages = paginateScan({ client: documents }, { TableName: table, ConsistentRead: true, ...filter });
    for await (const { Items = [] } of pages) yield* Items;
  };
  const contributions = () => scan('begins_with(pk, :dossier)', { ':dossier': 'dossier#' });

  const heldNow = async (): Promise<Map<string, Held>> => {
    const found = new Map<string, Held>();
    for await (const item of scan('pk = :now OR begins_with(pk, :day)', { ':now': nowKey, ':day': 'day#' })) {
      const key = itemKey.parse(item);
      found.set(nameOf(key), { key, rev: item.rev, counts: countsIn(item) });
    }
    return found;
  };

  const rightSums = async (): Promise<Map<string, Omit<Held, 'rev'>>> => {
    const sums = new Map<string, Omit<Held, 'rev'>>();
    for await (const item of contributions())
      for (const { key, counts } of additionsOf(incrementsBetween(undefined, counted.parse(item)))) {
        const sum = sums.get(nameOf(key)) ?? { key, counts: {} };
        for (const [count, by] of Object.entries(counts)) sum.counts[count] = (sum.counts[count] ?? 0) + by;
        sums.set(nameOf(key), sum);
      }
    return sums;
  };

  const put = (key: ItemKey, counts: Record<string, number>, held: Held | undefined) => {
    const rev = typeof held?.rev === 'number' ? held.rev + 1 : 1;
    return ifConditionHolds(
      documents.send(new PutCommand({ TableName: table, Item: { ...counts, ...key, rev }, ...isStill(held) })),
    );
  };

  return {
    ...dynamoTally(documents, table),
    counted: async function* () {
      for await (const item of contributions()) {
        const key = countedKeyOf(itemKey.parse(item));
        if (key) yield key;
      }
    },
    compare: async () => {
      // Every write to counts raises `rev`, also where it adds nothing: an item that has the same one before and after
      // what belongs to it was summed had nothing written to it meanwhile.
      const before = await heldNow();
      const sums = await rightSums();
      const after = await heldNow();
      const found = { mended: 0, moving: 0 };
      for (const name of new Set([...before.keys(), ...sums.keys(), ...after.keys()])) {
        const [held, sum] = [after.get(name), sums.get(name)];
        const key = held?.key ?? sum?.key;
        const isStanding = before.has(name) === after.has(name) && before.get(name)?.rev === held?.rev;
        if (!key || !isStanding) found.moving += 1;
        else if (!isSameCounts(held?.counts ?? {}, sum?.counts ?? {})) {
          if (await put(key, sum?.counts ?? {}, held)) found.mended += 1;
          else found.moving += 1;
        }
      }
      return found;
    },
  };
};
