import { type AuditEntry, wholeProvince } from '../domain/audit.ts';
import type { DossierState } from '../domain/dossier-state.ts';
import { type Refused, refuse, sentences } from '../domain/matter.ts';
import { maskName } from '../domain/register.ts';
import { longestTerm, maskTerm, readTerm, type SearchTerm } from '../domain/search-term.ts';
import { type Action, mayDo, type Staff } from '../domain/staff.ts';
import type { Audit, Clock, Contacts, Dossiers, FoundPerson, Page, PersonAsked } from '../ports.ts';

export type SearchPorts = {
  dossiers: Pick<Dossiers, 'find' | 'several'>;
  contacts: Pick<Contacts, 'search'>;
  audit: Pick<Audit, 'write'>;
  clock: Clock;
};

/** A dossier of somebody; `person` is their name in initials, and whether they applied or act for who did. */
export type FoundDossier = { state: DossierState; person?: string; as?: FoundPerson['as'] };
export type Found = { ok: true; kind: SearchTerm['kind'] } & Page<FoundDossier>;

/** As many as one looks through; who has more says more of the name. */
const mostFound = 20;

const noRight = refuse('no-right', sentences.noRight);
const missing = refuse('faulty', sentences.faulty, [
  {
    field: 'term',
    sentence: {
      vi: `Hãy nhập mã hồ sơ, số điện thoại hoặc họ tên, không quá ${longestTerm} ký tự.`,
      en: `Enter a dossier code, a telephone number or a name, at most ${longestTerm} characters.`,
    },
  },
]);

/** Units whose dossiers this person may do it with; undefined for all of the province. */
const unitsFor = (staff: Staff, action: Action): readonly string[] | undefined =>
  mayDo(staff, action) ? undefined : staff.units.filter((unit) => mayDo(staff, action, unit));

/**
 * Finds dossiers by code, telephone number or name, among those that the person may see. Who looked for what kind of
 * thing is written down before anything is shown, masked; the looked-for itself stands in no proof.
 */
export const makeSearch = ({ dossiers, contacts, audit, clock }: SearchPorts) => {
  const note = (staff: Staff, term: SearchTerm, outcome: AuditEntry['outcome'], found: string) =>
    audit.write({
      ...{ at: clock.now(), by: staff.email, action: 'search', outcome, note: `${maskTerm(term)}: ${found}` },
      unit: staff.units[0] ?? wholeProvince,
      ...(term.kind === 'code' && { dossier: term.code }),
    });

  const maySee = (staff: Staff, { unit, receivingUnit }: DossierState, action: Action): boolean =>
    [unit, receivingUnit].some((of) => mayDo(staff, action, of));

  const byCode = async (staff: Staff, code: string): Promise<DossierState[] | Refused> => {
    const state = await dossiers.find(code);
    if (!state) return [];
    return maySee(staff, state, 'see-dossiers') ? [state] : noRight;
  };

  const byPerson = async (staff: Staff, asked: PersonAsked, after?: string): Promise<Page<FoundDossier>> => {
    const page = { limit: mostFound, after };
    const { items, ...rest } = await contacts.search(asked, unitsFor(staff, 'find-person'), page);
    const states = new Map((await dossiers.several(items.map(({ code }) => code))).map((one) => [one.code, one]));
    // What a contact says of its units may be older than the dossier: the dossier decides.
    const found = items.flatMap(({ code, as, name = '' }) => {
      const state = states.get(code);
      return state && maySee(staff, state, 'find-person') ? [{ state, as, person: maskName(name) }] : [];
    });
    return { ...rest, items: found };
  };

  const personIn = (term: Exclude<SearchTerm, { kind: 'code' }>): PersonAsked =>
    term.kind === 'phone' ? { phone: term.phone } : { name: term.name };

  return async (staff: Staff, text: string, after?: string): Promise<Found | Refused> => {
    if (staff.units.length === 0 && !mayDo(staff, 'see-dossiers')) return noRight;
    if (text.trim() === '' || text.length > longestTerm) return missing;
    const { normalizePhone } = await import('../domain/phone.ts');
    const term = readTerm(text, normalizePhone);
    const { kind } = term;
    if (term.kind !== 'code') {
      if (unitsFor(staff, 'find-person')?.length === 0) {
        await note(staff, term, 'refused', 'no right');
        return noRight;
      }
      const page = await byPerson(staff, personIn(term), after);
      await note(staff, term, 'done', `${page.items.length} found${page.next ? ', and more' : ''}`);
      return { ok: true, kind, ...page };
    }
    const found = await byCode(staff, term.code);
    const isRefused = !Array.isArray(found);
    await note(staff, term, isRefused ? 'refused' : 'done', isRefused ? 'of another unit' : `${found.length} found`);
    return isRefused ? found : { ok: true, kind, items: found.map((state) => ({ state })) };
  };
};
