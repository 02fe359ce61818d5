import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { costTable } from '../../infra/cost/cost.ts';
import { measured } from '../../infra/cost/measured.ts';
import { costOf, totalOf, unitsPerChange } from '../../infra/cost/model.ts';
import { prices } from '../../infra/cost/prices.ts';

const load = { dossiers: 400_000, sms: 145_000 };
const doc = readFileSync(join(import.meta.dirname, '../../docs/cost.md'), 'utf8');

/** The formatter pads the columns. */
const cells = (table: string): string => table.replace(/ +/g, ' ').replace(/-+/g, '-');

test('the table of docs/cost.md is what the command prints', () => {
  const [, table] = /<!-- cost -->\n(.*)\n<!-- \/cost -->/s.exec(doc) ?? [];
  expect(cells(table ?? '')).toBe(cells(costTable(load, 34)));
});

test('units are measured on more than a thousand changes, and the words of docs/cost.md say the same', () => {
  expect(measured.changes).toBeGreaterThanOrEqual(1000);
  const { write, read } = unitsPerChange();
  expect(doc).toContain(`${write.toFixed(1)} write units and ${read.toFixed(1)} read units a change`);
  expect(doc).toContain(`${measured.changes.toLocaleString('en-US')} changes of ${measured.dossiers} dossiers`);
  expect(doc).toContain(`${(measured.sms / measured.changes).toFixed(2)} SMS a change`);
});

test('the bill grows with the load: SMS by their number and price, the tables by the dossiers', () => {
  const usdOf = (part: string, of: Parameters<typeof costOf>[0]) =>
    costOf(of).find((one) => one.part === part)?.usd ?? 0;
  expect(usdOf('SMS', { ...load, sms: 290_000 })).toBeCloseTo(2 * usdOf('SMS', load));
  expect(usdOf('SMS', { ...load, smsPart: 0.01 })).toBeCloseTo((145_000 * measured.smsParts * 0.01) / measured.sms);
  expect(usdOf('Tables: writes', { ...load, dossiers: 800_000 })).toBeCloseTo(2 * usdOf('Tables: writes', load));
  expect(usdOf('Dashboard', { ...load, dossiers: 0 })).toBe(usdOf('Dashboard', load));
  expect(totalOf(costOf(load))).toBeCloseTo(costOf(load).reduce((sum, { usd }) => sum + usd, 0));
});

test('each price has its page', () => {
  for (const { usd, page } of Object.values(prices)) {
    expect(usd).toBeGreaterThan(0);
    expect(page).toMatch(/^https:\/\/aws\.amazon\.com\//);
  }
});
