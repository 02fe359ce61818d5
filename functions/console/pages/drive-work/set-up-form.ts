import { type Drive, type Indicator, indexIndicators } from '../../../domain/drive.ts';
import type { RowProblem } from '../../../domain/file-rows.ts';
import { ownValue } from '../../../domain/own-value.ts';
import { problemSentence } from '../../../domain/problem-words.ts';
import type { Fault } from '../../../domain/sentence.ts';
import { type Word, words } from '../words.ts';

/** A phase as it is typed; `was` is the name it had. */
export type TypedPhase = { name: string; from: string; to: string; was: string };

/** A drive as it stands in its form. */
export type TypedDrive = {
  id: string;
  name: string;
  from: string;
  to: string;
  phases: readonly TypedPhase[];
  units: string;
  indicators: readonly string[];
  nudges: boolean;
  version: number;
};

export const newDrive: TypedDrive = {
  ...{ id: '', name: '', from: '', to: '', phases: [], units: '', nudges: false, version: 0 },
  indicators: indexIndicators.map(({ id }) => id),
};

export const typedOf = (
  { id, name, from, to, phases, units, indicators, nudges }: Drive,
  version: number,
): TypedDrive => ({
  ...{ id, name, from, to, version, nudges: nudges === true },
  phases: phases.map((phase) => ({ ...phase, was: phase.name })),
  units: units.join(', '),
  indicators: indicators.map((one) => one.id),
});

const mostPhases = 12;

export const codesIn = (units: string): string[] => [
  ...new Set(
    units
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map((code) => code.toUpperCase()),
  ),
];

export const typedIn = (sent: URLSearchParams): TypedDrive => {
  const of = (name: string) => (sent.get(name) ?? '').trim();
  return {
    ...{ id: of('id'), name: of('name'), from: of('from'), to: of('to'), units: of('units') },
    phases: Array.from({ length: mostPhases }, (_, n) => ({
      ...{
        name: of(`phase-${n}-name`),
        from: of(`phase-${n}-from`),
        to: of(`phase-${n}-to`),
        was: of(`phase-${n}-was`),
      },
    })),
    indicators: sent.getAll('indicators'),
    nudges: sent.has('nudges'),
    version: Number(of('version')) || 0,
  };
};

/** Rows of the form that hold something, with their places in it. */
const usedPhases = (typed: TypedDrive) =>
  typed.phases.flatMap((phase, place) => (phase.name || phase.from || phase.to ? [{ ...phase, place }] : []));

/** Phases to be shown: those that hold something, and an empty one behind them. */
export const shownPhases = (typed: TypedDrive): TypedPhase[] => [
  ...usedPhases(typed).map(({ place: _, ...phase }) => phase),
  { name: '', from: '', to: '', was: '' },
];

/** Indicators to choose among: the index's, and others that the drive has. */
export const choices = (drive: Pick<Drive, 'indicators'> | undefined): Indicator[] => [
  ...indexIndicators,
  ...(drive?.indicators ?? []).filter(({ id }) => indexIndicators.every((one) => one.id !== id)),
];

/**
 * The drive that was typed, for the domain to check. Targets and results of before go along where they still fit, those
 * of a phase that got another name under that; `lost` counts those that do not.
 */
export const driveFrom = (typed: TypedDrive, before: Drive | undefined) => {
  const { id, name, from, to, nudges } = typed;
  const phases = usedPhases(typed);
  const [units, indicators] = [
    codesIn(typed.units),
    choices(before).filter((one) => typed.indicators.includes(one.id)),
  ];
  const fits = (of: { unit: string; indicator: string }) =>
    units.includes(of.unit) && indicators.some((one) => one.id === of.indicator);
  const renamed = new Map(phases.map((phase) => [phase.was || phase.name, phase.name]));
  const targets = (before?.targets ?? []).flatMap((target) => {
    const phase = renamed.get(target.phase);
    return phase !== undefined && fits(target) ? [{ ...target, phase }] : [];
  });
  const baseline = (before?.baseline ?? []).filter(fits);
  const lost = (before?.targets.length ?? 0) - targets.length + (before?.baseline.length ?? 0) - baseline.length;
  const kept = phases.map((phase) => ({ name: phase.name, from: phase.from, to: phase.to }));
  return {
    lost,
    drive: { id, name, from, to, phases: kept, units, indicators, targets, baseline, ...(nudges && { nudges }) },
  };
};

const labels: Readonly<Record<string, Word>> = {
  ...{ id: 'dwId', name: 'dwName', from: 'dwFrom', to: 'dwTo', phases: 'dwPhases', units: 'dwUnits' },
  ...{ 'phases.name': 'dwPhaseName', 'phases.from': 'dwFrom', 'phases.to': 'dwTo', indicators: 'dwIndicators' },
};

/** A fault of the domain at its field of the form. */
export const faultOf = (typed: TypedDrive, { row, field, problem }: RowProblem): Fault => {
  const [list, part] = field.split('.');
  const place = list === 'phases' ? usedPhases(typed)[row - 1]?.place : undefined;
  const said = problemSentence(problem);
  const label = words[ownValue(labels, field) ?? 'dwRule'];
  const of = place === undefined ? { vi: '', en: '' } : { vi: ` (${row})`, en: ` (${row})` };
  return {
    field: place === undefined ? (list ?? '') : `phase-${place}-${part}`,
    sentence: { vi: `${label.vi}${of.vi}: ${said.vi}`, en: `${label.en}${of.en} ${said.en}` },
  };
};
