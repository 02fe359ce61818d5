import {
  type DayOfUnits,
  disguisedOf,
  punctualityByField,
  punctualityByLevel,
  punctualityByUnit,
  satisfactionOf,
  sharesOf,
  tripsOf,
} from '../domain/flow-tables.ts';
import { type PartPrice, sentOf } from '../domain/sent.ts';
import { type Day, daysFrom } from '../domain/time.ts';
import { unitOn } from '../domain/unit-history.ts';
import type { Procedures, TallyFigures, UnitHistory } from '../ports.ts';

export type FlowFigurePorts = {
  tally: Pick<TallyFigures, 'day' | 'unitDays' | 'now'>;
  smsPrices: () => Promise<readonly PartPrice[]>;
  history: Pick<UnitHistory, 'find'>;
  procedures: Pick<Procedures, 'all'>;
};

/** First and last day, both included. */
export type Period = { from: Day; to: Day };

const readsAtOnce = 20;

/** What flowed through the units in a period: one partition for each day, with an item for each unit. */
export const makeFlowFigures = ({ tally, smsPrices, history, procedures }: FlowFigurePorts) => {
  const daysOf = async ({ from, to }: Period): Promise<DayOfUnits[]> => {
    const days = daysFrom(from, to);
    const read: DayOfUnits[] = [];
    for (let next = 0; next < days.length; next += readsAtOnce) {
      const some = days.slice(next, next + readsAtOnce);
      read.push(...(await Promise.all(some.map(async (day) => ({ day, units: await tally.day(day) })))));
    }
    return read;
  };

  /** As they were called on the last day of the period. */
  const namesOn = async (day: Day) => {
    const { terms } = await history.find();
    const byCode = Map.groupBy(terms, ({ code }) => code);
    // One that ended within the period keeps the name it had last.
    const nameOf = (unit: string): string => {
      const of = byCode.get(unit) ?? [];
      return (unitOn(of, unit, day) ?? of.findLast(({ from }) => (from ?? '') <= day))?.name ?? unit;
    };
    return { terms, nameOf };
  };

  const ofUnits = async <T extends { unit: string }>(period: Period, rowsOf: (days: DayOfUnits[]) => T[]) => {
    const [days, { nameOf }] = await Promise.all([daysOf(period), namesOn(period.to)]);
    return { ...period, rows: rowsOf(days).map((row) => ({ ...row, name: nameOf(row.unit) })) };
  };

  return {
    /** Early, on time and late; `key` is a unit's code, a level, or a field ('' where it is not entered). */
    punctuality: async (period: Period, by: 'unit' | 'level' | 'field') => {
      const [days, { terms, nameOf }] = await Promise.all([daysOf(period), namesOn(period.to)]);
      switch (by) {
        case 'unit':
          return { ...period, by, rows: punctualityByUnit(days).map((row) => ({ ...row, name: nameOf(row.key) })) };
        case 'level':
          return { ...period, by, rows: punctualityByLevel(days, terms).map((row) => ({ ...row, name: row.key })) };
        case 'field': {
          const fields = new Map((await procedures.all()).map(({ code, field }) => [code, field]));
          const rows = punctualityByField(days, (procedure) => fields.get(procedure));
          return { ...period, by, rows: rows.map((row) => ({ ...row, name: row.key })) };
        }
        default:
          return by satisfies never;
      }
    },
    shares: (period: Period) => ofUnits(period, sharesOf),
    disguised: (period: Period) => ofUnits(period, disguisedOf),
    trips: (period: Period) => ofUnits(period, tripsOf),
    satisfaction: (period: Period) => ofUnits(period, satisfactionOf),
    sent: async (period: Period) => {
      const prices = await smsPrices();
      return ofUnits(period, (days) => sentOf(days, prices));
    },
    /** One unit's counts, day by day, and its stocks of this moment. */
    unitDays: async (unit: string, { from, to }: Period) => {
      const [days, stocks] = await Promise.all([tally.unitDays(unit, from, to), tally.now()]);
      return { unit, from, to, days, now: stocks.find((one) => one.unit === unit)?.counts ?? {} };
    },
  };
};
