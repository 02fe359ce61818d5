import { paginateQuery, TransactGetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type Drive, drive, type Figure, type Target } from '../domain/drive.ts';
import { ownValue } from '../domain/own-value.ts';
import type { Drives } from '../ports.ts';
import { auditItem } from './audit.ts';
import type { Documents } from './documents.ts';
import { partition } from './pages.ts';
import { putAtVersion, writeTogether } from './versions.ts';

type DriveTables = { campaign: string; audit: string };

/** Percentages by phase (targets only), unit and indicator: a tenth of the size of a list, for an item holds 400 kB. */
const byIndicator = z.record(z.string(), z.number());
const byUnit = z.record(z.string(), byIndicator);
const stored = z.object({ targets: z.record(z.string(), byUnit), baseline: byUnit });

const head = drive.omit({ targets: true, baseline: true });

const packUnits = (figures: readonly Figure[]): z.infer<typeof byUnit> => {
  const packed: z.infer<typeof byUnit> = {};
  for (const { unit, indicator, percent } of figures) packed[unit] = { ...packed[unit], [indicator]: percent };
  return packed;
};

const pack = ({ targets, baseline }: Pick<Drive, 'targets' | 'baseline'>): z.infer<typeof stored> => ({
  targets: Object.fromEntries(
    [...Map.groupBy(targets, ({ phase }) => phase)].map(([phase, figures]) => [phase, packUnits(figures)]),
  ),
  baseline: packUnits(baseline),
});

/** In the drive's own order, for the table keeps none. */
const unpackUnits = (
  packed: z.infer<typeof byUnit>,
  { units, indicators }: Pick<Drive, 'units' | 'indicators'>,
): Figure[] =>
  units.flatMap((unit) =>
    indicators.flatMap(({ id: indicator }) => {
      const percent = ownValue(ownValue(packed, unit) ?? {}, indicator);
      return percent === undefined ? [] : [{ unit, indicator, percent }];
    }),
  );

const unpack = (of: z.infer<typeof head>, { targets, baseline }: z.infer<typeof stored>): Drive => ({
  ...of,
  targets: of.phases.flatMap(({ name: phase }) =>
    unpackUnits(ownValue(targets, phase) ?? {}, of).map((figure): Target => ({ ...figure, phase })),
  ),
  baseline: unpackUnits(baseline, of),
});

const headKey = (id: string) => ({ pk: 'drive', sk: id });
const figuresKey = (id: string) => ({ pk: `drive#${id}`, sk: 'figures' });

/** Drives as `drive` and their id; targets and baseline apart from them, so that a list of drives stays small. */
export const dynamoDrives = (documents: Documents, { campaign, audit }: DriveTables): Drives => ({
  all: async () => {
    const found: z.infer<typeof head>[] = [];
    for await (const page of paginateQuery({ client: documents }, partition(campaign, 'pk', 'drive')))
      found.push(...(page.Items ?? []).map(({ value }) => head.parse(value)));
    return found.toSorted((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : a.id < b.id ? -1 : 1));
  },
  find: async (id) => {
    const Keys = [headKey(id), figuresKey(id)];
    const TransactItems = Keys.map((Key) => ({ Get: { TableName: campaign, Key } }));
    const { Responses = [] } = await documents.send(new TransactGetCommand({ TransactItems }));
    const [ofHead, ofFigures] = Responses.map(({ Item }) => Item);
    if (!ofHead || !ofFigures) return undefined;
    return {
      drive: unpack(head.parse(ofHead.value), stored.parse(ofFigures.value)),
      version: z.int().parse(ofHead.version),
    };
  },
  save: ({ targets, baseline, ...of }, version, entry) =>
    writeTogether(documents, [
      putAtVersion(campaign, { ...headKey(of.id), value: of }, version + 1),
      { Put: { TableName: campaign, Item: { ...figuresKey(of.id), value: pack({ targets, baseline }) } } },
      { Put: { TableName: audit, Item: auditItem(entry) } },
    ]),
});
