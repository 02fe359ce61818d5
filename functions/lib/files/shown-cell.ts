import type { Condition, Section, Token } from './format-sections.ts';
import { roundedTo } from './number-text.ts';

/* What a cell shows, where its format says where the digits stand. Digits are not grouped: no code has such signs. */

const holds = ({ sign, than }: Condition, number: number): boolean => {
  switch (sign) {
    case '<':
      return number < than;
    case '<=':
      return number <= than;
    case '>':
      return number > than;
    case '>=':
      return number >= than;
    case '=':
      return number === than;
    default:
      return number !== than;
  }
};

const ofText = ({ tokens }: Section): boolean => tokens.some(({ is }) => is === 'written');

/** The section of a number, and whether a minus is still to be written: a section of negative numbers has its own. */
const sectionFor = (all: readonly Section[], number: number): { section: Section | undefined; minus: boolean } => {
  const sections = all.slice(0, 3).filter((section) => !ofText(section));
  const minus = number < 0;
  if (sections.some(({ when }) => when)) {
    const section = sections.find(({ when }) => when && holds(when, number)) ?? sections.findLast(({ when }) => !when);
    return { section, minus };
  }
  const [positive, negative, zero] = sections;
  if (minus && negative) return { section: negative, minus: false };
  return { section: number === 0 ? (zero ?? positive) : positive, minus };
};

const isDigit = (token: Token): boolean => token.is === 'digit';

/** The digits before the point at their places, from the right; what has no place stands before the first. */
const wholeAt = (tokens: readonly Token[], digits: string): string => {
  let places = tokens.filter(isDigit).length;
  let left = digits === '0' ? '' : digits;
  const before = places === 0 ? left : '';
  const shown = tokens.map((token) => {
    if (token.is === 'text') return token.text;
    if (token.is !== 'digit') return '';
    const taken = left.length >= places ? left.slice(0, left.length - places + 1) : '';
    left = left.slice(taken.length);
    places -= 1;
    return taken === '' && token.isPadded ? '0' : taken;
  });
  return before + shown.join('');
};

/** The digits behind the point; `#` and `?` show no zeros at the end. */
const decimalsAt = (tokens: readonly Token[], digits: string): string => {
  const places = tokens.filter(isDigit);
  const padded = places.findLastIndex((token) => token.is === 'digit' && token.isPadded) + 1;
  const shown = Math.max(padded, digits.replace(/0+$/, '').length);
  let at = 0;
  const written = tokens.map((token) => {
    if (token.is === 'text') return token.text;
    if (token.is !== 'digit') return '';
    at += 1;
    return at <= shown ? (digits[at - 1] ?? '') : '';
  });
  return (shown > 0 ? '.' : '') + written.join('');
};

/** A plain number as the sections of its format show it; undefined where they do not show it at all. */
export const shownNumber = (sections: readonly Section[], plain: string): string | undefined => {
  const { section, minus } = sectionFor(sections, Number(plain));
  if (!section?.tokens.some(({ is }) => is === 'digit' || is === 'general')) return undefined;
  const { tokens } = section;
  const sign = minus ? '-' : '';
  if (tokens.some(({ is }) => is === 'general')) {
    const bare = plain.replace('-', '');
    return (
      sign + tokens.map((token) => (token.is === 'text' ? token.text : token.is === 'general' ? bare : '')).join('')
    );
  }
  const point = tokens.findIndex(({ is }) => is === 'point');
  const behind = point === -1 ? [] : tokens.slice(point + 1);
  const { whole, decimals } = roundedTo(plain, behind.filter(isDigit).length);
  return (sign + wholeAt(point === -1 ? tokens : tokens.slice(0, point), whole) + decimalsAt(behind, decimals)).trim();
};

/** A text as the section for texts shows it, such as `"H48."@`; undefined where there is none. */
export const shownText = (sections: readonly Section[], text: string): string | undefined =>
  sections
    .find(ofText)
    ?.tokens.map((token) => (token.is === 'text' ? token.text : token.is === 'written' ? text : ''))
    .join('')
    .trim();
