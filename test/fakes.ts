import type { AuditEntry } from '../functions/domain/audit.ts';
import type { Contact, Person } from '../functions/domain/contact.ts';
import { listedAt, listedUnder } from '../functions/domain/dossier-list.ts';
import { type DossierState, phaseOf } from '../functions/domain/dossier-state.ts';
import { expiryOf, type Link, readCode } from '../functions/domain/link.ts';
import { nameKey } from '../functions/domain/name-key.ts';
import type { Notice } from '../functions/domain/notice.ts';
import { mayMove } from '../functions/domain/notice-life.ts';
import { addSample, type Pace } from '../functions/domain/pace.ts';
import { readDigits } from '../functions/domain/phone-digits.ts';
import type { Policy } from '../functions/domain/policy.ts';
import type { AnsweredSurvey } from '../functions/domain/satisfaction.ts';
import { isOpen, type PendingSignIn, type Session, signInEnd } from '../functions/domain/session.ts';
import type { Staff } from '../functions/domain/staff.ts';
import { type Day, dayOf, type Instant } from '../functions/domain/time.ts';
import * as tokens from '../functions/lib/link-tokens.ts';
import type {
  Audit,
  Clock,
  Contacts,
  Dossiers,
  FoundPerson,
  Handover,
  KnownDossiers,
  Links,
  NoticeQueue,
  Notices,
  Paces,
  Policies,
  Problem,
  Problems,
  Sessions,
  StaffList,
  Surveys,
  Tries,
} from '../functions/ports.ts';
import { aPolicy } from './builders.ts';

/** Ports kept in memory, with the stores' promises: conditional writes, one winner. */

export const aClock = (start: Instant = '2026-10-12T08:30:00+07:00') => {
  let now = start;
  const moveTo = (instant: Instant) => {
    now = instant;
  };
  return { now: () => now, moveTo } satisfies Clock & { moveTo: typeof moveTo };
};

export const fakeDossiers = (...states: DossierState[]) => {
  const stored = new Map(states.map((state) => [state.code, state]));
  const history: DossierState[] = [];
  const list = async function* (wanted: (state: DossierState) => boolean) {
    yield* [...stored.values()].filter(wanted);
  };
  const isDue = ({ status, dueAt }: DossierState, from: Day, to: Day) =>
    phaseOf(status) === 'running' && dueAt !== undefined && dayOf(dueAt) >= from && dayOf(dueAt) <= to;
  const dossiers: Dossiers = {
    find: async (code) => stored.get(code),
    changesOf: async (code) => history.filter((state) => state.code === code),
    save: async (before, after) => {
      if (stored.get(after.code)?.version !== before?.version) return 'conflict';
      stored.set(after.code, after);
      history.push(after);
      return 'saved';
    },
    runningDueBy: (day) => list((state) => isDue(state, '', day)),
    runningOfUnit: async function* (unit, from, to) {
      const found = await Array.fromAsync(list((state) => state.unit === unit && isDue(state, from, to)));
      yield* found.toSorted((a, b) => ((a.dueAt ?? '') < (b.dueAt ?? '') ? -1 : 1));
    },
    several: async (codes) => codes.flatMap((code) => stored.get(code) ?? []),
    listOfUnit: async (unit, { under, from, before }, { limit, after, latestFirst }) => {
      const isListed = (state: DossierState) =>
        state.unit === unit && listedUnder(state.status) === under && listedAt(state) >= from;
      const inOrder = [...stored.values()]
        .filter((state) => isListed(state) && listedAt(state) <= before)
        .toSorted((a, b) => (listedAt(a) < listedAt(b) ? -1 : 1));
      const all = latestFirst ? inOrder.toReversed() : inOrder;
      const start = Number(after ?? 0) || 0;
      const next = start + limit;
      return { items: all.slice(start, next), ...(next < all.length && { next: String(next) }) };
    },
    uncollectedBetween: (from, to) =>
      list(
        ({ status, finishedAt }) =>
          status === 'finished' && finishedAt !== undefined && dayOf(finishedAt) >= from && dayOf(finishedAt) <= to,
      ),
  };
  return { ...dossiers, stored, history };
};

export const fakeContacts = (...contacts: Contact[]) => {
  const stored = new Map(contacts.map((contact) => [contact.code, contact]));
  const port: Contacts = {
    find: async (code) => stored.get(code),
    search: async (asked, units, { limit }) => {
      const isMeant = ({ phone, name = '' }: Person) =>
        'phone' in asked
          ? phone === asked.phone
          : nameKey(name)?.backward.startsWith(nameKey(asked.name)?.backward ?? '!');
      const isTheirs = ({ unit = '', receivingUnit = '' }: Contact) =>
        units === undefined || units.includes(unit) || units.includes(receivingUnit);
      const items = [...stored.values()].filter(isTheirs).flatMap(({ code, applicant, authorised }): FoundPerson[] => {
        if (isMeant(applicant)) return [{ code, as: 'applicant', name: applicant.name }];
        return authorised && isMeant(authorised) ? [{ code, as: 'authorised', name: authorised.name }] : [];
      });
      return { items: items.slice(0, limit) };
    },
  };
  return { ...port, stored };
};

type Kept<T> = { stored: Map<string, T> };

/** What `dossiers` and `contacts` hold, written together. */
export const fakeKnownDossiers = (
  dossiers: Pick<Dossiers, 'find' | 'save'>,
  contacts: Kept<Contact>,
): KnownDossiers => ({
  find: async (code) => ({ dossier: await dossiers.find(code), contact: contacts.stored.get(code) }),
  save: async (before, after, own) => {
    const outcome = await dossiers.save(before.dossier, after.dossier, own);
    if (outcome === 'saved') contacts.stored.set(after.contact.code, after.contact);
    return outcome;
  },
});

export const fakeNotices = (...notices: Notice[]) => {
  const key = ({ dossier, id }: { dossier: string; id: string }) => `${dossier} ${id}`;
  const stored = new Map(notices.map((notice) => [key(notice), notice]));
  const port: Notices = {
    putOnce: async (draft) => {
      const known = stored.get(key(draft));
      if (known) return known;
      stored.set(key(draft), draft);
      return draft;
    },
    gather: async (digest, alerts) => {
      if ([digest, ...alerts].some((one) => stored.has(key(one)))) return false;
      for (const one of [digest, ...alerts]) stored.set(key(one), one);
      return true;
    },
    find: async (ref) => stored.get(key(ref)),
    ofDossier: async (code) => [...stored.values()].filter(({ dossier }) => dossier === code),
    ontoTheList: async (one) => {
      const notice = stored.get(key(one));
      if (notice?.state === one.state && notice.toCall === undefined) stored.set(key(one), { ...notice, toCall: true });
    },
    offTheList: async (ref) => {
      const notice = stored.get(key(ref));
      if (notice) stored.set(key(ref), { ...notice, toCall: undefined });
    },
    markAsked: async (claimed) => {
      const notice = stored.get(key(claimed));
      if (notice?.state !== 'sending' || notice.stateAt !== claimed.stateAt) return false;
      stored.set(key(claimed), { ...notice, carrierAsked: true });
      return true;
    },
    move: async (ref, from, to, now, changes = {}) => {
      if (!mayMove(from, to)) throw new Error(`a notice never goes from ${from} to ${to}`);
      const notice = stored.get(key(ref));
      if (notice?.state !== from) return undefined;
      if (from === 'sending' && notice.stateAt !== ref.stateAt) return undefined;
      if ((from === 'failed' || from === 'unknown') && to === 'queued' && notice.toCall === false) return undefined;
      const ofState = { reason: undefined, toCall: undefined, carrierAsked: undefined };
      const ofTry = { tryAgainAt: undefined, ourFault: undefined };
      const moved = { ...notice, ...ofState, ...ofTry, ...changes, state: to, stateAt: now };
      stored.set(key(ref), moved);
      return moved;
    },
  };
  return { ...port, stored, key, all: () => [...stored.values()] };
};

export const fakeQueue = () => {
  const sent: { id: string; at?: Instant }[] = [];
  const queue: NoticeQueue = {
    send: async ({ id }, at) => {
      sent.push(at === undefined ? { id } : { id, at });
    },
  };
  return { ...queue, sent };
};

export const fakePolicies = (changes: Partial<Policy> = {}): Policies => ({ of: async () => aPolicy(changes) });

export const fakePaces = (known: Record<string, Pace> = {}) => {
  const stored = new Map(Object.entries(known));
  const find = async (procedure: string) => stored.get(procedure) ?? [];
  const port: Paces = {
    find,
    add: async (procedure, sample) => {
      stored.set(procedure, addSample(await find(procedure), sample));
    },
  };
  return { ...port, stored };
};

export const fakeProblems = () => {
  const kept: Problem[] = [];
  const port: Problems = {
    keep: async (problems) => {
      kept.push(...problems);
    },
  };
  return { ...port, kept };
};

export const fakeStaff = (...people: Staff[]) => {
  const stored = new Map(people.map((person) => [person.email, person]));
  const port: StaffList = {
    find: async (email) => stored.get(email.toLowerCase()),
    all: async () => [...stored.values()],
    save: async (person) => {
      stored.set(person.email, person);
    },
    remove: async (email) => {
      stored.delete(email.toLowerCase());
    },
  };
  return { ...port, stored };
};

export const fakeSessions = () => {
  const pending = new Map<string, PendingSignIn>();
  const stored = new Map<string, Session>();
  const port: Sessions = {
    begin: async (signIn) => {
      pending.set(signIn.id, signIn);
    },
    take: async (id, now) => {
      const taken = pending.get(id);
      pending.delete(id);
      return taken && now < signInEnd(taken) ? taken : undefined;
    },
    open: async (session) => {
      stored.set(session.id, session);
    },
    find: async (id, now) => {
      const found = stored.get(id);
      return found && isOpen(found, now) ? found : undefined;
    },
    touch: async (id, now) => {
      const found = stored.get(id);
      if (found) stored.set(id, { ...found, lastSeenAt: now });
    },
    close: async (id) => {
      stored.delete(id);
    },
    closeAll: async (email) => {
      for (const one of stored.values()) if (one.email === email) stored.delete(one.id);
    },
  };
  return { ...port, stored, pending };
};

export const accepted: Handover = { outcome: 'accepted', providerId: 'provider-1' };

export const fakeAudit = () => {
  const entries: AuditEntry[] = [];
  const port: Audit = {
    write: async (entry) => {
      entries.push(entry);
    },
    of: async (unit, month) => ({ items: entries.filter((one) => one.unit === unit && one.at.startsWith(month)) }),
  };
  return { ...port, entries };
};

export const fakeLinks = () => {
  const stored = new Map<string, Link>();
  const ways = new Map<string, string>();
  const tokenOf = (dossier: string) => tokens.tokenOf('key of links in tests', dossier);
  const port: Links = {
    keep: async ({ dossier, phones = [], phone: to }, now) => {
      const token = tokenOf(dossier);
      stored.set(token, {
        ...stored.get(token),
        dossier,
        expires: expiryOf(now),
        ...(to && { number: `hash of ${to}` }),
      });
      for (const { three, six, whole } of phones.flatMap((one) => readDigits(one) ?? []))
        for (const digits of [three, six, whole]) ways.set(`${readCode(dossier)} ${digits}`, token);
    },
    open: async (token) => stored.get(token),
    find: async (code, digits, asked) => ways.get(`${readCode(code)} ${digits[asked]}`),
  };
  return { ...port, stored, tokenOf };
};

export const fakeTries = () => {
  const counts = new Map<string, number>();
  const port: Tries = {
    wrong: async ({ of, stretch }) => counts.get(`${of} ${stretch}`) ?? 0,
    add: async ({ of, stretch, most }, isWrong) => {
      const before = counts.get(`${of} ${stretch}`) ?? 0;
      if (before >= most) return undefined;
      const count = before + (isWrong ? 1 : 0);
      counts.set(`${of} ${stretch}`, count);
      return count;
    },
  };
  return { ...port, counts };
};

export const fakeSurveys = () => {
  const stored = new Map<string, AnsweredSurvey>();
  const port: Surveys = {
    find: async (code) => stored.get(code),
    answer: async (survey) => {
      if (stored.has(survey.code)) return 'answered-before';
      stored.set(survey.code, survey);
      return 'kept';
    },
  };
  return { ...port, stored };
};
