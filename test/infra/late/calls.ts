import * as z from 'zod';
import type { nationally, normalizePhone, readPhones } from '../../../functions/domain/phone.ts';
import type { Sheet } from '../../../functions/domain/sheet.ts';
import type { readWhole } from '../../../functions/lib/files/read-whole.ts';
import type { writeSheet } from '../../../functions/lib/files/write-sheet.ts';
import type { formHtml } from '../../../functions/templates/forms/form-html.ts';
import type { formPdf } from '../../../functions/templates/forms/form-pdf.ts';
import type { trendPng } from '../../../functions/templates/trend-png.ts';
import type { vietQrPng } from '../../../functions/templates/vietqr-png.ts';
import { driveOrders, flowOrders } from '../../templates/sheet-samples.ts';
import { drop } from './drop.ts';
import { chartLabels, chartPoints, dropped, letters, payment, table, tableForm, workbookOfTable } from './orders.ts';

/** What a part makes: bytes, or what JSON can hold. */
export type Product = Uint8Array | object | string;
type Call = (part: unknown) => Promise<Record<string, Product>>;

const fn = <T>() => z.custom<T>((value) => typeof value === 'function');

const eachLetter = async (set: (letter: (typeof letters)[number][1]) => Promise<Product>, name: string) => {
  const made: Record<string, Product> = {};
  for (const [form, letter] of letters) made[`${name} ${form}`] = await set(letter);
  return made;
};

const sheet = fn<(order: unknown) => Sheet>();
const driveSheets = z.object({
  gapSheet: sheet,
  behindSheet: sheet,
  beforeAfterSheet: sheet,
  leagueSheet: sheet,
  sideBySideSheet: sheet,
});
const flowSheets = z.object({
  punctualitySheet: sheet,
  sharesSheet: sheet,
  disguisedSheet: sheet,
  tripsSheet: sheet,
  satisfactionSheet: sheet,
  sentSheet: sheet,
});

/**
 * How each late part is called, by the name of its file; what it makes is named after the export that made it, and may
 * have a word behind. A part that is not here fails the test, and so does an export that nothing is made with.
 */
export const calls: Readonly<Record<string, Call>> = {
  'form-pdf': (part) => eachLetter(z.object({ formPdf: fn<typeof formPdf>() }).parse(part).formPdf, 'formPdf'),
  'form-html': (part) => {
    const { formHtml: set } = z.object({ formHtml: fn<typeof formHtml>() }).parse(part);
    return eachLetter(async (letter) => String(await set(letter)), 'formHtml');
  },
  'trend-png': async (part) => {
    const { trendPng: draw } = z.object({ trendPng: fn<typeof trendPng>() }).parse(part);
    return {
      'trendPng ữ': await draw(chartPoints, { ...chartLabels, total: 'Điểm ữ' }),
      'trendPng ự': await draw(chartPoints, { ...chartLabels, total: 'Điểm ự' }),
    };
  },
  'vietqr-png': async (part) => {
    const { vietQrPng: draw } = z.object({ vietQrPng: fn<typeof vietQrPng>() }).parse(part);
    return { vietQrPng: await draw(payment) };
  },
  'drive-sheets': async (part) => {
    const of = driveSheets.parse(part);
    return {
      gapSheet: of.gapSheet(driveOrders.gaps),
      behindSheet: of.behindSheet(driveOrders.behind),
      beforeAfterSheet: of.beforeAfterSheet(driveOrders.beforeAfter),
      leagueSheet: of.leagueSheet(driveOrders.league),
      sideBySideSheet: of.sideBySideSheet(driveOrders.sideBySide),
    };
  },
  'flow-sheets': async (part) => {
    const of = flowSheets.parse(part);
    return {
      punctualitySheet: of.punctualitySheet(flowOrders.punctualityByUnit),
      sharesSheet: of.sharesSheet(flowOrders.shares),
      disguisedSheet: of.disguisedSheet(flowOrders.disguised),
      tripsSheet: of.tripsSheet(flowOrders.trips),
      satisfactionSheet: of.satisfactionSheet(flowOrders.satisfaction),
      sentSheet: of.sentSheet(flowOrders.sent),
    };
  },
  'write-sheet': async (part) => {
    const { writeSheet: write } = z.object({ writeSheet: fn<typeof writeSheet>() }).parse(part);
    return { 'writeSheet xlsx': await write(table, 'xlsx'), 'writeSheet csv': await write(table, 'csv') };
  },
  'read-whole': async (part) => {
    const { readWhole: read } = z.object({ readWhole: fn<typeof readWhole>() }).parse(part);
    return { readWhole: await read(workbookOfTable, tableForm) };
  },
  phone: async (part) => {
    const phone = z
      .object({
        normalizePhone: fn<typeof normalizePhone>(),
        readPhones: fn<typeof readPhones>(),
        nationally: fn<typeof nationally>(),
      })
      .parse(part);
    return {
      normalizePhone: phone.normalizePhone('0905 123 821'),
      readPhones: phone.readPhones('0905 123 821 - 0914 000 822'),
      nationally: phone.nationally('+84905123821'),
    };
  },
  'drop-box': async (part) => ({ s3DropBox: await drop(part, dropped) }),
  // The office that these two need is half the console: loaded for them alone.
  templates: async (part) => (await import('./console-calls.ts')).callTemplates(part),
  pages: async (part) => (await import('./console-calls.ts')).callPages(part),
};
