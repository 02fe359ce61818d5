import { putOff, sameDay } from './due-date.ts';
import { formOf, type Letter } from './letter.ts';
import { closed, inUnit, type Matter, mayApprove, notWaiting, refuse, type Step, sentences, steps } from './matter.ts';
import { isStillTrue } from './sending.ts';
import type { Fault } from './sentence.ts';
import type { Staff } from './staff.ts';
import type { Instant } from './time.ts';

type Approval = {
  /** Whether the approver was shown the words and the dossier as they are now. */
  isAsShown: boolean;
  /** Seal of each notice's words, by its id. */
  seals: ReadonlyMap<string, string>;
  /** Number of the letter, where one goes with it. */
  letterNumber?: string;
};

/**
 * A leader or controller lets a matter go out, in the very words that were shown. Signing an apology moves the due
 * date, unless the source has moved it already.
 */
export const approve = (
  staff: Staff,
  { state, notices }: Matter,
  { isAsShown, seals, letterNumber }: Approval,
  now: Instant,
): Step => {
  const [first] = notices;
  if (!first) return refuse('not-found', sentences.notFound);
  if (!mayApprove(staff, first)) return refuse('no-right', sentences.noRight);
  if (first.state !== 'awaiting-approval') return refuse('not-waiting', notWaiting(first));
  if (notices.some(({ draftedBy }) => draftedBy === staff.email)) return refuse('own-draft', sentences.ownDraft);
  if (!isStillTrue(first, state)) return refuse('no-longer-true', sentences.outdated);
  if (!isAsShown) return refuse('changed', sentences.changed);
  if (first.facts.dueAt && first.kind === 'delay-apology' && first.facts.dueAt <= now)
    return refuse('no-longer-true', sentences.outdated);
  const form = formOf(first.kind);
  const letter: Letter | undefined =
    form && letterNumber
      ? { form, number: letterNumber, signedAt: now, signerName: staff.name, signerTitle: staff.title }
      : undefined;
  const moves = first.kind === 'delay-apology' && !sameDay(state.dueAt, first.facts.dueAt);
  return {
    ...steps(notices, (notice) => ({
      ...notice,
      ...{
        state: 'queued',
        stateAt: now,
        reason: undefined,
        seal: seals.get(notice.id),
        letter: notice.letter ?? letter,
      },
    })),
    ...(moves && first.facts.dueAt && { dossier: putOff(state, first.facts.dueAt) }),
  };
};

/** A leader or controller sends a matter back to its officer, and says why. */
export const sendBack = (staff: Staff, { notices }: Matter, why: string, now: Instant): Step => {
  const [first] = notices;
  if (!first) return refuse('not-found', sentences.notFound);
  if (!mayApprove(staff, first)) return refuse('no-right', sentences.noRight);
  if (first.state !== 'awaiting-approval') return refuse('not-waiting', notWaiting(first));
  const faults = whyFaults(why);
  if (faults.length > 0) return refuse('faulty', sentences.faulty, faults);
  return steps(notices, (notice) => ({ ...notice, state: 'rejected', stateAt: now, reason: why.trim() }));
};

/** A leader closes a second delay, which no apology may go out for, and notes what was decided. */
export const settleSecondDelay = (staff: Staff, { notices }: Matter, note: string, now: Instant): Step => {
  const [first] = notices;
  if (!first) return refuse('not-found', sentences.notFound);
  if (!inUnit(staff, 'settle-second-delay', first)) return refuse('no-right', sentences.noRight);
  if (first.state !== 'escalated') return refuse('not-waiting', notWaiting(first));
  const faults = whyFaults(note);
  if (faults.length > 0) return refuse('faulty', sentences.faulty, faults);
  return steps(notices, (notice) => closed(notice, now, note.trim()));
};

const whyFaults = (why: string): Fault[] =>
  why.trim().length >= 5 ? [] : [{ field: 'reason', sentence: { vi: 'Hãy ghi rõ lý do.', en: 'Say why.' } }];
