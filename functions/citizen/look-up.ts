import { readCode } from '../domain/link.ts';
import { countsOf, digitsAskedAfter, limitsOf, type Try, type TryLimit, type WrongTries } from '../domain/look-up.ts';
import { type DigitsAsked, digitsAsked, type PhoneDigits, readDigits } from '../domain/phone-digits.ts';
import type { Clock, Links, Tries } from '../ports.ts';

export type LookUpPorts = { links: Pick<Links, 'find'>; tries: Tries; clock: Clock };

/** What somebody wrote to find a dossier, and from which address of the network. */
export type Written = { code: string; phone: string; address: string };

/** Why a dossier is not shown. The same for codes that there are and that there are not. */
export type LookUpFault = 'noCode' | 'noDigits' | 'moreDigits' | 'notFound' | 'tooMany';

/** `asked`: how many digits the next try takes. */
export type LookedUp =
  | { token: string; faults?: undefined }
  | { token?: undefined; faults: readonly LookUpFault[]; asked: DigitsAsked };

const faulty = (asked: DigitsAsked, ...faults: LookUpFault[]): LookedUp => ({ faults, asked });

/**
 * Finds a dossier by its code and digits of its number. A try is looked up first and counted before it is answered: a
 * right one is told only where a wrong one would still have been counted at that moment, so tries made at once are
 * worth no more than tries one after another.
 */
export const makeLookUp = ({ links, tries, clock }: LookUpPorts) => {
  const wrongSoFar = async (of: Try): Promise<WrongTries> => {
    const counts = countsOf(of);
    const [code, everybody] = await Promise.all([tries.wrong(counts.code), tries.wrong(counts.everybody)]);
    return { code, everybody };
  };

  /** Counts in the limits' order; answers the first that is full. `wrong` is brought up to date. */
  const count = async (limits: readonly TryLimit[], isWrong: boolean, wrong: WrongTries) => {
    for (const limit of limits) {
      const now = await tries.add(limit, isWrong);
      if (now === undefined) return limit;
      if (limit.by !== 'address') wrong[limit.by] = now;
    }
    return undefined;
  };

  const attemptWith = async (of: Try, digits: PhoneDigits, asked: DigitsAsked, wrong: WrongTries) => {
    const token = await links.find(of.code, digits, asked);
    const full = await count(limitsOf(of, asked), token === undefined, wrong);
    if (full) return full.by === 'address' ? 'closed' : 'overtaken';
    return token === undefined ? faulty(digitsAskedAfter(wrong), 'notFound') : { token };
  };

  const attempt = async (of: Try, digits: PhoneDigits): Promise<LookedUp | 'overtaken'> => {
    const wrong = await wrongSoFar(of);
    const asked = digitsAskedAfter(wrong);
    if (digits[asked] === undefined) return faulty(asked, 'moreDigits');
    const first = await attemptWith(of, digits, asked, wrong);
    // Others may have closed an address that many share: a whole number opens from it all the same, if all of it is right.
    const isHeld = first === 'closed' && asked !== 'whole' && digits.whole !== undefined;
    const answer = isHeld ? await attemptWith(of, digits, 'whole', wrong) : first;
    return answer === 'closed' ? faulty('whole', 'tooMany') : answer;
  };

  return async ({ code: written, phone, address }: Written): Promise<LookedUp> => {
    const code = readCode(written);
    const digits = readDigits(phone);
    const missing: LookUpFault[] = [];
    if (code === '') missing.push('noCode');
    if (digits === undefined) missing.push('noDigits');
    if (code === '' || digits === undefined) return faulty('three', ...missing);
    const of: Try = { code, address, now: clock.now() };
    // Others may have used up the tries of this way of asking meanwhile: then it is the next way's turn, and there are three.
    for (const _ of digitsAsked) {
      const answer = await attempt(of, digits);
      if (answer !== 'overtaken') return answer;
    }
    return faulty('whole', 'tooMany');
  };
};
