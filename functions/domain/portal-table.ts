import * as z from 'zod';
import { code, text } from './exchange-record.ts';
import { cell, count, decimal, type FileRow, type Imported, readRows, repeated, unknownUnits } from './file-rows.ts';
import { totalOf } from './index-total.ts';
import type { Ranked } from './league.ts';

const columns = ['code', 'name', 'total', 'ckmb', 'tdgq', 'online', 'tttt', 'mdhl', 'mdsh', 'rank'] as const;
export const leagueColumns = { fields: columns, required: columns, asShown: ['code'] } as const;

const score = cell(decimal);

const tableRow = z
  .object({
    code: cell(code(40, 'H21.227')),
    name: cell(text(300)),
    total: score,
    ...{ ckmb: score, tdgq: score, online: score, tttt: score, mdhl: score, mdsh: score },
    rank: cell(count),
  })
  .transform(({ code: unit, name, total, rank, ckmb, tdgq, online, tttt, mdhl, mdsh }) => ({
    ...{ code: unit, unit, name, total, rank },
    scores: { CKMB: ckmb, TDGQ: tdgq, ONLINE: online, TTTT: tttt, MDHL: mdhl, MDSH: mdsh },
  }));

/**
 * Reads the portal's table of a day, a row `code, name, total, ckmb, tdgq, online, tttt, mdhl, mdsh, rank` for each unit,
 * with the portal's own ranks. Any fault, and nothing is taken. Scores above a maximum are taken as published; a total
 * that is not the sum of its groups betrays columns that slipped. Source of the form: `test/data/gialai-766/units-*.csv`.
 */
export const parsePortalTable = (rows: readonly FileRow[], units: ReadonlySet<string>): Imported<Ranked[]> => {
  const { read, problems } = readRows(rows, tableRow);
  const faults = [
    ...problems,
    ...read.flatMap(({ row, value: { total, scores } }) => {
      const sum = totalOf(scores) ?? 0;
      const problem = `is ${total}, but its six groups sum up to ${sum}`;
      return Math.abs(sum - total) > 0.035 ? [{ row, field: 'total', problem }] : [];
    }),
    ...repeated(read, 'code', ({ unit }) => unit),
    ...repeated(read, 'rank', ({ rank }) => `rank ${rank}`),
    ...unknownUnits(read, units),
  ];
  return faults.length > 0
    ? { ok: false, problems: faults.toSorted((a, b) => a.row - b.row) }
    : { ok: true, value: read.map(({ value: { code: _code, ...ranked } }) => ranked) };
};
