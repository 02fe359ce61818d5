import type { AuditEntry } from '../../../domain/audit.ts';
import type { DossierState } from '../../../domain/dossier-state.ts';
import type { Notice } from '../../../domain/notice.ts';
import type { LetterToPrint } from '../../../domain/register.ts';
import type { Sheet, SheetCell } from '../../../domain/sheet.ts';
import { dayOf, formatDay, type Instant, timeOfDay } from '../../../domain/time.ts';
import type { AtRisk } from '../../list-at-risk.ts';
import { actionNames, kindNames, statusNames } from '../names.ts';
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

export const callSheet = (view: View, rows: readonly Notice[]): Sheet =>
  sheetOf(
    view,
    'can-goi',
    ['code', 'kind', 'procedure', 'since'],
    rows.map(({ dossier, kind, facts, stateAt }) => [
      ...[dossier, view.in(kindNames[kind]), facts.procedureName, timeCell(stateAt)],
    ]),
  );

export const printSheet = (view: View, rows: readonly LetterToPrint[]): Sheet =>
  sheetOf(
    view,
    'can-in',
    ['number', 'code', 'procedure', 'signedAt'],
    rows.map(({ number, dossier, procedureName, signedAt }) => [number, dossier, procedureName, timeCell(signedAt)]),
  );

export const riskSheet = (view: View, rows: readonly AtRisk[]): Sheet =>
  sheetOf(
    view,
    'nguy-co-tre',
    ['code', 'procedure', 'due', 'chancePercent', 'hoursLeft'],
    rows.map(({ dossier: { code, procedureName, procedureCode, dueAt }, risk: { chance, left } }) => [
      ...[code, procedureName ?? procedureCode, timeCell(dueAt), Math.round(chance * 100), Math.floor(left)],
    ]),
  );

export const auditSheet = (view: View, rows: readonly AuditEntry[]): Sheet =>
  sheetOf(
    view,
    'nhat-ky',
    ['at', 'by', 'action', 'code', 'outcome', 'note'],
    rows.map(({ at, by, action, dossier, outcome, note }) => [
      ...[timeCell(at), by, view.in(actionNames[action]), dossier],
      ...[view.say(outcome === 'done' ? 'done' : 'refused'), note],
    ]),
  );
