import type { Notice } from './notice.ts';
import type { NoticeFacts } from './notice-kind.ts';
import { isOpen } from './notice-life.ts';
import { closedByChange, untrueAtItsTurn } from './reopening.ts';

/*
 * Words that staff typed into a notice: what they wrote for the citizen, and why a leader closed a matter. They may name
 * anybody, so they go some time after the matter has ended (docs/adr/0067). What was signed is a record and stays whole;
 * what still waits is open work.
 */

type Texts = Pick<Notice, 'state' | 'approver' | 'letter' | 'reason' | 'facts' | 'draftedBy' | 'rewrittenBy'>;

const isOnItsWay = ({ state }: Pick<Notice, 'state'>): boolean =>
  state === 'queued' || state === 'held' || state === 'sending';

/** Whether its reason is one of Báo Tin's own sentences; a leader's note is none of them. */
const isOurs = (reason: string): boolean =>
  reason === closedByChange || reason === untrueAtItsTurn || reason.startsWith('no news any more: ');

const isNoted = ({ state, approver, reason }: Texts): boolean =>
  state === 'superseded' && approver !== undefined && reason !== undefined && !isOurs(reason);

const isWritten = ({ facts, draftedBy, rewrittenBy }: Texts): boolean =>
  (draftedBy !== undefined || rewrittenBy !== undefined) && (facts.reason !== undefined || facts.missing !== undefined);

/** A drive's digest names tasks and difficulties in the words of who entered them. */
const isOfDrive = ({ facts: { digest } }: Texts): boolean =>
  digest !== undefined && (digest.tasks.length > 0 || digest.difficulties.length > 0);

/** Whether a notice that has come to its end holds words that somebody typed and nobody signed. */
export const holdsTypedTexts = (notice: Texts): boolean =>
  !isOpen(notice.state) &&
  !isOnItsWay(notice) &&
  !notice.letter &&
  [isNoted, isWritten, isOfDrive].some((holds) => holds(notice));

/** The facts of such a notice without those words. */
export const withoutTypedTexts = ({
  reason: _reason,
  missing: _missing,
  digest,
  ...facts
}: NoticeFacts): NoticeFacts => (digest ? { ...facts, digest: { ...digest, tasks: [], difficulties: [] } } : facts);
