import { PutCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import { type FrozenFigures, frozenFigures } from '../domain/frozen.ts';
import { type Day, daysFrom } from '../domain/time.ts';
import type { FrozenDays } from '../ports.ts';
import type { Documents } from './documents.ts';
import { getItems } from './get-items.ts';
import { partition } from './pages.ts';

const putsAtOnce = 25;

/** The figures of a day as `frozen#DAY`, by unit. */
export const dynamoFrozenDays = (documents: Documents, table: string): FrozenDays => {
  const partitionOf = (day: Day) => `frozen#${day}`;
  return {
    day: async (day) => {
      const found: FrozenFigures[] = [];
      for await (const page of paginateQuery({ client: documents }, partition(table, 'pk', partitionOf(day))))
        found.push(...(page.Items ?? []).map(({ value }) => frozenFigures.parse(value)));
      return found;
    },
    ofUnit: async (unit, from, to) => {
      const keys = daysFrom(from, to).map((day) => ({ pk: partitionOf(day), sk: unit }));
      return (await getItems(documents, table, keys))
        .map(({ pk, value }) => ({ day: String(pk).slice('frozen#'.length), figures: frozenFigures.parse(value) }))
        .toSorted((a, b) => (a.day < b.day ? -1 : 1));
    },
    save: async (day, figures) => {
      const put = (value: FrozenFigures) =>
        documents.send(new PutCommand({ TableName: table, Item: { pk: partitionOf(day), sk: value.unit, value } }));
      for (let next = 0; next < figures.length; next += putsAtOnce)
        await Promise.all(figures.slice(next, next + putsAtOnce).map(put));
    },
  };
};
