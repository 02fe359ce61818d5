import type { MatterRef } from '../domain/matter.ts';
import { keyedHash } from './link-tokens.ts';

/** What the second step of approving one's own words carries: of this person, this matter and these very words. */
export type SecondStepOf = (email: string, ref: MatterRef, seen: string) => string;

/** Only the refusal of a first try tells it: without the key nobody makes one, so nobody signs alone by one call. */
export const makeSecondStepOf =
  (key: string): SecondStepOf =>
  (email, { dossier, kind, occurrence }, seen) =>
    keyedHash(key, 'own-draft', JSON.stringify([email, dossier, kind, occurrence, seen]));
