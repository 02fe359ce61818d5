import fc from 'fast-check';

const firstSurrogate = 0xd800;
const surrogates = 0x800;
const lastPoint = 0x10ffff;

/**
 * Any character, as fast-check's unit `binary`, which needs a table of all of them: seconds in each process.
 * `fc.string({ unit: anyCharacter })` makes any text.
 */
export const anyCharacter = fc.nat({ max: lastPoint - surrogates }).map(
  (n) => String.fromCodePoint(n < firstSurrogate ? n : n + surrogates),
  (character) => {
    const point = typeof character === 'string' ? character.codePointAt(0) : undefined;
    if (point === undefined || String.fromCodePoint(point) !== character) throw new Error('is no character');
    return point < firstSurrogate ? point : point - surrogates;
  },
);
