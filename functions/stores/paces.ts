import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { addSample, pace, type Sample } from '../domain/pace.ts';
import type { Paces } from '../ports.ts';
import { type Documents, ifConditionHolds } from './documents.ts';

const item = z.object({ value: pace, version: z.int() }).default({ value: [], version: 0 });

/** Enough for all the processes that one stream's shards can set on one procedure. */
const tries = 10;

/** The histories of procedures, each one item of the registry (`pace`, by procedure). */
export const dynamoPaces = (documents: Documents, table: string): Paces => {
  const read = async (procedure: string) => {
    const Key = { type: 'pace', id: procedure };
    const { Item } = await documents.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    return { Key, ...item.parse(Item) };
  };
  const add = async (procedure: string, sample: Sample): Promise<void> => {
    for (let left = tries; left > 0; left -= 1) {
      const { Key, value: former, version } = await read(procedure);
      const value = addSample(former, sample);
      if (value === former) return;
      const unchanged =
        version === 0
          ? { ConditionExpression: 'attribute_not_exists(id)' }
          : { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': version } };
      const Item = { ...Key, value, version: version + 1 };
      if (await ifConditionHolds(documents.send(new PutCommand({ TableName: table, Item, ...unchanged })))) return;
    }
    throw new Error(`The history of ${procedure} was changed by others ${tries} times in a row`);
  };
  // The records of a batch come all at once: those of one procedure take turns, lest they overtake each other in vain.
  const lastTurn = new Map<string, Promise<void>>();
  return {
    find: async (procedure) => (await read(procedure)).value,
    add: (procedure, sample) => {
      const act = () => add(procedure, sample);
      const turn = (lastTurn.get(procedure) ?? Promise.resolve()).then(act, act);
      lastTurn.set(procedure, turn);
      return turn;
    },
  };
};
