import { reasonFaults } from './apology.ts';
import { type DossierState, phaseOf } from './dossier-state.ts';
import { putOff, sameDay } from './due-date.ts';
import { hasWritten } from './four-eyes.ts';
import { formOf, type Letter } from './letter.ts';
import {
  closed,
  inUnit,
  isSigned,
  type Matter,
  mayApprove,
  notWaiting,
  partOf,
  refuse,
  type Step,
  sentences,
  steps,
} from './matter.ts';
import type { Notice } from './notice.ts';
import type { NoticeState } from './notice-life.ts';
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
  /** What approving it takes of somebody who wrote it (`ownApproval`). */
  ownApproval: 'other' | 'marked';
  /** Whether the approver confirmed once more that they approve their own words. */
  isMarked: boolean;
};

const waits = (state: NoticeState): boolean => state === 'awaiting-approval';

/** Whether it can be signed as the dossier is now. An apology is the deciding unit's, for a date to come, while it works. */
const isOutdated = (notice: Notice, state: DossierState, now: Instant): boolean => {
  if (!isStillTrue(notice, state)) return true;
  if (notice.kind !== 'delay-apology') return false;
  const { dueAt } = notice.facts;
  const moves = !sameDay(state.dueAt, dueAt);
  return notice.decidingUnit !== state.unit || !dueAt || dueAt <= now || (moves && phaseOf(state.status) !== 'running');
};

/**
 * A signed letter whose words came back for approval and can no longer be sent, for its date is over: somebody calls,
 * unless another channel has told the citizen.
 */
const putOnCallList = (part: readonly Notice[], all: readonly Notice[], now: Instant): Step => {
  const isTold = all.some(({ state }) => state === 'accepted' || state === 'delivered' || state === 'unknown');
  const [first] = part;
  const step = steps(part, (notice) => ({
    ...notice,
    state: 'suppressed',
    stateAt: now,
    reason: 'signed, but its date was over before it could be sent',
    toCall: notice === first && !isTold ? true : undefined,
  }));
  return step.ok ? { ...step, escalated: { code: 'no-longer-true', sentence: sentences.toBeCalled } } : step;
};

/**
 * A leader or controller lets a matter go out, in the very words that were shown. Who wrote it does so only where nobody
 * else may, with a second, marked step. Signing an apology moves the due date, unless the source has moved it already.
 */
export const approve = (
  staff: Staff,
  { state, notices }: Matter,
  { isAsShown, seals, letterNumber, ownApproval, isMarked }: Approval,
  now: Instant,
): Step => {
  const part = partOf(notices, waits);
  const [first] = part;
  if (!first) return refuse('not-found', sentences.notFound);
  if (!mayApprove(staff, first)) return refuse('no-right', sentences.noRight);
  if (!waits(first.state)) return refuse('not-waiting', notWaiting(first));
  const isOwn = hasWritten(staff, notices);
  if (isOwn && ownApproval === 'other') return refuse('own-draft', sentences.ownDraft);
  if (isOutdated(first, state, now))
    return isSigned(notices) && isStillTrue(first, state)
      ? putOnCallList(part, notices, now)
      : refuse('no-longer-true', sentences.outdated);
  if (!isAsShown) return refuse('changed', sentences.changed);
  // What a source says of a delay is nobody's draft: it may be empty, or hold what must not be published.
  const faults = first.kind === 'delay-apology' ? reasonFaults(first.facts.reason ?? '') : [];
  if (faults.length > 0) return refuse('faulty', sentences.faulty, faults);
  if (isOwn && !isMarked) return refuse('own-draft-alone', sentences.alone);
  const form = formOf(first.kind);
  const signed = notices.find((one) => one.letter)?.letter;
  const letter: Letter | undefined =
    form && letterNumber && !signed
      ? { form, number: letterNumber, signedAt: now, signerName: staff.name, signerTitle: staff.title }
      : undefined;
  const moves = first.kind === 'delay-apology' && !sameDay(state.dueAt, first.facts.dueAt);
  return {
    ...steps(part, (notice) => ({
      ...notice,
      ...{
        state: 'queued',
        stateAt: now,
        releaseAt: now,
        reason: undefined,
        seal: seals.get(notice.id),
        letter: signed ?? letter,
      },
    })),
    ...(moves && first.facts.dueAt && { dossier: putOff(state, first.facts.dueAt) }),
  };
};

/** A leader or controller sends a matter back to its officer, and says why. */
export const sendBack = (staff: Staff, { notices }: Matter, why: string, now: Instant): Step => {
  const part = partOf(notices, waits);
  const [first] = part;
  if (!first) return refuse('not-found', sentences.notFound);
  if (!mayApprove(staff, first)) return refuse('no-right', sentences.noRight);
  if (!waits(first.state)) return refuse('not-waiting', notWaiting(first));
  if (isSigned(notices)) return refuse('not-waiting', sentences.signed);
  const faults = whyFaults('reason', why);
  if (faults.length > 0) return refuse('faulty', sentences.faulty, faults);
  return steps(part, (notice) => ({ ...notice, state: 'rejected', stateAt: now, reason: why.trim() }));
};

/** A leader closes a second delay, which no apology may go out for, and notes what was decided. */
export const settleSecondDelay = (staff: Staff, { notices }: Matter, note: string, now: Instant): Step => {
  const part = partOf(notices, (state) => state === 'escalated');
  const [first] = part;
  if (!first) return refuse('not-found', sentences.notFound);
  if (!inUnit(staff, 'settle-second-delay', first)) return refuse('no-right', sentences.noRight);
  if (first.state !== 'escalated') return refuse('not-waiting', notWaiting(first));
  const faults = whyFaults('note', note);
  if (faults.length > 0) return refuse('faulty', sentences.faulty, faults);
  return steps(part, (notice) => closed(notice, now, note.trim()));
};

const [shortestWhy, longestWhy] = [5, 2000];

const whyFaults = (field: string, why: string): Fault[] => {
  const { length } = why.trim();
  if (length < shortestWhy) return [{ field, sentence: { vi: 'Hãy ghi rõ lý do.', en: 'Say why.' } }];
  if (length <= longestWhy) return [];
  return [
    {
      field,
      sentence: { vi: `Lý do dài hơn ${longestWhy} ký tự.`, en: `The reason has more than ${longestWhy} characters.` },
    },
  ];
};
