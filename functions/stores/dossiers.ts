import { GetCommand, paginateQuery, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type ListedUnder, listedAt, listedUnder } from '../domain/dossier-list.ts';
import { type DossierState, dossierState, phaseOf } from '../domain/dossier-state.ts';
import { type Day, plusDays } from '../domain/time.ts';
import type { DossierChange, Dossiers, OwnChange } from '../ports.ts';
import { type Documents, ifTransactionHolds } from './documents.ts';
import { getItems } from './get-items.ts';
import { readPage } from './pages.ts';
import { tables } from './tables.ts';

const dossierChange = dossierState.extend({
  own: z.object({ at: z.string(), what: z.enum(['overdue', 'put-off', 'contact']) }).optional(),
});

const stateKey = (code: string) => ({ code, sk: 'state' });

/** A dossier stands in the index of waiting only as long as the sweep may have to look at it. */
const waitingKeys = ({ status, dueAt, finishedAt, handover }: DossierState) => {
  if (phaseOf(status) === 'running' && dueAt) return { waitsFor: 'deadline', waitsFrom: dueAt };
  const atCounter = handover !== 'post' && handover !== 'electronic';
  return status === 'finished' && atCounter ? { waitsFor: 'collection', waitsFrom: finishedAt } : {};
};

const listKey = (unit: string, under: ListedUnder): string => `${unit}#${under}`;

const indexKeys = (state: DossierState) => ({
  ...waitingKeys(state),
  ...{ listedUnder: listKey(state.unit, listedUnder(state.status)), listedAt: listedAt(state) },
});

/**
 * The state's next version and its place in the history, as parts of a transaction. What Báo Tin does itself (`own`)
 * stands in the history by our clock, for the source's time of the last update is taken.
 */
export const dossierPuts = (
  table: string,
  before: DossierState | undefined,
  after: DossierState,
  own?: OwnChange,
): { Put: Put }[] => {
  const sk = own ? `change#${own.at}#${own.what}` : `change#${after.updatedAt}`;
  return [
    {
      Put: {
        TableName: table,
        Item: { ...after, ...stateKey(after.code), ...indexKeys(after) },
        ...(before ? isStill(before) : { ConditionExpression: 'attribute_not_exists(code)' }),
      },
    },
    { Put: { TableName: table, Item: { ...after, sk, own } } },
  ];
};

type Put = { TableName: string; Item: Record<string, unknown>; ConditionExpression?: string };

const isStill = ({ version }: DossierState) => ({
  ConditionExpression: 'version = :version',
  ExpressionAttributeValues: { ':version': version },
});

/** That nobody has changed the dossier meanwhile, as a part of a transaction. */
export const dossierIsStill = (table: string, state: DossierState) => ({
  ConditionCheck: { TableName: table, Key: stateKey(state.code), ...isStill(state) },
});

/** State and history of dossiers: `state` is what is known now, `change#TIME` what each applied update made of it. */
export const dynamoDossiers = (documents: Documents, table: string): Dossiers => {
  const between = async function* (IndexName: keyof typeof tables.dossiers.indexes, of: string, from: Day, to: Day) {
    const [partition, sort] = tables.dossiers.indexes[IndexName];
    const pages = paginateQuery(
      { client: documents },
      {
        TableName: table,
        IndexName,
        KeyConditionExpression: `${partition} = :of AND ${sort} BETWEEN :from AND :before`,
        ExpressionAttributeValues: { ':of': of, ':from': from, ':before': plusDays(to, 1) },
      },
    );
    for await (const page of pages) yield* (page.Items ?? []).map((item) => dossierState.parse(item));
  };
  return {
    find: async (code) => {
      const { Item } = await documents.send(
        new GetCommand({ TableName: table, Key: stateKey(code), ConsistentRead: true }),
      );
      return Item && dossierState.parse(Item);
    },
    changesOf: async (code) => {
      const query = {
        TableName: table,
        KeyConditionExpression: 'code = :code AND begins_with(sk, :change)',
        ExpressionAttributeValues: { ':code': code, ':change': 'change#' },
      };
      const found: DossierChange[] = [];
      for await (const { Items = [] } of paginateQuery({ client: documents }, query))
        found.push(...Items.map((item) => dossierChange.parse(item)));
      return found;
    },
    save: async (before, after, own) => {
      const TransactItems = dossierPuts(table, before, after, own);
      return (await ifTransactionHolds(documents.send(new TransactWriteCommand({ TransactItems }))))
        ? 'saved'
        : 'conflict';
    },
    runningDueBy: (day) => between('waiting', 'deadline', '0', day),
    runningOfUnit: (unit, from, to) => between('listed', listKey(unit, 'running'), from, to),
    several: async (codes) =>
      (await getItems(documents, table, [...new Set(codes)].map(stateKey), { consistent: true })).map((item) =>
        dossierState.parse(item),
      ),
    listOfUnit: (unit, { under, from, before }, { latestFirst = false, ...page }) =>
      readPage(
        documents,
        {
          ...{ TableName: table, IndexName: 'listed', ScanIndexForward: !latestFirst },
          KeyConditionExpression: 'listedUnder = :under AND listedAt BETWEEN :from AND :before',
          ExpressionAttributeValues: { ':under': listKey(unit, under), ':from': from, ':before': before },
        },
        page,
        (item) => dossierState.parse(item),
      ),
    uncollectedBetween: (from, to) => between('waiting', 'collection', from, to),
  };
};
