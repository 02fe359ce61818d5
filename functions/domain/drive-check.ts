import type * as z from 'zod';
import { type Drive, drive, type Figure, type Target } from './drive.ts';
import { type Imported, type RowProblem, repeated } from './file-rows.ts';
import { formatDay, quote } from './time.ts';

type Fault = { field: string; problem: string };

const inWords = (names: readonly string[]): string => names.slice(0, 12).join(', ') + (names.length > 12 ? ', …' : '');

/** What names nothing of the drive, as sentences that follow the field's name. */
export const strangersIn = (
  { units, indicators, phases }: Pick<Drive, 'units' | 'indicators' | 'phases'>,
  { unit, indicator, phase }: Partial<Pick<Target, 'unit' | 'indicator' | 'phase'>>,
): Fault[] => {
  const [ids, names] = [indicators.map(({ id }) => id), phases.map(({ name }) => name)];
  return [
    ...(unit !== undefined && !units.includes(unit)
      ? [{ field: 'unit', problem: `${quote(unit)} does not take part in the drive` }]
      : []),
    ...(indicator !== undefined && !ids.includes(indicator)
      ? [{ field: 'indicator', problem: `${quote(indicator)} is unknown: the drive has ${inWords(ids)}` }]
      : []),
    ...(phase !== undefined && !names.includes(phase)
      ? [{ field: 'phase', problem: `${quote(phase)} is unknown: the drive has ${inWords(names)}` }]
      : []),
  ];
};

const faultsOfPhases = ({ from, to, phases }: Drive): RowProblem[] =>
  phases.flatMap((phase, n) => {
    const row = n + 1;
    const overlapped = phases.find(
      (other, m) => m !== n && other.from <= phase.from && phase.from <= other.to && (other.from < phase.from || m < n),
    );
    return [
      ...(phase.to < phase.from
        ? [{ row, field: 'phases.to', problem: `lies before ${formatDay(phase.from)}, its first day` }]
        : []),
      ...(phase.from < from || phase.from > to
        ? [
            {
              row,
              field: 'phases.from',
              problem: `${formatDay(phase.from)} lies outside the drive, ${formatDay(from)} to ${formatDay(to)}`,
            },
          ]
        : []),
      ...(phase.to < from || phase.to > to
        ? [
            {
              row,
              field: 'phases.to',
              problem: `${formatDay(phase.to)} lies outside the drive, ${formatDay(from)} to ${formatDay(to)}`,
            },
          ]
        : []),
      ...(overlapped
        ? [
            {
              row,
              field: 'phases.from',
              problem: `${formatDay(phase.from)} lies in ${quote(overlapped.name)}, which runs until ${formatDay(overlapped.to)}: phases do not overlap`,
            },
          ]
        : []),
    ];
  });

const twice = <T>(list: readonly T[], field: string, keyOf: (one: T) => string): RowProblem[] =>
  repeated(
    list.map((value, n) => ({ row: n + 1, value })),
    field,
    keyOf,
  );

const strangersOf = (of: Drive, list: 'targets' | 'baseline'): RowProblem[] =>
  of[list].flatMap((one: Target | Figure, n) =>
    strangersIn(of, one).map(({ field, problem }) => ({ row: n + 1, field: `${list}.${field}`, problem })),
  );

const faultsOf = (of: Drive, knownUnits: ReadonlySet<string>): RowProblem[] => [
  ...(of.to < of.from ? [{ row: 0, field: 'to', problem: `lies before ${formatDay(of.from)}, the first day` }] : []),
  ...faultsOfPhases(of),
  ...of.units.flatMap((unit, n) =>
    knownUnits.has(unit)
      ? []
      : [{ row: n + 1, field: 'units', problem: `${quote(unit)} is not a unit of this province` }],
  ),
  ...twice(of.phases, 'phases.name', ({ name }) => name),
  ...twice(of.units, 'units', (unit) => unit),
  ...twice(of.indicators, 'indicators.id', ({ id }) => id),
  ...strangersOf(of, 'targets'),
  ...strangersOf(of, 'baseline'),
  ...twice(of.targets, 'targets', ({ unit, indicator, phase }) => `${unit} ${indicator} ${quote(phase)}`),
  ...twice(of.baseline, 'baseline', ({ unit, indicator }) => `${unit} ${indicator}`),
];

const toProblem = ({ path, message }: z.core.$ZodIssue): RowProblem => {
  const place = path.find((step) => typeof step === 'number');
  return {
    row: typeof place === 'number' ? place + 1 : 0,
    field: path.filter((step) => typeof step === 'string').join('.'),
    problem: message,
  };
};

/**
 * Reads a drive and holds its parts against each other. Every fault is named with its field; `row` is the place in the
 * list of that name, from 1, and 0 for the drive itself. `knownUnits` are the province's units on the drive's days.
 */
export const checkDrive = (input: unknown, knownUnits: ReadonlySet<string>): Imported<Drive> => {
  const parsed = drive.safeParse(input);
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.map(toProblem) };
  const problems = faultsOf(parsed.data, knownUnits);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: parsed.data };
};
