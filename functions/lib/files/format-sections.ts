/*
 * The grammar of number formats (ECMA-376 part 1, 18.8.31), as far as it says which digits a number shows: sections for
 * positive, negative, zero and text, places of digits, and the texts between them.
 */

export type Token =
  | { is: 'digit'; isPadded: boolean }
  | { is: 'point' }
  | { is: 'text'; text: string }
  /** Where a number stands as it is without a format, or a text. */
  | { is: 'general' | 'written' }
  /** Marks a percentage. */
  | { is: 'percent' }
  /** A letter of a date or an hour, `[h]` included. */
  | { is: 'date'; letter: string }
  /** What changes the digits in ways that are not followed here: powers of ten, fractions, other scripts. */
  | { is: 'other' };

export type Condition = { sign: string; than: number };
export type Section = { when: Condition | undefined; tokens: Token[] };

/** Excel takes no longer one. */
const longestCode = 255;

type Piece = { token?: Token; when?: Condition; end: number };

const textOf = (text: string, end: number): Piece => ({ token: { is: 'text', text }, end });

/** What stands in brackets: hours that go on beyond 24, a condition, a currency's sign, a colour, other digits. */
const inBrackets = (inner: string, end: number): Piece => {
  if (/^(?:h+|m+|s+)$/i.test(inner)) return { token: { is: 'date', letter: inner.charAt(0) }, end };
  const [, sign, than] = /^(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)$/.exec(inner) ?? [];
  if (sign !== undefined) return { when: { sign, than: Number(than) }, end };
  if (inner.startsWith('$')) return textOf(inner.slice(1).replace(/-[^-]*$/, ''), end);
  return /^(?:DBNum|NatNum)/i.test(inner) ? { token: { is: 'other' }, end } : { end };
};

/** A sign that stands for itself alone, or for a place. */
const signAt = (code: string, at: number): Piece => {
  const sign = code.charAt(at);
  const end = at + 1;
  if (/[0#?]/.test(sign)) return { token: { is: 'digit', isPadded: sign === '0' }, end };
  if (sign === '.') return { token: { is: 'point' }, end };
  if (sign === '%') return { token: { is: 'percent' }, end };
  if (sign === '@') return { token: { is: 'written' }, end };
  // A comma groups digits, which no code has, or behind the last of them leaves three away.
  if (sign === ',') return /^,*[^;0#?]*(?:;|$)/.test(code.slice(at)) ? { token: { is: 'other' }, end } : { end };
  if (/[Ee]/.test(sign) && /[+-]/.test(code.charAt(end))) return { token: { is: 'other' }, end: end + 1 };
  if (sign === '/') return { token: { is: 'other' }, end };
  return /[dmyhs]/i.test(sign) ? { token: { is: 'date', letter: sign.toLowerCase() }, end } : textOf(sign, end);
};

const pieceAt = (code: string, at: number): Piece => {
  const closing = (sign: string): number => code.indexOf(sign, at + 1);
  switch (code[at]) {
    case '"': {
      const close = closing('"');
      return close === -1 ? { end: at + 1 } : textOf(code.slice(at + 1, close), close + 1);
    }
    case '\\':
      return textOf(code.charAt(at + 1), at + 2);
    case '_': // as wide as the sign behind it
      return textOf(' ', at + 2);
    case '*': // fills the cell with the sign behind it
      return { end: at + 2 };
    case '[': {
      const close = closing(']');
      return close === -1 ? { end: at + 1 } : inBrackets(code.slice(at + 1, close), close + 1);
    }
    default:
      return /^general/i.test(code.slice(at, at + 7)) ? { token: { is: 'general' }, end: at + 7 } : signAt(code, at);
  }
};

/** The sections of a format's code. */
export const sectionsOf = (written: string): Section[] => {
  const code = written.slice(0, longestCode);
  let section: Section = { when: undefined, tokens: [] };
  const sections = [section];
  for (let at = 0; at < code.length; ) {
    if (code[at] === ';') {
      section = { when: undefined, tokens: [] };
      sections.push(section);
      at += 1;
      continue;
    }
    const { token, when, end } = pieceAt(code, at);
    if (token) section.tokens.push(token);
    section.when ??= when;
    at = end;
  }
  return sections;
};
