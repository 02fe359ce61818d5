import type { DossierState } from '../../../domain/dossier-state.ts';
import type { Sheet, SheetCell } from '../../../domain/sheet.ts';
import { dayOf, formatDay, type Instant, timeOfDay } from '../../../domain/time.ts';
import { statusNames } from '../names.ts';
import type { View } from '../view.ts';
import type { Word } from '../words.ts';

/** As pages show it; a spreadsheet of any language leaves it alone. */
export const timeCell = (instant: Instant | undefined): SheetCell =>
  instant && `${formatDay(dayOf(instant))} ${timeOfDay(instant)}`;

/** A list as a file: `name` of the file, a heading for each cell of a row. */
export const sheetOf = (
  view: View,
  name: string,
  heads: readonly Word[],
  rows: readonly (readonly SheetCell[])[],
): Sheet => ({ name, headings: heads.map((head) => view.say(head)), rows });

export const dossierSheet = (view: View, unitName: string, rows: readonly DossierState[]): Sheet =>
  sheetOf(
    view,
    'ho-so',
    ['code', 'procedure', 'decidingUnit', 'state', 'received', 'due', 'finished', 'listChanged'],
    rows.map(({ code, procedureName, procedureCode, status, receivedAt, dueAt, finishedAt, updatedAt }) => [
      ...[code, procedureName ?? procedureCode, unitName, view.in(statusNames[status])],
      ...[receivedAt, dueAt, finishedAt, updatedAt].map(timeCell),
    ]),
  );
