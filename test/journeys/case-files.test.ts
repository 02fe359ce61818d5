import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { aDrive } from '../gia-lai-drive.ts';
import { csvFile } from './drive-files.ts';
import { openDrives } from './open-drives.ts';
import { replayed } from './replayed.ts';

/* Files as offices and systems send them: through replay, and through the running platform. */

const data = join(import.meta.dirname, '../data');

/** What a replay of a file made of it: whom it told of which dossier, and what it complained of. */
const toldBy = async (file: string) => {
  const { report } = await replayed([join(data, file)], '2026-10-12T12:00:00+07:00');
  const { updates, notices, problems } = report;
  return {
    updates,
    told: notices.map(({ dossier, channel, to, text }) => ({ dossier, channel, to, text })),
    problems: problems.map(({ row, field, problem }) => `${row} ${field}: ${problem}`),
  };
};

const first = 'H48.01-261012-0001';
const second = 'H48.01-261012-0002';

test.each([
  ['cases/hidden-first-sheet.xlsx', [`${first} •••••••••821`, `${second} •••••••••821`]],
  ['cases/workbook22.xlsx', [`${first} •••••••••821`, `${second} •••••••••821`]],
  ['cases/title-above-header.csv', [`${first} •••••••••821`, `${second} •••••••••822`]],
  ['cases/title-above-header.xlsx', [`${first} •••••••••821`, `${second} •••••••••822`]],
  ['files/excel-strict.xlsx', [`${first} •••••••••821`, `${second} •••••••••822`]],
  ['files/libreoffice.xlsx', [`${first} •••••••••821`, `${second} •••••••••822`]],
])('%s tells the citizens of its two rows, and nobody else', async (file, recipients) => {
  const { updates, told, problems } = await toldBy(file);
  expect([updates, problems]).toEqual([{ applied: 2, repeated: 0, stale: 0, rejected: 0 }, []]);
  expect(told.map(({ dossier, to }) => `${dossier} ${to}`).sort()).toEqual(recipients);
});

test('a warning of the reader is told by replay beside those of the records, and its row is taken', async () => {
  const { updates, problems } = await toldBy('files/openpyxl-formulas.xlsx');
  expect(updates).toMatchObject({ applied: 2, rejected: 0 });
  expect(problems).toEqual([
    expect.stringMatching(/^2 LePhi: holds a formula without its value.*; the cell was read as empty$/),
    expect.stringMatching(/^3 LePhi: holds a formula without its value/),
  ]);
});

test('HTML under the name of a workbook is refused with what it is', async () => {
  const failed = await replayed([join(data, 'cases/html-table.xlsx')]).catch((error: unknown) => error);
  const { stdout } = z.object({ stdout: z.string() }).parse(failed);
  expect(stdout).toContain('it is a web page (HTML)');
});

const stored = z.object({ drive: z.object({ targets: z.array(z.unknown()) }) });

let opened: Awaited<ReturnType<typeof openDrives>>;
beforeAll(async () => {
  opened = await openDrives();
});
afterAll(() => opened.platform.stop());

test('targets in percent cells are those that the sheet shows', async () => {
  const centre = csvFile('MaDonVi;TenDonVi;Cap', 'H48.01;Trung tâm Phục vụ hành chính công;so');
  expect(await opened.office.post('/api/units/history/file', centre)).toMatchObject({ status: 200 });
  const { targets: _targets, baseline: _baseline, ...plan } = aDrive({ id: 'cases', units: ['H48.01'] });
  expect(await opened.secretary.put('/api/drives/cases', { version: 0, drive: plan })).toMatchObject({ status: 200 });
  const file = (await readFile(join(data, 'cases/percent-cells-targets.xlsx'))).toString('base64');
  expect(await opened.secretary.post('/api/drives/cases/targets/file', { file })).toMatchObject({ status: 200 });
  const { body } = await opened.secretary.get('/api/drives/cases');
  expect(stored.parse(body).drive.targets).toEqual(
    expect.arrayContaining([
      { unit: 'H48.01', indicator: 'ONLINE', phase: 'Giai đoạn 1', percent: 72.37 },
      { unit: 'H48.01', indicator: 'TDGQ', phase: 'Giai đoạn 1', percent: 100 },
    ]),
  );
});
