import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countsOf, digitsAskedAfter, limitsOf, lookUpRule } from '../../functions/domain/look-up.ts';
import { digitsAsked } from '../../functions/domain/phone-digits.ts';

const of = { code: 'H48.01-261012-0007', address: '203.0.113.7', now: '2026-10-12T08:30:00+07:00' };

describe('how many digits are asked', () => {
  test.each([
    [0, 0, 'three'],
    [4, 999, 'three'],
    [5, 0, 'six'],
    [0, 1_000, 'six'],
    [19, 5_000, 'six'],
    [20, 0, 'whole'],
    [1_000_000, 1_000_000, 'whole'],
  ])('after %d wrong tries for the code and %d of all today: %s', (code, everybody, asked) => {
    expect(digitsAskedAfter({ code, everybody })).toBe(asked);
  });

  test('more wrong tries never ask for less', () => {
    const wrong = fc.record({ code: fc.nat({ max: 40 }), everybody: fc.nat({ max: 2_000 }) });
    fc.assert(
      fc.property(wrong, fc.nat({ max: 40 }), fc.nat({ max: 2_000 }), (before, code, everybody) => {
        const after = { code: before.code + code, everybody: before.everybody + everybody };
        expect(digitsAsked.indexOf(digitsAskedAfter(after))).toBeGreaterThanOrEqual(
          digitsAsked.indexOf(digitsAskedAfter(before)),
        );
      }),
    );
  });
});

describe('what a try counts against', () => {
  test('a code is remembered for a year after its last wrong try, an address for an hour', () => {
    expect(countsOf(of).code).toMatchObject({ stretch: 'code', until: '2027-10-13T00:00:00+07:00' });
    const [ofAddress] = limitsOf(of, 'three');
    expect(ofAddress).toMatchObject({ stretch: '2026-10-12T08', most: 100, until: '2026-10-13T00:00:00+07:00' });
  });

  test('with the whole number nobody closes a code: the one limit is the address’s own for this code', () => {
    const limits = limitsOf(of, 'whole');
    expect(limits.map(({ by, most }) => [by, most])).toEqual([['address', lookUpRule.wrongWholeFromAddress]]);
    for (const part of [of.address, of.code]) expect(limits[0]?.of).toContain(part);
  });

  test.each([
    ['2026-01-01', '2026-Q1'],
    ['2026-03-31', '2026-Q1'],
    ['2026-04-01', '2026-Q2'],
    ['2026-09-30', '2026-Q3'],
    ['2026-12-31', '2026-Q4'],
  ])('whole numbers on %s count in %s', (day, quarter) => {
    const [ofPair] = limitsOf({ ...of, now: `${day}T08:30:00+07:00` }, 'whole');
    expect(ofPair).toMatchObject({ stretch: quarter, most: lookUpRule.wrongWholeFromAddress });
  });

  test('a limit’s room is what the rule leaves before more digits are asked', () => {
    for (const asked of ['three', 'six'] as const) {
      const most = limitsOf(of, asked).find(({ by }) => by === 'code')?.most ?? 0;
      expect(digitsAskedAfter({ code: most - 1, everybody: 0 })).toBe(asked);
      expect(digitsAskedAfter({ code: most, everybody: 0 })).not.toBe(asked);
    }
  });
});
