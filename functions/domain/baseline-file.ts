import * as z from 'zod';
import type { Drive, Figure } from './drive.ts';
import { strangersIn } from './drive-check.ts';
import { code } from './exchange-record.ts';
import { cell, type FileRow, type Imported, percentage, readRows, repeated } from './file-rows.ts';

export const baselineTable = {
  fields: ['DonVi', 'ChiTieu', 'KetQua'],
  required: ['DonVi', 'ChiTieu', 'KetQua'],
  asShown: ['DonVi', 'ChiTieu'],
} as const;

/** Columns of a file of last year's results: unit code, indicator, result in percent. */
const baselineRow = z.object({
  DonVi: cell(code(40, 'H21.227')),
  ChiTieu: cell(code(40, 'ONLINE')),
  KetQua: cell(percentage),
});

const columns: Readonly<Record<string, string>> = { unit: 'DonVi', indicator: 'ChiTieu' };

/** Reads where a drive's units stood the year before from the rows of a file. Any fault, and nothing is taken. */
export const parseBaseline = (
  rows: readonly FileRow[],
  drive: Pick<Drive, 'units' | 'indicators' | 'phases'>,
): Imported<Figure[]> => {
  const { read, problems } = readRows(rows, baselineRow);
  const figures = read.map(({ row, value: { DonVi, ChiTieu, KetQua } }) => ({
    row,
    value: { unit: DonVi, indicator: ChiTieu, percent: KetQua },
  }));
  const faults = [
    ...problems,
    ...figures.flatMap(({ row, value }) =>
      strangersIn(drive, value).map(({ field, problem }) => ({ row, field: columns[field] ?? field, problem })),
    ),
    ...repeated(figures, 'ChiTieu', ({ unit, indicator }) => `${unit} ${indicator}`),
  ];
  return faults.length > 0
    ? { ok: false, problems: faults.toSorted((a, b) => a.row - b.row) }
    : { ok: true, value: figures.map(({ value }) => value) };
};

/** The drive with these results over those it had. */
export const withBaseline = (drive: Drive, figures: readonly Figure[]): Drive => {
  const keyOf = ({ unit, indicator }: Figure) => `${unit} ${indicator}`;
  const merged = new Map([...drive.baseline, ...figures].map((figure) => [keyOf(figure), figure]));
  return { ...drive, baseline: [...merged.values()] };
};
