import { shippedWords } from './shipped-words.ts';
import { pickWords, type Words, words } from './words.ts';

/** A province's own words of a language that comes with Báo Tin need not say again what all its letters share. */
export const withLetter = (own: Words): Words => {
  const letter = own.letter ?? shippedWords.find(({ language }) => language === own.language)?.letter;
  return { ...own, ...(letter && { letter }) };
};

/**
 * Catalogues for a language, first choice first: what a province has added as data, then what comes with Báo Tin,
 * Vietnamese last. Added words that break the rules stop nobody's notice: they are reported and passed over.
 */
export const makeWordsOf =
  (readAdded: (language: string) => Promise<unknown>, report: (problem: string) => void) =>
  async (language: string): Promise<readonly Words[]> => {
    const added = await readAdded(language);
    if (added === undefined) return pickWords(shippedWords, language);
    const parsed = words.safeParse(added);
    if (!parsed.success)
      report(`words of language ${language} in the registry are passed over: ${parsed.error.message}`);
    return pickWords(parsed.success ? [withLetter(parsed.data), ...shippedWords] : shippedWords, language);
  };
