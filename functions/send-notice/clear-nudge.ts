import { recipientOf } from '../domain/contact.ts';
import type { DossierState } from '../domain/dossier-state.ts';
import type { Notice } from '../domain/notice.ts';
import type { NoticeFacts } from '../domain/notice-kind.ts';
import { decideNudge, defaultNudgeLimits, markedFor, offerOn, recordOf } from '../domain/nudge.ts';
import { dayOf, type Instant } from '../domain/time.ts';
import type { Clock, Contacts, Drives, FeeOffers, NudgeMarks, OptOuts, Procedures } from '../ports.ts';

/** What stands between a campaign message and its citizen: it may go with these facts, at another time, or not at all. */
export type Clearance = { facts: NoticeFacts } | { until: Instant; reason: string } | { refused: string };
export type Clear = (notice: Notice, state: DossierState) => Promise<Clearance>;

export type ClearPorts = {
  contacts: Pick<Contacts, 'find'>;
  drives: Pick<Drives, 'all'>;
  procedures: Pick<Procedures, 'find'>;
  offers: FeeOffers;
  marks: NudgeMarks;
  optOuts: Pick<OptOuts, 'has'>;
  clock: Clock;
};

/** Enough for all messages to one number that can be on their way at once. */
const tries = 10;

/**
 * Asks right before a campaign message leaves whether the number may get it, and marks the number for it: of two
 * messages of a drive to one number, for two dossiers, the one that marks it first goes. The mark is made before the
 * message is handed over, so that whatever dies in between, nobody is told twice.
 */
export const makeClearNudge =
  ({ contacts, drives, procedures, offers, marks, optOuts, clock }: ClearPorts): Clear =>
  async (notice, dossier) => {
    const drive = (await drives.all()).find(({ id }) => id === notice.occurrence);
    const contact = await contacts.find(notice.dossier);
    const phone = contact && recipientOf(contact).phone;
    if (!drive?.nudges) return { refused: 'outside-the-drive' };
    if (!phone) return { refused: 'not-reachable' };
    const online = (await procedures.find(dossier.procedureCode))?.online;
    const offeredOnline = new Set(online ? [dossier.procedureCode] : []);
    const hash = await marks.hashOf(phone);
    for (let left = tries; left > 0; left -= 1) {
      const now = clock.now();
      const { mark, version } = await marks.find(hash);
      const record = recordOf(mark, { drive: drive.id, dossier: notice.dossier }, await optOuts.has(hash), dayOf(now));
      const decided = decideNudge({ dossier, drive, offeredOnline, record, limits: defaultNudgeLimits }, now);
      if (decided.decision === 'none') return { refused: decided.reason };
      if (decided.decision === 'hold') return decided;
      const next = markedFor(mark, notice.dossier, drive, dayOf(now));
      if (next !== mark && (await marks.save(hash, next, version)) === 'overtaken') continue;
      const offer = offerOn(await offers.all(), dossier.procedureCode, dayOf(now));
      return {
        facts: { ...notice.facts, offer: offer && { fee: offer.fee, formerFee: offer.formerFee, to: offer.to } },
      };
    }
    throw new Error(`The marks of a number were changed by others ${tries} times in a row`);
  };

/** On the lane of service notices: nothing of a campaign may leave there. */
export const noNudges: Clear = async ({ dossier, id }) => {
  throw new Error(`campaign message ${dossier} ${id} came over the lane of service notices`);
};
