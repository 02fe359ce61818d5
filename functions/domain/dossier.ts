import * as z from 'zod';
import { channelsTo, type Person, recipientOf } from './contact.ts';
import { type ContactChannel, type DossierState, statusCodes } from './dossier-state.ts';
import { dueAfter } from './due-date.ts';
import {
  amount,
  choice,
  code,
  codeExamples,
  exactText,
  exactTime,
  fieldsOf,
  flag,
  language,
  lines,
  text,
  time,
} from './exchange-record.ts';
import { pathAfter } from './path.ts';
import { normalizePhone } from './phone.ts';
import { quote } from './time.ts';

const exchangeRecord = z.object({
  MaHoSo: code(40, codeExamples.dossier),
  ThoiDiemCapNhat: exactTime,
  NguonDuLieu: code(40, codeExamples.source).transform((source) => source.toLowerCase()),
  TrangThaiHoSo: choice(statusCodes),
  MaTTHC: code(40, codeExamples.procedure),
  TenTTHC: text(1000).optional(),
  DonViXuLy: code(40, codeExamples.unit),
  DonViTiepNhan: code(40, codeExamples.unit).optional(),
  ChuHoSo: text(300),
  LoaiDoiTuong: choice({ 1: 'person', 2: 'organisation' } as const).optional(),
  SoDienThoai: exactText(100).optional(),
  Email: exactText(320).optional(),
  NguoiUyQuyen: text(300).optional(),
  SoDienThoaiUyQuyen: exactText(100).optional(),
  EmailUyQuyen: exactText(320).optional(),
  KenhThucHien: choice({ 1: 'counter', 2: 'online', 3: 'postal' } as const).optional(),
  NgayNopHoSo: time.optional(),
  NgayTiepNhan: time.optional(),
  NgayHenTra: time.optional(),
  NgayKetThucXuLy: time.optional(),
  NgayTra: time.optional(),
  HinhThucTra: choice({ 1: 'counter', 2: 'post', 3: 'electronic' } as const).optional(),
  MaVanDon: code(40, codeExamples.parcel).optional(),
  LePhi: amount.optional(),
  HinhThucThanhToan: choice({ 1: 'cash', 2: 'transfer', 3: 'online' } as const).optional(),
  NgayThanhToan: time.optional(),
  YeuCauBoSung: lines(2000).optional(),
  LyDo: lines(2000).optional(),
  HoSoCoThanhPhanSoHoa: flag.optional(),
  KetQuaDienTu: flag.optional(),
  TaiSuDungDuLieu: flag.optional(),
  TaiKhoanDuocXacThucVoiVNeID: flag.optional(),
  NguoiNop: choice({ citizen: 'citizen', staff: 'staff' } as const).optional(),
  ThongBaoSMS: flag.optional(),
  ThongBaoEmail: flag.optional(),
  NgonNgu: language.optional(),
});
type ExchangeRecord = z.output<typeof exchangeRecord>;

export type DossierUpdate = Omit<
  DossierState,
  | 'contactable'
  | 'declined'
  | 'entered'
  | 'path'
  | 'dueChanges'
  | 'putOff'
  | 'saidAt'
  | 'saidDueAt'
  | 'overdueSince'
  | 'version'
  | 'language'
> & {
  applicant: Person;
  authorised?: Person;
  language?: string;
  /** The citizen's wish per channel, where the record says it. */
  wishes: Partial<Record<ContactChannel, boolean>>;
};

/** What is wrong with one field of a record, as a sentence that follows the field's name. */
export type FieldProblem = { field: string; problem: string };

export type ParsedUpdate =
  | { ok: true; update: DossierUpdate; warnings: FieldProblem[] }
  | { ok: false; problems: FieldProblem[] };

const email = z.email();

const personOf = (
  name: string | undefined,
  phone: { field: string; value: string | undefined },
  mail: { field: string; value: string | undefined },
  warnings: FieldProblem[],
): Person => {
  const number = phone.value === undefined ? undefined : normalizePhone(phone.value);
  if (number && !number.ok) warnings.push({ field: phone.field, problem: `${number.problem}; no SMS can be sent` });
  const address = mail.value?.replace(/\s*@\s*/, '@');
  const usable = address !== undefined && email.safeParse(address).success;
  if (mail.value !== undefined && !usable)
    warnings.push({
      field: mail.field,
      problem: `${quote(mail.value)} is not an e-mail address; no e-mail can be sent`,
    });
  return { name, phone: number?.ok ? number.e164 : undefined, email: usable ? address : undefined };
};

const toUpdate = (record: ExchangeRecord, warnings: FieldProblem[]): DossierUpdate => {
  const authorised = personOf(
    record.NguoiUyQuyen,
    { field: 'SoDienThoaiUyQuyen', value: record.SoDienThoaiUyQuyen },
    { field: 'EmailUyQuyen', value: record.EmailUyQuyen },
    warnings,
  );
  return {
    code: record.MaHoSo,
    updatedAt: record.ThoiDiemCapNhat,
    source: record.NguonDuLieu,
    status: record.TrangThaiHoSo,
    procedureCode: record.MaTTHC,
    procedureName: record.TenTTHC,
    unit: record.DonViXuLy,
    receivingUnit: record.DonViTiepNhan,
    applicant: personOf(
      record.ChuHoSo,
      { field: 'SoDienThoai', value: record.SoDienThoai },
      { field: 'Email', value: record.Email },
      warnings,
    ),
    authorised: authorised.name || authorised.phone || authorised.email ? authorised : undefined,
    applicantKind: record.LoaiDoiTuong,
    appliedThrough: record.KenhThucHien,
    submittedAt: record.NgayNopHoSo,
    receivedAt: record.NgayTiepNhan,
    dueAt: record.NgayHenTra,
    finishedAt: record.NgayKetThucXuLy,
    returnedAt: record.NgayTra,
    handover: record.HinhThucTra,
    trackingNumber: record.MaVanDon,
    fee: record.LePhi,
    paymentMethod: record.HinhThucThanhToan,
    paidAt: record.NgayThanhToan,
    missing: record.YeuCauBoSung,
    reason: record.LyDo,
    digitised: record.HoSoCoThanhPhanSoHoa,
    electronicResult: record.KetQuaDienTu,
    reusedData: record.TaiSuDungDuLieu,
    verifiedAccount: record.TaiKhoanDuocXacThucVoiVNeID,
    submittedBy: record.NguoiNop,
    language: record.NgonNgu,
    wishes: { sms: record.ThongBaoSMS, email: record.ThongBaoEmail },
  };
};

/**
 * Reads one record of the national exchange. A record with a bad field is refused whole, with every fault named;
 * a phone or e-mail address that cannot be used only warns, for the dossier's news is true all the same.
 */
export const parseUpdate = (record: unknown): ParsedUpdate => {
  if (typeof record !== 'object' || record === null || Array.isArray(record))
    return { ok: false, problems: [{ field: '', problem: 'is not a record of named fields' }] };
  const parsed = exchangeRecord.safeParse(fieldsOf(record));
  if (!parsed.success)
    return {
      ok: false,
      problems: parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), problem: message })),
    };
  const warnings: FieldProblem[] = [];
  return { ok: true, update: toUpdate(parsed.data, warnings), warnings };
};

export type Applied = { outcome: 'applied'; state: DossierState } | { outcome: 'repeated' } | { outcome: 'stale' };

const contactableOf = (update: DossierUpdate): ContactChannel[] | undefined => {
  const channels = channelsTo(recipientOf(update));
  return channels.length > 0 ? channels : undefined;
};

const declinedOf = (wishes: DossierUpdate['wishes'], former: readonly ContactChannel[]): ContactChannel[] =>
  (['sms', 'email'] as const).filter((channel) =>
    wishes[channel] === undefined ? former.includes(channel) : !wishes[channel],
  );

/**
 * An update by which only the passing on of a dossier is told (status 0) says nothing of the work: the dossier keeps its
 * status, and with it its deadline, its reason and what is missing.
 */
const withStandingStatus = (state: DossierState | undefined, update: DossierUpdate): DossierUpdate =>
  state === undefined || update.status !== 'posting'
    ? update
    : {
        ...update,
        status: state.status,
        reason: update.reason ?? state.reason,
        missing: update.missing ?? state.missing,
      };

/** A dossier of which only its passing on was told takes the status that an older record has: the two crossed on their way. */
const fillsIn = (state: DossierState, update: DossierUpdate): boolean =>
  state.status === 'posting' && update.status !== 'posting' && update.updatedAt <= state.updatedAt;

/** An older record as far as it tells what a newer one of status 0 has not. */
const behind = (state: DossierState, update: DossierUpdate): DossierUpdate => {
  const newer = Object.fromEntries(
    Object.entries(state).filter(([field, value]) => field in update && value !== undefined),
  );
  return { ...update, ...newer, status: update.status };
};

/**
 * The dossier after an update. A later `updatedAt` wins; an equal one is a repeat, an earlier one stale, and neither
 * changes anything. A field that the update leaves empty keeps its former value, except what belongs to one status
 * only: the reason, what is missing, and when it was finished or returned.
 */
export const applyUpdate = (state: DossierState | undefined, told: DossierUpdate): Applied => {
  const crossed = state && fillsIn(state, told);
  if (state && !crossed && told.updatedAt === state.updatedAt) return { outcome: 'repeated' };
  if (state && !crossed && told.updatedAt < state.updatedAt) return { outcome: 'stale' };
  const update = crossed ? behind(state, told) : withStandingStatus(state, told);
  const { applicant: _applicant, authorised: _authorised, wishes, ...said } = update;
  const known = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  const finished = update.status === 'finished' || update.status === 'returned';
  const enters = state?.status !== update.status;
  const times = state?.entered[update.status] ?? 0;
  return {
    outcome: 'applied',
    state: {
      ...said,
      ...state,
      ...known,
      language: update.language ?? state?.language ?? 'vi',
      reason: update.reason,
      missing: update.missing,
      finishedAt: finished ? (update.finishedAt ?? state?.finishedAt ?? update.updatedAt) : undefined,
      returnedAt:
        update.status === 'returned' ? (update.returnedAt ?? state?.returnedAt ?? update.updatedAt) : undefined,
      contactable: contactableOf(update) ?? state?.contactable ?? [],
      declined: declinedOf(wishes, state?.declined ?? []),
      entered: { ...state?.entered, [update.status]: enters ? times + 1 : times },
      path: pathAfter(state?.path ?? [], update.status, update.updatedAt),
      ...dueAfter(state, update.status, update.dueAt),
      version: (state?.version ?? 0) + 1,
    },
  };
};
