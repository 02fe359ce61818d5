/*
 * Texts come from systems that cut them anywhere, so that half of a character may be left: a lone surrogate, which no
 * UTF-8 can hold and no database takes. Here a text is made sound, and cut so that it stays so.
 */

/** Halves of characters, and the two signs that no XML may hold. Nobody can read them. */
const unsound = /[\p{Cs}\uFFFE\uFFFF]/gu;

/** The text without what nobody can read. */
export const withoutHalves = (text: string): string => text.replace(unsound, '');

/** Characters that show nothing: zero-width and direction marks, soft hyphens, byte order marks, variation selectors. */
const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** The text without characters that show nothing. Blanks stay: they part words. */
export const withoutUnseen = (text: string): string => text.replace(unseen, '');

/** At most so many code points from the beginning. */
export const firstOf = (text: string, most: number): string =>
  text.length <= most
    ? text
    : Array.from(text.slice(0, 2 * most))
        .slice(0, most)
        .join('');

/** At most so many code points from the end. */
export const lastOf = (text: string, most: number): string =>
  text.length <= most
    ? text
    : Array.from(text.slice(-2 * most - 1))
        .slice(-most)
        .join('');

/** Cut to `most` code points at most, the last of them an ellipsis then. */
export const shortened = (text: string, most: number): string =>
  firstOf(text, most) === text ? text : `${firstOf(text, most - 1)}…`;
