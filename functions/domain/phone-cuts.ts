import type { DigitGroup } from './phone-groups.ts';

const longestNumber = 15;
const mostWays = 8;

/** Whether digits are a number by themselves; `alone`: they stand undivided, or nothing else stands beside them. */
export type IsNumber = (digits: string, alone: boolean) => boolean;

/** The numbers of a run, where all its digits belong to whole numbers; one list for each way of cutting it. */
export const waysOfCutting = (groups: readonly DigitGroup[], isNumber: IsNumber): DigitGroup[][] => {
  // Where the digits from here on can be cut up to the end: from the last group backward.
  const ways: DigitGroup[][][] = [];
  for (let start = groups.length - 1; start >= 0; start -= 1) {
    const found: DigitGroup[][] = [];
    for (let end = start + 1; end <= groups.length; end += 1) {
      const part = groups.slice(start, end);
      const digits = part.map((group) => group.digits).join('');
      if (digits.length > longestNumber) break;
      if (!isNumber(digits, part.length === 1 || part.length === groups.length)) continue;
      const one = { digits, apart: false, joined: false, from: part[0]?.from ?? 0, to: part.at(-1)?.to ?? 0 };
      const behind = end === groups.length ? [[]] : (ways[end] ?? []);
      found.push(...behind.map((rest) => [one, ...rest]));
    }
    ways[start] = found.slice(0, mostWays);
  }
  return ways[0] ?? [];
};

/** Stretches of a run between which a number may end. */
export const stretchesOf = (groups: readonly DigitGroup[]): DigitGroup[][] => {
  const stretches: DigitGroup[][] = [];
  for (const group of groups) {
    if (group.apart || stretches.length === 0) stretches.push([group]);
    else stretches.at(-1)?.push(group);
  }
  return stretches;
};

export const digitsOf = (groups: readonly DigitGroup[]): string => groups.map(({ digits }) => digits).join('');

const longestNote = 3;
/** A land line of a province without its area code. */
export const isLocal = (digits: string): boolean => /^3\d{6}$/.test(digits);

/**
 * The numbers of a run whose parts are whole numbers or notes of a few digits. Undefined where there is no number, where
 * digits are left that are no note, or where one is joined to a number, as in the tax code of a branch (0901234567-001).
 */
export const besideNotes = (
  parts: readonly (readonly DigitGroup[])[],
  isNumber: IsNumber,
): DigitGroup[] | undefined => {
  const numbers: DigitGroup[] = [];
  const left: DigitGroup[][] = [];
  let former: 'number' | 'note' | undefined;
  for (const part of parts) {
    const found = waysOfCutting(part, isNumber)[0];
    const kind = found ? 'number' : 'note';
    if (part[0]?.joined && former !== undefined && former !== kind) return undefined;
    if (found) numbers.push(...found);
    else if (former === 'note') left.at(-1)?.push(...part);
    else left.push([...part]);
    former = kind;
  }
  const areNotes = left.every(
    (groups) => isLocal(digitsOf(groups)) || groups.every(({ digits }) => digits.length <= longestNote),
  );
  return numbers.length > 0 && areNotes ? numbers : undefined;
};
