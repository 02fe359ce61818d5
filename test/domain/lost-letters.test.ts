import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isMisread, losesLetters, nameLosesLetters } from '../../functions/domain/lost-letters.ts';

const texts = [
  'Thiếu giấy chứng nhận quyền sử dụng đất',
  'Hồ sơ chưa đủ: bổ sung bản sao căn cước',
  'Nguyễn Thị Hồng Nhung',
  'ĐỔI GIẤY PHÉP LÁI XE',
];

/** As a code page without Vietnamese keeps it. */
const lossy = (text: string): string => text.normalize('NFC').replace(/[^\p{ASCII}\u00a0-\u00ff]/gu, '?');
/** As a reader of Windows-1252 shows UTF-8. */
const misread = (text: string): string => new TextDecoder('windows-1252').decode(new TextEncoder().encode(text));

test.each(texts)('letters that %s lost are noticed', (text) => {
  expect([losesLetters(text), isMisread(text)]).toEqual([false, false]);
  expect([losesLetters(lossy(text)), nameLosesLetters(lossy(text))]).toEqual([true, true]);
  expect(isMisread(misread(text))).toBe(true);
});

test.each(['Thi?u gi?y', 'C?p ??i', '?ơn xin', 'h? sơ', 'Th? tục', 'NGUY?N V?N A', '(?ã nộp)', 'ngh? vi?c'])(
  '%s lost letters',
  (text) => {
    expect(losesLetters(text)).toBe(true);
  },
);

test.each([
  'Ông bà đã nộp chưa?',
  'Đã nộp chưa? Nếu chưa, hãy nộp.',
  'Đã nộp chưa?Xin trả lời',
  'Sao?',
  'Vì sao ? không rõ',
  'Có CMND? Có CCCD?',
  'Xem https://dichvucong.gov.vn/tra-cuu?ma=1&x=2',
  'Xem dichvucong.gov.vn/p?id',
  '??? ',
  '“Ai ký?”',
  '«đá»',
  'Ã, Ä và Æ',
  'café Müller',
])('%s lost none', (text) => {
  expect([losesLetters(text), isMisread(text)]).toEqual([false, false]);
});

const word = fc.constantFrom('hồ', 'sơ', 'nhà', 'đất', 'không', 'chưa', 'gì', 'ở', 'ai', 'nào', 'đâu', 'thế');

test('a question that ends in its mark is a question, and the same text without its letters is not', () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 2, maxLength: 9 }), (words) => {
      expect(losesLetters(`${words.join(' ')}? ${words.join(' ')}.`)).toBe(false);
      expect(losesLetters(lossy(`${words.join(' ')} giấy chứng nhận`))).toBe(true);
    }),
  );
});
