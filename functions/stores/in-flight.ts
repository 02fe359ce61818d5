import { senderDesk } from '../domain/desk.ts';
import { laneOf } from '../domain/turn.ts';
import type { InFlight } from '../ports.ts';
import { onDeskBefore, updateAsRead } from './desk-index.ts';
import type { Documents } from './documents.ts';

/** Notices on their way, as the index of desks has them on the desk of whoever sends. */
export const dynamoInFlight = (documents: Documents, table: string): InFlight => ({
  withTurnBefore: (lane, before, most) => onDeskBefore(documents, table, { desk: senderDesk(lane), before, most }),
  lookAgainAt: (one, at) =>
    updateAsRead(documents, table, one, {
      update: 'SET deskSince = :at',
      also: 'desk = :desk',
      values: { ':at': at, ':desk': senderDesk(laneOf(one)) },
    }),
});
