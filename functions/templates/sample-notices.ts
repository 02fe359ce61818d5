import type { NoticeFacts, NoticeKind } from '../domain/notice-kind.ts';
import type { Unit } from '../domain/unit.ts';
import type { EntryRef } from './entries.ts';
import type { Surroundings, ToRender } from './letter.ts';

/** What words are tried on beside a real dossier. */
export type Sample = { notice: ToRender; surroundings: Surroundings };

const days = {
  formerDueAt: '2026-10-16T16:30:00+07:00',
  dueAt: '2026-10-23T16:30:00+07:00',
  finishedAt: '2026-10-19T09:05:00+07:00',
} as const;
const offer = { fee: 92_000, formerFee: 115_000, to: '2026-12-31' };

const typicalFacts: NoticeFacts = {
  ...days,
  procedureName: 'Đổi giấy phép lái xe',
  fee: 115_000,
  missing: 'bản sao giấy khai sinh',
  reason: 'chờ kết quả đo đạc',
  trackingNumber: 'EB123456789VN',
  offer,
};

const typicalUnit: Unit = {
  ...{ code: 'H48.12', name: 'Trung tâm Phục vụ hành chính công xã Sơn Tịnh' },
  ...{ address: '15 Trường Chinh, xã Sơn Tịnh', phone: '0255 3822 822', officerEmails: [], leaderEmails: [] },
  account: { bin: '970436', bank: 'Vietcombank', number: '1023456789', holder: 'TT PVHCC XA SON TINH' },
};

/** As long as sources may make them: free text and names without end, a code of 40 characters, a fee of 12 digits. */
const longestFacts: NoticeFacts = {
  ...days,
  procedureName: `Đăng ký biến động ${'quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất, '.repeat(4)}`,
  fee: 999_999_999_999,
  missing: 'bản sao chứng thực giấy chứng nhận; '.repeat(12),
  reason: 'chờ kết quả đo đạc của đơn vị khác; '.repeat(12),
  trackingNumber: 'E'.repeat(40),
  offer: { ...offer, fee: 899_999_999_999, formerFee: 999_999_999_999 },
};

const longestUnit: Unit = {
  ...typicalUnit,
  name: 'Chi nhánh Văn phòng Đăng ký đất đai khu vực '.repeat(3).trim(),
  address: 'tổ dân phố số 15, đường Trường Chinh, '.repeat(4).trim(),
};

const withHandover = (facts: NoticeFacts, handover: EntryRef['handover']): NoticeFacts => ({ ...facts, handover });

/** A usual dossier and the longest there can be, with every fact known. `page` is an address as the links have it. */
export const samplesFor = (
  { kind, handover }: { kind: NoticeKind; handover: EntryRef['handover'] },
  page: string,
): { typical: Sample; longest: Sample } => ({
  typical: {
    notice: { kind, dossier: 'H48.12-261012-0007', facts: withHandover(typicalFacts, handover) },
    surroundings: { unit: typicalUnit, page, recipientName: 'N. V. A.' },
  },
  longest: {
    notice: { kind, dossier: '000.00.0134.H48-261012-0000000007-BS0001', facts: withHandover(longestFacts, handover) },
    surroundings: { unit: longestUnit, page, recipientName: 'N. V. A.' },
  },
});
