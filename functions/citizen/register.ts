import { readCode } from '../domain/link.ts';
import type { PublishedApology } from '../domain/register.ts';
import type { Instant } from '../domain/time.ts';
import type { Letters } from '../ports.ts';

/** `2026-10` */
type Month = string;

/** The months that can be looked at, this one first. */
export const monthsUntil = (now: Instant, count = 12): Month[] => {
  const [year, month] = [Number(now.slice(0, 4)), Number(now.slice(5, 7))];
  return Array.from({ length: count }, (_, back) => {
    const months = year * 12 + month - 1 - back;
    return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
  });
};

/** The month of a code's day of receipt, `261012` in H48.01-261012-0007: its apologies are no older. */
const monthOfCode = (code: string): Month | undefined => {
  const [, year, month] = /-(\d{2})(0[1-9]|1[0-2])\d{2}-/.exec(code) ?? [];
  return year && `20${year}-${month}`;
};

export type Asked = { month?: string | undefined; unit?: string | undefined; code?: string | undefined };
export type Found = {
  months: Month[];
  /** The one that is shown; none where all were searched for a code. */
  month: Month | undefined;
  /** Codes of units with a letter in it. */
  units: string[];
  code: string;
  unit: string;
  letters: PublishedApology[];
};

const wholePage = 500;

/** Searches the public register: a month, of one unit where one is named, or a code through the months of a year. */
export const makeRegister = (letters: Pick<Letters, 'published'>) => {
  const ofMonth = async (month: Month): Promise<PublishedApology[]> => {
    const found: PublishedApology[] = [];
    let after: string | undefined;
    do {
      const { items, next } = await letters.published(month, { limit: wholePage, after });
      found.push(...items);
      after = next;
    } while (after);
    return found;
  };

  return async (asked: Asked, now: Instant): Promise<Found> => {
    const months = monthsUntil(now);
    const code = readCode(asked.code ?? '');
    const unit = asked.unit ?? '';
    if (code !== '') {
      const first = monthOfCode(code) ?? '';
      const all = await Promise.all(months.filter((month) => month >= first).map(ofMonth));
      const found = all.flat().filter(({ dossier }) => readCode(dossier) === code);
      return { months, month: undefined, units: [], code, unit, letters: found };
    }
    const month = months.find((one) => one === asked.month) ?? months[0] ?? now.slice(0, 7);
    const all = await ofMonth(month);
    const units = [...new Set(all.map((one) => one.unit))].toSorted();
    return { months, month, units, code, unit, letters: unit === '' ? all : all.filter((one) => one.unit === unit) };
  };
};
