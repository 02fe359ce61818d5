import type { FormLetter, FormRow } from './form-letter.ts';

// Counted in letters on A4 with the official margins and 13 points, for the PDF and the page alike.
const longValue = 500;
const longLines = 8;
const lineOfValue = 42;
const lineOfText = 100;

/** Does the value run over the whole width and from page to page? Such a row has no room beside its label. */
export const isLong = ({ value }: FormRow): boolean => value.length > longValue || value.split('\n').length > longLines;

/** Does the value surely stand on one line? In bold it is found at a glance then. */
export const isShort = ({ value }: FormRow): boolean => value.length <= lineOfValue && !value.includes('\n');

/** Parts off the last words, two lines of them at least: what a signature needs above it on its page. */
export const partClosing = ({ closing }: FormLetter): { before: readonly string[]; last: readonly string[] } => {
  const cut = (closing.at(-1)?.length ?? 0) > lineOfText ? -1 : -2;
  return { before: closing.slice(0, cut), last: closing.slice(cut) };
};

/** The words that no line ends in, though it may end at a slash: every second part is one of them. */
export const partAtYou = (text: string): string[] => text.split(/(Ông\/Bà\S*)/);
