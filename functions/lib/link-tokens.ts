import { createHmac, timingSafeEqual } from 'node:crypto';
import { readCode } from '../domain/link.ts';
import type { Notice } from '../domain/notice.ts';
import { type PhoneDigits, readDigits } from '../domain/phone-digits.ts';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const tokenLength = 11;

const mac = (key: string, purpose: string, text: string): Buffer =>
  createHmac('sha256', key).update(`${purpose}\n${text}`).digest();

/**
 * A key that was changed stands before the former ones, with blanks between them: the newest makes links, all open them.
 * What stands in tables goes on being hashed with the oldest, for nobody could hash it anew.
 */
const keysIn = (key: string): string[] => key.split(' ');

/** The keyed hash of something that must not stand in a table itself. */
export const keyedHash = (key: string, purpose: string, text: string): string =>
  mac(keysIn(key).at(-1) ?? key, purpose, text).toString('base64url');

/** What stands for a telephone number where the number itself must not: in its citizen's link and in campaigns. */
export const numberHash = (key: string, phone: string): string => keyedHash(key, 'number', phone);

/** What stands for a dossier's code and digits of one of its numbers in the entries by which it is looked up. */
export const findHash = (key: string, code: string, digits: string): string =>
  keyedHash(key, 'find', `${readCode(code)} ${digits}`);

const longerOf = (key: string, code: string, { six, whole }: PhoneDigits): Set<string> =>
  new Set([six, whole].flatMap((digits) => (digits === undefined ? [] : [findHash(key, code, digits)])));

/** The entries by which a dossier is found that has these numbers: their ids, and the longer digits that each holds. */
export const entriesOf = (key: string, dossier: string, phones: readonly string[]): Map<string, Set<string>> => {
  const entries = new Map<string, Set<string>>();
  for (const digits of phones.flatMap((one) => readDigits(one) ?? [])) {
    const id = `find#${findHash(key, dossier, digits.three)}`;
    entries.set(id, (entries.get(id) ?? new Set()).union(longerOf(key, dossier, digits)));
  }
  return entries;
};

/**
 * What stands for a dossier in the address of its public page: 11 letters and digits, 65 bits of a keyed hash of the
 * code. The same whenever it is asked, so that approved words stay the same; without the key nobody makes or guesses one.
 */
export const tokenOf = (key: string, dossier: string): string => {
  const [newest = key] = keysIn(key);
  return tokenBy(newest, dossier);
};

/** The tokens that a dossier has or once had, those of former keys behind today's. */
export const tokensOf = (key: string, dossier: string): string[] => keysIn(key).map((one) => tokenBy(one, dossier));

const tokenBy = (key: string, dossier: string): string => {
  let rest = BigInt(`0x${mac(key, 'page', dossier).toString('hex')}`);
  const signs = Array.from({ length: tokenLength }, () => {
    const sign = alphabet[Number(rest % 62n)];
    rest /= 62n;
    return sign;
  });
  return signs.join('');
};

/** Whether a token was made for this dossier with this key, or with a former one. */
export const isTokenOf = (key: string, dossier: string, token: string): boolean =>
  keysIn(key).some((one) => {
    const [made, given] = [Buffer.from(tokenOf(one, dossier)), Buffer.from(token)];
    return made.length === given.length && timingSafeEqual(made, given);
  });

/** The page that a notice names: its dossier's for a citizen, the desk for staff. */
export type PageOf = (notice: Pick<Notice, 'dossier' | 'audience'>) => string;

type Places = { trackingPage: string; consoleUrl: string; linkKey: string };

export const makePageOf =
  ({ trackingPage, consoleUrl, linkKey }: Places): PageOf =>
  ({ dossier, audience }) =>
    audience === 'staff'
      ? `${consoleUrl}/ban-lam-viec`
      : `${trackingPage.replace(/\/+$/, '')}/t/${tokenOf(linkKey, dossier)}`;
