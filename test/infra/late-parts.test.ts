import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { vietQrText } from '../../functions/templates/vietqr-text.ts';
import { bundlesFolder } from '../../infra/bundle.ts';
import { transport } from '../gia-lai-drive.ts';
import { readCsv, readXlsx } from '../journeys/drive-files.ts';
import { pagesOf } from '../templates/forms/pdf.ts';
import { calls } from './late/calls.ts';
import { dropped, letters, payment, table } from './late/orders.ts';
import { runPart } from './late/run-part.ts';
import { readMeta } from './meta.ts';

/*
 * What functions load with `import()`, in every function that does: called in a plain Node process, out of its asset copied
 * elsewhere, and what it makes is looked at. A bundle that loads has proved nothing.
 */

const { outputs } = await readMeta();
const late = Object.entries(outputs).flatMap(([output, { exports }]) => {
  const asset = basename(dirname(output));
  const part = basename(output, '.mjs');
  return part === 'index' ? [] : [{ asset, part, exports }];
});
const loadedLate = Object.entries(outputs).flatMap(([output, { imports }]) =>
  imports
    .filter(({ kind, path }) => kind === 'dynamic-import' && path.startsWith('./'))
    .map(({ path }) => `${basename(dirname(output))}/${basename(path, '.mjs')}`),
);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baotin-late-'));
  for (const asset of new Set(late.map((one) => one.asset)))
    await cp(join(bundlesFolder, asset), join(folder, asset), { recursive: true });
});
afterAll(() => rm(folder, { recursive: true }));

type Made = Awaited<ReturnType<typeof runPart>>;

const bytesOf = (made: Made, name: string): Buffer => {
  const product = made.get(name);
  if (!Buffer.isBuffer(product)) throw new Error(`${name} is no bytes but ${JSON.stringify(product)}`);
  return product;
};
const spaced = (text: string): string => text.replace(/\s+/g, ' ');

const checkLetters = async (made: Made): Promise<void> => {
  for (const [form, letter] of letters) {
    const text = spaced((await pagesOf(bytesOf(made, `formPdf ${form}`))).join('\n'));
    for (const words of [letter.title, letter.heading.nation, letter.heading.unit, letter.signature.name])
      expect(text, form).toContain(words);
    for (const { label, value } of letter.rows) expect(text, form).toContain(spaced(`${label}: ${value}`));
    for (const words of [...letter.opening, ...letter.closing]) expect(text, form).toContain(spaced(words));
  }
};

const checkChart = (made: Made): void => {
  const [chart, other] = ['ữ', 'ự'].map((letter) => PNG.sync.read(bytesOf(made, `trendPng ${letter}`)));
  expect([chart?.width, chart?.height]).toEqual([880, 520]);
  // A letter that the font lacks would be an empty box in both.
  expect(other && chart?.data.equals(other.data)).toBe(false);
};

const checkTables = (made: Made): void => {
  for (const [, sheet] of made)
    expect(sheet).toMatchObject({
      name: expect.stringMatching(/\S/),
      headings: expect.arrayContaining([expect.stringMatching(/\S/)]),
      rows: expect.arrayContaining([expect.arrayContaining([transport])]),
    });
};

/** What is seen of what each part made; the parts themselves are named in `calls.ts`. */
const checks: Readonly<Record<string, (made: Made) => void | Promise<void>>> = {
  'form-pdf': checkLetters,
  'form-html': (made) => {
    for (const [form, { title, signature }] of letters) {
      const page = String(made.get(`formHtml ${form}`));
      for (const words of [title, signature.name, '<svg']) expect(page, form).toContain(words);
    }
  },
  'trend-png': checkChart,
  'vietqr-png': (made) => {
    const { data, width, height } = PNG.sync.read(bytesOf(made, 'vietQrPng'));
    expect(jsqr.default(new Uint8ClampedArray(data), width, height)?.data).toBe(vietQrText(payment));
  },
  'drive-sheets': checkTables,
  'flow-sheets': checkTables,
  'write-sheet': async (made) => {
    const cells = [[...table.headings], ...table.rows.map((row) => row.map(String))];
    expect(await readXlsx(bytesOf(made, 'writeSheet xlsx'))).toEqual(cells);
    expect(readCsv(bytesOf(made, 'writeSheet csv'))).toEqual(
      cells.map((row) => row.map((cell) => cell.replace(/^1\.5$/, '1,5'))),
    );
  },
  'read-whole': (made) =>
    expect(made.get('readWhole')).toEqual({
      ok: true,
      value: [{ row: 2, record: { MaDonVi: 'H48.01', TenDonVi: 'Trung tâm Phục vụ hành chính công' } }],
    }),
  phone: (made) => expect(made.get('normalizePhone')).toEqual({ ok: true, e164: '+84905123821' }),
  'drop-box': (made) =>
    expect(made.get('s3DropBox')).toEqual([
      { method: 'PUT', path: `/drop/${dropped.file}`, body: expect.stringContaining(dropped.content) },
    ]),
  templates: (made) =>
    expect(made.get('makeTemplates')).toMatchObject({
      ok: true,
      tried: [
        { of: 'typical', subject: expect.stringMatching(/!$/), text: expect.stringContaining('115.000') },
        { of: 'longest', text: expect.stringContaining('999.999.999.999') },
      ],
    }),
  pages: (made) => expect(made.get('makePages')).toContain('Phạm Quốc Hùng'),
};

test('each part that a function loads late is there, has a call and a check, and there is no other', () => {
  const there = late.map(({ asset, part }) => `${asset}/${part}`).toSorted();
  expect(there).toEqual([...new Set(loadedLate)].toSorted());
  const parts = [...new Set(late.map(({ part }) => part))].toSorted();
  expect(Object.keys(calls).toSorted()).toEqual(parts);
  expect(Object.keys(checks).toSorted()).toEqual(parts);
});

test.each(late)(
  '$part of $asset works in a bare process, with every export of it',
  async ({ asset, part, exports }) => {
    const made = await runPart(join(folder, asset, `${part}.mjs`));
    expect([...new Set([...made.keys()].map((name) => name.split(' ')[0]))].toSorted()).toEqual(exports.toSorted());
    await checks[part]?.(made);
  },
);

test.each([...new Set(late.map(({ asset }) => asset))])('the asset of %s has no packages around it', async (asset) => {
  expect(await readdir(join(folder, asset))).not.toContain('node_modules');
  expect(await readdir(folder)).not.toContain('node_modules');
});
