/** Field names of the national exchange record (DongBoHoSo); CSV headers and JSON keys are the same. */
export const exchangeFields = [
  'MaHoSo',
  'ThoiDiemCapNhat',
  'NguonDuLieu',
  'TrangThaiHoSo',
  'MaTTHC',
  'TenTTHC',
  'DonViXuLy',
  'DonViTiepNhan',
  'ChuHoSo',
  'LoaiDoiTuong',
  'SoDienThoai',
  'Email',
  'NguoiUyQuyen',
  'SoDienThoaiUyQuyen',
  'EmailUyQuyen',
  'KenhThucHien',
  'NgayNopHoSo',
  'NgayTiepNhan',
  'NgayHenTra',
  'NgayKetThucXuLy',
  'NgayTra',
  'HinhThucTra',
  'MaVanDon',
  'LePhi',
  'HinhThucThanhToan',
  'NgayThanhToan',
  'YeuCauBoSung',
  'LyDo',
  'HoSoCoThanhPhanSoHoa',
  'KetQuaDienTu',
  'TaiSuDungDuLieu',
  'TaiKhoanDuocXacThucVoiVNeID',
  'NguoiNop',
  'ThongBaoSMS',
  'ThongBaoEmail',
  'NgonNgu',
] as const;
export type ExchangeField = (typeof exchangeFields)[number];

/** Without these a record says nothing that can be kept. */
export const requiredFields = [
  'MaHoSo',
  'ThoiDiemCapNhat',
  'NguonDuLieu',
  'TrangThaiHoSo',
  'MaTTHC',
  'DonViXuLy',
  'ChuHoSo',
] as const satisfies readonly ExchangeField[];

/**
 * A record is refused for these only: without them it cannot be kept, and a promised date that is said and cannot be
 * read must not leave the citizen told without it. Any other field that cannot be read is left out.
 */
export const refusingFields = [...requiredFields, 'NgayHenTra'] as const satisfies readonly ExchangeField[];

/** Fields that a person or an organisation is reached by. */
export const contactFields = [
  'SoDienThoai',
  'Email',
  'SoDienThoaiUyQuyen',
  'EmailUyQuyen',
] as const satisfies readonly ExchangeField[];

/** Yes or no. */
export const flagFields = [
  'HoSoCoThanhPhanSoHoa',
  'KetQuaDienTu',
  'TaiSuDungDuLieu',
  'TaiKhoanDuocXacThucVoiVNeID',
  'ThongBaoSMS',
  'ThongBaoEmail',
] as const satisfies readonly ExchangeField[];

/** Days and moments. */
export const timeFields = [
  'ThoiDiemCapNhat',
  'NgayNopHoSo',
  'NgayTiepNhan',
  'NgayHenTra',
  'NgayKetThucXuLy',
  'NgayTra',
  'NgayThanhToan',
] as const satisfies readonly ExchangeField[];

/** Fields that say who somebody is or how to reach them. */
export const personalFields = [
  'ChuHoSo',
  'SoDienThoai',
  'Email',
  'NguoiUyQuyen',
  'SoDienThoaiUyQuyen',
  'EmailUyQuyen',
] as const satisfies readonly ExchangeField[];

/** Codes and telephone numbers: of a spreadsheet's number the digits count that its cell shows. */
const fieldsAsShown = [
  'MaHoSo',
  'NguonDuLieu',
  'MaTTHC',
  'DonViXuLy',
  'DonViTiepNhan',
  'SoDienThoai',
  'SoDienThoaiUyQuyen',
  'MaVanDon',
] as const satisfies readonly ExchangeField[];

/** A file of dossier updates (exchange record, domain §3). */
export const updatesTable = { fields: exchangeFields, required: requiredFields, asShown: fieldsAsShown } as const;
