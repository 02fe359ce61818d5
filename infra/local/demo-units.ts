import type { Unit } from '../../functions/domain/unit.ts';

/**
 * Units of Quảng Ngãi for trying things out: province, land registration and communes as they stand since 1-7-2025,
 * when the districts ended and Kon Tum joined. The names are real; the codes behind `H48` (the province's, national
 * list of agency identifiers), telephones, mail addresses and bank accounts are made up.
 */
type Row = readonly [number: string, name: string, address: string, phone: string];

const province: readonly Row[] = [
  ['01', 'Trung tâm Phục vụ hành chính công tỉnh Quảng Ngãi', 'phường Cẩm Thành, tỉnh Quảng Ngãi', '0255 3000 001'],
  ['02', 'Sở Tư pháp tỉnh Quảng Ngãi', 'phường Cẩm Thành, tỉnh Quảng Ngãi', '0255 3000 002'],
  ['03', 'Sở Tài chính tỉnh Quảng Ngãi', 'phường Cẩm Thành, tỉnh Quảng Ngãi', '0255 3000 003'],
  ['04', 'Sở Xây dựng tỉnh Quảng Ngãi', 'phường Nghĩa Lộ, tỉnh Quảng Ngãi', '0255 3000 004'],
  ['05', 'Sở Nội vụ tỉnh Quảng Ngãi', 'phường Cẩm Thành, tỉnh Quảng Ngãi', '0255 3000 005'],
  ['06', 'Sở Công Thương tỉnh Quảng Ngãi', 'phường Cẩm Thành, tỉnh Quảng Ngãi', '0255 3000 006'],
  ['07', 'Sở Giáo dục và Đào tạo tỉnh Quảng Ngãi', 'phường Cẩm Thành, tỉnh Quảng Ngãi', '0255 3000 007'],
];

const land: readonly Row[] = [
  ['20', 'Chi nhánh Văn phòng Đăng ký đất đai khu vực Quảng Ngãi', 'phường Nghĩa Lộ, tỉnh Quảng Ngãi', '0255 3000 020'],
  ['21', 'Chi nhánh Văn phòng Đăng ký đất đai khu vực Kon Tum', 'phường Kon Tum, tỉnh Quảng Ngãi', '0260 3000 021'],
];

const communes: readonly Row[] = [
  ['101', 'UBND phường Cẩm Thành', 'phường Cẩm Thành, tỉnh Quảng Ngãi', '0255 3000 101'],
  ['102', 'UBND phường Nghĩa Lộ', 'phường Nghĩa Lộ, tỉnh Quảng Ngãi', '0255 3000 102'],
  ['103', 'UBND phường Trương Quang Trọng', 'phường Trương Quang Trọng, tỉnh Quảng Ngãi', '0255 3000 103'],
  ['104', 'UBND phường Đức Phổ', 'phường Đức Phổ, tỉnh Quảng Ngãi', '0255 3000 104'],
  ['105', 'UBND xã Bình Sơn', 'xã Bình Sơn, tỉnh Quảng Ngãi', '0255 3000 105'],
  ['106', 'UBND xã Sơn Hà', 'xã Sơn Hà, tỉnh Quảng Ngãi', '0255 3000 106'],
  ['107', 'UBND xã Ba Tơ', 'xã Ba Tơ, tỉnh Quảng Ngãi', '0255 3000 107'],
  ['108', 'UBND xã Trà Bồng', 'xã Trà Bồng, tỉnh Quảng Ngãi', '0255 3000 108'],
  ['109', 'UBND đặc khu Lý Sơn', 'đặc khu Lý Sơn, tỉnh Quảng Ngãi', '0255 3000 109'],
  ['134', 'UBND phường Kon Tum', 'phường Kon Tum, tỉnh Quảng Ngãi', '0260 3000 134'],
  ['135', 'UBND phường Đăk Cấm', 'phường Đăk Cấm, tỉnh Quảng Ngãi', '0260 3000 135'],
  ['136', 'UBND xã Đăk Hà', 'xã Đăk Hà, tỉnh Quảng Ngãi', '0260 3000 136'],
  ['137', 'UBND xã Măng Đen', 'xã Măng Đen, tỉnh Quảng Ngãi', '0260 3000 137'],
  ['138', 'UBND xã Tu Mơ Rông', 'xã Tu Mơ Rông, tỉnh Quảng Ngãi', '0260 3000 138'],
];

/** Banks by their NAPAS numbers. */
const banks = [
  { bin: '970436', bank: 'Vietcombank' },
  { bin: '970405', bank: 'Agribank' },
  { bin: '970415', bank: 'VietinBank' },
] as const;

const parentOf = (row: Row): string | undefined => {
  if (province.includes(row)) return 'UBND tỉnh Quảng Ngãi';
  return land.includes(row) ? 'Văn phòng Đăng ký đất đai tỉnh Quảng Ngãi' : undefined;
};

/** A commune's letters are dated in the commune, all others in the province. */
const placeOf = (name: string): string => /^UBND (?:phường|xã|đặc khu) (.+)$/.exec(name)?.[1] ?? 'Quảng Ngãi';

const toUnit = (row: Row, index: number): Unit => {
  const [number, name, address, phone] = row;
  return {
    code: `H48.${number}`,
    name,
    parent: parentOf(row),
    place: placeOf(name),
    address,
    phone,
    officerEmails: [`motcua.h48-${number}@example.vn`],
    leaderEmails: [`lanhdao.h48-${number}@example.vn`],
    account: {
      ...(banks[index % banks.length] ?? banks[0]),
      number: `000000${number.padStart(4, '0')}`,
      holder: `DON VI THU NGHIEM H48 ${number}`,
    },
  };
};

export const demoUnits: readonly Unit[] = [...province, ...land, ...communes].map(toUnit);

const codesOf = (rows: readonly Row[]): string[] => rows.map(([number]) => `H48.${number}`);

/** Where dossiers are handed in for all departments. */
export const provincialCentre = 'H48.01';
export const communeUnits: readonly string[] = codesOf(communes);
export const landUnits: readonly string[] = codesOf(land);
