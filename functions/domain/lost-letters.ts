/*
 * A system that saves Vietnamese in a code page without its letters writes `?` for each, so that `Nguyễn` is `Nguy?n`.
 * One that reads UTF-8 as such a code page makes `Nguyá»…n` of it. Neither can be undone; whoever sends it can mend it.
 */

const letter = String.raw`\p{L}\p{M}*`;
/** In a word, but not where a sentence ends and the blank behind it is lacking: `không?Xin`. */
const within = new RegExp(String.raw`(?:${letter})\?+(?=\p{L})(?!(?<=\p{Ll}\p{M}*\?+)\p{Lu})`, 'u');
const atStart = /^\p{P}*\?+\p{L}/u;
/** `Th?`, `h?`: no Vietnamese word is without a vowel. An abbreviation in capitals is: `CMND?` asks. */
const withoutVowel = /^\p{P}*(?!\p{Lu}{2})[bcdfghjklmnpqrstvwxzđBCDFGHJKLMNPQRSTVWXZĐ]{1,3}\?/u;

/** Addresses of pages hold question marks of their own. */
const isAddress = (word: string): boolean => /[/=&]|www\./i.test(word);

/** Whether question marks stand for lost letters in a text of sentences, in which one may also ask. */
export const losesLetters = (text: string): boolean =>
  text
    .split(/\s+/)
    .some(
      (word) =>
        word.includes('?') && !isAddress(word) && (within.test(word) || atStart.test(word) || withoutVowel.test(word)),
    );

/** Whether question marks stand for lost letters in a name, which asks nothing. */
export const nameLosesLetters = (name: string): boolean => /\p{L}\p{M}*\?|\?\p{L}/u.test(name);

/** Bytes of UTF-8, from the second on, as Windows-1252 or Latin-1 show them. */
const behind = String.raw`[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]`;
const misread = new RegExp(`á[º»]${behind}|[ÃÄÅÆ]${behind}|â€${behind}`);

/** Whether UTF-8 was read as another code page. */
export const isMisread = (text: string): boolean => misread.test(text);
