import { maskPhone } from './contact.ts';
import { readCode } from './link.ts';
import type { NormalizedPhone } from './phone.ts';
import { maskName } from './register.ts';

/** What somebody looks for: a dossier, or the dossiers of a person. */
export type SearchTerm =
  | { kind: 'code'; code: string }
  /** E.164. */
  | { kind: 'phone'; phone: string }
  | { kind: 'name'; name: string };

/** Longer than any code, number or name. */
export const longestTerm = 100;

/** Unit, day and number of the day, in the short and the long form. */
const codeForm = /-\d{6}-\d+$/;

/**
 * What one field took, by its form: a dossier's code as people write it, a mobile number as they write it, or a name.
 * What is none of them is taken for the code of another system. `normalize` is `normalizePhone`, which callers load
 * when they need it.
 */
export const readTerm = (text: string, normalize: (text: string) => NormalizedPhone): SearchTerm => {
  const code = readCode(text);
  if (codeForm.test(code)) return { kind: 'code', code };
  const written = text.trim();
  const [hasLetter, hasDigit] = [/\p{L}/u.test(written), /\d/.test(written)];
  if (hasLetter && (!hasDigit || /\s/.test(written))) return { kind: 'name', name: written };
  const number = hasLetter ? undefined : normalize(written);
  return number?.ok ? { kind: 'phone', phone: number.e164 } : { kind: 'code', code };
};

/** The term as a proof may keep it: neither a number nor a name can be read from it. */
export const maskTerm = (term: SearchTerm): string => {
  switch (term.kind) {
    case 'code':
      return `code ${term.code}`;
    case 'phone':
      return `phone ${maskPhone(term.phone)}`;
    case 'name':
      return `name ${maskName(term.name)}`;
    default:
      return term satisfies never;
  }
};
