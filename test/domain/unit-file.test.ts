import { expect, test } from 'vitest';
import { parseUnits } from '../../functions/domain/unit-file.ts';
import { unitsOn } from '../../functions/domain/unit-history.ts';

const row = (place: number, record: Record<string, string>) => ({ row: place, record });
const district = row(2, { MaDonVi: 'H21.HIAGRAI', TenDonVi: 'Huyện Ia Grai', Cap: 'huyen', DenNgay: '2025-06-30' });
const commune = row(3, {
  ...{ MaDonVi: 'H21.227', TenDonVi: 'Xã Ia Grai', Cap: 'xa', TuNgay: '20250701', DonViTruoc: 'h21.hiagrai' },
});

test('a register of units is read with levels, days and predecessors, and both structures work', () => {
  const read = parseUnits([district, commune], []);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  expect(read.value).toEqual([
    expect.objectContaining({ code: 'H21.HIAGRAI', level: 'district', to: '2025-06-30', predecessors: [] }),
    expect.objectContaining({ code: 'H21.227', level: 'commune', from: '2025-07-01', predecessors: ['H21.HIAGRAI'] }),
  ]);
  expect(unitsOn(read.value, '2024-03-22').map(({ level }) => level)).toEqual(['district']);
  expect(unitsOn(read.value, '2026-03-22').map(({ level }) => level)).toEqual(['commune']);
});

test('a unit of the same day takes the place of the former, others stay', () => {
  const first = parseUnits([district, commune], []);
  const renamed = row(2, { ...commune.record, TenDonVi: 'Xã Ia Grai mới' });
  const second = parseUnits([renamed], first.ok ? first.value : []);
  expect(second.ok && second.value.map(({ name }) => name)).toEqual(['Huyện Ia Grai', 'Xã Ia Grai mới']);
});

test.each([
  ['no level', { Cap: '' }, { row: 3, field: 'Cap', problem: 'is missing' }],
  [
    'a level that is none',
    { Cap: 'thon' },
    { row: 3, field: 'Cap', problem: expect.stringContaining('one of tinh, so, huyen, xa') },
  ],
  [
    'a day that has the month first',
    { TuNgay: '07/31/2025' },
    { row: 3, field: 'TuNgay', problem: expect.stringContaining('has the month first') },
  ],
  [
    'an unknown predecessor',
    { DonViTruoc: 'H21.X' },
    { row: 3, field: 'DonViTruoc', problem: '"H21.X" is not in the register' },
  ],
  [
    'an end before the beginning',
    { DenNgay: '2025-01-01' },
    { row: 3, field: 'DenNgay', problem: 'lies before 01/07/2025, its first day' },
  ],
  [
    'a unit that stands twice',
    { MaDonVi: 'H21.HIAGRAI', TuNgay: '2025-01-01', DonViTruoc: '' },
    { row: 3, field: 'TuNgay', problem: 'H21.HIAGRAI stands on these days in row 2 already' },
  ],
])('%s is told with row and column, and the register stays', (_, changes, problem) => {
  expect(parseUnits([district, row(3, { ...commune.record, ...changes })], [])).toEqual({
    ok: false,
    problems: [problem],
  });
});

test('what does not agree with the register is told at the file’s row', () => {
  const first = parseUnits([district, commune], []);
  const again = row(7, { MaDonVi: 'H21.227', TenDonVi: 'X', Cap: 'xa', TuNgay: '2026-01-01' });
  expect(parseUnits([again], first.ok ? first.value : [])).toEqual({
    ok: false,
    problems: [{ row: 7, field: 'TuNgay', problem: 'H21.227 stands on these days in the register already' }],
  });
});
