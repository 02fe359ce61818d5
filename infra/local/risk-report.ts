import { isWorkingDay, vietnamCalendar } from '../../functions/domain/calendar.ts';
import { applyUpdate, parseUpdate } from '../../functions/domain/dossier.ts';
import { type DossierState, phaseOf } from '../../functions/domain/dossier-state.ts';
import { isPutOff } from '../../functions/domain/due-date.ts';
import { usualWeek } from '../../functions/domain/office-calendar.ts';
import { addSample, becomesFinished, type Pace, sampleOf } from '../../functions/domain/pace.ts';
import { firstDayAtRisk, riskOf } from '../../functions/domain/risk.ts';
import { at, type Day, dayOf, plusDays } from '../../functions/domain/time.ts';
import { centres } from './simulation/centres.ts';
import { type Simulation, simulate } from './simulation/simulation.ts';
import type { Fields } from './simulation/telling.ts';

/*
 * How well the list of dossiers at risk foretells what then happens, on simulated dossiers. Every working morning all
 * running dossiers due after the next working day are judged by what had finished until then, as for the console.
 */

/** A promised day that was judged in time: the highest chance it was ever given, 0 where none could be, and what came. */
export type Judged = { chance: number; missed: boolean };
export type Trial = {
  judged: Judged[];
  /** Dates missed that were never judged: promised for the next working day or the same. */
  missedUnseen: number;
  /** Of the judgements, one for each dossier and morning, those that could not be made. */
  unknown: number;
  judgements: number;
};

export const tryRisk = (simulation: Simulation): Trial => {
  const calendar = { ...usualWeek, ...vietnamCalendar(Number(simulation.from.slice(0, 4))) };
  const known = new Map<string, DossierState>();
  const running = new Map<string, DossierState>();
  const paces = new Map<string, Pace>();
  const highest = new Map<string, number>();
  const trial: Trial = { judged: [], missedUnseen: 0, unknown: 0, judgements: 0 };

  const settle = (code: string, missed: boolean): void => {
    const chance = highest.get(code);
    if (chance !== undefined) trial.judged.push({ chance, missed });
    else if (missed) trial.missedUnseen += 1;
    highest.delete(code);
  };

  const judge = (dossier: DossierState, today: Day): void => {
    const risk = riskOf(dossier, paces.get(dossier.procedureCode) ?? [], calendar, at(today, '07:30'));
    trial.judgements += 1;
    if (!risk) trial.unknown += 1;
    highest.set(dossier.code, Math.max(highest.get(dossier.code) ?? 0, risk?.chance ?? 0));
  };

  const begin = (today: Day): void => {
    for (const { code, dueAt } of running.values())
      if (dueAt && dayOf(dueAt) === plusDays(today, -1)) settle(code, true);
    if (!isWorkingDay(today, calendar)) return;
    const first = firstDayAtRisk(today, calendar);
    for (const dossier of running.values()) if (dossier.dueAt && dossier.dueAt >= first) judge(dossier, today);
  };

  const follow = (before: DossierState | undefined, after: DossierState): void => {
    const { code, status, dueAt, procedureCode: procedure } = after;
    const phase = phaseOf(status);
    if (before?.dueAt && dueAt && dayOf(before.dueAt) !== dayOf(dueAt)) {
      // Put off while the office works on it: it would have been late. Moved by waiting for the citizen: a new promise.
      if (isPutOff(before, after)) settle(code, true);
      highest.delete(code);
    }
    if (becomesFinished(before, after)) {
      settle(code, false); // a missed day was settled when it was over
      const sample = sampleOf(after, calendar);
      if (sample) paces.set(procedure, addSample(paces.get(procedure) ?? [], sample));
    }
    if (phase === 'ended') highest.delete(code); // stopped or withdrawn: the date binds nobody
    if (phase === 'running') running.set(code, after);
    else running.delete(code);
    if (phase === 'ended' && status !== 'finished') known.delete(code);
    else known.set(code, after);
  };

  let today = simulation.from;
  for (const record of simulate(simulation)) {
    const { update } = parsed(record);
    for (; today < dayOf(update.updatedAt); today = plusDays(today, 1)) begin(plusDays(today, 1));
    const before = known.get(update.code);
    const applied = applyUpdate(before, update);
    if (applied.outcome === 'applied') follow(before, applied.state);
  }
  return trial;
};

const parsed = (record: Fields) => {
  const result = parseUpdate(record);
  if (!result.ok) throw new Error(`a simulated record is wrong: ${JSON.stringify(result.problems)}`);
  return result;
};

export type Score = { threshold: number; listed: number; right: number; precision: number; recall: number };

const share = (of: number, all: number): number => Math.round((1000 * of) / all) / 1000;

/** Of the judged dates: listed at least once by this threshold, and rightly so. Shares to three places, NaN of none. */
export const scoreAt = ({ judged }: Trial, threshold: number): Score => {
  const listed = judged.filter(({ chance }) => chance >= threshold);
  const right = listed.filter(({ missed }) => missed).length;
  const missed = judged.filter((one) => one.missed).length;
  const [precision, recall] = [share(right, listed.length), share(right, missed)];
  return { threshold, listed: listed.length, right, precision, recall };
};

/** The counts behind the scores. */
export const countsOf = ({ judged, missedUnseen, judgements, unknown }: Trial) => {
  const missed = judged.filter((one) => one.missed).length;
  return {
    ...{ judged: judged.length, missed, baseRate: share(missed, judged.length), missedUnseen },
    unknown: share(unknown, judgements),
  };
};

/** The trial whose figures stand in docs/adr/0012: a fifth of Quảng Ngãi over 120 days. */
export const standardTrial = (days = 120, scale = 0.2, seed = 1): Trial => {
  const centre = centres['quang-ngai'];
  if (!centre) throw new Error('The centre of the standard trial is gone');
  return tryRisk({ centre, days, scale, seed, from: '2026-10-01' });
};

// node infra/local/risk-report.ts [DAYS [SCALE [SEED]]]
if (import.meta.main) {
  const trial = standardTrial(...process.argv.slice(2).map(Number));
  console.log(JSON.stringify(countsOf(trial)));
  for (const threshold of [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]) console.log(JSON.stringify(scoreAt(trial, threshold)));
}
