import { cp, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { formLetter } from '../../functions/templates/forms/form.ts';
import type { formPdf } from '../../functions/templates/forms/form-pdf.ts';
import type { trendPng } from '../../functions/templates/trend-png.ts';
import { bundleOf, bundlesFolder } from '../../infra/bundle.ts';
import { pagesOf } from '../templates/forms/pdf.ts';
import { anInput } from '../templates/forms/samples.ts';

const setter = z.object({
  formPdf: z.custom<typeof formPdf>(),
});

const drawer = z.object({ trendPng: z.custom<typeof trendPng>() });

let elsewhere: string;
beforeAll(async () => {
  elsewhere = await mkdtemp(join(tmpdir(), 'baotin-bundle-'));
  await cp(dirname(bundleOf('send-notice')), elsewhere, { recursive: true });
});
afterAll(() => rm(elsewhere, { recursive: true }));

test('a start of send-notice loads at most 700 kB, what sets letters not among them', async () => {
  expect((await stat(bundleOf('send-notice'))).size).toBeLessThanOrEqual(700_000);
  const start = await readFile(bundleOf('send-notice'), 'utf8');
  for (const late of ['pdfkit', 'zrender', 'resvg']) expect(start).not.toContain(late);
});

test.each([
  ['citizen', 700_000],
  ['react-to-dossier', 700_000],
  ['console', 900_000],
])('a start of %s loads at most %i bytes', async (folder, limit) => {
  expect((await stat(bundleOf(folder))).size).toBeLessThanOrEqual(limit);
});

test('the asset of send-notice draws charts by itself, with every Vietnamese letter', async () => {
  const bundled = drawer.parse(await import(pathToFileURL(join(elsewhere, 'trend-png.mjs')).href));
  const points = [70, 72, 71].map((total, day) => ({ day: `2026-10-1${day}`, total, aim: 80 }));
  const draw = async (total: string) => PNG.sync.read(Buffer.from(await bundled.trendPng(points, { total, aim: '' })));
  const [chart, other] = [await draw('Điểm ữ'), await draw('Điểm ự')];
  expect([chart.width, chart.height]).toEqual([880, 520]);
  // A letter that the font lacks would be an empty box in both.
  expect(chart.data.equals(other.data)).toBe(false);
});

test('the asset of send-notice sets letters by itself, with no packages around it', async () => {
  expect((await readdir(join(elsewhere, 'fonts'))).length).toBe(4);
  const bundled = setter.parse(await import(pathToFileURL(join(elsewhere, 'form-pdf.mjs')).href));
  const [text = ''] = await pagesOf(await bundled.formPdf(formLetter('04', anInput())));
  expect(text).toContain('PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ');
});

test('the list of what was bundled knows the late part, too', async () => {
  const meta = z
    .object({ outputs: z.record(z.string(), z.object({ imports: z.array(z.object({ path: z.string() })) })) })
    .parse(JSON.parse(await readFile(join(bundlesFolder, 'meta.json'), 'utf8')));
  expect(Object.keys(meta.outputs)).toContain('dist/functions/send-notice/form-pdf.mjs');
  expect(meta.outputs['dist/functions/send-notice/index.mjs']?.imports).toContainEqual(
    expect.objectContaining({ path: './form-pdf.mjs' }),
  );
});
