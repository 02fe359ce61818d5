import { foldName } from './name-key.ts';
import { withoutDays, withoutNotes } from './phone-notes.ts';
import { plainDigits } from './plain-digits.ts';
import { withoutUnseen } from './sound-text.ts';

/**
 * Digits that stand together. `apart`: a dash between blanks, or the like, stands before them, as between two numbers.
 * `joined`: a dot or a dash without blanks does, as within a code.
 */
export type DigitGroup = { digits: string; apart: boolean; joined: boolean; from: number; to: number };

/** Groups with nothing but blanks, dots and dashes between them: one number in parts, or several. */
export type DigitRun = {
  groups: readonly DigitGroup[];
  /** A letter touches it, so that it may be part of a code. */
  touchesLetter: boolean;
  /** Its label says that it is no telephone number, or it is part of an e-mail address. */
  isOther: boolean;
};

/** A number that a spreadsheet wrote with a power of ten; undefined where more than a nought at its end is missing. */
const fromPower = (whole: string, decimals: string, power: number): string | undefined => {
  const missing = power - decimals.length;
  return missing === 0 || missing === 1 ? `${whole}${decimals}${'0'.repeat(missing)}` : undefined;
};

const power = /(?<![\d.,])(\d)[.,](\d+)E\+?(\d{1,2})(?![\d.,])/gi;

/** Whether a spreadsheet has rounded the number, so that digits of it are gone. */
export const isRounded = (text: string): boolean =>
  [...text.matchAll(power)].some(
    ([, whole = '', decimals = '', of]) => fromPower(whole, decimals, Number(of)) === undefined,
  );

const plainForm = (text: string): string =>
  plainDigits(withoutUnseen(text).normalize('NFKC'))
    .replace(/[‐-―−]/g, '-')
    .trim()
    .replace(power, (_, whole, decimals, of) => fromPower(whole, decimals, Number(of)) ?? ' ')
    .replace(/(?<![\d.,])(\d{8,15})[.,]0+(?![\d.,])/g, '$1')
    .replace(/^\d{1,3}(?:,\d{3}){2,3}$/, (grouped) => grouped.replaceAll(',', ''))
    .replace(/(?<!\d[.,]?)0\d{2,3},\d{3},\d{3,4}(?![.,]?\d)/g, (grouped) => grouped.replaceAll(',', ''))
    .replace(/\+(?=\s*0)/g, ' ')
    .replace(/(84[\s.)-]{0,3})\(0\)/g, '$1 ')
    .replace(/(?<!\d\s{0,3})\(\s*(\+?\d{2,5})\s*\)/g, ' $1 ');

/** Long enough for every label. */
const labelLength = 40;
const label =
  '(?:cmnd|cmt|cmtnd|cccd|gttt|giay to|can cuoc|can cuoc cong dan|chung minh|dinh danh|ho chieu|passport|stk|tk|tai khoan|mst|bhxh|bhyt|ma so|ma ho so)';
const labelOfOther = new RegExp(`(?:^| )(?:${label}|cong dan|thue|id)(?: (?:so|nhan dan|la))?$`);
const ofTelephone = '(?:sdt|dt|dtdd|dien|thoai|di|dong|mobile|zalo|tel|phone|lien|goi|hotline)';
/** Up to three words behind the label, such as `cũ` or the name of a bank, none of which is of a telephone. */
const labelWithWords = new RegExp(`(?:^| )${label}(?: (?!${ofTelephone}(?: |$))[a-z]+){0,3}$`);
const labelAnywhere = new RegExp(`(?:^| )${label}(?: |$)`);

/** Whether a label in the text says that a number of it is an identity or account number. */
export const namesOther = (text: string): boolean => labelAnywhere.test(foldName(text));

/**
 * The text in one form: plain digits and dashes, what spreadsheets made of numbers undone, +84 (0) without its 0, and
 * without the notes beside numbers. Beside an account number everything stays that its label may stand for.
 */
export const inPlainForm = (text: string): string => {
  const plain = plainForm(text);
  return namesOther(plain) ? withoutDays(plain) : withoutNotes(plain);
};

const isLabelled = (before: string): boolean => {
  const near = before.slice(-labelLength);
  return labelOfOther.test(foldName(near)) || labelWithWords.test(foldName(near.split(/[;,/|\n]/).at(-1) ?? ''));
};

const isTight = (gap: string): boolean => /^[\s._-]$/.test(gap);
const isSoft = (gap: string): boolean => /^[\s._·•∙*~)-]{1,7}$/.test(gap);

/** The runs of digits in a text of `inPlainForm`, in order. */
export const digitRunsIn = (text: string): DigitRun[] => {
  const runs: DigitGroup[][] = [];
  for (const { 0: digits, index: from } of text.matchAll(/\+?\d+/g)) {
    const former = runs.at(-1)?.at(-1);
    const gap = former && text.slice(former.to, from);
    const group = {
      digits,
      apart: gap !== undefined && !isTight(gap),
      joined: gap !== undefined && /^[._-]$/.test(gap),
      from,
      to: from + digits.length,
    };
    if (gap !== undefined && isSoft(gap) && !digits.startsWith('+')) runs.at(-1)?.push(group);
    else runs.push([group]);
  }
  return runs.map((groups) => {
    const before = text.slice(0, groups[0]?.from);
    const behind = text.slice(groups.at(-1)?.to);
    return {
      groups,
      touchesLetter: /\p{L}$/u.test(before) || /^\p{L}/u.test(behind),
      isOther: behind.startsWith('@') || isLabelled(before),
    };
  });
};
