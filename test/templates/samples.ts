import { type NoticeKind, noticeKind } from '../../functions/domain/notice-kind.ts';
import { unit } from '../../functions/domain/unit.ts';
import type { ToRender } from '../../functions/templates/letter.ts';

/** News of dossiers for their citizens; what a campaign says, and what staff get, is of other kinds. */
export const citizenKinds = noticeKind.exclude(['due-soon-alert', 'overdue-alert', 'drive-digest', 'nudge']).options;
/** What has a letter about one dossier, in every language. */
export const letterKinds = noticeKind.exclude(['drive-digest', 'nudge']).options;

export const sonTinh = unit.parse({
  code: 'H48.12',
  name: 'Trung tâm Phục vụ hành chính công xã Sơn Tịnh',
  address: '15 Trường Chinh, xã Sơn Tịnh',
  phone: '0255 3822 822',
  account: { bin: '970436', bank: 'Vietcombank', number: '1023456789', holder: 'TT PVHCC XA SON TINH' },
});

export const page = 'https://baotin.quangngai.gov.vn/t/0aB1cD2eF3g';
export const surroundings = { unit: sonTinh, page };

/** A notice with every fact known, about a procedure with one of the longest names. */
export const aNotice = (kind: NoticeKind, facts: ToRender['facts'] = {}): ToRender => ({
  kind,
  dossier: 'H48.12-261012-0007',
  facts: {
    procedureName: 'Cấp đổi giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất',
    formerDueAt: '2026-10-16T16:30:00+07:00',
    dueAt: '2026-10-23T16:30:00+07:00',
    finishedAt: '2026-10-19T09:05:00+07:00',
    fee: 115_000,
    missing: 'bản sao giấy khai sinh',
    reason: 'chờ kết quả đo đạc',
    trackingNumber: 'EB123456789VN',
    ...facts,
  },
});
