import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { consoleStyle } from '../../../../functions/console/pages/style.ts';
import { axeOn, letAxeIn, startBrowser } from '../../../chromium.ts';
import { boardDrive, vanCanh } from '../../../gia-lai-board.ts';
import { hung, steering } from '../../../people.ts';
import { openPdf, pagesOf } from '../../../templates/forms/pdf.ts';
import { openBoard } from './open-board.ts';

/* The dashboard as a browser shows and prints it. */

/** Others may keep the machine busy. */
vi.setConfig({ testTimeout: 240_000 });

const base = `/chien-dich/${boardDrive.id}`;
const head = { ...hung, units: [vanCanh] };
const [narrow, wide] = [
  { width: 320, height: 800 },
  { width: 1280, height: 900 },
];

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser?.close());

/** A tab that shows a page as it was answered, with the console's style. */
const openTab = async () => {
  const context = await browser.newContext({ viewport: wide });
  await letAxeIn(context);
  const tab = await context.newPage();
  let shown = '';
  await tab.route('**/*', (route) =>
    route.request().url().endsWith('.css')
      ? route.fulfill({ body: consoleStyle, contentType: 'text/css' })
      : route.fulfill({ body: shown, contentType: 'text/html; charset=utf-8' }),
  );
  const show = async ({ text }: { text: string }) => {
    shown = text;
    await tab.goto('https://canbo.example/');
  };
  return { tab, show };
};

// The fewer the rows, the sooner axe is through; each kind of cell is among them.
const few = boardDrive.units.slice(0, 6);
const small = { ...boardDrive, units: few, targets: boardDrive.targets.filter(({ unit }) => few.includes(unit)) };
const counted = new Map([['2026-10-20', [{ unit: vanCanh, counts: { answered: 40, satisfied: 37 } }]]]);

test.each(['vi', 'en'])(
  'axe finds nothing on any page in %s, and no page, narrow or wide, needs scrolling aside',
  async (language) => {
    const { visit } = openBoard({ drives: [small], counted });
    const { tab, show } = await openTab();
    const found: unknown[] = [];
    for (const part of [
      'toan-tinh',
      'chi-tieu',
      'xep-hang?cap=department',
      'bang-mau',
      'canh-bao',
      'dien-bien',
      'truoc-sau',
      'hai-long',
      `don-vi/${vanCanh}`,
      '',
    ]) {
      await show(await visit(steering, part === '' ? '/chien-dich' : `${base}/${part}`, language));
      for (const size of [narrow, wide]) {
        await tab.setViewportSize(size);
        const width = await tab.evaluate(() => document.documentElement.scrollWidth);
        if (width > size.width) found.push([part, size.width, `is ${width} wide`]);
        // Each language at one width: the layout is the same for both.
        if ((size === narrow) !== (language === 'vi')) continue;
        found.push(...(await axeOn(tab)).map((fault) => [part, size.width, fault]));
      }
    }
    expect(found).toEqual([]);
  },
);

test('printed on A4 the ways and forms stay away, headings stand on every page, and a wide table lies on its side', async () => {
  const { visit } = openBoard({ counted });
  const { tab, show } = await openTab();
  const print = async (path: string) => {
    await show(await visit(head, path));
    const pdf = await tab.pdf({ format: 'A4', preferCSSPageSize: true });
    const pages = (await pagesOf(pdf)).map((text) => text.replace(/\s+/g, ' '));
    const last = await (await openPdf(pdf)).getPage(pages.length);
    return { pages, view: last.view.map(Math.round) };
  };
  const gaps = await print(`${base}/chi-tieu`);
  expect(gaps.view).toEqual([0, 0, 595, 842]);
  expect(gaps.pages.length).toBeGreaterThan(2);
  for (const text of gaps.pages.slice(0, -1)) expect(text).toContain('Cổng công bố');
  expect(gaps.pages.join(' ')).not.toMatch(/Đăng xuất|Tải bảng này|Mọi chỉ tiêu/);

  const league = await print(`${base}/xep-hang`);
  expect(league.view).toEqual([0, 0, 842, 595]);
  for (const text of league.pages.slice(1, -1)) expect(text).toContain('Tổng điểm');

  const { pages } = await print(`${base}/don-vi/${vanCanh}`);
  expect(pages.length).toBeLessThanOrEqual(4);
  expect(pages[0]).toContain('UBND xã Vân Canh');
});
