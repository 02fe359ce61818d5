import { readFile, stat } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { bundleOf } from '../../infra/bundle.ts';
import { readMeta } from './meta.ts';

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

test('the list of what was bundled knows the late part, too', async () => {
  const { outputs } = await readMeta();
  expect(Object.keys(outputs)).toContain('dist/functions/send-notice/form-pdf.mjs');
  expect(outputs['dist/functions/send-notice/index.mjs']?.imports).toContainEqual(
    expect.objectContaining({ path: './form-pdf.mjs' }),
  );
});
