import fc from 'fast-check';
import jsqr from 'jsqr';
import { expect, test } from 'vitest';
import { letterForm } from '../../../functions/domain/letter.ts';
import { formLetter } from '../../../functions/templates/forms/form.ts';
import { formPdf } from '../../../functions/templates/forms/form-pdf.ts';
import type { FormInput } from '../../../functions/templates/forms/form-values.ts';
import { awkwardFacts, awkwardText } from '../awkward.ts';
import { openPdf, pagesOf, pictureOf } from './pdf.ts';
import { anAwkwardInput, anInput, centre, longReason, page } from './samples.ts';

const pagesWith = async (input: FormInput, form: (typeof letterForm.options)[number] = '04') =>
  pagesOf(await formPdf(formLetter(form, input)));
const spaced = (text: string): string => text.replace(/\s+/g, ' ');

/** Words that run over the left or right margin, in points from the left edge. */
const overMargins = async (pdf: Uint8Array): Promise<string[]> => {
  const document = await openPdf(pdf);
  const pages = Array.from({ length: document.numPages }, async (_, index) => {
    const { items } = await (await document.getPage(index + 1)).getTextContent();
    return items.flatMap((item) => {
      // What the font has no picture for is a box without a width that could be read back.
      if (!('str' in item) || item.str.trim() === '' || item.str.includes('\0')) return [];
      const from = Number(item.transform[4]);
      return from < 84 || from + item.width > 549 ? [`${item.str} ${from}–${from + item.width}`] : [];
    });
  });
  return (await Promise.all(pages)).flat();
};

const marks = ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];
const vowels = [...'aăâeêioôơuưy'].flatMap((vowel) => marks.map((mark) => (vowel + mark).normalize('NFC')));
const alphabet = [...vowels, ...'bcdđghklmnpqrstvxfjwz'].join('');

test('every Vietnamese letter, small and capital, can be read back from the PDF, however it was written', async () => {
  const capitals = alphabet.toLocaleUpperCase('vi');
  const inParts = (letters: string): string[] => letters.match(/.{1,30}/gsu) ?? [];
  const decomposed = inParts(alphabet).map((part) => part.normalize('NFD'));
  const written = [inParts(alphabet), inParts(capitals), decomposed].map((parts) => parts.join(' '));
  const text = (await pagesWith(anInput({ facts: { reason: written.join('\n') } }))).join('').replace(/\s/g, '');
  expect(text).toContain(`${alphabet}${capitals}${alphabet}`);
});

test.each(letterForm.options)(
  'form %s fills one page with heading, title, rows, signature and address',
  async (form) => {
    const letter = formLetter(form, anInput({ facts: { missing: 'Giấy khai sinh', reason: 'Thiếu bản sao' } }));
    const [only, ...others] = await pagesOf(await formPdf(letter));
    expect(others).toEqual([]);
    const text = spaced(only ?? '');
    for (const words of [letter.heading.nation, letter.heading.number, letter.heading.placeAndDate, letter.title, page])
      expect(text).toContain(words);
    for (const { label, value } of letter.rows) expect(text).toContain(spaced(`${label}: ${value}`));
    for (const words of [...letter.opening, ...letter.closing]) expect(text).toContain(spaced(words));
    expect(text).toMatch(/GIÁM ĐỐC.*\(Đã ký\).*Lê Quốc Đạt/);
  },
);

test('a long letter has all its words, numbers its pages from the second and ends with its signature', async () => {
  const pages = await pagesWith(anAwkwardInput());
  expect(pages.length).toBeGreaterThan(1);
  expect(pages.map((text) => /^\d$/m.exec(text)?.[0])).toEqual([undefined, '2', '3'].slice(0, pages.length));
  for (const line of longReason.split('\n')) expect(spaced(pages.join('\n'))).toContain(line);
});

test('wherever a page ends, words of the letter stand above the signature', async () => {
  const counts = new Set<number>();
  for (const size of Array.from({ length: 10 }, (_, index) => index + 4)) {
    const lines = Array.from({ length: size }, (_, index) => `${index + 1}. Xác minh lại ranh giới.`);
    const pages = await pagesWith(anInput({ facts: { ...anInput().facts, reason: lines.join('\n') } }));
    counts.add(pages.length);
    const last = spaced(pages.at(-1) ?? '');
    expect(last, `${size} lines`).toMatch(/Nếu cần hỏi thêm, xin Ông\/Bà liên hệ .*Nơi nhận.*GIÁM ĐỐC.*Lê Quốc Đạt/);
    expect(last, `${size} lines`).toContain(page);
  }
  expect(counts).toEqual(new Set([1, 2]));
});

test('the QR code leads to the tracking page, also when the letter is printed small', async () => {
  const pdf = await formPdf(formLetter('04', anInput()));
  for (const scale of [1.2, 2, 3]) {
    const { data, width, height } = await pictureOf(pdf, 1, scale);
    expect(jsqr.default(data, width, height)?.data).toBe(page);
  }
});

test('the PDF says its title, its language, who made it and when it was signed', async () => {
  const pdf = await formPdf(formLetter('04', anInput()));
  const document = await openPdf(pdf);
  const { info } = await document.getMetadata();
  expect(info).toMatchObject({
    Title: 'PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ',
    Author: 'TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG TỈNH QUẢNG NGÃI',
    Language: 'vi',
    CreationDate: 'D:20261021021500Z',
  });
  expect(pdf.length).toBeLessThan(100_000);
});

test('names of the highlands keep their letters', async () => {
  const name = 'H’Ñih Ƀyă, Y Blô Kđoh, Rơ Châm Hơ̆m, Siu Krĭu, Đinh Dêñ';
  expect((await pagesWith(anInput({ recipient: { name } }))).join('')).toContain(name);
});

test('whatever people write, a letter keeps within its margins and ends with its signature', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...letterForm.options),
      awkwardFacts,
      awkwardText(300),
      awkwardText(200),
      async (form, facts, name, unitName) => {
        const unit = { ...centre, name: `Trung tâm ${unitName}`, parent: unitName };
        const address = `${page}/${unitName.replace(/[^a-z]/g, '')}`;
        const pdf = await formPdf(formLetter(form, anInput({ facts, unit, recipient: { name }, page: address })));
        expect(spaced((await pagesOf(pdf)).at(-1) ?? '')).toContain('Lê Quốc Đạt');
        expect(await overMargins(pdf)).toEqual([]);
      },
    ),
    { numRuns: 12 },
  );
});
