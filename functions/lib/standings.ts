import {
  type Account,
  frozenUnit,
  indicatorFigures,
  type PublishedUnit,
  publishedFigures,
  type UnitFigures,
} from '../domain/account.ts';
import { lateDays, newestPublished, publishedTogether } from '../domain/closing.ts';
import type { Drive } from '../domain/drive.ts';
import type { Reading } from '../domain/drive-pace.ts';
import { type Day, plusDays } from '../domain/time.ts';
import { type UnitLevel, type UnitTerm, unitOn } from '../domain/unit-history.ts';
import type { FrozenDays, PortalDays, UnitHistory } from '../ports.ts';

export type StandingPorts = {
  frozenDays: Pick<FrozenDays, 'day' | 'ofUnit'>;
  portalDays: Pick<PortalDays, 'imported' | 'day' | 'ofUnit'>;
  history: Pick<UnitHistory, 'find'>;
};

/** Units by one account, and the day they stood like that; without a day nothing is known. */
export type Stood = { day?: Day; units: UnitFigures[]; published: PublishedUnit[] };

/** A night that was missed, or a platform that stood still over a holiday. */
const frozenAtMostDaysAgo = 7;

/** Of all units together one day in seven is read: a line of a hundred days needs no more points. */
const daysBetweenPoints = 7;

const nothing: Stood = { units: [], published: [] };

/**
 * Where the units stood on a day, by either account. Each is read from a few partitions with an item for each unit, so
 * it costs the same however many dossiers there are. Ours are the figures that close-day froze, at the latest last
 * night's: they are what was reported, and hold still while leaders speak of them.
 */
export const makeStandings = ({ frozenDays, portalDays, history }: StandingPorts) => {
  const computedOn = async (day: Day, notBefore: Day): Promise<Stood> => {
    for (let on = day; on >= notBefore; on = plusDays(on, -1)) {
      const frozen = await frozenDays.day(on);
      if (frozen.length > 0) return { day: on, units: frozen.map(frozenUnit), published: [] };
    }
    return nothing;
  };

  const publishedOf = async ({ table, metrics }: { table?: Day; metrics?: Day }): Promise<Stood> => {
    const known = async (day: Day | undefined) => (day ? portalDays.day(day) : []);
    const ofTable = known(table);
    const [tables, figures] = await Promise.all([ofTable, metrics === table ? ofTable : known(metrics)]);
    const published = publishedTogether(tables, figures);
    const day = [table, metrics]
      .filter((one) => one !== undefined)
      .toSorted()
      .at(-1);
    return { ...(day && { day }), units: published.map(publishedFigures), published };
  };

  const publishedOn = async (day: Day, notBefore: Day): Promise<Stood> =>
    publishedOf(newestPublished(await portalDays.imported(notBefore, day), day));

  const on = (account: Account, day: Day): Promise<Stood> =>
    account === 'computed'
      ? computedOn(day, plusDays(day, -frozenAtMostDaysAgo))
      : publishedOn(day, plusDays(day, -lateDays));

  /** The first of the days from `from` on of which something is known. */
  const first = async (account: Account, from: Day, to: Day): Promise<Stood> => {
    if (account === 'published') {
      const [earliest] = await portalDays.imported(from, to);
      return earliest ? publishedOn(earliest.day, earliest.day) : nothing;
    }
    const last = [to, plusDays(from, frozenAtMostDaysAgo)].toSorted().at(0) ?? to;
    for (let day = from; day <= last; day = plusDays(day, 1)) {
      const found = await computedOn(day, day);
      if (found.day) return found;
    }
    return nothing;
  };

  /** Days to draw a line of all units through, the last one that is known included. */
  const pointsBetween = async (account: Account, from: Day, to: Day): Promise<Day[]> => {
    const points: Day[] = [];
    if (account === 'computed') {
      const { day: last = from } = await on('computed', to);
      for (let day = last; day >= from; day = plusDays(day, -daysBetweenPoints)) points.push(day);
      return points;
    }
    for (const { day } of (await portalDays.imported(from, to)).toReversed())
      if (day <= plusDays(points.at(-1) ?? '9999-12-31', -daysBetweenPoints)) points.push(day);
    return points;
  };

  return {
    on,
    /** One unit day by day, as far as days are known: an item for each day. */
    unitDays: async (account: Account, unit: string, from: Day, to: Day): Promise<{ day: Day; of: UnitFigures }[]> =>
      account === 'computed'
        ? (await frozenDays.ofUnit(unit, from, to)).map(({ day, figures }) => ({ day, of: frozenUnit(figures) }))
        : (await portalDays.ofUnit(unit, from, to)).map(({ day, published }) => ({
            day,
            of: publishedFigures(published),
          })),
    /** All units, week by week. */
    weeks: async (account: Account, from: Day, to: Day): Promise<{ day: Day; units: UnitFigures[] }[]> => {
      const read = async (point: Day) => {
        const { day, units } =
          account === 'computed' ? await computedOn(point, point) : await publishedOn(point, point);
        return day ? [{ day, units }] : [];
      };
      return (await Promise.all((await pointsBetween(account, from, to)).map(read))).flat().toReversed();
    },
    /** The readings that the pace is measured by, the first and the last of `overDays` days, by `UNIT INDICATOR`. */
    readings: async (
      drive: Pick<Drive, 'indicators'>,
      account: Account,
      day: Day,
      overDays: number,
    ): Promise<Map<string, Reading[]>> => {
      const from = plusDays(day, -overDays);
      const readings = new Map<string, Reading[]>();
      for (const { day: of, units } of await Promise.all([first(account, from, day), on(account, day)]))
        for (const { unit, indicator, percent } of indicatorFigures(drive, units))
          if (of)
            readings.set(`${unit} ${indicator}`, [
              ...(readings.get(`${unit} ${indicator}`) ?? []),
              { day: of, percent },
            ]);
      return readings;
    },
    /** What units were called on a day, and what they were: by the register, else as the portal has them, else by code. */
    namesOn: async (day: Day, { published }: Pick<Stood, 'published'> = nothing) => {
      const { terms } = await history.find();
      const byCode = Map.groupBy(terms, ({ code }) => code);
      const told = new Map(published.map(({ unit, table }) => [unit, table?.name]));
      const termOf = (unit: string): UnitTerm | undefined => unitOn(byCode.get(unit) ?? [], unit, day);
      return {
        termOf,
        levelOf: (unit: string): UnitLevel | undefined => termOf(unit)?.level,
        nameOf: (unit: string): string => termOf(unit)?.name ?? told.get(unit) ?? unit,
      };
    },
  };
};
export type Standings = ReturnType<typeof makeStandings>;
