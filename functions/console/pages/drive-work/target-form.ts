import { type Drive, type Target, targetIn } from '../../../domain/drive.ts';
import { cell, percentage } from '../../../domain/file-rows.ts';
import { problemSentence } from '../../../domain/problem-words.ts';
import type { Fault } from '../../../domain/sentence.ts';

const percent = cell(percentage);

/** A percentage as it is typed, `72,37`; what is wrong with it is told at its field. */
export const percentIn = (text: string, field: string, label: string): { percent?: number; faults: Fault[] } => {
  if (text.trim() === '') return { faults: [] };
  const { data, error } = percent.safeParse(text);
  const faults = (error?.issues ?? []).map(({ message }) => {
    const { vi, en } = problemSentence(message);
    return { field, sentence: { vi: `${label}: ${vi}`, en: `${label}: ${en}` } };
  });
  return { ...(data !== undefined && { percent: data }), faults };
};

/** Name of the field of an indicator in a phase; phases by their place. */
export const fieldOf = (indicator: string, place: number): string => `t-${indicator}-${place}`;

/** A unit's own targets as they are typed, empty where it has none. */
export const typedTargets = ({ targets, phases }: Drive, unit: string): Map<string, string> =>
  new Map(
    targets
      .filter((one) => one.unit === unit)
      .map((one) => [
        fieldOf(
          one.indicator,
          phases.findIndex(({ name }) => name === one.phase),
        ),
        String(one.percent).replace('.', ','),
      ]),
  );

/** The targets of one unit as its form sent them. */
export const targetsIn = (
  { indicators, phases }: Pick<Drive, 'indicators' | 'phases'>,
  unit: string,
  sent: URLSearchParams,
): { targets: Target[]; faults: Fault[] } => {
  const read = indicators.flatMap(({ id: indicator }) =>
    phases.map(({ name: phase }, place) => {
      const field = fieldOf(indicator, place);
      const typed = percentIn(sent.get(field) ?? '', field, `${indicator}, ${phase}`);
      return { unit, indicator, phase, ...typed };
    }),
  );
  return {
    targets: read.flatMap(({ faults: _, percent: of, ...target }) =>
      of === undefined ? [] : [{ ...target, percent: of }],
    ),
    faults: read.flatMap(({ faults }) => faults),
  };
};

/** How many targets each phase has and lacks, and which units lack some; a phase goes on with the one before it. */
export const gapsIn = (drive: Drive) => {
  const lacking = new Set<string>();
  const phases = drive.phases.map((phase) => {
    const missing = drive.units.flatMap((unit) =>
      drive.indicators
        .filter(({ id: indicator }) => targetIn(drive, { unit, indicator }, phase) === undefined)
        .map(() => unit),
    );
    for (const unit of missing) lacking.add(unit);
    return { phase, missing: missing.length, set: drive.units.length * drive.indicators.length - missing.length };
  });
  return { phases, lacking: [...lacking] };
};
