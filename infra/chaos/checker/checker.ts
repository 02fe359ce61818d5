import { checkCounts } from './counts.ts';
import { checkNothingStuck } from './nothing-stuck.ts';
import { checkPersonalData } from './personal-data.ts';
import type { Seen, Violation } from './seen.ts';
import { checkTakenIn } from './taken-in.ts';
import { checkToldOnce } from './told-once.ts';
import { checkToldOrListed } from './told-or-listed.ts';

/** Everything that must hold when all is done, whatever died on the way; answers what does not. */
export const check = (seen: Seen): Violation[] => [
  ...checkTakenIn(seen),
  ...checkToldOnce(seen),
  ...checkToldOrListed(seen),
  ...checkNothingStuck(seen),
  ...checkCounts(seen),
  ...checkPersonalData(seen),
];
