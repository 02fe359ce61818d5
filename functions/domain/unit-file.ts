import * as z from 'zod';
import { choice, code, text, time } from './exchange-record.ts';
import { cell, type FileRow, type Imported, readRows, repeated } from './file-rows.ts';
import { dayOf } from './time.ts';
import { faultsOfTerms, type UnitLevel, type UnitTerm } from './unit-history.ts';

const levels = {
  tinh: 'province',
  so: 'department',
  huyen: 'district',
  xa: 'commune',
} as const satisfies Record<string, UnitLevel>;

const day = time.transform(dayOf);
const unitCode = code(40, 'H21.227');
const codes = text(2000).transform((value) =>
  value
    .split(/[\s;,]+/)
    .filter((one) => one !== '')
    .map((one) => one.toUpperCase()),
);

const unitRow = z.object({
  MaDonVi: cell(unitCode),
  TenDonVi: cell(text(300)),
  Cap: cell(choice(levels)),
  LinhVuc: cell(text(300).optional()),
  DonViCapTren: cell(unitCode.optional()),
  TuNgay: cell(day.optional()),
  DenNgay: cell(day.optional()),
  DonViTruoc: cell(codes.optional()),
});

/** Columns of a register of units: codes, names, level (`tinh`, `so`, `huyen`, `xa`), days as 2025-07-01, predecessors. */
export const unitsTable = {
  fields: ['MaDonVi', 'TenDonVi', 'Cap', 'LinhVuc', 'DonViCapTren', 'TuNgay', 'DenNgay', 'DonViTruoc'],
  required: ['MaDonVi', 'TenDonVi', 'Cap'],
  asShown: ['MaDonVi', 'DonViCapTren', 'DonViTruoc'],
} as const;

const columns: Readonly<Record<string, string>> = {
  ...{ code: 'MaDonVi', name: 'TenDonVi', level: 'Cap', sector: 'LinhVuc', parent: 'DonViCapTren' },
  ...{ from: 'TuNgay', to: 'DenNgay', predecessors: 'DonViTruoc' },
};

const keyOf = ({ code: of, from }: UnitTerm): string => `${of} ${from ?? ''}`.trim();

/**
 * The register with a file's units in it: a term of the same unit from the same day takes the place of the former. Any
 * fault, of the file or of what would come of it, and the register stays as it is.
 */
export const parseUnits = (rows: readonly FileRow[], register: readonly UnitTerm[]): Imported<UnitTerm[]> => {
  const { read, problems } = readRows(rows, unitRow);
  const terms = read.map(({ row, value }) => ({
    row,
    value: {
      ...{ code: value.MaDonVi, name: value.TenDonVi, level: value.Cap, sector: value.LinhVuc },
      ...{ parent: value.DonViCapTren, from: value.TuNgay, to: value.DenNgay },
      predecessors: value.DonViTruoc ?? [],
    },
  }));
  const doubled = repeated(terms, 'MaDonVi', keyOf);
  if (problems.length + doubled.length > 0)
    return { ok: false, problems: [...problems, ...doubled].toSorted((a, b) => a.row - b.row) };
  const changed = new Set(terms.map(({ value }) => keyOf(value)));
  const kept = register.filter((term) => !changed.has(keyOf(term)));
  // The file's rows last: of two that do not agree the file's is told.
  const merged = [...kept, ...terms.map(({ value }) => value)];
  const faults = faultsOfTerms(merged).map(({ row, field, problem }) => ({
    row: terms[row - 1 - kept.length]?.row ?? 0,
    field: columns[field] ?? field,
    problem: problem.replace(/in row (\d+) already$/, (_, place: string) => {
      const other = terms[Number(place) - 1 - kept.length]?.row;
      return other === undefined ? 'in the register already' : `in row ${other} already`;
    }),
  }));
  return faults.length > 0 ? { ok: false, problems: faults } : { ok: true, value: merged };
};
