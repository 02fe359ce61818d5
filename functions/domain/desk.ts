import type { Notice } from './notice.ts';

/**
 * Whose desk a notice lies on until a person has dealt with it: `officer#UNIT`, `leader#UNIT`, `controller`, or the
 * call-and-print list of the unit that the citizen knows, `call#UNIT`. Undefined where nobody has to do anything.
 */
export const deskOf = ({ state, approver, toCall, unit, decidingUnit }: Notice): string | undefined => {
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
    case 'accepted':
    case 'delivered':
    case 'undeliverable':
    case 'failed':
    case 'superseded':
    case 'suppressed':
    case 'unknown':
    case 'gathered':
      return undefined;
    default:
      return state satisfies never;
  }
};

export const officerDesk = (unit: string): string => `officer#${unit}`;
export const leaderDesk = (unit: string): string => `leader#${unit}`;
export const callDesk = (unit: string): string => `call#${unit}`;
export const controllerDesk = 'controller';
