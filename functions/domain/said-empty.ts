import { foldName } from './name-key.ts';

/*
 * Cells that hold something and say nothing. Programs write their own words for an empty cell (SQL, pandas, Excel, R),
 * people a dash or dots, and Vietnamese officers `không`.
 */

const ofPrograms =
  /^(?:[(<[]?null[)>\]]?|#?n\/a!?|<na>|\\n|none|undefined|#(?:null|value|ref|name|div\/0|num|spill|calc)[!?]?)$/i;
/** As programs write them; `Nan` may be somebody's name. */
const ofProgramsExactly = /^(?:#?NaN|nan|NaT|nil|NIL)$/;
/** As R and people write it, but also somebody's initials or name. */
const notAvailable = /^(?:NA|[nN]\.[aA]\.?)$/;

/**
 * Dashes, dots, slashes, quotation marks and commas, with which people leave a cell empty. Other signs say something that
 * was lost: `########` is a cell too narrow for its number, `****` a masked one, `????` letters of another code page.
 */
const onlySigns = /^[\p{Pd}\p{Pi}\p{Pf}.,;:·…/\\|'"‚„‛‟\s−~]+$/u;

/** Whether a cell of names says nothing at all: what is known of it stays. */
export const namesNobody = (text: string): boolean => {
  const word = text.trim();
  return word === '' || ofPrograms.test(word) || ofProgramsExactly.test(word) || onlySigns.test(word);
};

/** Whether any other cell says nothing at all. */
export const saysNothing = (text: string): boolean => namesNobody(text) || notAvailable.test(text.trim());

/**
 * Whether a text is signs without a letter or a digit, such as `########` of a column that was too narrow, `**********`
 * of a masked number, or `????`. It says something that nobody can read. A tick is a sign that says something.
 */
export const isSignsOnly = (text: string): boolean => /^[\p{P}\p{Sm}\p{Sk}\p{Sc}\s]+$/u.test(text);

const none = /^(?:khong|khg|ko|kg|k)(?: (?:co|dung|su dung|xai))?|^chua co/;
const ofContacts = /^(?: (?:so|sdt|dt|dien thoai|di dong|email|e mail|mail|thu|thu dien tu|dia chi|hop thu|ca))*$/;

const noneWithMarks: ReadonlySet<string> = new Set(['không', 'không có', 'khong co', 'ko có', 'ko co']);

/** The same in a field of a name, by whole words with their marks: `K'Dung`, `Khổng` and `Kô` are names. */
export const saysThereIsNoName = (text: string): boolean =>
  noneWithMarks.has(text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase());

/**
 * Whether a cell says that there is none: `không`, `không có`, `ko có`, `không có số điện thoại`. Of a telephone or
 * e-mail address that is news of the citizen; of any other field it is as good as nothing said.
 */
export const saysThereIsNone = (text: string): boolean => {
  if (text.length > 60) return false;
  const words = foldName(text);
  const [start] = none.exec(words) ?? [];
  return start !== undefined && ofContacts.test(words.slice(start.length));
};
