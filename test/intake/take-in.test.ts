import { expect, test } from 'vitest';
import { aDossier, aRecord } from '../builders.ts';
import { fakeDossiers } from '../fakes.ts';
import { anIntake } from './an-intake.ts';

const rows = (...records: unknown[]) => records.map((record, index) => ({ row: index + 2, record }));

test('good records are applied, bad ones kept as problems with file, row and field, and the rest goes on', async () => {
  const { takeIn, dossiers, problems } = anIntake();
  const intake = await takeIn(
    'a.csv',
    rows(aRecord(), aRecord({ MaHoSo: 'B', TrangThaiHoSo: 99 }), aRecord({ MaHoSo: 'C' })),
  );
  expect(intake).toMatchObject({ applied: 2, repeated: 0, stale: 0, rejected: 1 });
  expect([...dossiers.stored.keys()]).toEqual(['H21.134-261012-0007', 'C']);
  expect(problems.kept).toEqual([expect.objectContaining({ file: 'a.csv', row: 3, field: 'TrangThaiHoSo' })]);
});

test('records of one dossier are applied in the order of their times, whatever the order of the rows', async () => {
  const { takeIn, dossiers } = anIntake();
  const later = aRecord({ ThoiDiemCapNhat: '20261013090000', TrangThaiHoSo: 4 });
  expect(await takeIn('a.csv', rows(later, aRecord(), later))).toMatchObject({ applied: 2, repeated: 1, stale: 0 });
  expect(dossiers.history.map(({ status, version }) => [status, version])).toEqual([
    ['received', 1],
    ['processing', 2],
  ]);
  expect(await takeIn('a.csv', rows(aRecord(), later))).toMatchObject({ applied: 0, repeated: 1, stale: 1 });
});

test('the contact is kept apart from the state, and a later record without a number does not lose it', async () => {
  const { takeIn, contacts } = anIntake();
  await takeIn('a.csv', rows(aRecord({ NguoiUyQuyen: 'Đinh Văn Hrê', SoDienThoaiUyQuyen: '0912 000 111' })));
  await takeIn('b.csv', rows(aRecord({ ThoiDiemCapNhat: '20261013090000', TrangThaiHoSo: 4, SoDienThoai: '' })));
  expect(contacts.stored.get('H21.134-261012-0007')).toMatchObject({
    applicant: { name: 'Nguyễn Thị Hồng Nhung', phone: '+84905123821' },
    authorised: { name: 'Đinh Văn Hrê', phone: '+84912000111' },
  });
});

test('the channels are those of whom the notice will go to, though a later record names the applicant only', async () => {
  const { takeIn, dossiers } = anIntake();
  await takeIn('a.csv', rows(aRecord({ NguoiUyQuyen: 'Đinh Văn Hrê', EmailUyQuyen: 'hre@example.vn' })));
  await takeIn('b.csv', rows(aRecord({ ThoiDiemCapNhat: '20261013090000', TrangThaiHoSo: 9 })));
  expect(dossiers.stored.get('H21.134-261012-0007')?.contactable).toEqual(['email']);
});

test('a number that gets no SMS is told of, and the record goes in all the same', async () => {
  const { takeIn, problems } = anIntake();
  expect(await takeIn('a.csv', rows(aRecord({ SoDienThoai: '0255 3822 822' })))).toMatchObject({
    applied: 1,
    rejected: 0,
  });
  expect(problems.kept).toEqual([expect.objectContaining({ row: 2, field: 'SoDienThoai' })]);
});

test('what the reader of a file warned of is kept beside what the record itself is warned of, and its row goes in', async () => {
  const { takeIn, problems } = anIntake();
  const warnings = [{ field: 'MaTTHC', problem: 'holds a formula without its value' }];
  const [row] = rows(aRecord({ SoDienThoai: '0255 3822 822' }));
  expect(await takeIn('a.xlsx', row ? [{ ...row, warnings }] : [])).toMatchObject({ applied: 1, rejected: 0 });
  expect(problems.kept.map(({ row: at, field }) => [at, field])).toEqual([
    [2, 'MaTTHC'],
    [2, 'SoDienThoai'],
  ]);
});

test('a record from the future is refused, for it would outrank every true one after it', async () => {
  const { takeIn } = anIntake();
  const intake = await takeIn(
    'a.csv',
    rows(aRecord({ ThoiDiemCapNhat: '20261020090000' }), aRecord({ MaHoSo: 'B', ThoiDiemCapNhat: '20261020090001' })),
  );
  expect(intake).toMatchObject({ applied: 1, rejected: 1 });
  expect(intake.problems).toEqual([
    { file: 'a.csv', row: 3, field: 'ThoiDiemCapNhat', problem: '"2026-10-20T09:00:01+07:00" lies in the future' },
  ]);
});

test('a writer that came between is not overwritten: the update is decided anew', async () => {
  let conflicts = 2;
  const inner = fakeDossiers();
  const { takeIn, pauses } = anIntake({
    ...inner,
    save: async (before, after) => (conflicts-- > 0 ? 'conflict' : inner.save(before, after)),
  });
  expect(await takeIn('a.csv', rows(aRecord()))).toMatchObject({ applied: 1 });
  expect(pauses).toEqual([0, 1]);
});

test('a dossier that too many write at once costs its own row only, which is to be sent again', async () => {
  const inner = fakeDossiers();
  const { takeIn } = anIntake({
    ...inner,
    save: async (before, after) => (after.code === 'B' ? 'conflict' : inner.save(before, after)),
  });
  const intake = await takeIn('a.csv', rows(aRecord(), aRecord({ MaHoSo: 'B' }), aRecord({ MaHoSo: 'C' })));
  expect(intake).toMatchObject({ applied: 2, rejected: 1 });
  expect(intake.problems).toEqual([
    { file: 'a.csv', row: 3, field: '', problem: 'is of a dossier that too many change at once: send this row again' },
  ]);
});

test('two records of one second that differ: the one further on stands in either order, and the other is refused', async () => {
  const finished = aRecord({ TrangThaiHoSo: 9 });
  for (const records of [
    [aRecord(), finished],
    [finished, aRecord()],
  ]) {
    const { takeIn, dossiers } = anIntake();
    const intake = await takeIn('a.csv', rows(...records));
    expect(intake).toMatchObject({ applied: 1, repeated: 0, stale: 0, rejected: 1 });
    expect(dossiers.history.map(({ status }) => status)).toEqual(['finished']);
    expect(intake.problems).toMatchObject([
      { row: records.indexOf(records.find((one) => one !== finished) ?? finished) + 2, field: 'TrangThaiHoSo' },
    ]);
  }
});

const codeOfOne = 'H48.01-261012-0501';
test.each([
  ['its own dossier of which another unit told with itself as deciding', codeOfOne, { unit: 'H48.02' }, 'H48.01', true],
  ['its own dossier that another unit decides on', codeOfOne, { unit: 'H48.02' }, 'H48.02', true],
  ['a dossier that it decides on', 'H48.02-261012-0501', { unit: 'H48.01' }, 'H48.01', true],
  ['a dossier that it received', 'X.1', { unit: 'H48.02', receivingUnit: 'H48.01' }, 'H48.02', true],
  ['a new dossier that it took in', codeOfOne, undefined, 'H48.02', true],
  ['another unit’s dossier, as if it decided', 'H48.02-261012-0501', { unit: 'H48.02' }, 'H48.01', false],
  ['its own decision, given away', 'H48.02-261012-0501', { unit: 'H48.01' }, 'H48.02', false],
  ['a new dossier of another unit', 'H48.02-261012-0501', undefined, 'H48.02', false],
  ['a unit whose code only begins like its own', 'H48.011-261012-0501', { unit: 'H48.02' }, 'H48.02', false],
])('a sender of H48.01 that tells of %s', async (_, code, stored, unit, isTaken) => {
  const { takeIn, dossiers } = anIntake();
  const updatedAt = '2026-10-01T00:00:00+07:00';
  if (stored) dossiers.stored.set(code, aDossier({ code, updatedAt, receivingUnit: undefined, ...stored }));
  const record = aRecord({ MaHoSo: code, DonViXuLy: unit, DonViTiepNhan: '' });
  const intake = await takeIn('a.csv', rows(record), { units: ['H48.01'] });
  expect([intake.applied, intake.rejected]).toEqual(isTaken ? [1, 0] : [0, 1]);
  expect(intake.problems.map(({ field }) => field)).toEqual(isTaken ? [] : ['DonViXuLy']);
});

test('problems are kept without what stands in the fields that they are about; the sender is told in full', async () => {
  const { takeIn, problems } = anIntake();
  const intake = await takeIn('a.csv', rows(aRecord({ SoDienThoai: '0905 123', NgayHenTra: 'mai' })));
  const sentences = (list: typeof problems.kept) => list.map(({ problem }) => problem).join();
  expect(sentences(intake.problems)).toContain('"mai"');
  expect(sentences(problems.kept)).toContain('… is not a time');
  const warned = await takeIn('a.csv', rows(aRecord({ SoDienThoai: '0905 123' })));
  expect(sentences(warned.problems)).toContain('"0905 123"');
  expect(sentences(problems.kept)).not.toContain('0905 123');
});

test('an e-mail address said alone does not make the phone forgotten', async () => {
  const { takeIn, contacts } = anIntake();
  const later = aRecord({ ThoiDiemCapNhat: '20261013090000', SoDienThoai: '', Email: 'nhung@example.vn' });
  await takeIn('a.csv', rows(aRecord(), later));
  expect(contacts.stored.get('H21.134-261012-0007')?.applicant).toMatchObject({
    phone: '+84905123821',
    email: 'nhung@example.vn',
  });
});

test('a row that fails by a fault of ours fails alone, is told of, and operators hear of it', async () => {
  const inner = fakeDossiers();
  const fault = new TypeError('Cannot read properties of undefined');
  const { takeIn, problems, failures } = anIntake({
    ...inner,
    save: async (before, after) => (after.code === 'B' ? Promise.reject(fault) : inner.save(before, after)),
  });
  const later = aRecord({ MaHoSo: 'A', ThoiDiemCapNhat: '20261013090000' });
  const intake = await takeIn('a.csv', rows(aRecord({ MaHoSo: 'A' }), aRecord({ MaHoSo: 'B' }), later));
  expect(intake).toMatchObject({ applied: 2, rejected: 1 });
  expect(failures).toEqual([{ row: 3, error: fault }]);
  expect(problems.kept).toEqual([
    {
      file: 'a.csv',
      row: 3,
      field: '',
      problem: 'could not be taken in by a fault of this platform: its operators are told',
    },
  ]);
});

test('a record that makes its reader throw costs its own row only', async () => {
  const { takeIn, failures } = anIntake();
  const trap = new Proxy(aRecord(), {
    ownKeys: () => {
      throw new RangeError('trapped');
    },
  });
  expect(await takeIn('a.csv', rows(aRecord(), trap))).toMatchObject({ applied: 1, rejected: 1 });
  expect(failures.map(({ row }) => row)).toEqual([3]);
});

test('where the database is gone the error is thrown, once what was under way is stored', async () => {
  const inner = fakeDossiers();
  const gone = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  const { takeIn, failures } = anIntake({
    ...inner,
    save: async (before, after) => (after.code === 'A' ? Promise.reject(gone) : inner.save(before, after)),
  });
  await expect(takeIn('a.csv', rows(aRecord({ MaHoSo: 'A' }), aRecord({ MaHoSo: 'B' })))).rejects.toBe(gone);
  expect([[...inner.stored.keys()], failures]).toEqual([['B'], []]);
});
