import { unaccent } from '../domain/sms.ts';
import type { Unit } from '../domain/unit.ts';

export type Payment = { bin: string; account: string; fee: number; memo: string };

/**
 * A dossier's code as the message of a bank transfer: letters, digits and spaces only, since banks refuse or drop
 * the rest, at most 25 (NAPAS, field 62-08). Undefined where the code does not fit: cut, it would name another dossier.
 */
export const memoOf = (code: string): string | undefined => {
  const spaced = unaccent(code)
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim();
  const memo = spaced.length <= 25 ? spaced : spaced.replaceAll(' ', '');
  return memo === '' || memo.length > 25 ? undefined : memo;
};

/** What a VietQR code needs, where all of it is known and well formed: an account of at most 19 letters and digits (NAPAS). */
export const paymentOf = (account: Unit['account'], fee: number | undefined, code: string): Payment | undefined => {
  const memo = memoOf(code);
  const number = account?.number.replace(/\s/g, '') ?? '';
  return account && fee && fee > 0 && memo && /^[A-Za-z0-9]{1,19}$/.test(number)
    ? { bin: account.bin, account: number, fee, memo }
    : undefined;
};
