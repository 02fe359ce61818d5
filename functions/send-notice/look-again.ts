import { isDeepStrictEqual } from 'node:util';
import { currentFacts } from '../domain/current-facts.ts';
import type { DossierState } from '../domain/dossier-state.ts';
import type { Notice } from '../domain/notice.ts';
import type { NoticeState } from '../domain/notice-life.ts';
import { untrueAtItsTurn } from '../domain/reopening.ts';
import { isStillTrue } from '../domain/sending.ts';
import { withSourceText } from '../domain/source-text.ts';
import { isOfFormerText } from '../domain/text-renewal.ts';
import { type Instant, plusMinutes } from '../domain/time.ts';
import { dependsOnOthers, newsOf } from '../domain/told.ts';
import type { Clock, Dossiers, NoticeChanges, Notices } from '../ports.ts';
import type { Clear, Clearance } from './clear-nudge.ts';
import type { Made, MakeMessage } from './make-message.ts';

export type LookPorts = {
  notices: Pick<Notices, 'ofDossier'>;
  dossiers: Pick<Dossiers, 'find'>;
  make: MakeMessage;
  /** Asked before a campaign message leaves. */
  clear: Clear;
  clock: Clock;
};

/** What is to become of a notice that was claimed. Nothing of it has left yet. */
export type Fate =
  | { fate: 'hand-over'; message: Extract<Made, { outcome: 'made' }> }
  | { fate: 'no-address' }
  /** The citizen wants no notices over this channel. */
  | { fate: 'declined' }
  | { fate: 'our-fault'; reason: string }
  /** Its turn comes later; that it was taken up now counts for nothing. */
  | { fate: 'later'; at: Instant; changes: NoticeChanges }
  | { fate: 'end'; state: NoticeState; changes: NoticeChanges };

/** How long a notice waits for another one that is being handed over. */
const waitMinutes = 1;

const end = (state: NoticeState, changes: NoticeChanges): Fate => ({ fate: 'end', state, changes });
const untrue = end('superseded', { reason: untrueAtItsTurn });

/** Whether other notices of the same dossier stand in its way; undefined where it may go. */
const amongOthers = (notice: Notice, told: readonly Notice[], now: Instant): Fate | undefined => {
  const news = newsOf(notice, told);
  switch (news) {
    case 'news':
      return undefined;
    case 'no-news':
      return untrue;
    case 'wait': {
      const at = plusMinutes(now, waitMinutes);
      return {
        fate: 'later',
        at,
        changes: { reason: 'another notice of the same news is being sent', tryAgainAt: at },
      };
    }
    case 'call': {
      const { kind, occurrence } = notice;
      const same = told.filter((other) => other.kind === kind && other.occurrence === occurrence);
      const isListed = same.some(({ toCall }) => toCall !== undefined);
      const reason = 'the notice before it may have been taken, its carrier never said so';
      return end('suppressed', isListed ? { reason } : { reason, toCall: true });
    }
    default:
      return news satisfies never;
  }
};

const notCleared = (clearance: Exclude<Clearance, { facts: unknown }>): Fate =>
  'refused' in clearance
    ? end('suppressed', { reason: clearance.refused })
    : {
        fate: 'later',
        at: clearance.until,
        changes: { reason: clearance.reason, releaseAt: clearance.until },
      };

const fateOfMade = (made: Made, changes: NoticeChanges): Fate => {
  switch (made.outcome) {
    case 'made':
      return { fate: 'hand-over', message: { ...made, sent: { ...made.sent, ...changes } } };
    case 'no-address':
      return { fate: 'no-address' };
    case 'not-made':
      return { fate: 'our-fault', reason: made.problem };
    case 'changed':
      return end('awaiting-approval', { reason: 'the words are others since' });
    default:
      return made satisfies never;
  }
};

const isDeclined = ({ channel, audience }: Notice, state: DossierState | undefined): boolean =>
  channel !== 'none' && audience === 'citizen' && state?.declined.includes(channel) === true;

/** Its message by what is known now; what it says is kept with it, where that is other than it was decided. */
const asOfNow = async (claimed: Notice, state: DossierState, make: MakeMessage): Promise<Fate> => {
  // What was approved is another list or reason than the source's by now.
  if (claimed.approver !== undefined && isOfFormerText(claimed, state))
    return end('awaiting-approval', { facts: withSourceText(claimed, state), version: state.version });
  const facts = currentFacts(claimed, state);
  return fateOfMade(await make({ ...claimed, facts }, state), isDeepStrictEqual(facts, claimed.facts) ? {} : { facts });
};

/**
 * Looks at a claimed notice once more: whether it is still true and still news, whether its citizen wants it, and makes
 * its message. Everything here is our own; whatever it throws, nothing has left.
 */
export const makeLookAgain =
  ({ notices, dossiers, make, clear, clock }: LookPorts) =>
  async (claimed: Notice): Promise<Fate> => {
    // Read after the claim: who sets the dossier back from now on sees a notice that may have gone out.
    const state = await dossiers.find(claimed.dossier);
    const isOfMany = claimed.facts.dossiers || claimed.facts.digest; // made a moment ago
    if (!isOfMany && (!state || !isStillTrue(claimed, state))) return untrue;
    if (dependsOnOthers(claimed)) {
      const asItGoes = state ? { ...claimed, facts: currentFacts(claimed, state) } : claimed;
      const barred = amongOthers(asItGoes, await notices.ofDossier(claimed.dossier), clock.now());
      if (barred) return barred;
    }
    if (isDeclined(claimed, state)) return { fate: 'declined' };
    if (!state) return fateOfMade(await make(claimed, state), {});
    if (claimed.kind !== 'nudge') return asOfNow(claimed, state, make);
    const clearance = await clear(claimed, state);
    if (!('facts' in clearance)) return notCleared(clearance);
    return fateOfMade(await make({ ...claimed, ...clearance }, state), clearance);
  };
