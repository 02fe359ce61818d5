import { deskOf } from '../functions/domain/desk.ts';
import type { DossierState } from '../functions/domain/dossier-state.ts';
import type { Change } from '../functions/domain/matter.ts';
import { mayMove } from '../functions/domain/notice-life.ts';
import type { LetterToPrint, PublishedApology } from '../functions/domain/register.ts';
import type { Letters, LetterTaken, Matters, Page, PageAsked } from '../functions/ports.ts';
import type { fakeAudit, fakeDossiers, fakeNotices } from './fakes.ts';

/** Desks and letters kept in memory, with the stores' promises: a step is written whole or not at all. */

const pageOf = <T>(all: readonly T[], { limit, after }: PageAsked): Page<T> => {
  const start = Number(after ?? 0) || 0;
  const next = start + limit;
  return { items: all.slice(start, next), ...(next < all.length && { next: String(next) }) };
};

const countKey = ({ unit, year, form }: Omit<LetterTaken, 'count'>) => `${unit} ${year} ${form}`;

export const fakeLetters = () => {
  const counts = new Map<string, number>();
  const printing: { unit: string; letter: LetterToPrint }[] = [];
  const register: PublishedApology[] = [];
  const port: Letters = {
    signed: async (unit, year, form) => counts.get(countKey({ unit, year, form })) ?? 0,
    toPrint: async (unit, page) =>
      pageOf(
        printing.filter((one) => one.unit === unit).map(({ letter }) => letter),
        page,
      ),
    published: async (month, page) =>
      pageOf(
        register
          .filter(({ signedAt }) => signedAt.startsWith(month))
          .toSorted((a, b) => (a.signedAt < b.signedAt ? 1 : -1)),
        page,
      ),
  };
  return { ...port, counts, printing, register };
};

type Stores = {
  dossiers: ReturnType<typeof fakeDossiers>;
  notices: ReturnType<typeof fakeNotices>;
  letters: ReturnType<typeof fakeLetters>;
  audit: ReturnType<typeof fakeAudit>;
};

export const fakeMatters = ({ dossiers, notices, letters, audit }: Stores) => {
  const isStill = ({ before, after }: Change): boolean => {
    if (before && !mayMove(before.state, after.state))
      throw new Error(`a notice never goes from ${before.state} to ${after.state}`);
    const stored = notices.stored.get(notices.key(after));
    return before ? stored?.state === before.state && stored.stateAt === before.stateAt : stored === undefined;
  };
  const isKept = (before: DossierState) => dossiers.stored.get(before.code)?.version === before.version;
  const isNext = (taken: LetterTaken) => (letters.counts.get(countKey(taken)) ?? 0) === taken.count - 1;
  const indexOf = (unit: string, letter: LetterToPrint) =>
    letters.printing.findIndex(
      (one) => one.unit === unit && JSON.stringify(one.letter) === JSON.stringify({ ...one.letter, ...letter }),
    );

  const port: Matters = {
    onDesk: async (desk, page) =>
      pageOf(
        notices
          .all()
          .filter((one) => deskOf(one) === desk)
          .toSorted((a, b) => (a.stateAt < b.stateAt ? -1 : 1)),
        page,
      ),
    commit: async ({ changes, dossier, letter, published, toPrint, audit: entry }) => {
      // Nothing is awaited here, so nobody comes between.
      if (!changes.every(isStill) || !isKept(dossier.before) || (letter && !isNext(letter))) return 'overtaken';
      for (const { after } of changes) notices.stored.set(notices.key(after), after);
      if (dossier.after) dossiers.stored.set(dossier.after.code, dossier.after);
      if (letter) letters.counts.set(countKey(letter), letter.count);
      if (published) letters.register.push(published);
      if (toPrint) letters.printing.push(toPrint);
      audit.entries.push(entry);
      return 'done';
    },
    tickOff: async (ticked, entry) => {
      if ('notice' in ticked) {
        const stored = notices.stored.get(notices.key(ticked.notice));
        if (!stored?.toCall) return 'overtaken';
        notices.stored.set(notices.key(stored), { ...stored, toCall: false });
      } else {
        const index = indexOf(ticked.unit, ticked.letter);
        if (index < 0) return 'overtaken';
        letters.printing.splice(index, 1);
      }
      audit.entries.push(entry);
      return 'done';
    },
  };
  return port;
};
