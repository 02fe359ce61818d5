import type { FormLetter } from './form-letter.ts';
import { printable, unprintableIn } from './printable.ts';

const ofEach = (texts: readonly string[]): string[] => texts.map(printable);

const maybe = (text: string | undefined): string | undefined => text && printable(text);

/** The letter with a sign in place of each that it cannot print. Its address is ours and plain. */
export const printableLetter = (letter: FormLetter): FormLetter => ({
  ...letter,
  title: printable(letter.title),
  heading: {
    nation: letter.heading.nation,
    motto: letter.heading.motto,
    parent: maybe(letter.heading.parent),
    unit: printable(letter.heading.unit),
    number: printable(letter.heading.number),
    placeAndDate: printable(letter.heading.placeAndDate),
  },
  greeting: maybe(letter.greeting),
  opening: ofEach(letter.opening),
  rows: letter.rows.map(({ label, value }) => ({ label, value: printable(value) })),
  closing: ofEach(letter.closing),
  left: 'goesTo' in letter.left ? { goesTo: ofEach(letter.left.goesTo) } : letter.left,
  signature: {
    ...letter.signature,
    title: printable(letter.signature.title),
    name: maybe(letter.signature.name),
  },
});

/** What of a letter's texts it cannot print. */
export const unprintableOfLetter = ({ heading, greeting, opening, rows, closing, signature }: FormLetter): string[] =>
  unprintableIn(
    [
      heading.parent,
      heading.unit,
      heading.number,
      heading.placeAndDate,
      greeting,
      ...opening,
      ...rows.map(({ value }) => value),
      ...closing,
      signature.title,
      signature.name,
    ].filter((text) => text !== undefined),
  );
