import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { GetCommand, paginateQuery, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { type DossierState, dossierState, phaseOf } from '../domain/dossier-state.ts';
import { type Day, plusDays } from '../domain/time.ts';
import type { Dossiers } from '../ports.ts';
import type { Documents } from './documents.ts';

const shards = Array.from({ length: 4 }, (_, shard) => String(shard));
const shardOf = (code: string): string =>
  String([...code].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 65_536, 0) % shards.length);

const stateKey = (code: string) => ({ code, sk: 'state' });

/** The sparse index keys: a dossier stands in an index only as long as the sweep may have to look at it. */
const indexKeys = (state: DossierState) => ({
  dueShard: phaseOf(state.status) === 'running' && state.dueAt ? shardOf(state.code) : undefined,
  uncollectedShard:
    state.status === 'finished' && state.handover !== 'post' && state.handover !== 'electronic'
      ? shardOf(state.code)
      : undefined,
});

/** State and history of dossiers: `state` is what is known now, `change#TIME` what each applied update made of it. */
export const dynamoDossiers = (documents: Documents, table: string): Dossiers => {
  const query = async function* (index: 'due' | 'uncollected', sort: string, from: Day, before: Day) {
    for (const shard of shards) {
      const pages = paginateQuery(
        { client: documents },
        {
          TableName: table,
          IndexName: index,
          KeyConditionExpression: '#shard = :shard AND #sort BETWEEN :from AND :before',
          ExpressionAttributeNames: { '#shard': `${index}Shard`, '#sort': sort },
          ExpressionAttributeValues: { ':shard': shard, ':from': from, ':before': before },
        },
      );
      for await (const page of pages) yield* (page.Items ?? []).map((item) => dossierState.parse(item));
    }
  };
  return {
    find: async (code) => {
      const { Item } = await documents.send(
        new GetCommand({ TableName: table, Key: stateKey(code), ConsistentRead: true }),
      );
      return Item && dossierState.parse(Item);
    },
    save: async (before, after) => {
      const unchanged = before
        ? { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': before.version } }
        : { ConditionExpression: 'attribute_not_exists(code)' };
      const state = { ...after, ...stateKey(after.code), ...indexKeys(after) };
      const change = { ...after, sk: `change#${after.updatedAt}` };
      try {
        await documents.send(
          new TransactWriteCommand({
            TransactItems: [
              { Put: { TableName: table, Item: state, ...unchanged } },
              { Put: { TableName: table, Item: change } },
            ],
          }),
        );
        return 'saved';
      } catch (error) {
        const reasons = error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : [];
        if (reasons.some(({ Code }) => Code === 'ConditionalCheckFailed' || Code === 'TransactionConflict'))
          return 'conflict';
        throw error;
      }
    },
    runningDueBy: (day) => query('due', 'dueAt', '0', plusDays(day, 1)),
    uncollectedBetween: (from, to) => query('uncollected', 'finishedAt', from, plusDays(to, 1)),
  };
};
