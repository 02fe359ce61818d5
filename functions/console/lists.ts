import { type Contact, recipientOf } from '../domain/contact.ts';
import { callDesk, controllerDesk, leaderDesk, officerDesk } from '../domain/desk.ts';
import { type Refused, refuse, sentences } from '../domain/matter.ts';
import type { Notice, NoticeRef } from '../domain/notice.ts';
import { noticeKind } from '../domain/notice-kind.ts';
import type { LetterToPrint } from '../domain/register.ts';
import { isStillTrue } from '../domain/sending.ts';
import type { Refusal } from '../domain/sentence.ts';
import { type Action, mayDo, type Staff } from '../domain/staff.ts';
import type { Audit, Clock, Contacts, Dossiers, Letters, Matters, Notices, Page, PageAsked } from '../ports.ts';

export type ListPorts = {
  dossiers: Dossiers;
  notices: Notices;
  matters: Matters;
  letters: Letters;
  contacts: Contacts;
  audit: Audit;
  clock: Clock;
};

export type Listed<T> = ({ ok: true } & Page<T>) | Refused;

const noRight = refuse('no-right', sentences.noRight);
const notFound = refuse('not-found', sentences.notFound);
const overtaken = refuse('not-waiting', {
  vi: 'Người khác vừa làm xong việc này.',
  en: 'Somebody else has done this.',
});

export type DeskName = 'officer' | 'leader' | 'controller';

const deskKeys = { officer: officerDesk, leader: leaderDesk, controller: () => controllerDesk } as const;

/** What waits for staff: desks, the call list and the print list of a unit. Everything asks for the right to it first. */
export const makeLists = ({ dossiers, notices, matters, letters, contacts, audit, clock }: ListPorts) => {
  const listed = async <T>(
    staff: Staff,
    action: Action,
    unit: string | undefined,
    read: () => Promise<Page<T>>,
  ): Promise<Listed<T>> => (mayDo(staff, action, unit) ? { ok: true, ...(await read()) } : noRight);

  /** Calls are for what is still so: the rest is struck off as it is met. */
  const stillTrue = async (page: Page<Notice>): Promise<Page<Notice>> => {
    const found = await dossiers.several(page.items.map(({ dossier }) => dossier));
    const states = new Map(found.map((state) => [state.code, state]));
    const isSo = (notice: Notice): boolean => {
      const state = states.get(notice.dossier);
      return state !== undefined && isStillTrue(notice, state);
    };
    await Promise.all(page.items.filter((notice) => !isSo(notice)).map(notices.offTheList));
    return { ...page, items: page.items.filter(isSo) };
  };

  /** Letters of what is over are not handed on: papers need not be brought to a dossier that is finished. */
  const stillToPrint = async (page: Page<LetterToPrint>): Promise<Page<LetterToPrint>> => {
    const found = await dossiers.several(page.items.map(({ dossier }) => dossier));
    const states = new Map(found.map((state) => [state.code, state]));
    const isSo = ({ dossier, kind, occurrence }: LetterToPrint): boolean => {
      const state = states.get(dossier);
      // A signed apology is owed on paper, whatever came after it.
      const known = noticeKind.safeParse(kind);
      if (!state || !known.success || known.data === 'delay-apology') return true;
      return isStillTrue({ kind: known.data, occurrence, facts: {}, state: 'accepted' }, state);
    };
    return { ...page, items: page.items.filter(isSo) };
  };

  const tickOff = async (
    staff: Staff,
    unit: string,
    { dossier, kind, occurrence }: Pick<LetterToPrint, 'dossier' | 'kind' | 'occurrence'>,
    note: string,
    ticked: Parameters<Matters['tickOff']>[0],
  ): Promise<Refusal | undefined> => {
    const entry = { at: clock.now(), by: staff.email, action: 'tick-off' as const, unit, dossier };
    const matter = `${kind}#${occurrence}`;
    const refuseIt = async ({ refusal }: Refused) => {
      await audit.write({ ...entry, matter, outcome: 'refused', note: refusal.sentence.en });
      return refusal;
    };
    if (!mayDo(staff, 'tick-off', unit)) return refuseIt(noRight);
    const outcome = await matters.tickOff(ticked, { ...entry, matter, outcome: 'done', note });
    return outcome === 'done' ? undefined : refuseIt(overtaken);
  };

  return {
    /** One item for each matter: the notice of its first channel. */
    desk: (staff: Staff, name: DeskName, unit: string, page: PageAsked): Promise<Listed<Notice>> =>
      listed(staff, name === 'controller' ? 'approve-notice' : 'see-desk', unit, async () => {
        const { items, ...rest } = await matters.onDesk(deskKeys[name](unit), page);
        const matterOf = ({ dossier, kind, occurrence }: Notice) => `${dossier} ${kind} ${occurrence}`;
        const firsts = new Map(items.toReversed().map((one) => [matterOf(one), one]));
        return { ...rest, items: items.filter((one) => firsts.get(matterOf(one)) === one) };
      }),
    calls: (staff: Staff, unit: string, page: PageAsked): Promise<Listed<Notice>> =>
      listed(staff, 'see-desk', unit, async () => stillTrue(await matters.onDesk(callDesk(unit), page))),
    prints: (staff: Staff, unit: string, page: PageAsked): Promise<Listed<LetterToPrint>> =>
      listed(staff, 'see-desk', unit, async () => stillToPrint(await letters.toPrint(unit, page))),
    /** The citizen was called, or the letter went by hand; `how` says so in the proof. */
    tickCall: async (staff: Staff, ref: NoticeRef, how: string): Promise<Refusal | undefined> => {
      const notice = await notices.find(ref);
      return notice ? tickOff(staff, notice.unit, notice, how, { notice }) : notFound.refusal;
    },
    tickPrint: (staff: Staff, unit: string, letter: LetterToPrint): Promise<Refusal | undefined> =>
      tickOff(staff, unit, letter, `letter ${letter.number} was handed on`, { unit, letter }),
    /** The citizen's name, telephone and e-mail, in full. Who asked for them is written down before they are shown. */
    contact: async (
      staff: Staff,
      dossier: string,
      why: string,
    ): Promise<{ ok: true; person: ReturnType<typeof recipientOf>; applicant: Contact['applicant'] } | Refused> => {
      const state = await dossiers.find(dossier);
      if (!state) return notFound;
      const isTheirs = [state.unit, state.receivingUnit].some((unit) => mayDo(staff, 'show-contact', unit));
      const entry = { at: clock.now(), by: staff.email, action: 'show-contact' as const, unit: state.unit, dossier };
      await audit.write({ ...entry, note: why, outcome: isTheirs ? 'done' : 'refused' });
      if (!isTheirs) return noRight;
      const contact = await contacts.find(dossier);
      if (!contact) return notFound;
      return { ok: true, person: recipientOf(contact), applicant: contact.applicant };
    },
  };
};
