import { GetCommand, PutCommand, paginateQuery, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { ulid } from 'ulid';
import * as z from 'zod';
import type { PublishedUnit } from '../domain/account.ts';
import { groups, metrics } from '../domain/index766.ts';
import { type Day, epochOf } from '../domain/time.ts';
import { cached } from '../lib/cached.ts';
import type { PortalDays, PortalImport } from '../ports.ts';
import { auditItem } from './audit.ts';
import type { Documents } from './documents.ts';
import { getItems } from './get-items.ts';
import { partition } from './pages.ts';

const scores = z.partialRecord(z.enum(groups), z.number());
const amount = z.number().optional();
const publishedMetric = z.object({ numerator: amount, denominator: amount, ratio: amount, score: amount });

const storedUnit = {
  table: z.object({ unit: z.string(), name: z.string(), total: z.number(), scores, rank: z.int() }),
  metrics: z.object({
    unit: z.string(),
    total: z.number(),
    scores,
    metrics: z.partialRecord(z.enum(metrics), publishedMetric),
  }),
} as const;

const storedImport = z.object({ id: z.string(), at: z.string(), by: z.string(), units: z.int() });
const storedDay = z.object({ sk: z.string(), table: storedImport.optional(), metrics: storedImport.optional() });
type StoredDay = z.infer<typeof storedDay>;

const putsAtOnce = 25;
const minutesKept = 5;

const importsOf = ({ table, metrics: ofMetrics }: StoredDay): PortalImport[] => {
  const told = (kind: PortalImport['kind'], of: StoredDay['table']) => {
    if (!of) return [];
    const { id: _, ...rest } = of;
    return [{ kind, ...rest }];
  };
  return [...told('table', table), ...told('metrics', ofMetrics)];
};

/**
 * What the portal published, by day. The units of each file stand in a partition of their own and are valid from the
 * moment `portal`, DAY points there: a file is taken in whole or not at all, whatever crashes.
 */
export const dynamoPortalDays = (
  documents: Documents,
  { campaign, audit }: { campaign: string; audit: string },
): PortalDays => {
  const partitionOf = (day: Day, id: string) => `portal#${day}#${id}`;

  /** A file that was taken in never changes: it is remembered, and its day points to another one when it is replaced. */
  const unitsIn = <T>(schema: z.ZodType<T>) => {
    const read = cached(async (file: string) => {
      const found: T[] = [];
      for await (const page of paginateQuery({ client: documents }, partition(campaign, 'pk', file)))
        found.push(...(page.Items ?? []).map(({ value }) => schema.parse(value)));
      return found;
    }, minutesKept);
    return async (day: Day, of: { id: string } | undefined) => (of ? read(partitionOf(day, of.id)) : []);
  };
  const [rankedIn, figuresIn] = [unitsIn(storedUnit.table), unitsIn(storedUnit.metrics)];

  const daysBetween = async (from: Day, to: Day): Promise<StoredDay[]> => {
    const query = {
      TableName: campaign,
      KeyConditionExpression: 'pk = :portal AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: { ':portal': 'portal', ':from': from, ':to': to },
    };
    const days: StoredDay[] = [];
    for await (const page of paginateQuery({ client: documents }, query))
      days.push(...(page.Items ?? []).map((item) => storedDay.parse(item)));
    return days;
  };

  return {
    imported: async (from, to) => (await daysBetween(from, to)).map((of) => ({ day: of.sk, imports: importsOf(of) })),
    ofUnit: async (unit, from, to) => {
      const days = await daysBetween(from, to);
      const keyOf = (day: Day, of: { id: string } | undefined) =>
        of ? [{ pk: partitionOf(day, of.id), sk: unit }] : [];
      const keys = days.flatMap(({ sk, table, metrics: of }) => [...keyOf(sk, table), ...keyOf(sk, of)]);
      const found = new Map((await getItems(documents, campaign, keys)).map(({ pk, value }) => [pk, value]));
      return days.flatMap(({ sk: day, table, metrics: of }) => {
        const [ranked, figures] = [
          storedUnit.table.optional().parse(table && found.get(partitionOf(day, table.id))),
          storedUnit.metrics.optional().parse(of && found.get(partitionOf(day, of.id))),
        ];
        return ranked || figures ? [{ day, published: { unit, table: ranked, figures } }] : [];
      });
    },
    day: async (day) => {
      const { Item } = await documents.send(new GetCommand({ TableName: campaign, Key: { pk: 'portal', sk: day } }));
      if (!Item) return [];
      const of = storedDay.parse(Item);
      const published = new Map<string, PublishedUnit>();
      for (const table of await rankedIn(day, of.table)) published.set(table.unit, { unit: table.unit, table });
      for (const figures of await figuresIn(day, of.metrics))
        published.set(figures.unit, { ...published.get(figures.unit), unit: figures.unit, figures });
      return [...published.values()];
    },
    save: async (day, { kind, units }, entry) => {
      const id = ulid(epochOf(entry.at));
      const put = (value: { unit: string }) =>
        documents.send(
          new PutCommand({ TableName: campaign, Item: { pk: partitionOf(day, id), sk: value.unit, value } }),
        );
      for (let next = 0; next < units.length; next += putsAtOnce)
        await Promise.all(units.slice(next, next + putsAtOnce).map(put));
      const TransactItems = [
        {
          Update: {
            TableName: campaign,
            Key: { pk: 'portal', sk: day },
            UpdateExpression: 'SET #kind = :import',
            ExpressionAttributeNames: { '#kind': kind },
            ExpressionAttributeValues: { ':import': { id, at: entry.at, by: entry.by, units: units.length } },
          },
        },
        { Put: { TableName: audit, Item: auditItem(entry) } },
      ];
      await documents.send(new TransactWriteCommand({ TransactItems }));
    },
  };
};
