import { addWorkingDays } from '../domain/calendar.ts';
import { type ListName, stretchOf } from '../domain/dossier-list.ts';
import type { DossierState } from '../domain/dossier-state.ts';
import { type Refused, refuse, sentences } from '../domain/matter.ts';
import { mayDo, type Staff } from '../domain/staff.ts';
import { type Day, dayOf } from '../domain/time.ts';
import type { Clock, Dossiers, Page, PageAsked, Policies } from '../ports.ts';

export type DossierListPorts = {
  dossiers: Pick<Dossiers, 'listOfUnit'>;
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

const noRight = refuse('no-right', sentences.noRight);

/** The day so many working days of a unit after today. */
export const makeWorkdayAfter =
  ({ policies, clock }: { policies: Policies; clock: Clock }) =>
  async (unit: string, days: number): Promise<Day> =>
    addWorkingDays(dayOf(clock.now()), days, (await policies.of(unit)).calendar);

/** What a unit has in work, and what became of the rest, without anything personal. */
export const makeListDossiers = ({ dossiers, clock }: DossierListPorts) => {
  const read = async ({ unit, latestFirst, ...asked }: ListAsked, page: PageAsked): Promise<Page<DossierState>> => {
    const stretch = stretchOf(asked, dayOf(clock.now()));
    // Nothing is overdue that falls due from today on.
    if (stretch.from > stretch.before) return { items: [] };
    return dossiers.listOfUnit(unit, stretch, { ...page, latestFirst });
  };
  return async (
    staff: Staff,
    asked: ListAsked,
    page: PageAsked,
  ): Promise<({ ok: true } & Page<DossierState>) | Refused> =>
    mayDo(staff, 'see-dossiers', asked.unit) ? { ok: true, ...(await read(asked, page)) } : noRight;
};
