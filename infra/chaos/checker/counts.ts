import * as z from 'zod';
import type { Item, Seen, Violation } from './seen.ts';

const itemKey = z.object({ pk: z.string(), sk: z.string() });

const isCounted = (pk: string): boolean => pk === 'now' || pk.startsWith('day#') || pk.startsWith('dossier#');

/** Beside what is counted: keys, the number of writes, and the dossier's version, which stays where a change counts as before. */
const besides: readonly string[] = ['pk', 'sk', 'rev', 'version'];

/** What an item counts, without zeros; a dossier that counts nothing is as none. */
const countsIn = (item: Item): string => {
  const { counts, ...rest } = item;
  const isEmpty = typeof counts === 'object' && counts !== null && Object.keys(counts).length === 0;
  if (isEmpty) return '[]';
  return JSON.stringify(
    Object.entries(counts ? { ...rest, ...counts } : rest)
      .filter(([name, value]) => !besides.includes(name) && value !== 0)
      .toSorted(),
  );
};

const countsOf = (items: readonly Item[]): Map<string, string> =>
  new Map(
    items.flatMap((item) => {
      const { pk, sk } = itemKey.parse(item);
      const counts = countsIn(item);
      return isCounted(pk) && counts !== '[]' ? [[`${pk} ${sk}`, counts] as const] : [];
    }),
  );

/** What was counted change by change is what one counts who looks at everything anew. */
export const checkCounts = ({ tables, rebuiltCampaign }: Seen): Violation[] => {
  const counted = countsOf(tables.campaign);
  const rebuilt = countsOf(rebuiltCampaign);
  return [...new Set([...counted.keys(), ...rebuilt.keys()])]
    .filter((key) => counted.get(key) !== rebuilt.get(key))
    .map((key) => ({
      rule: 'counts are those of a rebuild',
      ...(key.startsWith('dossier#') && { dossier: key.slice('dossier#'.length, key.indexOf(' ')) }),
      what: `${key} was counted as ${counted.get(key) ?? 'nothing'}, rebuilt as ${rebuilt.get(key) ?? 'nothing'}`,
    }));
};
