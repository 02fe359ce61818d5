import * as z from 'zod';
import { targetFor } from './campaign.ts';
import type { Drive, Target } from './drive.ts';
import { strangersIn } from './drive-check.ts';
import { code, text } from './exchange-record.ts';
import { cell, type FileRow, type Imported, percentage, readRows, repeated } from './file-rows.ts';
import { ownValue } from './own-value.ts';

export const targetsTable = {
  fields: ['DonVi', 'ChiTieu', 'GiaiDoan', 'MucTieu'],
  required: ['DonVi', 'ChiTieu', 'GiaiDoan', 'MucTieu'],
  asShown: ['DonVi', 'ChiTieu'],
} as const;

/** Columns of a target file: unit code, indicator, phase by its name or its place (1, 2 …), target in percent. */
const targetRow = z.object({
  DonVi: cell(code(40, 'H21.227')),
  ChiTieu: cell(code(40, 'ONLINE')),
  GiaiDoan: cell(text(300)),
  MucTieu: cell(percentage),
});

const columns: Readonly<Record<string, string>> = { unit: 'DonVi', indicator: 'ChiTieu', phase: 'GiaiDoan' };

const keyOf = ({ unit, indicator, phase }: Target): string => `${unit} ${indicator} "${phase}"`;

/** Reads targets for a drive from the rows of a file. Any fault, and nothing is taken. */
export const parseTargets = (rows: readonly FileRow[], drive: Drive): Imported<Target[]> => {
  const { read, problems } = readRows(rows, targetRow);
  const targets = read.map(({ row, value: { DonVi, ChiTieu, GiaiDoan, MucTieu } }) => {
    const isName = drive.phases.some(({ name }) => name === GiaiDoan);
    const phase = (isName ? undefined : drive.phases[Number(GiaiDoan) - 1]?.name) ?? GiaiDoan;
    return { row, value: { unit: DonVi, indicator: ChiTieu, phase, percent: MucTieu } };
  });
  const faults = [
    ...problems,
    ...targets.flatMap(({ row, value }) =>
      strangersIn(drive, value).map(({ field, problem }) => ({ row, field: columns[field] ?? field, problem })),
    ),
    ...repeated(targets, 'GiaiDoan', keyOf),
  ];
  return faults.length > 0
    ? { ok: false, problems: faults.toSorted((a, b) => a.row - b.row) }
    : { ok: true, value: targets.map(({ value }) => value) };
};

/** The drive with these targets over those it had for the same unit, indicator and phase. */
export const withTargets = (drive: Drive, targets: readonly Target[]): Drive => {
  const merged = new Map([...drive.targets, ...targets].map((target) => [keyOf(target), target]));
  return { ...drive, targets: [...merged.values()] };
};

/**
 * Targets for a phase by the province's rule of 2024, to be looked through before they are set: indicators with a
 * central target by the +10-point rule from each unit's baseline, all others 100 %. `central` is in percent, by indicator.
 */
export const proposeTargets = (
  { units, indicators, baseline }: Pick<Drive, 'units' | 'indicators' | 'baseline'>,
  phase: string,
  central: Readonly<Record<string, number>>,
): Target[] => {
  const reached = new Map(baseline.map(({ unit, indicator, percent }) => [`${unit} ${indicator}`, percent]));
  return units.flatMap((unit) =>
    indicators.map(({ id: indicator }) => {
      const of = ownValue(central, indicator);
      const percent =
        of === undefined ? 100 : targetFor({ previous: reached.get(`${unit} ${indicator}`), central: of });
      return { unit, indicator, phase, percent };
    }),
  );
};
