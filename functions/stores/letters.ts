import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { LetterForm } from '../domain/letter.ts';
import { type LetterToPrint, letterToPrint, type PublishedApology, publishedApology } from '../domain/register.ts';
import type { Letters } from '../ports.ts';
import type { Documents } from './documents.ts';
import { partition, readPage } from './pages.ts';

/** Letters in the registry: how many a unit has signed, which wait to be printed, and the public register of apologies. */
export const letterCountKey = (unit: string, year: string, form: LetterForm) => ({
  type: 'letter-count',
  id: `${unit}#${year}#${form}`,
});

export const toPrintKey = (unit: string, { signedAt, dossier, kind, occurrence }: LetterToPrint) => ({
  type: `print#${unit}`,
  id: `${signedAt}#${dossier}#${kind}#${occurrence}`,
});

export const publishedKey = ({ signedAt, dossier }: PublishedApology) => ({
  type: `apologies#${signedAt.slice(0, 7)}`,
  id: `${signedAt}#${dossier}`,
});

const kept = <T>(value: z.ZodType<T>) => z.object({ value });

export const dynamoLetters = (documents: Documents, table: string): Letters => ({
  signed: async (unit, year, form) => {
    const Key = letterCountKey(unit, year, form);
    const { Item } = await documents.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    return Number(Item?.value ?? 0);
  },
  toPrint: (unit, page) =>
    readPage(
      documents,
      partition(table, 'type', `print#${unit}`),
      page,
      (item) => kept(letterToPrint).parse(item).value,
    ),
  published: (month, page) =>
    readPage(
      documents,
      { ...partition(table, 'type', `apologies#${month}`), ScanIndexForward: false },
      page,
      (item) => kept(publishedApology).parse(item).value,
    ),
});
