/*
 * Letters and signs that no decomposition brings to ASCII, by what they look like. Texts hold them that were converted
 * from old Vietnamese fonts, typed on keyboards of the Ê Đê and Gia Rai, or put in by a word processor as one types.
 */

const byLooks = (alike: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(alike).flatMap(([ascii, characters]) =>
      [...characters].map((character): [string, string] => [character, ascii]),
    ),
  );

/** Letters with a stroke or a hook, and those written together. */
export const likeLetters = byLooks({
  b: 'ƀɓƃᵬ',
  B: 'ɃƁƂ',
  d: 'đðɖɗƌᵭ',
  D: 'ĐÐƉƊƋ',
  h: 'ħ',
  H: 'Ħ',
  i: 'ıɨ',
  I: 'Ɨ',
  l: 'łƚ',
  L: 'ŁȽ',
  n: 'ŋ',
  N: 'Ŋ',
  o: 'øɵ',
  O: 'ØƟ',
  t: 'ŧ',
  T: 'Ŧ',
  u: 'ʉ',
  U: 'Ʉ',
  ss: 'ß',
  SS: 'ẞ',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
});

/** Quotation marks, dashes, dots and signs, each as what stands for it on a typewriter. */
export const likeSigns = byLooks({
  "'": '‘’‚‛′‹›ʼʻʽʾʿˈʹꞌ´＇',
  '"': '“”„‟″«»ʺ',
  '-': '‐‑‒–—―−⁃•‣∙·●○◦▪■□◆➢✓✔⁻\u00ad',
  '...': '…⋯',
  '/': '⁄∕÷',
  '->': '→⇒➔',
  '<-': '←⇐',
  '<->': '↔⇔',
  '<=': '≤',
  '>=': '≥',
  '+/-': '±',
  '=': '≈≠',
  '(c)': '©',
  '(R)': '®',
  TM: '™',
  No: '№',
  x: '×✗✘',
  o: '°º˚',
  a: 'ª',
  '1/2': '½',
  '1/4': '¼',
  '3/4': '¾',
  '1': '¹',
  '2': '²',
  '3': '³',
  d: '₫',
  u: 'µ',
  ':)': '☺',
  ':(': '☹',
});

/** The character by what it looks like, if it is one of these. */
export const looksLike = (character: string): string | undefined =>
  likeLetters.get(character) ?? likeSigns.get(character);
