import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { letterForm } from '../../../functions/domain/letter.ts';
import { fonts } from '../../../functions/templates/forms/fonts.ts';
import { formLetter, unprintableOf } from '../../../functions/templates/forms/form.ts';
import { formPdf } from '../../../functions/templates/forms/form-pdf.ts';
import { fontRanges, printable, unprintableIn } from '../../../functions/templates/forms/printable.ts';
import { pagesOf } from './pdf.ts';
import { anInput, centre } from './samples.ts';

/** The library that reads the fonts for the PDF. */
const fontkit = z
  .object({ create: z.custom<(file: Uint8Array) => { characterSet: number[] }>((of) => typeof of === 'function') })
  .parse(createRequire(import.meta.url)('fontkit'));
const sets = Object.values(fonts).map((file) => new Set(fontkit.create(readFileSync(file)).characterSet));
const hasAll = (point: number): boolean => sets.every((set) => set.has(point));

test('the table of what letters can print is what all four cuts of their font have', () => {
  const ranges: [number, number][] = [];
  for (let point = 0; point <= 0x10_ffff; point += 1) {
    const last = ranges.at(-1);
    if (hasAll(point) && last?.[1] === point - 1) last[1] = point;
    else if (hasAll(point)) ranges.push([point, point]);
  }
  const written = ranges.map((range) => [...new Set(range)].map((point) => point.toString(16)).join('-'));
  expect(fontRanges.split(' ')).toEqual(written);
});

test.each([
  ['Thiếu giấy khai sinh', 'Thiếu giấy khai sinh', []],
  ['Xin lỗi 🙏🏽 ông/bà', 'Xin lỗi [?] ông/bà', ['🙏🏽']],
  ['một nhà 👨‍👩‍👧', 'một nhà [?]', ['👨‍👩‍👧']],
  ['王小明 và 李', '[?] và [?]', ['王小明', '李']],
  ['đã nhận ✅\nđã xem ✅', 'đã nhận [?]\nđã xem [?]', ['✅']],
  ['☺\uFE0F ♥\uFE0F', '☺ ♥', []],
])('of %s a letter prints %s', (text, printed, signs) => {
  expect([printable(text), unprintableIn([text])]).toEqual([printed, signs]);
});

const anyText = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 });

test('whatever was written, a letter holds only what its font can draw, and what it cannot is named', () => {
  fc.assert(
    fc.property(anyText, anyText, fc.constantFrom(...letterForm.options), (text, name, form) => {
      const facts = { ...anInput().facts, reason: text, missing: text };
      const input = anInput({ facts, recipient: { name }, unit: { ...centre, name: `Trung tâm ${name}` } });
      const letter = formLetter(form, input);
      const said = JSON.stringify(letter).replaceAll('\\n', '');
      expect([...said].filter((sign) => !hasAll(sign.codePointAt(0) ?? -1))).toEqual([]);
      if (said.includes('[?]') && ![text, name].some((one) => one.includes('[?]')))
        expect(unprintableOf(form, input)).not.toEqual([]);
    }),
  );
});

test('a letter with signs that its font lacks is made, with [?] in their place', async () => {
  const facts = { ...anInput().facts, reason: 'Kho lưu trữ bị ngập 🌧️, cán bộ 王小明 đang xử lý' };
  const text = (await pagesOf(await formPdf(formLetter('04', anInput({ facts }))))).join('').replace(/\s+/g, ' ');
  expect(text).toContain('Kho lưu trữ bị ngập [?], cán bộ [?] đang xử lý');
  expect(text).not.toContain('\0');
});
