import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expiryOf, isGood, isToken, readCode } from '../../functions/domain/link.ts';
import { plusDays } from '../../functions/domain/time.ts';
import { isTokenOf, keyedHash, makePageOf, numberHash, tokenOf } from '../../functions/lib/link-tokens.ts';

const key = 'a key that nobody guesses';
const code = fc
  .tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 0, max: 9999 }))
  .map(([unit, count]) => `H48.${unit}-261012-${String(count).padStart(4, '0')}`);

test('a dossier’s token is the same whenever it is asked, and 11 letters and digits', () => {
  fc.assert(
    fc.property(fc.oneof(code, fc.string()), (dossier) => {
      expect(tokenOf(key, dossier)).toBe(tokenOf(key, dossier));
      expect(isToken(tokenOf(key, dossier))).toBe(true);
      expect(isTokenOf(key, dossier, tokenOf(key, dossier))).toBe(true);
    }),
  );
});

test('no two dossiers of a year share a token, and neighbours’ tokens have nothing in common', () => {
  const codes = Array.from({ length: 100_000 }, (_, count) => `H48.01-2610${10 + (count % 20)}-${count}`);
  const tokens = codes.map((dossier) => tokenOf(key, dossier));
  expect(new Set(tokens).size).toBe(codes.length);
  const shared = (a = '', b = '') => [...a].filter((sign, at) => sign === b[at]).length;
  const neighbours = tokens.slice(1).map((token, at) => shared(token, tokens[at]));
  // By chance alone 11 of 62 signs in the same place: one pair in some ten thousand has four.
  expect(Math.max(...neighbours)).toBeLessThan(6);
});

test('a token with one sign changed, of another key or of another dossier is refused', () => {
  fc.assert(
    fc.property(code, fc.integer({ min: 0, max: 10 }), fc.constantFrom(...'0aZ'), (dossier, at, sign) => {
      const token = tokenOf(key, dossier);
      const tampered = token.slice(0, at) + sign + token.slice(at + 1);
      expect(isTokenOf(key, dossier, tampered)).toBe(tampered === token);
      expect(isTokenOf('another key', dossier, token)).toBe(false);
      expect(isTokenOf(key, `${dossier}1`, token)).toBe(false);
    }),
  );
  expect(isTokenOf(key, 'H48.01-261012-0007', '')).toBe(false);
});

test.each(['', 'short', '12345678901!', '../../secret', 'AAAAAAAAAAAA', 'ÀAAAAAAAAAA'])(
  '%j has not the form of a token',
  (text) => {
    expect(isToken(text)).toBe(false);
  },
);

test('an address says nothing of its dossier, and staff are sent to their desk', () => {
  const pageOf = makePageOf({
    trackingPage: 'https://baotin.example.vn/',
    consoleUrl: 'https://canbo.example',
    linkKey: key,
  });
  const page = pageOf({ dossier: 'H48.01-261012-0007', audience: 'citizen' });
  expect(page).toMatch(/^https:\/\/baotin\.example\.vn\/t\/[0-9A-Za-z]{11}$/);
  expect(pageOf({ dossier: 'unit#H48.01', audience: 'staff' })).toBe('https://canbo.example/ban-lam-viec');
});

test('hashes for one purpose are worth nothing for another', () => {
  const number = '+84905123821';
  expect(new Set([numberHash(key, number), keyedHash(key, 'tries', number), keyedHash(key, 'find', number)]).size).toBe(
    3,
  );
  expect(numberHash(key, number)).not.toContain('821');
});

test('a link is good for 180 days after the last notice, to the end of that day', () => {
  const sent = '2026-10-12T08:30:00+07:00';
  const link = { dossier: 'H48.01-261012-0007', expires: expiryOf(sent) };
  expect(link.expires).toBe(`${plusDays('2026-10-12', 181)}T00:00:00+07:00`);
  expect(isGood(link, `${plusDays('2026-10-12', 180)}T23:59:59+07:00`)).toBe(true);
  expect(isGood(link, link.expires)).toBe(false);
});

test.each([
  ['h48.01-261012-0007', 'H48.01-261012-0007'],
  [' #H48.01 – 261012 — 0007 ', 'H48.01-261012-0007'],
  ['Ｈ48.01-261012-0007', 'H48.01-261012-0007'],
  ['x'.repeat(500), 'X'.repeat(40)],
])('the code %j is read as %j', (written, read) => {
  expect(readCode(written)).toBe(read);
});

test('after the key was changed new links are made with it, and those that are out still open', () => {
  const [code, phone] = ['H48.01-261012-0007', '+84905123821'];
  const [former, changed] = ['old', 'new old'];
  expect(tokenOf(changed, code)).toBe(tokenOf('new', code));
  for (const made of ['old', 'new', 'new old']) expect(isTokenOf(changed, code, tokenOf(made, code))).toBe(true);
  expect(isTokenOf(changed, code, tokenOf('another', code))).toBe(false);
  // Who turned campaign messages down stays turned down.
  expect(numberHash(changed, phone)).toBe(numberHash(former, phone));
  expect(keyedHash('newest new old', 'find', code)).toBe(keyedHash(former, 'find', code));
});
