/** What people write for a language without its code, and codes of countries in their place. */
const saidFor: Readonly<Record<string, string>> = { vn: 'vi', 'tiếng việt': 'vi', 'tiếng anh': 'en' };

/** The two-letter code of a language as systems write it: `vi-VN`, `vi_VN`, `VI` and `vie` are `vi`; undefined for no code. */
export const readLanguage = (text: string): string | undefined => {
  const word = text.trim().normalize('NFC').toLowerCase();
  const said = Object.entries(saidFor).find(([name]) => name === word)?.[1];
  if (said !== undefined) return said;
  const [, code, behind] = /^([a-z]{2,3})((?:[-_][a-z\d]{2,8})*)(?:\.[a-z\d-]+)?$/.exec(word) ?? [];
  if (code === undefined || behind === undefined) return undefined;
  // Of three letters that no language has, the engine makes none of two.
  return new Intl.Locale(code).language;
};
