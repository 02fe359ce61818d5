import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { asShown, type FileImport, noCounts } from '../../functions/domain/file-import.ts';
import { makeDrop } from '../../functions/intake/read-drop.ts';
import { importIdOf } from '../../functions/lib/import-ids.ts';
import { aDossier, aRecord } from '../builders.ts';
import { fakeFileImports } from '../fake-imports.ts';
import { anIntake } from './an-intake.ts';

const id = '01K7ZCCWR0FG7Z1B3S4T5V6W7X';
const announced: FileImport = {
  ...{ id, file: `updates/${id}.csv`, name: 'Tháng 10.csv', at: '2026-10-20T08:00:00+07:00' },
  ...{ by: 'lan@example.vn', state: 'waiting', counts: noCounts },
};

const setUp = (...given: FileImport[]) => {
  const { takeInto, dossiers, problems, clock } = anIntake();
  const imports = fakeFileImports(...given);
  const reports: object[] = [];
  const report = (importId: string, counts: object) => reports.push({ importId, ...counts });
  const drop = makeDrop({ takeInto, problems, imports, clock, report });
  const header = Object.keys(aRecord()).join(',');
  return {
    ...{ dossiers, problems, imports, reports, drop },
    /** A file that has these lines below its header. */
    read: (file: string, lines: readonly string[], first = header) => {
      const bytes = Buffer.from([first, ...lines].join('\n'));
      return drop({ file, cameAt: '2026-10-20T08:00:00+07:00', version: 'v1', size: bytes.length }, async () =>
        inPieces(bytes),
      );
    },
  };
};

const line = (changes = {}) => Object.values(aRecord(changes)).join(',');

async function* inPieces(bytes: Buffer) {
  for (let at = 0; at < bytes.length; at += 4_000) yield bytes.subarray(at, at + 4_000);
}

test('a dropped file is taken in row by row, its faults kept and its counts reported', async () => {
  const { read, problems, reports, dossiers } = setUp();
  await read('updates/a.csv', [line(), line({ MaHoSo: 'B', TrangThaiHoSo: 12 }), 'C,broken']);
  expect(dossiers.stored.size).toBe(1);
  expect(problems.kept.map(({ row, field }) => [row, field])).toEqual([
    [3, 'TrangThaiHoSo'],
    [4, 'NguonDuLieu'],
  ]);
  const counts = { rows: 3, applied: 1, repeated: 0, stale: 0, rejected: 2, warned: 0, problems: 2 };
  expect(reports).toEqual([{ importId: importIdOf('updates/a.csv', '2026-10-20T08:00:00+07:00', 'v1'), ...counts }]);
});

test('a file that cannot be read is kept as a problem of the file, not retried for ever', async () => {
  const { read, problems, imports } = setUp();
  await read('updates/empty.csv', [], '');
  expect(problems.kept).toEqual([{ file: 'updates/empty.csv', row: 0, field: '', problem: 'the file is empty' }]);
  expect(imports.told.map(({ state }) => state)).toEqual(['reading', 'unreadable']);
  expect(imports.told.at(-1)).toMatchObject({ counts: { rows: 0, problems: 1 } });
});

test('how far a file is read is told at the start, after every 500 rows and at the end', async () => {
  const { read, imports } = setUp(announced);
  await read(
    announced.file,
    Array.from({ length: 1_100 }, (_, n) =>
      line({ MaHoSo: `H21.134-261012-${n}`, NguonDuLieu: n === 3 ? '' : 'igate' }),
    ),
  );
  expect(imports.told.map(({ state, counts: { rows } }) => [state, rows])).toEqual([
    ['reading', 0],
    ['reading', 500],
    ['reading', 1_000],
    ['done', 1_100],
  ]);
  expect(imports.told.map(({ percent }) => percent)).toEqual([
    undefined,
    expect.any(Number),
    expect.any(Number),
    undefined,
  ]);
  expect(imports.stored.get(id)).toMatchObject({
    ...{ name: 'Tháng 10.csv', by: 'lan@example.vn', endedAt: '2026-10-20T08:00:00+07:00' },
    counts: { rows: 1_100, applied: 1_099, rejected: 1, warned: 0, problems: 1 },
  });
});

test('a file that came without the console has one record, however often it is tried', async () => {
  const { read, imports } = setUp();
  await read('updates/igate/đêm 19.csv', [line()]);
  await read('updates/igate/đêm 19.csv', [line()]);
  expect([...imports.stored.values()]).toEqual([
    expect.objectContaining({ name: 'đêm 19.csv', state: 'done', counts: { ...noCounts, rows: 1, applied: 1 } }),
  ]);
});

test('a fault of ours is told as a break, thrown on, and forgotten when the file is read again', async () => {
  const { read, imports, problems } = setUp(announced);
  const keep = vi.spyOn(problems, 'keep').mockRejectedValueOnce(new Error('the table is away'));
  await expect(read(announced.file, ['C,broken'])).rejects.toThrow('the table is away');
  const now = '2026-10-20T08:00:01+07:00';
  const shown = () => asShown(imports.stored.get(id) ?? announced, now).state;
  expect(shown()).toBe('interrupted');
  keep.mockRestore();
  await read(announced.file, [line()]);
  expect(shown()).toBe('done');
});

test('of a file with countless faults the first 10,000 are kept and all are counted', async () => {
  const { read, imports, problems } = setUp(announced);
  await read(
    announced.file,
    Array.from({ length: 12_000 }, () => 'C,broken'),
  );
  expect(problems.kept).toHaveLength(10_000);
  expect(imports.stored.get(id)?.counts).toMatchObject({ rows: 12_000, rejected: 12_000, problems: 12_000 });
});

test('an officer’s file tells of the dossiers of their units only', async () => {
  const { read, dossiers, problems, imports } = setUp({ ...announced, units: ['H21.134'] });
  const others = aDossier({
    code: 'H21.9-261012-0001',
    unit: 'H21.9',
    receivingUnit: 'H21.9',
    updatedAt: '2026-10-01T00:00:00+07:00',
  });
  dossiers.stored.set(others.code, others);
  await read(announced.file, [
    line({ DonViXuLy: 'H21.134' }),
    line({ MaHoSo: 'H21.5-261012-0001', DonViXuLy: 'H21.5' }),
    line({ MaHoSo: others.code, DonViXuLy: 'H21.134' }),
  ]);
  expect(imports.stored.get(id)?.counts).toMatchObject({ rows: 3, applied: 1, rejected: 2, warned: 0, problems: 2 });
  expect(dossiers.stored.get(others.code)).toEqual(others);
  expect(problems.kept.map(({ row, field, problem }) => `${row} ${field} ${problem}`)).toEqual([
    '3 DonViXuLy is not a unit that the sender of this file acts for',
    '4 DonViXuLy is not a unit that the sender of this file acts for',
  ]);
});

test('a row that is taken in with a warning counts as such, and its warning is told from a fault', async () => {
  const { read, imports, problems } = setUp(announced);
  await read(announced.file, [
    line({ MaHoSo: 'H21.134-261012-0001', SoDienThoai: 'hỏi con trai' }),
    line({ MaHoSo: 'H21.134-261012-0002', NgayHenTra: '20260231163000' }),
    line({ MaHoSo: 'H21.134-261012-0003' }),
  ]);
  expect(imports.stored.get(id)?.counts).toMatchObject({ rows: 3, applied: 2, rejected: 1, warned: 1, problems: 2 });
  expect(problems.kept.map(({ row, field, severity }) => [row, field, severity])).toEqual([
    [2, 'SoDienThoai', 'warning'],
    [3, 'NgayHenTra', undefined],
  ]);
});

test('of two rows of one second that differ one counts as applied and one as refused', async () => {
  const { read, imports } = setUp(announced);
  await read(announced.file, [line(), line({ TrangThaiHoSo: 9 })]);
  const counts = { rows: 2, applied: 1, repeated: 0, stale: 0, rejected: 1, warned: 0, problems: 1 };
  expect(imports.stored.get(id)?.counts).toEqual(counts);
});

test.each([
  ['the bytes stop coming', 0],
  ['rows can be stored no more', 1],
])('where %s the import is told to be broken off, and the file comes again', async (_, stored) => {
  const gone = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
  const { takeInto, problems, clock } = anIntake(stored ? { save: () => Promise.reject(gone) } : {});
  const imports = fakeFileImports(announced);
  const drop = makeDrop({ takeInto, problems, imports, clock, report: () => {} });
  const bytes = Buffer.from([Object.keys(aRecord()).join(','), line(), ''].join('\n'));
  const arriving = async function* () {
    yield bytes;
    if (!stored) throw gone;
  };
  await expect(
    drop({ file: announced.file, cameAt: announced.at, version: 'v1', size: 0 }, async () => arriving()),
  ).rejects.toBe(gone);
  expect(imports.told.map(({ state }) => state)).toEqual(['reading', 'interrupted']);
});

test('a file with half a character in any of its cells is read to its end', async () => {
  const { read, imports, dossiers } = setUp();
  await read('updates/a.csv', [line({ MaHoSo: 'A' }), line({ MaHoSo: `B${'\ud83d'}` }), line({ MaHoSo: 'C' })]);
  expect([...dossiers.stored.keys()]).toEqual(['A', 'C']);
  expect(imports.told.at(-1)).toMatchObject({ state: 'done', counts: { rows: 3, applied: 2, rejected: 1 } });
});

test('a file whose reading is cut wherever it has told how far it is, and read again, counts each row once as one whole reading does', async () => {
  const rows = fc.array(fc.constantFrom('new', 'again', 'older', 'broken'), { minLength: 1, maxLength: 1_700 });
  const lineOf = (what: string, n: number) => {
    const MaHoSo = `H21.134-261012-${what === 'new' ? n : n % 7}`;
    return what === 'broken'
      ? `${MaHoSo},broken`
      : line({ MaHoSo, ThoiDiemCapNhat: what === 'older' ? '20261011080000' : '20261012083000' });
  };
  const readIn = (set: ReturnType<typeof setUp>, whats: readonly string[]) =>
    set.read('updates/a.csv', whats.map(lineOf));
  await fc.assert(
    fc.asyncProperty(rows, fc.array(fc.nat(4), { maxLength: 3 }), async (whats, cuts) => {
      const whole = setUp();
      await readIn(whole, whats);
      const parted = setUp();
      for (const cut of cuts) {
        // After so many words nothing more is told, as of a function that was killed.
        const { tell } = parted.imports;
        let left = cut;
        const stop = vi.spyOn(parted.imports, 'tell').mockImplementation(async (of) => {
          left -= 1;
          const now = left >= -1 ? await tell(of) : of;
          if (left < 0) throw new Error('killed');
          return now;
        });
        await readIn(parted, whats).catch(() => undefined);
        stop.mockRestore();
      }
      await readIn(parted, whats);
      await readIn(parted, whats);
      const countsOf = ({ imports }: typeof whole) => [...imports.stored.values()].map(({ counts }) => counts);
      expect(countsOf(parted)).toEqual(countsOf(whole));
    }),
    { numRuns: 25 },
  );
}, 60_000);

test('another file under the same name is counted anew', async () => {
  const { drop, imports } = setUp(announced);
  const bytes = Buffer.from([Object.keys(aRecord()).join(','), line()].join('\n'));
  const came = (version: string) =>
    drop({ file: announced.file, cameAt: announced.at, version, size: bytes.length }, async () => inPieces(bytes));
  await came('v1');
  await came('v1');
  expect(imports.stored.get(id)?.counts).toMatchObject({ rows: 1, applied: 1, repeated: 0 });
  await came('v2');
  expect(imports.stored.get(id)?.counts).toMatchObject({ rows: 1, applied: 0, repeated: 1 });
});

test('a file with a column that can only be month first is refused whole, though its other days could be either', async () => {
  const { read, dossiers, problems, imports } = setUp();
  await read('updates/a.csv', [
    line({ NgayHenTra: '10/12/2026 16:30' }),
    line({ MaHoSo: 'B', NgayHenTra: '10/23/2026 16:30' }),
  ]);
  expect(dossiers.stored.size).toBe(0);
  expect(problems.kept).toEqual([
    {
      ...{ file: 'updates/a.csv', row: 0, field: 'NgayHenTra' },
      problem:
        'in row 3 … has the month first, so nothing of the file was taken: write the day first, such as 23/10/2026',
    },
  ]);
  expect(imports.told.at(-1)).toMatchObject({ state: 'unreadable', counts: { rows: 0, applied: 0 } });
});

test('one day with the month first among days with the day first costs its own row', async () => {
  const { read, dossiers, problems } = setUp();
  await read('updates/a.csv', [
    line({ NgayHenTra: '23/10/2026 16:30' }),
    line({ MaHoSo: 'B', NgayHenTra: '10/23/2026 16:30' }),
    line({ MaHoSo: 'C', NgayHenTra: '13/10/2026', NgayTiepNhan: '1/10/2026' }),
  ]);
  expect(dossiers.stored.size).toBe(2);
  expect(problems.kept).toEqual([
    expect.objectContaining({ row: 3, field: 'NgayHenTra', problem: expect.stringContaining('has the month first') }),
  ]);
});

test('a file that breaks off has its good rows taken, after all its days were looked at', async () => {
  const { read, dossiers } = setUp();
  await read('updates/a.csv', [line(), `${line({ MaHoSo: 'B' })},x,y`, line({ MaHoSo: 'C' })]);
  expect(dossiers.stored.size).toBe(2);
});
