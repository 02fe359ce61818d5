import { setTimeout as sleep } from 'node:timers/promises';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Increment } from '../domain/campaign.ts';
import {
  afterHearing,
  type Counted,
  type CountedKey,
  counted,
  type Heard,
  incrementsBetween,
  isSameCounted,
} from '../domain/counted.ts';
import type { Tally } from '../ports.ts';
import { type Documents, ifTransactionHolds } from './documents.ts';
import { getItems } from './get-items.ts';
import { type Addition, additionsOf, countedItemKey, type ItemKey, nameOf } from './tally-items.ts';

/** What stands in the counts for one thing; `rev` counts its writes, the guard against two writers. */
const storedCounted = counted.extend({ pk: z.string(), sk: z.string(), rev: z.int() });
type Stored = z.infer<typeof storedCounted>;

/** One thing's way from what stands in the counts to what was heard of it. */
type Step = { heard: readonly Heard[]; key: ItemKey; former?: Stored; next?: Counted; increments: Increment[] };

/** Of a transaction. Things are taken so many at a time, too: a batch of the stream is less. */
const mostItems = 100;

/** Conflicts are usual where several shards count the same units: the last wait is 3 to 6 seconds. */
const tries = 10;
const waitLonger = (tried: number): Promise<void> => sleep((0.5 + Math.random() / 2) * 12 * 2 ** tried);

const keyOf = (heard: CountedKey): string => nameOf(countedItemKey(heard));

const stepOf = (heard: readonly Heard[], key: ItemKey, former: Stored | undefined): Step => {
  const next = heard.reduce<Counted | undefined>(afterHearing, former);
  return { heard, key, former, next, increments: incrementsBetween(former, next) };
};

/** Each step's increments stay with it. Steps of one unit stand together, so that they share what they add to. */
const inTransactions = (steps: readonly Step[]): Step[][] => {
  const groups: { steps: Step[]; items: ReadonlySet<string> }[] = [];
  for (const step of steps.toSorted((a, b) => (unitOf(a) < unitOf(b) ? -1 : 1))) {
    const touched = additionsOf(step.increments).map(({ key }) => nameOf(key));
    const last = groups.at(-1);
    const items = new Set([...(last?.items ?? []), ...touched]);
    if (last && last.steps.length + 1 + items.size <= mostItems) {
      last.steps.push(step);
      last.items = items;
    } else groups.push({ steps: [step], items: new Set(touched) });
  }
  return groups.map((group) => group.steps);
};

const unitOf = ({ next, former }: Step): string => next?.unit ?? former?.unit ?? '';

const isStill = (former: Stored | undefined) =>
  former
    ? { ConditionExpression: 'rev = :rev', ExpressionAttributeValues: { ':rev': former.rev } }
    : { ConditionExpression: 'attribute_not_exists(pk)' };

const countedWrite = (TableName: string, { key, former, next }: Step) =>
  next
    ? { Put: { TableName, Item: { ...next, ...key, rev: (former?.rev ?? 0) + 1 }, ...isStill(former) } }
    : { Delete: { TableName, Key: key, ...isStill(former) } };

const additionWrite = (TableName: string, { key, counts }: Addition) => {
  const names = Object.keys(counts);
  return {
    Update: {
      TableName,
      Key: key,
      UpdateExpression: `ADD #rev :one${names.map((_, n) => `, #${n} :${n}`).join('')}`,
      ExpressionAttributeNames: Object.fromEntries([['#rev', 'rev'], ...names.map((name, n) => [`#${n}`, name])]),
      ExpressionAttributeValues: Object.fromEntries([
        [':one', 1],
        ...names.map((name, n) => [`:${n}`, counts[name] ?? 0]),
      ]),
    },
  };
};

/** The counts of the campaign table and the contributions that they are the sum of (docs/adr/0013). */
export const dynamoTally = (documents: Documents, table: string, wait = waitLonger): Tally => {
  const read = async (keys: readonly ItemKey[]): Promise<Map<string, Stored>> => {
    const items = await getItems(documents, table, keys, { consistent: true });
    return new Map(items.map((item) => storedCounted.parse(item)).map((stored) => [nameOf(stored), stored]));
  };

  const write = async (steps: readonly Step[]): Promise<boolean> => {
    const additions = additionsOf(steps.flatMap(({ increments }) => increments));
    const TransactItems = [
      ...steps.map((step) => countedWrite(table, step)),
      ...additions.map((addition) => additionWrite(table, addition)),
    ];
    return (await ifTransactionHolds(documents.send(new TransactWriteCommand({ TransactItems })))) !== undefined;
  };

  /** Answers what somebody else came between with. */
  const attempt = async (things: readonly (readonly Heard[])[]): Promise<(readonly Heard[])[]> => {
    const keyed = things.flatMap((heard) => (heard[0] ? [{ heard, key: countedItemKey(heard[0]) }] : []));
    const stored = await read(keyed.map(({ key }) => key));
    const steps = keyed
      .map(({ heard, key }) => stepOf(heard, key, stored.get(nameOf(key))))
      .filter(({ former, next }) => !isSameCounted(former, next));
    const overtaken: (readonly Heard[])[] = [];
    for (const group of inTransactions(steps))
      if (!(await write(group))) overtaken.push(...group.map(({ heard }) => heard));
    return overtaken;
  };

  return {
    count: async (heard) => {
      const things = [...Map.groupBy(heard, keyOf).values()];
      for (let next = 0; next < things.length; next += mostItems) {
        let open: (readonly Heard[])[] = things.slice(next, next + mostItems);
        for (let tried = 0; open.length > 0; tried += 1) {
          if (tried === tries) throw new Error(`The counts were changed by others ${tries} times in a row`);
          if (tried > 0) await wait(tried);
          open = await attempt(open);
        }
      }
    },
  };
};
