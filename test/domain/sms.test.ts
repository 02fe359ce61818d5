import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measureSms, toSmsText, unaccent } from '../../functions/domain/sms.ts';

const size = (text: string) => {
  const { encoding, units, parts } = measureSms(text);
  return [encoding, units, parts];
};

test('160 characters of the GSM alphabet are one part, one more makes two of up to 153', () => {
  expect(size('a'.repeat(160))).toEqual(['GSM-7', 160, 1]);
  expect(size('a'.repeat(161))).toEqual(['GSM-7', 161, 2]);
  expect(size('a'.repeat(306))).toEqual(['GSM-7', 306, 2]);
  expect(size('a'.repeat(307))).toEqual(['GSM-7', 307, 3]);
});

test('70 units are one part of a text outside GSM-7, one more makes two of up to 67', () => {
  expect(size('ệ'.repeat(70))).toEqual(['UCS-2', 70, 1]);
  expect(size('ệ'.repeat(71))).toEqual(['UCS-2', 71, 2]);
  expect(size('ệ'.repeat(134))).toEqual(['UCS-2', 134, 2]);
  expect(size('ệ'.repeat(135))).toEqual(['UCS-2', 135, 3]);
});

test('every character of the extension table counts two', () => {
  for (const character of '^{}\\[~]|€\f') expect(size(character)).toEqual(['GSM-7', 2, 1]);
  expect(size('€'.repeat(80))).toEqual(['GSM-7', 160, 1]);
  expect(size('€'.repeat(81))).toEqual(['GSM-7', 162, 2]);
});

test('an extension pair is not cut by the border of a part', () => {
  // 152 + a pair + 152: the pair moves to the second part, which then overflows into a third.
  expect(size(`${'a'.repeat(152)}€${'a'.repeat(152)}`)).toEqual(['GSM-7', 306, 3]);
  expect(size(`${'a'.repeat(151)}€${'a'.repeat(153)}`)).toEqual(['GSM-7', 306, 2]);
});

test('a surrogate pair is not cut by the border of a part', () => {
  expect(size(`${'ệ'.repeat(66)}😀${'ệ'.repeat(66)}`)).toEqual(['UCS-2', 134, 3]);
  expect(size(`${'ệ'.repeat(65)}😀${'ệ'.repeat(67)}`)).toEqual(['UCS-2', 134, 2]);
  expect(size('😀'.repeat(35))).toEqual(['UCS-2', 70, 1]);
});

test('the whole basic alphabet is GSM-7, and what resembles it is not', () => {
  const alphabet = `@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,-./0123456789:;<=>?¡ÄÖÑÜ§¿äöñüàAZaz`;
  expect(measureSms(alphabet).encoding).toBe('GSM-7');
  for (const character of 'çáí`’–…đ\t\u00a0\u001b') expect(measureSms(character).encoding).toBe('UCS-2');
});

test('an empty text has no unit and is billed as one part', () => {
  expect(size('')).toEqual(['GSM-7', 0, 1]);
});

test('an accented receipt of 151 characters takes three parts, without diacritics one', () => {
  const start = 'Hồ sơ H21.134-261012-0007 đã được tiếp nhận. Ngày hẹn trả: 23/10/2026. ';
  const receipt =
    start + 'Kính mời ông bà theo dõi tại trang dịch vụ công của tỉnh. '.repeat(2).slice(0, 151 - start.length);
  expect(receipt).toHaveLength(151);
  expect(size(receipt)).toEqual(['UCS-2', 151, 3]);
  expect(size(unaccent(receipt))).toEqual(['GSM-7', 151, 1]);
});

test('parts have room for the units, and no more than a lost unit per border is wasted', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '€', 'Z', ' '), maxLength: 700 }), (text) => {
      const { units, parts } = measureSms(text);
      if (units <= 160) return parts === 1;
      return units <= parts * 153 && units > (parts - 1) * 152;
    }),
  );
});

const lower = 'aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ';
const bare = `${'a'.repeat(18)}${'e'.repeat(12)}${'i'.repeat(6)}${'o'.repeat(18)}${'u'.repeat(12)}${'y'.repeat(6)}d`;

test('every Vietnamese letter loses its marks, composed or decomposed, small or capital', () => {
  for (const form of ['NFC', 'NFD'])
    for (const [accented, plain] of [
      [lower, bare],
      [lower.toUpperCase(), bare.toUpperCase()],
    ] as const)
      expect(unaccent(accented.normalize(form))).toBe(plain);
  expect(unaccent('ê\u0301')).toBe('e'); // half composed, as some keyboards leave it
});

test('what is not Vietnamese stays as it is, in the form it came in', () => {
  const others = 'ñöçûïåß £€ 😀 \u0301 日本 n\u0303 o\u0308';
  expect(unaccent(others)).toBe(others);
});

/** What Word, Excel and mail programs put in by themselves while somebody types. */
const autocorrected = '“”‘’‚„–—…©®™½¼¾→←⇒⇐↔☺☹•·№°×÷±≤≥≠¹²³ªº«»‹›−‑\u00a0\u202f\u00ad\u200b\ufeff₫';
/** Vietnamese letters, and those that stand for them in converted texts and in the languages of the Central Highlands. */
const typed = [...lower, ...lower.toUpperCase(), ...'ÐðƉɖɃƀʼʻʹ´ŁłŒœ'];

test('every character of Vietnamese typing and of autocorrection goes into an SMS as GSM-7, and is not lost', () => {
  const character = fc.constantFrom(...typed, ...autocorrected, ...' aZ09.,?!:;()+=%/@"\'-');
  fc.assert(
    fc.property(fc.string({ unit: character, maxLength: 60 }), fc.constantFrom('NFC', 'NFD'), (text, form) => {
      expect(measureSms(toSmsText(text.normalize(form))).encoding).toBe('GSM-7');
    }),
  );
  for (const sign of [...typed, ...autocorrected.replace(/[\s\p{Cf}]/gu, '')]) expect(toSmsText(sign)).not.toBe('');
});

test('typographic signs that GSM-7 lacks are plain after unaccent, too', () => {
  expect(unaccent('“Ðã đủ” – ‘Ƀuôn’… Hʼ Hen © ® ™ ½')).toBe("\"Da du\" - 'Buon'... H' Hen (c) (R) TM 1/2");
  for (const sign of autocorrected.replace(/[\s\p{Cf}]/gu, ''))
    expect(measureSms(unaccent(sign)).encoding).toBe('GSM-7');
});

test('typographic signs become plain ASCII', () => {
  expect(toSmsText('“Hồ sơ” – ‘đủ’… 75.000₫')).toBe('"Ho so" - \'du\'... 75.000d');
  expect(toSmsText('• Bản sao\u00a0CCCD\r\n• Đất 120 m² № 5')).toBe('- Ban sao CCCD - Dat 120 m2 No 5');
  expect(toSmsText('ＡＢＣ１２ ﬁ ½ × → ≤ «a»')).toBe('ABC12 fi 1/2 x -> <= "a"');
});

test('signs that carriers refuse or garble are replaced or dropped', () => {
  expect(toSmsText('Công ty A&B, hồ sơ #H21 ＆ ＃9')).toBe('Cong ty A va B, ho so H21 va 9');
  expect(toSmsText('Café Müller Øre Łódź Straße £5 日本 😀!')).toBe('Cafe Muller Ore Lodz Strasse 5 !');
  expect(toSmsText('ÐÀ NẴNG')).toBe('DA NANG');
});

test('white space and control characters fold to single spaces, invisible ones vanish', () => {
  expect(toSmsText('  a\t\tb\u0000\u0007c \u2028 d\u200be\u00adf  ')).toBe('a b c def');
  expect(toSmsText(' \n ')).toBe('');
});

test('whatever comes in, the SMS text is one line of printable ASCII without # and &, and stays so', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const sms = toSmsText(text);
      expect(sms).toMatch(/^[ -~]*$/);
      expect(sms).not.toMatch(/[#&`]|^ | $| {2}/);
      expect(measureSms(sms).encoding).toBe('GSM-7');
      expect(toSmsText(sms)).toBe(sms);
    }),
  );
});
