import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskName, wantsPaper } from '../../functions/domain/register.ts';
import { aDossier } from '../builders.ts';

describe('a name in the public register is masked', () => {
  test.each([
    ['Nguyễn Thị Hồng Nhung', 'N. T. H. N.'],
    ['Công Tằng Tôn Nữ Thị Ánh Ngọc', 'C. T. T. N. T. Á. N.'],
    ['Đặng Ư', 'Đ. Ư.'],
    ['đinh văn ổn', 'Đ. V. Ổ.'],
    ['H’Hen Niê', 'H. N.'],
    ['A Phúc', 'A. P.'],
    ['Trần-Lê  Bảo.Châu', 'T. L. B. C.'],
    ['Công ty TNHH MTV Xây dựng 29/3', 'C. T. T. M. X. D. 2.'],
    ['CÔNG TY CỔ PHẦN (VINACONEX)', 'C. T. C. P. V.'],
    ['Ông: "Ba" Tèo', 'Ô. B. T.'],
    ['', ''],
    [' - . ', ''],
  ])('%s → %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
    expect(maskName(name.normalize('NFD'))).toBe(masked);
  });

  test('of no word more than its first letter stays', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (name) => {
        expect(maskName(name)).toMatch(/^(?:[\p{L}\p{M}\d]{1,3}\.(?: |$))*$/u);
      }),
    );
  });
});

describe('a letter on paper', () => {
  const over = (...channels: ('sms' | 'email' | 'none')[]) => channels.map((channel) => ({ channel }));
  test.each([
    ['counter', over('sms'), true],
    ['postal', over('email'), true],
    [undefined, over('sms', 'email'), true],
    ['online', over('sms'), false],
    ['online', over('email', 'sms'), false],
    ['online', over('none'), true],
  ] as const)('who applied at %s and is told over %j gets one: %s', (appliedThrough, notices, expected) => {
    expect(wantsPaper(aDossier({ appliedThrough }), notices)).toBe(expected);
  });
});
