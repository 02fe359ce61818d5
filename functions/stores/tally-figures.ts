import { paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { Sums } from '../domain/tally-metrics.ts';
import { daysFrom } from '../domain/time.ts';
import type { TallyFigures } from '../ports.ts';
import type { Documents } from './documents.ts';
import { getItems } from './get-items.ts';
import { partition } from './pages.ts';
import { countsIn, dayKey, nowKey, stocksIn } from './tally-items.ts';

const hasAny = ({ counts }: { counts: Sums }): boolean => Object.keys(counts).length > 0;

/** The counts as leaders read them: they may be a moment behind. */
export const dynamoTallyFigures = (documents: Documents, table: string): TallyFigures => {
  const itemsOf = async (pk: string) => {
    const found: Record<string, unknown>[] = [];
    for await (const { Items = [] } of paginateQuery({ client: documents }, partition(table, 'pk', pk)))
      found.push(...Items);
    return found;
  };
  return {
    day: async (day) =>
      (await itemsOf(dayKey(day, '').pk))
        .map((item) => ({ unit: String(item.sk), counts: countsIn(item) }))
        .filter(hasAny),
    now: async () => (await itemsOf(nowKey)).flatMap(stocksIn),
    unitDays: async (unit, from, to) => {
      const keys = daysFrom(from, to).map((day) => dayKey(day, unit));
      return (await getItems(documents, table, keys))
        .map((item) => ({ day: String(item.pk).slice('day#'.length), counts: countsIn(item) }))
        .filter(hasAny)
        .toSorted((a, b) => (a.day < b.day ? -1 : 1));
    },
  };
};
