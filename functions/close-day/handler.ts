import {
  closeDay,
  countedFrom,
  daysToClose,
  isToBeFrozen,
  lastClosed,
  lateDays,
  newestPublished,
  publishedTogether,
  type SumsByUnit,
  sumsByDay,
} from '../domain/closing.ts';
import { type Day, dayOf, plusDays } from '../domain/time.ts';
import { unitOn } from '../domain/unit-history.ts';
import type { Clock, Drives, FrozenDays, PortalDays, TallyFigures, UnitHistory, Units } from '../ports.ts';

export type CloseDayPorts = {
  tally: Pick<TallyFigures, 'day' | 'now'>;
  frozenDays: FrozenDays;
  portalDays: Pick<PortalDays, 'imported' | 'day'>;
  drives: Pick<Drives, 'all'>;
  history: Pick<UnitHistory, 'find'>;
  units: Units;
  clock: Clock;
};

const readsAtOnce = 20;

const daysFrom = (from: Day, to: Day): Day[] => {
  const days: Day[] = [];
  for (let day = from; day <= to; day = plusDays(day, 1)) days.push(day);
  return days;
};

/** Reads something of many days, some at a time, in the days' order. */
const ofDays = async <T>(days: readonly Day[], read: (day: Day) => Promise<T>): Promise<{ day: Day; of: T }[]> => {
  const found: { day: Day; of: T }[] = [];
  for (let next = 0; next < days.length; next += readsAtOnce)
    found.push(
      ...(await Promise.all(days.slice(next, next + readsAtOnce).map(async (day) => ({ day, of: await read(day) })))),
    );
  return found;
};

/**
 * Freezes the figures of the day that ends, those of nights that were missed, and corrects the days that late changes
 * belong to. It compares what is known with what was frozen, so it may run twice, or die half-way and run again. Each
 * night it reads one partition for each day of the counting year, of as many items as there are units.
 */
export const makeCloseDay = ({ tally, frozenDays, portalDays, drives, history, units, clock }: CloseDayPorts) => {
  /** What the portal had published by each day. */
  const publishedBy = async (first: Day, last: Day) => {
    const imported = await portalDays.imported(plusDays(first, -lateDays), last);
    const read = new Map(
      (
        await ofDays(
          imported.map(({ day }) => day),
          portalDays.day,
        )
      ).map(({ day, of }) => [day, of]),
    );
    const of = (day: Day | undefined) => (day && read.get(day)) || [];
    return (day: Day) => {
      const { table, metrics } = newestPublished(imported, day);
      return publishedTogether(of(table), of(metrics));
    };
  };

  /** Units by name as they stood on the day, else as they are entered. */
  const namesOn = async (day: Day, codes: ReadonlySet<string>): Promise<(code: string) => string> => {
    const { terms } = await history.find();
    const names = new Map<string, string>();
    for (const code of codes) names.set(code, unitOn(terms, code, day)?.name ?? (await units.find(code)).name);
    return (code) => names.get(code) ?? code;
  };

  return async (): Promise<void> => {
    const now = clock.now();
    const last = lastClosed(now);
    if (!(await drives.all()).some((drive) => isToBeFrozen(drive, last))) return;
    const first = plusDays(last, -lateDays);
    const frozen = new Map((await ofDays(daysFrom(first, last), frozenDays.day)).map(({ day, of }) => [day, of]));
    const flows = await ofDays(daysFrom(countedFrom(first), last), tally.day);
    const known = sumsByDay(flows.map(({ day, of }) => ({ day, units: of })));
    const stocks: SumsByUnit = new Map((await tally.now()).map(({ unit, counts }) => [unit, counts]));
    const published = await publishedBy(first, last);
    const codes = new Set([
      ...(known.get(last)?.keys() ?? []),
      ...stocks.keys(),
      ...published(last).map((one) => one.unit),
    ]);
    const nameOf = await namesOn(last, codes);
    for (const day of daysToClose(last, (one) => (frozen.get(one) ?? []).length > 0)) {
      const toClose = { known: known.get(day) ?? new Map(), published: published(day), frozen: frozen.get(day) ?? [] };
      const isInTime = day === dayOf(now);
      const figures = closeDay({ ...toClose, ...(isInTime && { stocks }), nameOf }, now);
      await frozenDays.save(day, figures);
    }
  };
};
