import jsqr from 'jsqr';
import type { Browser } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { letterForm } from '../../../functions/domain/letter.ts';
import { formLetter } from '../../../functions/templates/forms/form.ts';
import { formHtml } from '../../../functions/templates/forms/form-html.ts';
import { startBrowser } from '../../chromium.ts';
import { anAwkwardInput, anInput, page } from './samples.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser?.close());

const opened = async (html: string, width: number) => {
  const tab = await browser.newPage({ viewport: { width, height: 1123 } });
  const asked: string[] = [];
  tab.on('request', (request) => asked.push(request.url()));
  await tab.setContent(html);
  return { tab, asked };
};

test.each(letterForm.options)('form %s says on the page what the PDF says', async (form) => {
  const letter = formLetter(form, anInput({ facts: { missing: 'Giấy khai sinh', reason: 'Thiếu bản sao' } }));
  const { tab } = await opened(await formHtml(letter), 794);
  const text = (await tab.locator('main').allInnerTexts()).join('').replace(/\s+/g, ' ');
  const { heading, title, rows, opening, closing, signature } = letter;
  for (const words of [heading.nation, heading.motto, heading.unit, heading.number, heading.placeAndDate, title, page])
    expect(text).toContain(words);
  for (const { label, value } of rows) expect(text).toContain(`${label}: ${value}`);
  for (const words of [...opening, ...closing]) expect(text).toContain(words.replace(/\s+/g, ' '));
  expect(text).toContain(`${signature.title} ${signature.note} ${signature.name}`);
  await tab.close();
});

test('the page is one file without scripts, and nothing of a dossier becomes markup', async () => {
  const markup = '<script>alert("1")</script><img src=x onerror=alert(1)>';
  const html = await formHtml(
    formLetter(
      '04',
      anInput({
        recipient: { name: markup },
        facts: { reason: `${markup}\n${'x'.repeat(600)}` },
        page: `https://a.vn/"${markup}`,
      }),
    ),
  );
  expect(html).not.toMatch(/<script|<img|<link|@import|url\(/);
  const { tab, asked } = await opened(html, 794);
  expect(asked).toEqual([]);
  expect(await tab.locator('.greeting').allInnerTexts()).toEqual([expect.stringContaining(markup)]);
  await tab.close();
});

test.each([360, 794])('at %i pixels a long letter needs no scrolling aside, whatever its words', async (width) => {
  const { tab } = await opened(
    await formHtml(formLetter('04', anAwkwardInput({ recipient: { name: 'x'.repeat(200) } }))),
    width,
  );
  expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  await tab.close();
});

test('the QR code of the page leads to the tracking page', async () => {
  const { tab } = await opened(await formHtml(formLetter('04', anInput())), 794);
  const { data, width, height } = PNG.sync.read(await tab.screenshot({ fullPage: true }));
  expect(jsqr.default(new Uint8ClampedArray(data), width, height)?.data).toBe(page);
  await tab.close();
});

test('printed, a long letter keeps its last words, signature and code on one page', async () => {
  const { tab } = await opened(await formHtml(formLetter('04', anAwkwardInput())), 794);
  await tab.emulateMedia({ media: 'print' });
  const rules = await tab.locator('.end').evaluate((end) => getComputedStyle(end).breakInside);
  expect(rules).toBe('avoid');
  expect((await tab.locator('.end').allInnerTexts()).join('')).toMatch(
    /Nếu cần hỏi thêm[\s\S]*GIÁM ĐỐC[\s\S]*Lê Quốc Đạt/,
  );
  await tab.close();
});
