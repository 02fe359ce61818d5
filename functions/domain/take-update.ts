import { type Contact, channelsTo, type Person, recipientOf } from './contact.ts';
import { applyUpdate, type DossierUpdate } from './dossier.ts';
import type { DossierState } from './dossier-state.ts';
import { sameDay } from './due-date.ts';
import { withOlderEndTimes } from './end-times.ts';
import {
  contactIn,
  declinedIn,
  type Known,
  type KnownDossier,
  languageIn,
  mergeSayings,
  type Sayings,
  saidAtOf,
  sayingsKnown,
  sayingsOf,
  saysTheSame,
  unusableIn,
} from './sayings.ts';
import { dayOf, type Instant, isOrderUnknown, plusDays, wholeSecond } from './time.ts';

/**
 * `contradicted`: another record of the same moment has another status. `behind-future`: it may be the news of now, but a
 * record whose time lay ahead of its coming stands before it.
 */
export type TakenAs = 'applied' | 'repeated' | 'stale' | 'contradicted' | 'behind-future';

/** What an update makes of what is known; without `after` there is nothing to write. */
export type Taken = { as: TakenAs; after?: KnownDossier };

const daysBetweenRefreshes = 30;

type SaidWith = Contact['authorisedSaidWith'];

const isSaidWithSame = (a: SaidWith, b: SaidWith): boolean =>
  (['phone', 'email'] as const).every(
    (way) => a?.[way]?.value === b?.[way]?.value && a?.[way]?.name === b?.[way]?.name,
  );

const isSame = (a: Person | undefined, b: Person | undefined): boolean =>
  a?.name === b?.name && a?.phone === b?.phone && a?.email === b?.email;

/**
 * The contact by all that was said. Answers `former` itself where nothing changed, so that it need not be written
 * again; only its time is refreshed now and then, for contacts are deleted some time after the last word.
 */
const contactAfter = (former: Contact | undefined, update: DossierUpdate, sayings: Sayings): Contact => {
  const updatedAt = former && former.updatedAt > update.updatedAt ? former.updatedAt : update.updatedAt;
  const next = contactIn(sayings, update.code, updatedAt);
  const isUnchanged =
    former &&
    isSame(former.applicant, next.applicant) &&
    isSame(former.authorised, next.authorised) &&
    isSaidWithSame(former.authorisedSaidWith, next.authorisedSaidWith) &&
    former.language === next.language &&
    former.unit === next.unit &&
    former.receivingUnit === next.receivingUnit &&
    plusDays(dayOf(former.updatedAt), daysBetweenRefreshes) > dayOf(updatedAt);
  return isUnchanged ? former : next;
};

/** All that a record which leaves it out keeps from those before it. Reason, what is missing and when it ended belong to one status. */
const factsThatStay = [
  'procedureName',
  'receivingUnit',
  'applicantKind',
  'appliedThrough',
  'submittedAt',
  'submittedBy',
  'receivedAt',
  'dueAt',
  'handover',
  'trackingNumber',
  'fee',
  'paymentMethod',
  'paidAt',
  'digitised',
  'electronicResult',
  'reusedData',
  'verifiedAccount',
] as const;

/** An older record, or a repeat, moves nothing, but what no newer one has said is known by it: a promised date above all. */
const withGapsFilled = (state: DossierState, update: DossierUpdate): DossierState => {
  // Of several sums that were asked for, an older record tells of the payment of a former one.
  const asksAgain = (state.entered['payment-requested'] ?? 0) > 1;
  const gaps = factsThatStay.filter(
    (fact) => state[fact] === undefined && update[fact] !== undefined && !(fact === 'paidAt' && asksAgain),
  );
  return gaps.length === 0 ? state : { ...state, ...Object.fromEntries(gaps.map((fact) => [fact, update[fact]])) };
};

/** The state with what its contact makes of it. An update may name one of two people; whom a notice goes to is told by all that is known of them. */
const withContact = (state: DossierState, contact: Contact, sayings: Sayings): DossierState => ({
  ...state,
  contactable: channelsTo(recipientOf(contact)),
  declined: declinedIn(sayings),
  unusable: unusableIn(sayings),
  language: languageIn(sayings),
  saidAt: saidAtOf(sayings, state.updatedAt),
});

/** When an update came in, where it says a later second of itself. */
const aheadAt = ({ updatedAt }: DossierUpdate, now: Instant): Instant | undefined =>
  wholeSecond(updatedAt) > now ? now : undefined;

/** What a citizen hears of the work beside its status. */
const factsToTell = [
  'dueAt',
  'finishedAt',
  'handover',
  'trackingNumber',
  'fee',
  'paidAt',
  'missing',
  'reason',
] as const;

/** What no former record fills in, for it belongs to one status. */
const ofOneStatus: readonly string[] = ['finishedAt', 'missing', 'reason'];

/** Whether a record says another fact than the dossier has. The date of before a signed apology is an old word. */
const saysOtherFacts = (state: DossierState, update: DossierUpdate): boolean =>
  factsToTell.some(
    (fact) =>
      update[fact] !== undefined &&
      (state[fact] !== undefined || ofOneStatus.includes(fact)) &&
      update[fact] !== state[fact] &&
      !(fact === 'dueAt' && (sameDay(update.dueAt, state.dueAt) || sameDay(update.dueAt, state.saidDueAt))),
  );

/**
 * Whether an update that is older by its own time may be newer in truth: the one that stands came with a time ahead of
 * its coming, and nothing tells a true update after it from one that was late. What is on the dossier's path was taken in.
 */
const isBehindFuture = (state: DossierState, update: DossierUpdate): boolean =>
  state.aheadAt !== undefined &&
  update.status !== 'posting' &&
  (update.status !== state.status || saysOtherFacts(state, update)) &&
  !state.path.some((step) => step.status === update.status && step.at === wholeSecond(update.updatedAt));

const outcomeOf = (
  outcome: 'repeated' | 'stale',
  dossier: DossierState | undefined,
  update: DossierUpdate,
): Exclude<TakenAs, 'applied'> => {
  const differs = update.status !== 'posting' && dossier?.status !== update.status;
  if (outcome === 'repeated') return differs ? 'contradicted' : 'repeated';
  if (differs && dossier && isOrderUnknown(dossier.updatedAt, update.updatedAt)) return 'contradicted';
  return dossier && isBehindFuture(dossier, update) ? 'behind-future' : 'stale';
};

/**
 * Takes an update into what is known. A newer one moves the dossier on. An older one, or a repeat, moves nothing, but
 * what it alone says of the people counts: two records may cross on their way. `now`: when it comes in; by default in its
 * own time.
 */
export const takeUpdate = (known: Known, update: DossierUpdate, now: Instant = update.updatedAt): Taken => {
  const { dossier } = known;
  const applied = applyUpdate(dossier, update);
  const former = sayingsKnown(known);
  const sayings = mergeSayings(former, sayingsOf(update));
  const contact = contactAfter(known.contact, update, sayings);
  if (applied.outcome === 'applied') {
    // Its clock is that of the record that stands: of the work, where there is one.
    const isOfWork = applied.state.passedOn?.at !== update.updatedAt;
    const moved = isOfWork ? { ...applied.state, aheadAt: aheadAt(update, now) } : applied.state;
    return { as: 'applied', after: { dossier: withContact(moved, contact, sayings), contact } };
  }
  const as = outcomeOf(applied.outcome, dossier, update);
  // A contact that was deleted after its time is not brought back by old news.
  if (!dossier || !known.contact) return { as };
  const ended = as === 'stale' ? withOlderEndTimes(dossier, update) : dossier;
  const filled = as === 'contradicted' ? dossier : withGapsFilled(ended, update);
  const next = withContact(filled, contact, sayings);
  const isReachedAlike = next.contactable.join() === dossier.contactable.join();
  if (saysTheSame(former, sayings) && isReachedAlike && filled === dossier) return { as };
  return { as, after: { dossier: { ...next, version: dossier.version + 1 }, contact } };
};
