import * as z from 'zod';
import { channelsTo, type Person, recipientOf } from './contact.ts';
import { type ContactChannel, type DossierState, statusCodes } from './dossier-state.ts';
import { dueAfter } from './due-date.ts';
import { endTimesAfter } from './end-times.ts';
import { refusingFields } from './exchange-fields.ts';
import { choice, code, codeExamples, exactText, exactTime, lines, text, time } from './exchange-record.ts';
import type { FieldProblem } from './field-problem.ts';
import { isMisread, losesLetters, nameLosesLetters } from './lost-letters.ts';
import { afterPassingOn, asPassedOnLater, lastHeardOf, withWhatWaited } from './passing-on.ts';
import { pathAfter } from './path.ts';
import { readPerson } from './read-person.ts';
import { quote, wholeSecond } from './time.ts';
import { amount, fieldsOf, flag, inWords, language, trackingNumber } from './update-fields.ts';

const exchangeRecord = z.object({
  MaHoSo: code(40, codeExamples.dossier),
  ThoiDiemCapNhat: exactTime,
  NguonDuLieu: code(40, codeExamples.source).transform((source) => source.toLowerCase()),
  TrangThaiHoSo: choice(statusCodes),
  MaTTHC: code(40, codeExamples.procedure),
  TenTTHC: inWords(text(1000)).optional(),
  DonViXuLy: code(40, codeExamples.unit),
  DonViTiepNhan: code(40, codeExamples.unit).optional(),
  ChuHoSo: inWords(text(300)),
  LoaiDoiTuong: choice({ 1: 'person', 2: 'organisation' } as const).optional(),
  SoDienThoai: exactText(200).optional(),
  Email: exactText(320).optional(),
  NguoiUyQuyen: inWords(text(300)).optional(),
  SoDienThoaiUyQuyen: exactText(200).optional(),
  EmailUyQuyen: exactText(320).optional(),
  KenhThucHien: choice({ 1: 'counter', 2: 'online', 3: 'postal' } as const).optional(),
  NgayNopHoSo: time.optional(),
  NgayTiepNhan: time.optional(),
  NgayHenTra: time.optional(),
  NgayKetThucXuLy: time.optional(),
  NgayTra: time.optional(),
  HinhThucTra: choice({ 1: 'counter', 2: 'post', 3: 'electronic' } as const).optional(),
  MaVanDon: trackingNumber(40).optional(),
  LePhi: amount.optional(),
  HinhThucThanhToan: choice({ 1: 'cash', 2: 'transfer', 3: 'online' } as const).optional(),
  NgayThanhToan: time.optional(),
  YeuCauBoSung: inWords(lines(2000)).optional(),
  LyDo: inWords(lines(2000)).optional(),
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
  | 'aheadAt'
  | 'passedOn'
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

export type ParsedUpdate =
  | { ok: true; update: DossierUpdate; warnings: FieldProblem[] }
  | { ok: false; problems: FieldProblem[] };

type ContactCell = 'SoDienThoai' | 'Email' | 'SoDienThoaiUyQuyen' | 'EmailUyQuyen';

const toUpdate = (record: ExchangeRecord, warnings: FieldProblem[], unread: readonly string[]): DossierUpdate => {
  const leftOut = new Set([...unread, ...warnings.map(({ field }) => field)]);
  const cell = (field: ContactCell) => ({ field, value: record[field], unreadable: leftOut.has(field) });
  const authorised = readPerson(record.NguoiUyQuyen, cell('SoDienThoaiUyQuyen'), cell('EmailUyQuyen'), warnings);
  const applicant = readPerson(record.ChuHoSo, cell('SoDienThoai'), cell('Email'), warnings);
  const { person } = authorised;
  return {
    code: record.MaHoSo,
    updatedAt: record.ThoiDiemCapNhat,
    source: record.NguonDuLieu,
    status: record.TrangThaiHoSo,
    procedureCode: record.MaTTHC,
    procedureName: record.TenTTHC,
    unit: record.DonViXuLy,
    receivingUnit: record.DonViTiepNhan,
    applicant: applicant.person,
    authorised: person.name || person.phone || person.email ? person : undefined,
    unusable: {
      'applicant.phone': applicant.phone,
      'applicant.email': applicant.email,
      'authorised.phone': authorised.phone,
      'authorised.email': authorised.email,
    },
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

const problemsIn = (error: z.ZodError): FieldProblem[] =>
  error.issues.map(({ path, message }) => ({ field: path.join('.'), problem: message }));

/** A record as it was read, with what was left out of it, or why it is refused. */
type Read = { record: ExchangeRecord; warnings: FieldProblem[] } | { problems: FieldProblem[] };

/** One odd field that can be done without costs only itself. */
const readRecord = (fields: ReturnType<typeof fieldsOf>): Read => {
  const parsed = exchangeRecord.safeParse(fields);
  if (parsed.success) return { record: parsed.data, warnings: [] };
  const problems = problemsIn(parsed.error);
  const odd = new Set(problems.map(({ field }) => field));
  if (refusingFields.some((field) => odd.has(field))) return { problems };
  const again = exchangeRecord.safeParse(
    Object.fromEntries(Object.entries(fields).filter(([field]) => !odd.has(field))),
  );
  if (!again.success) return { problems };
  return {
    record: again.data,
    warnings: problems.map(({ field, problem }) => ({ field, problem: `${problem}; the field was left out` })),
  };
};

const names = ['TenTTHC', 'ChuHoSo', 'NguoiUyQuyen'] as const;
const sentences = ['YeuCauBoSung', 'LyDo'] as const;

/** Texts whose letters their system has lost: they are shown as they came, and whoever sent them can send them again. */
const damageIn = (record: ExchangeRecord): FieldProblem[] =>
  [...names, ...sentences].flatMap((field) => {
    const text = record[field];
    if (text === undefined) return [];
    const lost = sentences.some((one) => one === field) ? losesLetters(text) : nameLosesLetters(text);
    if (lost)
      return [{ field, problem: `${quote(text)} has question marks for letters that were lost: send it as UTF-8` }];
    return isMisread(text)
      ? [{ field, problem: `${quote(text)} was read in a wrong code page: send it as UTF-8` }]
      : [];
  });

/**
 * Reads one record of the national exchange. A record is refused, with every fault named, where a field is bad that it
 * cannot do without; any other field that cannot be read warns and is left out, for the dossier's news is true all the
 * same. `unread` names fields of which the reader of a file knows that they say something and not what.
 */
export const parseUpdate = (record: unknown, unread: readonly string[] = []): ParsedUpdate => {
  if (typeof record !== 'object' || record === null || Array.isArray(record))
    return { ok: false, problems: [{ field: '', problem: 'is not a record of named fields' }] };
  const read = readRecord(fieldsOf(record));
  if ('problems' in read) return { ok: false, problems: read.problems };
  const warnings = [...read.warnings, ...damageIn(read.record)];
  return { ok: true, update: toUpdate(read.record, warnings, unread), warnings };
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

/** A dossier of which only its passing on was told takes the status that an older record has: the two crossed on their way. */
const fillsIn = (state: DossierState, update: DossierUpdate): boolean =>
  state.status === 'posting' && update.status !== 'posting' && update.updatedAt <= state.updatedAt;

/** An older record as far as it tells what a newer one of status 0 has not. */
const behind = (state: DossierState, update: DossierUpdate): DossierUpdate => {
  const newer = Object.fromEntries(
    Object.entries(state).filter(([field, value]) => field in update && value !== undefined),
  );
  return { ...update, ...newer, status: update.status, updatedAt: update.updatedAt };
};

/** Another sum is asked for after one that was paid: that payment is not of this one. */
const asksAnew = (state: DossierState, { status, fee, paidAt }: DossierUpdate): boolean =>
  status === 'payment-requested' &&
  state.status !== status &&
  state.paidAt !== undefined &&
  paidAt === undefined &&
  fee !== undefined &&
  fee !== state.fee;

/**
 * The dossier after an update. A later `updatedAt` wins; an equal one is a repeat, an earlier one stale, and neither
 * changes anything. A field that the update leaves empty keeps its former value, except what belongs to one status
 * only: the reason, what is missing, and when it was finished or returned.
 */
export const applyUpdate = (former: DossierState | undefined, told: DossierUpdate): Applied => {
  const crossed = former !== undefined && fillsIn(former, told);
  const state = crossed ? asPassedOnLater(former, told) : former;
  const isPassedOn = told.status === 'posting' && state !== undefined && state.status !== 'posting';
  const last = state && (isPassedOn || told.updatedAt === state.passedOn?.at ? lastHeardOf(state) : state.updatedAt);
  if (state && !crossed && told.updatedAt === last) return { outcome: 'repeated' };
  if (last && !crossed && told.updatedAt < last) return { outcome: 'stale' };
  if (isPassedOn) return { outcome: 'applied', state: afterPassingOn(state, told) };
  const update = withWhatWaited(state, state && crossed ? behind(state, told) : told);
  const passedOn = state?.passedOn && told.updatedAt < state.passedOn.at ? state.passedOn : undefined;
  const { applicant: _applicant, authorised: _authorised, unusable: _unusable, wishes, ...said } = update;
  const known = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  const enters = state?.status !== update.status;
  const times = state?.entered[update.status] ?? 0;
  const toldAt = wholeSecond(update.updatedAt);
  return {
    outcome: 'applied',
    state: {
      ...said,
      ...state,
      ...known,
      paidAt: state && asksAnew(state, update) ? undefined : (update.paidAt ?? state?.paidAt),
      language: update.language ?? state?.language ?? 'vi',
      reason: update.reason,
      missing: update.missing,
      ...endTimesAfter(state, update),
      contactable: contactableOf(update) ?? state?.contactable ?? [],
      declined: declinedOf(wishes, state?.declined ?? []),
      entered: { ...state?.entered, [update.status]: enters ? times + 1 : times },
      path: pathAfter(state?.path ?? [], update.status, toldAt),
      ...dueAfter(state, update.status, update.dueAt),
      passedOn,
      version: (state?.version ?? 0) + 1,
    },
  };
};
