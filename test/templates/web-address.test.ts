import fc from 'fast-check';
import { expect, test } from 'vitest';
import { greetable } from '../../functions/templates/values.ts';
import { holdsWebAddress } from '../../functions/templates/web-address.ts';

test.each([
  'H.Hen Niê',
  'Công ty CP Xây dựng TP.HCM',
  'Công ty TNHH TM.DV Sao Mai',
  'Nguyễn V.An',
  'UBND TX.An Khê',
  'TM.DV',
  'V.An',
  'CTY TNHH MTV TM.DV.XD',
  'UBND P.Lê Hồng Phong',
  'Ths.Bs. Trần Văn Đức',
  'tp.hcm',
  'H.My Niê',
  'K.Sa',
  'Y.Ly',
  'SX.TM',
  'DNTN.XD Hòa',
  'Th.S Lê A',
  'Nguyễn T.H.Nhung',
  'Cty CP ĐT.XD 36',
  'Bà H.Bia Ê.Ban',
  'Ông A.B.',
  'Q.1',
  'P.3, Q.Tân Bình',
  'H.Top Niê',
  'H.Win Niê',
  'Y.Win Byă',
  'h.my niê',
  'CTY CP TM.VN',
  'Cty TNHH SX.TM.VN',
  'Y.Tech',
  'P.Work',
  'HTX.Store',
  'ubnd x.ia grai',
  'q.ba',
  'Y.Cash Êban',
  'Ê.Live',
])('%s is greeted by name', (name) => {
  expect(greetable(name)).toBe(name);
});

test.each([
  'http://x.y',
  'Nhung https://evil.example/a',
  'www.evil.tk',
  'bit.ly',
  'Nhung bit.ly/abc',
  'BIT.LY/abc',
  'abc.com',
  'ABC.COM',
  'Evil.Com thắng giải',
  'dichvucong.gov.vn',
  'DichVuCong.Gov.Vn',
  'trúng-thưởng.vn',
  'a@abc.com',
  't.me/x',
  'goo.gl/x',
  'zalo.me/0905000821',
  'evil.top',
  'evil.xyz.',
  'evil。com',
  'ev\u200bil.c\u00adom',
  'ｅｖｉｌ．ｃｏｍ',
  'xn--80ak6aa92e.com',
  '1.2.3.4/login',
  'evil.ru:8080',
  'Vietcombank.Info',
  '(evil.com)',
  'Nhung,evil.com',
  'hxxp://evil',
  'evil.com?x=1',
  'vn.evil.click',
  'vay-tien.online',
  'a.vn/x',
  'www.a.vn',
  'A.VN/qua',
  'H.Win/x',
  'x.win:8080',
  'x.com',
  'X.Com',
  'H.COM',
  'x.com.vn',
  'h.evil.win',
  'Y.bit.ly',
  'a@x.vn',
  'tm.vn',
  'TM.evil.vn',
  'TM.evil.store',
])('%s is held back', (name) => {
  expect(greetable(name)).toBeUndefined();
});

const initials = fc.constantFrom('H', 'V', 'TP', 'TX', 'TM', 'Th', 'N', 'Y', 'P', 'Q', 'Ths', 'Đ');
const words = fc.constantFrom(
  'Hen',
  'An',
  'HCM',
  'DV',
  'Niê',
  'Bia',
  'Khê',
  'Nhung',
  'Tân',
  'Hoa',
  'Đức',
  'XD',
  'SX',
  'My',
  'Ly',
);

test('no dot in a name makes it an address', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(initials, words), { minLength: 1, maxLength: 4 }), (parts) => {
      const name = parts.map(([initial, word]) => `${initial}.${word}`).join(' ');
      expect([name, holdsWebAddress(name)]).toEqual([name, false]);
    }),
  );
});

/** A single letter is an initial: `h.my` is a name, `h.my/x` an address. */
const host = fc.stringMatching(/^(?:[a-z\d][a-z\d-]{0,8}[a-z\d]|\d)$/);
const domain = fc.constantFrom(
  'com',
  'net',
  'vn',
  'com.vn',
  'gov.vn',
  'ly',
  'me',
  'gl',
  'xyz',
  'top',
  'info',
  'co',
  'ru',
  'io',
  'cc',
  'tk',
);

test('an address in small letters is held back wherever it stands, and with a path in any letters', () => {
  const before = fc.constantFrom('', 'Nhung ', 'Nguyễn V.An ', '(', 'Xem: ');
  const behind = fc.constantFrom('', ' nhé', ')', '.', ',', '/a', '?q=1');
  fc.assert(
    fc.property(host, domain, before, behind, (name, of, start, end) => {
      expect(holdsWebAddress(`${start}${name}.${of}${end}`)).toBe(true);
      expect(holdsWebAddress(`${start}${name}.${of}/x`.toUpperCase())).toBe(true);
      expect(holdsWebAddress(`${start}h.${of}/x${end}`)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('no name makes the look slow', () => {
  for (const name of [
    'a.'.repeat(1_000),
    'a-'.repeat(1_000),
    'a'.repeat(2_000),
    `${'a.'.repeat(990)}com1`,
    '1.'.repeat(1_000),
    '.'.repeat(2_000),
  ]) {
    const start = performance.now();
    holdsWebAddress(name);
    expect(performance.now() - start).toBeLessThan(300);
  }
});
