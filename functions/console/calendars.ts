import { assembleCalendar, type CalendarEntry, readCalendarEntry } from '../domain/calendar-layers.ts';
import { type NamedDay, namedDaysOf, withDay } from '../domain/calendar-year.ts';
import { type Refused, refuse, sentences } from '../domain/matter.ts';
import type { OfficeCalendar } from '../domain/office-calendar.ts';
import type { Fault } from '../domain/sentence.ts';
import { mayDo, type Staff } from '../domain/staff.ts';
import { type Term, termEnd } from '../domain/term.ts';
import { type Day, dayOf, type Instant, isDay } from '../domain/time.ts';
import type { Clock, Settings, StoredSetting } from '../ports.ts';
import { noRight, type SettingActions } from './settings.ts';

/** A layer of a calendar: what somebody has entered for all years, or for one. */
export type Layer = Pick<StoredSetting, 'id' | 'version' | 'by' | 'at'> & {
  entry: CalendarEntry;
  /** What is stored with a fault, which the functions pass over. */
  problems: readonly string[];
};

export type YearShown = {
  year: number;
  /** `province` or a unit's code. */
  owner: string;
  days: NamedDay[];
  calendar: OfficeCalendar;
  /** The owner's own two layers: of all years, of this one. */
  layers: { always: Layer; year: Layer };
  /** Layers with faults, of the owner and the province. */
  faulty: Layer[];
};

export type DayChange = { day: Day; is: NamedDay['is'] | 'unsaid'; reason: string };

const reasonSaid = { vi: 'Hãy ghi lý do, từ 3 ký tự.', en: 'Say why, in 3 characters or more.' };
const dayFaults = ({ day, is, reason }: DayChange): Fault[] => [
  ...(isDay(day) ? [] : [{ field: 'day', sentence: { vi: 'Hãy chọn một ngày.', en: 'Choose a day.' } }]),
  ...(is !== 'unsaid' && reason.trim().length < 3 ? [{ field: 'reason', sentence: reasonSaid }] : []),
];

/** A year's working days as province and units have them, and changing them day by day. */
export const makeCalendars = ({
  settings,
  clock,
  actions,
}: {
  settings: Settings;
  clock: Clock;
  actions: SettingActions;
}) => {
  const layersOf = async () =>
    (await settings.all('calendar')).map(({ id, value, version, by, at }): Layer => {
      const { settings: entry, problems } = readCalendarEntry(id, value);
      return { id, version, entry, problems, ...(by && { by }), ...(at && { at }) };
    });

  const entriesOf = (layers: readonly Layer[]) => new Map(layers.map(({ id, entry }) => [id, entry]));
  const layerOf = (layers: readonly Layer[], id: string): Layer =>
    layers.find((one) => one.id === id) ?? { id, version: 0, entry: {}, problems: [] };
  const yearOf = (day: Day): number => Number(day.slice(0, 4));

  const show = (layers: readonly Layer[], owner: string, year: number): YearShown => {
    const entries = entriesOf(layers);
    const names = ['province', owner].flatMap((of) => [of, `${of}#${year}`]);
    return {
      ...{ year, owner, days: namedDaysOf(year, owner, entries), calendar: assembleCalendar(year, owner, entries) },
      layers: { always: layerOf(layers, owner), year: layerOf(layers, `${owner}#${year}`) },
      faulty: layers.filter(({ id, problems }) => names.includes(id) && problems.length > 0),
    };
  };

  /** The layers as they would be with a day changed in the owner's entry of that year. */
  const withChange = (layers: readonly Layer[], { id, entry, ...rest }: Layer, { day, is, reason }: DayChange) => [
    ...layers.filter((one) => one.id !== id),
    { ...rest, id, entry: withDay(entry, day, is, reason.trim()) },
  ];

  return {
    year: async (staff: Staff, owner: string, year: number): Promise<({ ok: true } & YearShown) | Refused> =>
      mayDo(staff, 'manage-settings') ? { ok: true, ...show(await layersOf(), owner, year) } : noRight,
    /** When a term that begins with intake at `receivedAt` ends, by the owner's calendar; with a change, by that one. */
    termEnd: async (
      owner: string,
      term: Term,
      receivedAt: Instant,
      change?: DayChange & { entry?: string },
    ): Promise<Instant> => {
      const layers = await layersOf();
      const id = change?.entry ?? `${owner}#${change ? yearOf(change.day) : 0}`;
      const all = change ? withChange(layers, layerOf(layers, id), change) : layers;
      return termEnd(term, receivedAt, assembleCalendar(yearOf(dayOf(receivedAt)), owner, entriesOf(all)));
    },
    checkDay: dayFaults,
    /**
     * Makes a day off or worked, or leaves it to the layer below. `entry` is where it stands, if it stands somewhere; a
     * new one goes into the owner's entry of that year. `version` is that entry's.
     */
    setDay: async (
      staff: Staff,
      owner: string,
      { entry, version, ...change }: DayChange & { entry?: string; version: number },
    ): Promise<{ ok: true } | Refused> => {
      const faults = dayFaults(change);
      if (faults.length > 0) return refuse('faulty', sentences.faulty, faults);
      const id = entry ?? `${owner}#${yearOf(change.day)}`;
      if (id.split('#')[0] !== owner) return noRight;
      const layer = layerOf(await layersOf(), id);
      const value = withDay(layer.entry, change.day, change.is, change.reason.trim());
      const words = { off: 'off', worked: 'worked', unsaid: 'as the layer below has it' }[change.is];
      return actions.save(staff, 'calendar', { id, version, value }, `${change.day} ${words}: ${change.reason.trim()}`);
    },
    today: () => dayOf(clock.now()),
  };
};
export type CalendarActions = ReturnType<typeof makeCalendars>;
