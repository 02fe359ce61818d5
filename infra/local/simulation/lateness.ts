import type { Work } from './centres.ts';
import type { Procedure } from './procedures.ts';
import type { Life } from './telling.ts';

/*
 * What makes dossiers late is not published. Assumed here: the longer the term, the more hands a dossier goes through
 * and the more often it is late; and most of the late lay and waited before anybody took them up, which some of those
 * in time did too. The rest are held up in the work itself, where no update shows it.
 */

const lyingOfLate = 0.6;
const lyingOfOthers = 0.04;

/** The part of a procedure's dossiers that are late: by its term, so that it comes out right over all of the work. */
export const lateShare = ({ inTime, procedures }: Work, { days }: Procedure): number => {
  const proneness = (of: number): number => Math.sqrt(of + 1);
  const weight = procedures.reduce((sum, one) => sum + one.weight, 0);
  const mean = procedures.reduce((sum, one) => sum + proneness(one.days) * one.weight, 0) / weight;
  return ((1 - inTime) * proneness(days)) / mean;
};

/** Working days that a dossier lies before it is taken up; 0 where it is taken up at once, as most are. */
export const lyingDays = ({ draw, procedure: { days }, late, putOff }: Life): number => {
  if (days < 2 || !draw.chance(late || putOff ? lyingOfLate : lyingOfOthers)) return 0;
  const percent = late ? draw.between(40, 110) : draw.between(30, 70);
  const lies = Math.max(1, Math.round((days * percent) / 100));
  // Who puts a date off in advance knows it two working days before.
  return putOff ? Math.min(lies, days - 3) : lies;
};
