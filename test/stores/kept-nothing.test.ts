import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { exchangeFields } from '../../functions/domain/exchange-fields.ts';
import { makeDrop } from '../../functions/intake/read-drop.ts';
import { dynamoAudit } from '../../functions/stores/audit.ts';
import { dynamoDriveWork } from '../../functions/stores/drive-work.ts';
import { dynamoFileImports } from '../../functions/stores/file-imports.ts';
import { dynamoProblems } from '../../functions/stores/problems.ts';
import { aRecord } from '../builders.ts';
import { anIntake } from '../intake/an-intake.ts';
import { openDatabases } from './engines.ts';

/* What is kept beside the contacts names nobody, and has an end. */

const databases = await openDatabases();
afterAll(() => Promise.all(databases.map(({ stop }) => stop())));
const now = '2026-10-20T08:00:00+07:00';

const person = { ChuHoSo: 'Qxznhung Wvrhồng', SoDienThoai: '0905123821', Email: 'qxz@wvr.example' };
const names = ['Qxznhung', 'Wvrhồng', '090512', '5123821', 'qxz@wvr'];

/** Cells of a record in the order of its columns, moved by some places, with a quotation mark somewhere. */
const shiftedLine = fc
  .tuple(
    fc.integer({ min: 1, max: exchangeFields.length - 1 }),
    fc.nat(),
    fc.constantFrom('', '"', '""', ';', ' is unknown: it is one of '),
  )
  .map(([by, where, sign]) => {
    const record: Record<string, string> = { ...aRecord(), ...person };
    const values = exchangeFields.map((field) => String(record[field] ?? ''));
    const moved = [...values.slice(by), ...values.slice(0, by)];
    return moved.map((cell, place) => (place === where % moved.length ? `${sign}${cell}` : cell)).join(',');
  });

test.each(databases)(
  'of files with shifted columns and stray quotes no name, number or address is kept on $engine',
  async ({ documents }) => {
    const problems = dynamoProblems(documents, 'registry', 90);
    const { clock, takeInto } = anIntake();
    const imports = dynamoFileImports(documents, 'registry', 90);
    const drop = makeDrop({ takeInto, problems, imports, clock, report: () => {} });
    const lines = fc.sample(shiftedLine, { numRuns: 150, seed: 7 });
    const file = Buffer.from([exchangeFields.join(','), ...lines].join('\n'));
    await drop({ file: 'updates/a.csv', cameAt: now, version: 'v1', size: file.length }, async () =>
      (async function* () {
        yield file;
      })(),
    );
    const { Items = [] } = await documents.send(new ScanCommand({ TableName: 'registry' }));
    expect(Items.length).toBeGreaterThan(150);
    for (const name of names) expect(JSON.stringify(Items)).not.toContain(name);
    for (const { expiresAt } of Items) expect(expiresAt).toBe(Date.parse(now) / 1000 + 90 * 86_400);
  },
);

test.each(databases)(
  'a typed note expires and its entry stays; one of Báo Tin’s own stays in it, on $engine',
  async ({ documents }) => {
    const audit = dynamoAudit(documents, { table: 'audit', noteDays: 365 });
    const entry = { at: now, by: 'lan@example.vn', unit: 'U-NOTES', outcome: 'done' } as const;
    const typed = { ...entry, action: 'show-contact', note: 'gọi bà Nhung' } as const;
    const own = { ...entry, action: 'search', note: '***821: 1' } as const;
    await audit.write(typed);
    await audit.write(own);
    expect((await audit.of('U-NOTES', '2026-10', { limit: 9 })).items).toEqual([typed, own]);
    const { Items = [] } = await documents.send(new ScanCommand({ TableName: 'audit' }));
    const of = (period: string) => Items.filter((item) => item.period === period);
    expect(of('2026-10#U-NOTES').map(({ note, expiresAt }) => [note, expiresAt])).toEqual([
      [undefined, undefined],
      ['***821: 1', undefined],
    ]);
    expect(of('note#2026-10#U-NOTES')).toMatchObject([
      { note: 'gọi bà Nhung', expiresAt: Date.parse(now) / 1000 + 365 * 86_400 },
    ]);
  },
);

test.each(databases)('a task that is done expires, an open one does not, on $engine', async ({ documents }) => {
  const work = dynamoDriveWork(documents, { campaign: 'campaign', audit: 'audit', noteDays: 365 });
  const entry = { at: now, by: 'lan@example.vn', action: 'set-task', unit: 'U', outcome: 'done' } as const;
  const task = {
    ...{
      id: 'T',
      what: 'Gọi',
      unit: 'U',
      holder: { name: 'Lan' },
      due: '2026-10-30',
      setBy: 'a',
      setAt: now,
      version: 1,
    },
  };
  const ends = async () =>
    ((await documents.send(new ScanCommand({ TableName: 'campaign' }))).Items ?? []).map(({ expiresAt }) => expiresAt);
  expect(await work.save('he', { task }, entry)).toBe('done');
  expect(await ends()).toEqual([undefined]);
  expect(await work.save('he', { task: { ...task, version: 2, done: { by: 'a', at: now } } }, entry)).toBe('done');
  expect(await ends()).toEqual([Date.parse(now) / 1000 + 365 * 86_400]);
});

test.each(databases)(
  'a name that is longer than a key can hold keeps its problems, on $engine',
  async ({ documents }) => {
    const [problems, imports] = [
      dynamoProblems(documents, 'registry', 90),
      dynamoFileImports(documents, 'registry', 90),
    ];
    const file = `updates/${'ộ'.repeat(330)}.csv`;
    await problems.keep([{ file, row: 2, field: 'TaiKhoanDuocXacThucVoiVNeID', problem: 'is missing' }], now);
    expect((await imports.problems({ file, at: now }, { limit: 9 })).items).toMatchObject([{ file, row: 2 }]);
  },
);
