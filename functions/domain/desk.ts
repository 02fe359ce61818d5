import type { Notice } from './notice.ts';
import { type Lane, laneOf } from './turn.ts';
import { holdsTypedTexts } from './typed-texts.ts';

/**
 * Whose desk a notice lies on until it has been dealt with: `officer#UNIT`, `leader#UNIT`, `controller`, the
 * call-and-print list of the unit that the citizen knows, `call#UNIT`, or, while it is on its way, that of whoever sends:
 * `sender#LANE`. What has ended with words that somebody typed lies on `texts` until they are taken out. Undefined where
 * nothing has to be done.
 */
export const deskOf = (notice: Notice): string | undefined => {
  const { kind, state, approver, toCall, unit, decidingUnit } = notice;
  if (toCall) return callDesk(unit);
  switch (state) {
    case 'drafted':
    case 'rejected':
      return officerDesk(decidingUnit);
    case 'escalated':
      return leaderDesk(decidingUnit);
    case 'awaiting-approval':
      return approver === 'controller' ? controllerDesk : leaderDesk(decidingUnit);
    case 'queued':
    case 'held':
    case 'sending':
      return senderDesk(laneOf({ kind }));
    case 'accepted':
    case 'delivered':
    case 'undeliverable':
    case 'failed':
    case 'superseded':
    case 'suppressed':
    case 'unknown':
    case 'gathered':
      return holdsTypedTexts(notice) ? textsDesk : undefined;
    default:
      return state satisfies never;
  }
};

export const officerDesk = (unit: string): string => `officer#${unit}`;
export const leaderDesk = (unit: string): string => `leader#${unit}`;
export const callDesk = (unit: string): string => `call#${unit}`;
export const controllerDesk = 'controller';
export const textsDesk = 'texts';
export const senderDesk = (lane: Lane): string => `sender#${lane}`;
