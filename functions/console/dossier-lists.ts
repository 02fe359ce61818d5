import { addWorkingDays } from '../domain/calendar.ts';
import { type ListName, stretchOf } from '../domain/dossier-list.ts';
import type { DossierState } from '../domain/dossier-state.ts';
import { type Refused, refuse, sentences } from '../domain/matter.ts';
import { mayDo, type Staff } from '../domain/staff.ts';
import { type Day, dayOf } from '../domain/time.ts';
import type { Audit, Clock, Dossiers, Page, PageAsked, Policies } from '../ports.ts';

export type DossierListPorts = {
  dossiers: Pick<Dossiers, 'listOfUnit'>;
  audit: Pick<Audit, 'write'>;
  clock: Clock;
};

/** `from` and `to` are due dates of dossiers in work, else days of the last change; both included. */
export type ListAsked = {
  unit: string;
  list: ListName;
  from?: Day | undefined;
  to?: Day | undefined;
  latestFirst?: boolean | undefined;
};

/** What one file takes: more than anybody goes through line by line. */
export const mostExported = 5000;
const readAtOnce = 1000;

const noRight = refuse('no-right', sentences.noRight);

/** The day so many working days of a unit after today. */
export const makeWorkdayAfter =
  ({ policies, clock }: { policies: Policies; clock: Clock }) =>
  async (unit: string, days: number): Promise<Day> =>
    addWorkingDays(dayOf(clock.now()), days, (await policies.of(unit)).calendar);

/** What a unit has in work, and what became of the rest, without anything personal. */
export const makeDossierLists = ({ dossiers, audit, clock }: DossierListPorts) => {
  const read = async ({ unit, latestFirst, ...asked }: ListAsked, page: PageAsked): Promise<Page<DossierState>> => {
    const stretch = stretchOf(asked, dayOf(clock.now()));
    // Nothing is overdue that falls due from today on.
    if (stretch.from > stretch.before) return { items: [] };
    return dossiers.listOfUnit(unit, stretch, { ...page, latestFirst });
  };
  return {
    page: async (
      staff: Staff,
      asked: ListAsked,
      page: PageAsked,
    ): Promise<({ ok: true } & Page<DossierState>) | Refused> =>
      mayDo(staff, 'see-dossiers', asked.unit) ? { ok: true, ...(await read(asked, page)) } : noRight,
    /** All of a list, as far as a file takes it; who took it away is written down. */
    taken: async (staff: Staff, asked: ListAsked): Promise<{ ok: true; rows: DossierState[] } | Refused> => {
      if (!mayDo(staff, 'see-dossiers', asked.unit)) return noRight;
      const rows: DossierState[] = [];
      let after: string | undefined;
      do {
        const limit = Math.min(readAtOnce, mostExported - rows.length);
        const { items, next } = await read(asked, { limit, after });
        rows.push(...items);
        after = next;
      } while (after && rows.length < mostExported);
      await audit.write({
        ...{ at: clock.now(), by: staff.email, action: 'export-list', unit: asked.unit, outcome: 'done' },
        note: `${asked.list}: ${rows.length} dossiers`,
      });
      return { ok: true, rows };
    },
  };
};
