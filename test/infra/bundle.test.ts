import { cp, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { formLetter } from '../../functions/templates/forms/form.ts';
import type { formPdf } from '../../functions/templates/forms/form-pdf.ts';
import { bundleOf, bundlesFolder } from '../../infra/bundle.ts';
import { pagesOf } from '../templates/forms/pdf.ts';
import { anInput } from '../templates/forms/samples.ts';

const setter = z.object({
  formPdf: z.custom<typeof formPdf>(),
});

let elsewhere: string;
beforeAll(async () => {
  elsewhere = await mkdtemp(join(tmpdir(), 'baotin-bundle-'));
  await cp(dirname(bundleOf('send-notice')), elsewhere, { recursive: true });
});
afterAll(() => rm(elsewhere, { recursive: true }));

test('a start of send-notice loads at most 700 kB, what sets letters not among them', async () => {
  expect((await stat(bundleOf('send-notice'))).size).toBeLessThanOrEqual(700_000);
  expect(await readFile(bundleOf('send-notice'), 'utf8')).not.toContain('pdfkit');
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
