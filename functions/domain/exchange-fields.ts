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

/** Fields that say who somebody is or how to reach them. */
export const personalFields = [
  'ChuHoSo',
  'SoDienThoai',
  'Email',
  'NguoiUyQuyen',
  'SoDienThoaiUyQuyen',
  'EmailUyQuyen',
] as const satisfies readonly ExchangeField[];

/** A file of dossier updates (exchange record, domain §3). */
export const updatesTable = { fields: exchangeFields, required: requiredFields } as const;
