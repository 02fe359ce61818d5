import { type Contact, contact } from '../../functions/domain/contact.ts';
import { type DossierState, statusCodes } from '../../functions/domain/dossier-state.ts';
import type { ExchangeField } from '../../functions/domain/exchange-fields.ts';
import type { Instant } from '../../functions/domain/time.ts';

/** In place of the name that the exchange demands, where names are not to leave. */
export const unnamed = '(không nêu tên)';

/** `20261012083000` */
const written = (instant: Instant | undefined): string | undefined => instant?.slice(0, 19).replace(/\D/g, '');

/** An update's own time says its fraction of a second, for updates are ordered by it. */
const writtenExactly = (instant: Instant): string | undefined => (instant.includes('.') ? instant : written(instant));

const codeIn = <V>(codes: Readonly<Record<string, V>>, value: V | undefined): string | undefined =>
  Object.entries(codes).find(([, meaning]) => value !== undefined && meaning === value)?.[0];

const flag = (value: boolean | undefined): string | undefined => (value === undefined ? undefined : value ? '1' : '0');

/** A dossier as it was after an update, as a record of the national exchange: `replay` and other systems read it. */
export const exchangeRow = (state: DossierState, person?: Contact): Partial<Record<ExchangeField, string>> => {
  const declines = (channel: 'sms' | 'email') => (state.declined.includes(channel) ? '0' : undefined);
  return {
    MaHoSo: state.code,
    ThoiDiemCapNhat: writtenExactly(state.updatedAt),
    NguonDuLieu: state.source,
    TrangThaiHoSo: codeIn(statusCodes, state.status),
    MaTTHC: state.procedureCode,
    TenTTHC: state.procedureName,
    DonViXuLy: state.unit,
    DonViTiepNhan: state.receivingUnit,
    ChuHoSo: person?.applicant.name ?? unnamed,
    LoaiDoiTuong: codeIn({ 1: 'person', 2: 'organisation' }, state.applicantKind),
    SoDienThoai: person?.applicant.phone,
    Email: person?.applicant.email,
    NguoiUyQuyen: person?.authorised?.name,
    SoDienThoaiUyQuyen: person?.authorised?.phone,
    EmailUyQuyen: person?.authorised?.email,
    KenhThucHien: codeIn({ 1: 'counter', 2: 'online', 3: 'postal' }, state.appliedThrough),
    NgayNopHoSo: written(state.submittedAt),
    NgayTiepNhan: written(state.receivedAt),
    NgayHenTra: written(state.saidDueAt ?? state.dueAt),
    NgayKetThucXuLy: written(state.finishedAt),
    NgayTra: written(state.returnedAt),
    HinhThucTra: codeIn({ 1: 'counter', 2: 'post', 3: 'electronic' }, state.handover),
    MaVanDon: state.trackingNumber,
    LePhi: state.fee?.toString(),
    HinhThucThanhToan: codeIn({ 1: 'cash', 2: 'transfer', 3: 'online' }, state.paymentMethod),
    NgayThanhToan: written(state.paidAt),
    YeuCauBoSung: state.missing,
    LyDo: state.reason,
    HoSoCoThanhPhanSoHoa: flag(state.digitised),
    KetQuaDienTu: flag(state.electronicResult),
    TaiSuDungDuLieu: flag(state.reusedData),
    TaiKhoanDuocXacThucVoiVNeID: flag(state.verifiedAccount),
    NguoiNop: state.submittedBy,
    ThongBaoSMS: declines('sms'),
    ThongBaoEmail: declines('email'),
    NgonNgu: state.language,
  };
};

export const readContact = (item: unknown): Contact | undefined => contact.safeParse(item).data;
