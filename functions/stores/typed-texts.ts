import { textsDesk } from '../domain/desk.ts';
import { withoutTypedTexts } from '../domain/typed-texts.ts';
import type { TypedTexts } from '../ports.ts';
import { onDeskBefore, updateAsRead } from './desk-index.ts';
import type { Documents } from './documents.ts';

/** Words that staff typed into notices that have ended, found in the index of desks (docs/adr/0067). */
export const dynamoTypedTexts = (documents: Documents, table: string): TypedTexts => ({
  endedBefore: (before, most) => onDeskBefore(documents, table, { desk: textsDesk, before, most }),
  takeOut: (one) =>
    updateAsRead(documents, table, one, {
      update: 'SET facts = :facts REMOVE reason, desk, deskSince',
      also: 'desk = :desk',
      values: { ':desk': textsDesk, ':facts': withoutTypedTexts(one.facts) },
    }),
});
