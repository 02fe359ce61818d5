import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { read } from './reading.ts';

const folder = join(import.meta.dirname, '../../data/files');
const readFileOf = (name: string) => read(createReadStream(join(folder, name)));

const exact = { first: '20261012083000', due: '20261023163000' };
const spelled = { first: '2026-10-12 08:30:00', due: '2026-10-23 16:30:00' };
const strict = { first: '2026-10-12T08:30:00', due: '2026-10-23T16:30:00' };

test.each([
  ['openpyxl-formats.xlsx', 4, '2.000830', '0905000821', exact],
  ['libreoffice.xlsx', 4, '2.000830', '0905000821', exact],
  ['pandas.xlsx', 2, '2.000830', '905000821', exact],
  ['pandas.csv', 2, '2.000830', '905000821', spelled],
  ['gnumeric.xlsx', 2, '2.000830', '905000821', exact],
  ['libreoffice.xlsm', 2, '2.000830', '905000821', exact],
  ['libreoffice.csv', 2, '1.002809', '905000821', spelled],
  ['excel-strict.xlsx', 2, '2.000830', '0905000821', strict],
  ['google-sheets.xlsx', 4, '2.00083', '905000821', exact],
])('%s gives its two rows, codes and telephone numbers as they are shown', async (name, row, code, phone, times) => {
  const { records, problems, unreadable } = await readFileOf(name);
  expect([problems, unreadable]).toEqual([[], undefined]);
  expect(Object.keys(records).map(Number)).toEqual([row, row + 1]);
  expect(records[row]).toMatchObject({
    MaHoSo: 'H48.01-261012-0001',
    ThoiDiemCapNhat: times.first,
    TrangThaiHoSo: '2',
    MaTTHC: code,
    ChuHoSo: 'Nguyễn Thị Hồng Nhung',
    SoDienThoai: phone,
    NgayHenTra: times.due,
    LePhi: '115000',
  });
  expect(records[row + 1]).toMatchObject({ MaHoSo: 'H48.01-261012-0002', MaTTHC: '1.002809', ChuHoSo: 'Hồ Văn Nhí' });
});

test('iGate’s export is read below its titles, without the marks that keep zeros; a signature is a row of its own', async () => {
  const { records, problems, warnings } = await readFileOf('igate.csv');
  expect([problems, warnings]).toEqual([[], []]);
  expect(records).toMatchObject({
    5: { MaHoSo: 'H48.01-261012-0001', MaTTHC: '2.000830', SoDienThoai: '0905000821', NgayHenTra: '20261023163000' },
    6: { MaHoSo: 'H48.01-261012-0002', TenTTHC: 'Cấp lại "giấy khai sinh"', SoDienThoai: '0914000822' },
    7: { ChuHoSo: 'Người lập biểu' },
  });
});

test('a formula that no program has calculated warns by its field, and one that LibreOffice has is read', async () => {
  const { records, warnings } = await readFileOf('openpyxl-formulas.xlsx');
  const said =
    'holds a formula without its value: open the file in Excel, save it and send it again; the cell was read as empty';
  expect(warnings).toEqual([`2 LePhi: ${said}`, `3 LePhi: ${said}`]);
  expect(records[2]).toMatchObject({ MaHoSo: 'H48.01-261012-0001', ThoiDiemCapNhat: '20261012083000' });
  expect(records[2]).not.toHaveProperty('LePhi');
});

test('a number in General that may have lost zeros is taken with a warning', async () => {
  expect((await readFileOf('google-sheets.xlsx')).warnings).toEqual([
    '4 MaTTHC: "2.00083" may lack zeros at its end, as a number does: format the column as text',
  ]);
});

test.each([
  ['libreoffice.ods', 'it is a file of LibreOffice or OpenOffice (ODF): save it as .xlsx or CSV UTF-8'],
  ['libreoffice.xls', 'it is an old (.xls) or password-protected Excel file: save it as .xlsx or CSV UTF-8'],
  ['libreoffice.html', expect.stringMatching(/^it is a web page \(HTML\)/)],
])('%s is refused with what it is', async (name, said) => {
  expect(await readFileOf(name)).toMatchObject({ records: {}, unreadable: said });
});
