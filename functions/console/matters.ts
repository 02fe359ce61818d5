import type { Proposal } from '../domain/apology.ts';
import { approve, sendBack, settleSecondDelay } from '../domain/approving.ts';
import type { AuditEntry } from '../domain/audit.ts';
import { rewrite, submitApology } from '../domain/drafting.ts';
import { sameDay } from '../domain/due-date.ts';
import { hasWritten, ownApproval } from '../domain/four-eyes.ts';
import { formOf, issuerOf, letterNumber } from '../domain/letter.ts';
import { isSigned, type Matter, type MatterRef, mayApprove, refuse, type Step, sentences } from '../domain/matter.ts';
import type { Notice } from '../domain/notice.ts';
import { isOpen } from '../domain/notice-life.ts';
import { type LetterToPrint, wantsPaper } from '../domain/register.ts';
import type { Refusal } from '../domain/sentence.ts';
import type { Staff } from '../domain/staff.ts';
import { dayOf, type Instant, plusMinutes } from '../domain/time.ts';
import type { SecondStepOf } from '../lib/second-step.ts';
import type {
  Audit,
  Clock,
  Commit,
  Dossiers,
  Letters,
  LetterTaken,
  Matters,
  NoticeQueue,
  Notices,
  Policies,
  StaffList,
} from '../ports.ts';
import { publishedOf } from './published.ts';
import { makeShow, type ShownMatter, type ShowPorts } from './show.ts';

export type MatterPorts = ShowPorts & {
  dossiers: Dossiers;
  notices: Notices;
  matters: Matters;
  letters: Letters;
  audit: Audit;
  policies: Policies;
  /** Who else may approve. */
  staffList: Pick<StaffList, 'all'>;
  queue: NoticeQueue;
  secondStepOf: SecondStepOf;
  clock: Clock;
};

export type Outcome = { ref: MatterRef; refusal?: Refusal };

/** `action`: what it is called in the audit log, where the matter itself says more of it than the request. */
type Decided = { step: Step; letter?: LetterTaken; action?: Action };
type Action = AuditEntry['action'];

/** What an approver was shown, and, of the second step for one's own words, what the refusal of the first gave. */
type Seen = { seen: string; ownDraft?: string | undefined };

/** Two people rarely act on one matter at once, but thirty letters of one unit want their numbers together. */
const triesAgainstOthers = 5;

/**
 * When a notice's turn is announced before its approval is written: later than the request can last. A crash right after
 * the approval then loses nothing, and where the approval fails the announcement finds nothing to send.
 */
const announcedAfterMinutes = 0.5;

const audited = (
  staff: Staff,
  action: Action,
  { dossier, kind, occurrence }: MatterRef,
  unit: string,
  at: Instant,
) => ({
  ...{ at, by: staff.email, action, unit, dossier },
  matter: `${kind}#${occurrence}`,
});

const isOfNow = ({ kind, state, facts }: Notice, dueAt: Instant | undefined): boolean =>
  kind === 'delay-apology' && isOpen(state) && (sameDay(facts.formerDueAt, dueAt) || sameDay(facts.dueAt, dueAt));

/** Who is refused for want of a second person gets what the second step has to carry. */
const withSecondStep = (step: Step, ownDraft: string): Step =>
  !step.ok && step.refusal.code === 'own-draft-alone' ? { ...step, refusal: { ...step.refusal, ownDraft } } : step;

/** What staff do with matters. Rights and rules are the domain's; here each step is written whole, with its proof. */
export const makeMatters = (ports: MatterPorts) => {
  const { dossiers, notices, matters, letters, audit, policies, staffList, queue, clock, secondStepOf } = ports;
  const show = makeShow(ports);

  const load = async ({ dossier, kind, occurrence }: MatterRef): Promise<Matter | undefined> => {
    const state = await dossiers.find(dossier);
    if (!state) return undefined;
    const all = await notices.ofDossier(dossier);
    return { state, notices: all.filter((one) => one.kind === kind && one.occurrence === occurrence) };
  };

  const paperOf = ({ state }: Matter, approved: readonly Notice[]): LetterToPrint | undefined => {
    const [notice] = approved;
    if (!notice?.letter || !wantsPaper(state, approved)) return undefined;
    const { form, number, signedAt } = notice.letter;
    const { dossier, kind, occurrence } = notice;
    return { dossier, kind, occurrence, form, number, signedAt, procedureName: state.procedureName };
  };

  /** Writes a step. An approval is announced to the queue before, and enters the registers with it. */
  const write = async (matter: Matter, { step, letter }: Decided, entry: Omit<AuditEntry, 'outcome'>) => {
    if (!step.ok) return 'done' as const;
    const approved = step.changes.map(({ after }) => after).filter(({ state }) => state === 'queued');
    for (const notice of approved) await queue.send(notice, plusMinutes(entry.at, announcedAfterMinutes));
    const [first] = approved;
    const isNew = first !== undefined && letter !== undefined;
    const published = isNew ? await publishedOf(ports, matter, first) : undefined;
    const paper = isNew ? paperOf(matter, approved) : undefined;
    const commit: Commit = {
      changes: step.changes,
      dossier: { before: matter.state, ...(step.dossier && { after: step.dossier }) },
      ...(letter && { letter }),
      ...(published && { published }),
      ...(paper && first && { toPrint: { unit: first.unit, letter: paper } }),
      audit: {
        ...entry,
        outcome: step.escalated ? 'refused' : 'done',
        note: step.escalated?.sentence.en ?? entry.note,
      },
    };
    return matters.commit(commit);
  };

  const act = async (
    staff: Staff,
    ref: MatterRef,
    { action, note }: { action: Action; note?: string },
    decide: (matter: Matter, now: Instant) => Promise<Decided>,
    tries = triesAgainstOthers,
  ): Promise<Outcome> => {
    const matter = await load(ref);
    if (!matter) return { ref, refusal: { code: 'not-found', sentence: sentences.notFound } };
    const now = clock.now();
    const decided = await decide(matter, now);
    const entry = { ...audited(staff, decided.action ?? action, ref, matter.state.unit, now), ...(note && { note }) };
    const { step } = decided;
    if (!step.ok) {
      await audit.write({ ...entry, outcome: 'refused', note: step.refusal.sentence.en });
      return { ref, refusal: step.refusal };
    }
    if ((await write(matter, decided, entry)) === 'done')
      return { ref, ...(step.escalated && { refusal: step.escalated }) };
    // Somebody was faster. What they have made of it is looked at anew, and tells who they were.
    if (tries === 0) throw new Error(`matter ${ref.dossier} ${ref.kind} is being written by too many at once`);
    return act(staff, ref, { action, ...(note && { note }) }, decide, tries - 1);
  };

  const decideApproval = async (
    staff: Staff,
    { seen, ownDraft }: Seen,
    matter: Matter,
    now: Instant,
  ): Promise<Decided> => {
    const [first] = matter.notices;
    const shown = await show(matter);
    if (!first || !shown) return { step: refuse('not-found', sentences.notFound) };
    const form = formOf(first.kind);
    const unit = form && issuerOf(form, first);
    const year = now.slice(0, 4);
    const letter: LetterTaken | undefined =
      form && unit && !isSigned(matter.notices)
        ? { unit, year, form, count: (await letters.signed(unit, year, form)) + 1 }
        : undefined;
    const number = letter && letterNumber(letter.count, letter.form, letter.unit);
    const isOwn = hasWritten(staff, matter.notices);
    const secondStep = secondStepOf(staff.email, first, seen);
    const isMarked = ownDraft === secondStep;
    const approval = {
      isAsShown: shown.shown.seen === seen,
      seals: shown.seals,
      isMarked,
      // Who else there is matters only to those who wrote it.
      ownApproval: isOwn
        ? ownApproval(staff, await staffList.all(), matter.notices, await policies.of(matter.state.unit))
        : 'other',
      ...(number && { letterNumber: number }),
    } as const;
    return {
      step: withSecondStep(approve(staff, matter, approval, now), secondStep),
      ...(letter && { letter }),
      ...(isOwn && isMarked && { action: 'approve-own-draft' as const }),
    };
  };

  /** The matter of a delay that is recorded now: the draft of the sweep, or of the source, where there is one. */
  const delayRef = async (dossier: string): Promise<MatterRef> => {
    const state = await dossiers.find(dossier);
    const kind = 'delay-apology' as const;
    const open =
      state && (await notices.ofDossier(dossier)).find((one) => one.kind === kind && isOfNow(one, state.dueAt));
    return { dossier, kind, occurrence: open?.occurrence ?? (state?.dueAt ? dayOf(state.dueAt) : '') };
  };

  /** The drafts that a proposal would make, and what speaks against it; nothing is stored. */
  const proposeApology = async (
    staff: Staff,
    dossier: string,
    proposal: Proposal,
  ): Promise<{ matter?: Matter; refusal?: Refusal }> => {
    const matter = await load(await delayRef(dossier));
    if (!matter) return refuse('not-found', sentences.notFound);
    const step = submitApology(staff, matter, proposal, await policies.of(matter.state.unit), clock.now());
    if (!step.ok) return { refusal: step.refusal };
    const drafts = step.changes.map(({ after }) => after).filter(({ state }) => state !== 'superseded');
    return { matter: { ...matter, notices: drafts }, ...(step.escalated && { refusal: step.escalated }) };
  };

  return {
    load,
    show,
    /** Whether anybody on the staff list may approve it: otherwise it would wait for a person who does not exist. */
    hasApprover: async (matter: Pick<Notice, 'approver' | 'decidingUnit'>): Promise<boolean> =>
      (await staffList.all()).some((person) => mayApprove(person, matter)),
    proposeApology,
    /** What the citizen of a dossier would be told, and whether it may be; nothing is stored. */
    previewApology: async (
      ...of: Parameters<typeof proposeApology>
    ): Promise<{ matter?: ShownMatter; refusal?: Refusal }> => {
      const { matter, refusal } = await proposeApology(...of);
      const shown = matter && (await show(matter));
      return { ...(shown && { matter: shown.shown }), ...(refusal && { refusal }) };
    },
    submitApology: async (staff: Staff, dossier: string, proposal: Proposal) =>
      act(staff, await delayRef(dossier), { action: 'draft-apology' }, async (matter, now) => ({
        step: submitApology(staff, matter, proposal, await policies.of(matter.state.unit), now),
      })),
    rewrite: (staff: Staff, ref: MatterRef, text: string) =>
      act(staff, ref, { action: 'rewrite' }, async (matter, now) => ({ step: rewrite(staff, matter, text, now) })),
    approve: (staff: Staff, { seen, ownDraft, ...ref }: MatterRef & Seen) =>
      act(staff, ref, { action: 'approve' }, (matter, now) => decideApproval(staff, { seen, ownDraft }, matter, now)),
    sendBack: (staff: Staff, ref: MatterRef, why: string) =>
      act(staff, ref, { action: 'send-back', note: why }, async (matter, now) => ({
        step: sendBack(staff, matter, why, now),
      })),
    settleSecondDelay: (staff: Staff, ref: MatterRef, note: string) =>
      act(staff, ref, { action: 'settle-second-delay', note }, async (matter, now) => ({
        step: settleSecondDelay(staff, matter, note, now),
      })),
  };
};
