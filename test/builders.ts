import { applyUpdate, type DossierUpdate, parseUpdate } from '../functions/domain/dossier.ts';
import type { DossierState } from '../functions/domain/dossier-state.ts';
import type { ExchangeField } from '../functions/domain/exchange-fields.ts';
import type { Notice } from '../functions/domain/notice.ts';
import { type PhoneDigits, readDigits } from '../functions/domain/phone-digits.ts';
import type { Policy } from '../functions/domain/policy.ts';
import { defaultPolicy } from '../functions/domain/policy-defaults.ts';

/** A driving licence being exchanged, due on Friday 23 October 2026. */
export const aDossier = (changes: Partial<DossierState> = {}): DossierState => ({
  code: 'H21.134-261012-0007',
  updatedAt: '2026-10-12T08:30:00+07:00',
  source: 'igate',
  status: 'processing',
  procedureCode: '1.002809',
  procedureName: 'Đổi giấy phép lái xe',
  unit: 'H21.134',
  receivedAt: '2026-10-12T08:30:00+07:00',
  dueAt: '2026-10-23T16:30:00+07:00',
  language: 'vi',
  contactable: ['sms'],
  declined: [],
  entered: { received: 1, processing: 1 },
  path: [
    { status: 'received', at: '2026-10-12T08:00:00+07:00' },
    { status: 'processing', at: '2026-10-12T08:30:00+07:00' },
  ],
  dueChanges: 0,
  putOff: 0,
  version: 2,
  ...changes,
});

export const aRecord = (changes: Partial<Record<ExchangeField, unknown>> = {}): Record<string, unknown> => ({
  MaHoSo: 'H21.134-261012-0007',
  ThoiDiemCapNhat: '20261012083000',
  NguonDuLieu: 'igate',
  TrangThaiHoSo: '2',
  MaTTHC: '1.002809',
  TenTTHC: 'Đổi giấy phép lái xe',
  DonViXuLy: 'H21.134',
  ChuHoSo: 'Nguyễn Thị Hồng Nhung',
  SoDienThoai: '0905 123 821',
  NgayTiepNhan: '20261012083000',
  NgayHenTra: '20261023163000',
  ...changes,
});

export const anUpdate = (changes: Partial<Record<ExchangeField, unknown>> = {}): DossierUpdate => {
  const parsed = parseUpdate(aRecord(changes));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.update;
};

/** The state after these records, one after the other. */
export const afterRecords = (...records: Partial<Record<ExchangeField, unknown>>[]): DossierState => {
  let state: DossierState | undefined;
  for (const record of records) {
    const applied = applyUpdate(state, anUpdate(record));
    if (applied.outcome === 'applied') state = applied.state;
  }
  if (!state) throw new Error('no record was applied');
  return state;
};

export const aPolicy = (changes: Partial<Policy> = {}): Policy => ({ ...defaultPolicy(2026), ...changes });

export const aNotice = (changes: Partial<Notice> = {}): Notice => ({
  dossier: 'H21.134-261012-0007',
  id: 'receipt#1#sms',
  kind: 'receipt',
  occurrence: '1',
  channel: 'sms',
  audience: 'citizen',
  unit: 'H21.134',
  decidingUnit: 'H21.134',
  language: 'vi',
  facts: { procedureName: 'Đổi giấy phép lái xe', dueAt: '2026-10-23T16:30:00+07:00' },
  state: 'queued',
  decidedAt: '2026-10-12T08:30:05+07:00',
  stateAt: '2026-10-12T08:30:05+07:00',
  attempts: 0,
  ...changes,
});

/** What somebody gave of a telephone number. */
export const digitsOf = (phone: string): PhoneDigits => {
  const digits = readDigits(phone);
  if (!digits) throw new Error(`${phone} has less than three digits`);
  return digits;
};
