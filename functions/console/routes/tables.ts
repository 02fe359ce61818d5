import * as z from 'zod';
import { refuse, sentences } from '../../domain/matter.ts';
import { type Sheet, type SheetType, sheetTypes } from '../../domain/sheet.ts';
import { type Action, mayDo, type Staff } from '../../domain/staff.ts';
import { isDay, plusDays } from '../../domain/time.ts';
import { toRefused } from './answers.ts';

/** What the API hears and says of figures: days, periods, and tables that can be taken away. */
export const day = z.string().refine(isDay, 'is no day of the calendar: write it like 2026-10-10');

export const as = z.enum(['json', 'csv', 'xlsx']).default('json');

const mostDays = 366;

/** Both days included. */
export const period = z
  .object({ from: day, to: day, as })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'lies before the first day' })
  .refine(({ from, to }) => !isDay(from) || to < plusDays(from, mostDays), {
    path: ['to'],
    error: `lies more than ${mostDays} days after the first day`,
  });

export const account = z.enum(['computed', 'published']).default('computed');

export const name = z.string();
export const percent = z.number().optional();

/** An answer as JSON, or as its table in a file. */
export const tableOf = <T>(schema: T, description: string) => ({
  description,
  content: {
    'application/json': { schema },
    [sheetTypes.csv]: { schema: z.string() },
    [sheetTypes.xlsx]: { schema: z.string() },
  },
});

/** The writer is loaded when a file is asked for, not when the console starts. */
export const sheetAnswer = async (sheet: Sheet, type: SheetType, file: string): Promise<Response> => {
  const { writeSheet } = await import('../../lib/files/write-sheet.ts');
  return new Response(new Uint8Array(await writeSheet(sheet, type)), {
    headers: { 'content-type': sheetTypes[type], 'content-disposition': `attachment; filename="${file}.${type}"` },
  });
};

/** Throws a refusal where they may not. */
export const mustBeAllowed = (staff: Staff, action: Action): void => {
  if (!mayDo(staff, action)) throw toRefused(refuse('no-right', sentences.noRight).refusal);
};
