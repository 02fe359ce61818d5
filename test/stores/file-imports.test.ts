import { afterAll, describe, expect, test } from 'vitest';
import { type FileImport, noCounts } from '../../functions/domain/file-import.ts';
import { fileOf, importIdOf, newImportId } from '../../functions/lib/import-ids.ts';
import { dynamoFileImports } from '../../functions/stores/file-imports.ts';
import { dynamoProblems } from '../../functions/stores/problems.ts';
import { openDatabases } from './engines.ts';

const databases = await openDatabases();
afterAll(() => Promise.all(databases.map(({ stop }) => stop())));

const sentAt = (at: string, changes: Partial<FileImport> = {}): FileImport => {
  const id = newImportId(at);
  return { id, file: fileOf(id, '.csv'), name: 'a.csv', at, state: 'waiting', counts: noCounts, ...changes };
};

test('the id of a file that was put into the bucket says the same however often it is asked for', () => {
  const at = '2026-10-20T08:00:00+07:00';
  expect(importIdOf('updates/a.csv', at, 'v1')).toBe(importIdOf('updates/a.csv', at, 'v1'));
  expect(importIdOf('updates/a.csv', at, 'v1')).not.toBe(importIdOf('updates/b.csv', at, 'v1'));
  expect(importIdOf('updates/a.csv', at, 'v1')).not.toBe(importIdOf('updates/a.csv', at, 'v2'));
  expect(importIdOf('updates/a.csv', at, 'v1') < importIdOf('updates/a.csv', '2026-10-20T08:00:01+07:00', 'v1')).toBe(
    true,
  );
  const id = newImportId(at);
  expect(importIdOf(fileOf(id, '.xlsx'), '2026-10-21T08:00:00+07:00', 'v1')).toBe(id);
});

describe.each(databases)('on $engine', ({ documents }) => {
  const imports = dynamoFileImports(documents, 'registry', 90);
  const problems = dynamoProblems(documents, 'registry', 90);

  test('what was announced of a file stays, what is new of it is added', async () => {
    const sent = sentAt('2026-10-31T23:59:30+07:00', {
      by: 'lan@example.vn',
      units: ['H21.134'],
      name: 'Tháng 10.csv',
    });
    await imports.open(sent);
    const told: FileImport = {
      ...sent,
      name: 'x.csv',
      state: 'reading',
      percent: 40,
      counts: { ...noCounts, rows: 500 },
    };
    delete told.by;
    delete told.units;
    expect(await imports.tell(told)).toEqual({
      ...sent,
      state: 'reading',
      percent: 40,
      counts: { ...noCounts, rows: 500 },
    });
    const { percent: _, ...ended } = { ...told, state: 'done' as const, endedAt: '2026-11-01T00:01:00+07:00' };
    await imports.tell(ended);
    const found = await imports.find(sent.id);
    expect(found).toEqual({ ...ended, name: 'Tháng 10.csv', by: 'lan@example.vn', units: ['H21.134'] });
    expect((await imports.ofMonth('2026-10', { limit: 10 })).items).toEqual([found]);
    expect(await imports.find('../x')).toBeUndefined();
    expect(await imports.find(newImportId('2026-10-01T00:00:00+07:00'))).toBeUndefined();
  });

  test('a file that nobody announced has a record from its first word on', async () => {
    const at = '2026-09-02T01:00:00+07:00';
    const id = importIdOf('updates/night.csv', at, 'v1');
    const of: FileImport = { ...sentAt(at), id, file: 'updates/night.csv', name: 'night.csv', state: 'reading' };
    expect(await imports.tell(of)).toEqual(of);
    expect(await imports.find(id)).toEqual(of);
  });

  test('the files of a month come page by page, the latest first', async () => {
    const sent = [1, 2, 3].map((n) => sentAt(`2026-08-0${n}T10:00:00+07:00`, { name: `${n}.csv` }));
    for (const one of sent) await imports.open(one);
    const first = await imports.ofMonth('2026-08', { limit: 2 });
    const rest = await imports.ofMonth('2026-08', { limit: 2, after: first.next });
    expect([first, rest].map(({ items }) => items.map(({ name }) => name))).toEqual([['3.csv', '2.csv'], ['1.csv']]);
  });

  test('the problems of a file are found by it alone, in the order of its rows, also after midnight', async () => {
    const [sent, other] = [sentAt('2026-07-01T23:59:00+07:00'), sentAt('2026-07-01T23:58:00+07:00')];
    const of = (file: string, row: number) => ({ file, row, field: 'MaHoSo', problem: 'is missing' });
    const rows = [12, 2, 100].map((row) => of(sent.file, row));
    await problems.keep([...rows, of(other.file, 3)], '2026-07-02T00:00:10+07:00', sent.at);
    const first = await imports.problems(sent, { limit: 2 });
    const rest = await imports.problems(sent, { limit: 2, after: first.next });
    expect([...first.items, ...rest.items].map(({ row }) => row)).toEqual([2, 12, 100]);
    expect((await imports.problems(other, { limit: 9 })).items).toEqual([of(other.file, 3)]);
  });
});
