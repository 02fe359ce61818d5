/*
 * Sums in VND as people and programs write them. A dot or a comma before three digits divides thousands to a
 * Vietnamese and may be a decimal point to a program, so 115.000 alone is 115 or 115 thousand.
 */

const currency = /\s*(?:₫|đ|đồng|đ\.|d|vnd|vnđ|đồng chẵn)$/i;

/** Digits only, perhaps with noughts behind a decimal point: `115000`, `115000.00`. More than three digits are no group. */
const plain = /^(\d{1,12})(?:[.,]0{1,2}|(?<=\d{4})[.,]0+)?$/;
/** Groups of three, and noughts behind the other mark: `1.250.000`, `1.250.000,00`, `1,250,000.00`, `115 000`. */
const grouped = /^(\d{1,3}(?:([., ])\d{3})(?:\2\d{3})*)(?:[.,]0{1,2})?$/;

const nothingToPay =
  /^(?:miễn(?: phí| lệ phí| thu)?|không (?:thu(?: phí| lệ phí)?|phí|mất phí|tính phí|phải nộp)|free)$/i;

/** Whether words say that nothing is to be paid. A mere `không` says nothing, as in any field. */
export const isFree = (text: string): boolean => nothingToPay.test(text.normalize('NFC').trim().replace(/\s+/g, ' '));

/**
 * Whole VND of what somebody wrote; undefined where it is none, or could be two. One group of three is taken where the
 * currency stands behind it, a blank divides it, or noughts behind the other mark show that it is no decimal point.
 */
export const readAmount = (text: string): number | undefined => {
  const written = text.trim();
  if (isFree(written)) return 0;
  const bare = written.replace(currency, '').trim();
  const [, digits] = plain.exec(bare) ?? [];
  if (digits !== undefined) return Number(digits);
  const [, groups, mark] = grouped.exec(bare) ?? [];
  if (groups === undefined || mark === undefined) return undefined;
  const inThousands = groups.split(mark);
  const rest = bare.slice(groups.length);
  if (rest.startsWith(mark)) return undefined;
  const isClear = bare !== written || mark === ' ' || inThousands.length > 2 || rest !== '';
  const value = Number(inThousands.join(''));
  return isClear && value <= 999_999_999_999 && !/^0\d/.test(groups) ? value : undefined;
};
