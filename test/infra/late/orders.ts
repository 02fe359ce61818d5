import { letterForm } from '../../../functions/domain/letter.ts';
import type { Sheet } from '../../../functions/domain/sheet.ts';
import { formLetter } from '../../../functions/templates/forms/form.ts';
import { sheetRow, workbook } from '../../lib/files/workbook.ts';
import { anInput } from '../../templates/forms/samples.ts';

/* What late parts are given, for who calls them and for who checks what they make. */

/** A letter of each form, signed, with all that a form may ask for. */
export const letters = letterForm.options.map(
  (form) =>
    [
      form,
      formLetter(form, anInput({ facts: { ...anInput().facts, missing: 'Giấy khai sinh của con', fee: 115_000 } })),
    ] as const,
);

export const chartPoints = [70, 72, 71].map((total, day) => ({ day: `2026-10-1${day}`, total, aim: 80 }));
export const chartLabels = { total: 'Điểm', aim: 'Chỉ tiêu' };

export const payment = { bin: '970436', account: '1023456789', fee: 115_000, memo: 'H48 01 261012 0007' };

export const table: Sheet = {
  name: 'Hồ sơ trễ hẹn',
  headings: ['Mã hồ sơ', 'Người nộp', 'Ngày trễ'],
  rows: [
    ['H48.01-261012-0007', 'Nguyễn Thị Hồng Nhung', 3],
    ['H48.01-261012-0008', 'Đỗ Quỳnh Ữ', 1.5],
  ],
};

export const tableForm = { fields: ['MaDonVi', 'TenDonVi'], required: ['MaDonVi'] };
export const workbookOfTable = workbook([
  sheetRow(1, ['MaDonVi', 'TenDonVi']) + sheetRow(2, ['H48.01', 'Trung tâm Phục vụ hành chính công']),
]);

export const dropped = { file: 'updates/ngày 12.csv', content: 'MaHoSo\nH48.01-261012-0007\n' };
