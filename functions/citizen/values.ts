import { formatFee, oneLine, type Values } from '../templates/values.ts';
import { momentOf } from './dates.ts';
import type { Tracked } from './track.ts';
import type { PageWords } from './vi.ts';

/** A number to be called stands on one line. */
const unbroken = (phone: string): string => oneLine(phone).replaceAll(' ', '\u00a0');

/** What stands for the names in a page's sentences. */
export const valuesFor = ({ state, standing, unit }: Tracked, words: PageWords): Values => {
  const time = (instant: string | undefined) => instant && momentOf(instant, words);
  return {
    due: time(state.dueAt),
    newDue: time(standing.apology?.dueAt),
    formerDue: time(standing.apology?.formerDueAt),
    number: standing.apology?.letter?.number,
    fee: standing.fee ? formatFee(standing.fee, words.formats) : undefined,
    account: standing.fee && unit.account ? oneLine(unit.account.number) : undefined,
    tracking: state.trackingNumber && oneLine(state.trackingNumber),
    unit: oneLine(unit.name),
    unitPhone: unit.phone && unbroken(unit.phone),
  };
};
