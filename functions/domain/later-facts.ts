import type { DossierState } from './dossier-state.ts';
import { completionOf, type Happening } from './happenings.ts';
import { laterInRound } from './occurrence.ts';
import { ofLaterText } from './source-text.ts';
import { resultUnitOf, wayToResult } from './way-to-result.ts';

/** What of a status the citizen has to hear, though it came later than the status itself: a fee, a parcel's number, another list, another way to the result. */
export const ofLaterFacts = (before: DossierState | undefined, after: DossierState): Happening[] => {
  if (before?.status !== after.status) return [];
  const texts = ofLaterText(before, after);
  if (texts.length > 0) return texts;
  const occurrence = laterInRound(after.entered[after.status] ?? 1, after.version);
  const { fee, paidAt, handover, trackingNumber } = after;
  if (after.status === 'payment-requested')
    return fee === undefined || fee === before.fee || paidAt
      ? []
      : [{ kind: 'payment-request', occurrence, facts: { fee } }];
  if (after.status === 'finished') {
    const isOtherWay =
      wayToResult(before.handover, resultUnitOf(before)) !== wayToResult(handover, resultUnitOf(after));
    return isOtherWay ? [completionOf(after, occurrence)] : [];
  }
  const isSentNow = handover === 'post' && (before.handover !== 'post' || trackingNumber !== before.trackingNumber);
  return after.status === 'returned' && isSentNow ? [{ kind: 'dispatch', occurrence, facts: { trackingNumber } }] : [];
};
