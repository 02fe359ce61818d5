import type { Letter } from '../functions/domain/letter.ts';
import type { Matter } from '../functions/domain/matter.ts';
import type { Notice } from '../functions/domain/notice.ts';
import type { Staff } from '../functions/domain/staff.ts';
import { aDossier, aNotice } from './builders.ts';

/** Who works with the dossiers of unit H21.134, and who does not. */
export const lan: Staff = {
  ...{ email: 'lan@example.vn', name: 'Trần Thị Lan', title: 'Chuyên viên' },
  ...{ roles: ['officer'], units: ['H21.134'] },
};
export const hung: Staff = {
  ...{ email: 'hung@example.vn', name: 'Phạm Quốc Hùng', title: 'Giám đốc' },
  ...{ roles: ['leader'], units: ['H21.134'] },
};
/** Officer and leader in one person, as in a small commune. */
export const bich: Staff = { ...hung, email: 'bich@example.vn', name: 'Lê Thị Bích', roles: ['officer', 'leader'] };
export const tam: Staff = {
  ...{ email: 'tam@example.vn', name: 'Nguyễn Minh Tâm', title: 'Kiểm soát viên' },
  ...{ roles: ['controller'], units: [] },
};
export const elsewhere: Staff = {
  ...{ email: 'dat@example.vn', name: 'Lê Quốc Đạt' },
  ...{ roles: ['officer', 'leader'], units: ['H21.9'] },
};
export const steering: Staff = { email: 'ban@example.vn', name: 'Ban chỉ đạo', roles: ['steering'], units: [] };
export const administrator: Staff = { email: 'qt@example.vn', name: 'Quản trị', roles: ['administrator'], units: [] };

export const oldDue = '2026-10-23T16:30:00+07:00';
export const newDue = '2026-10-28T16:30:00+07:00';
export const delayReason = 'Đơn vị đo đạc chưa gửi kết quả.';

/** Lan's apology for the dossier of `aDossier()`, which waits for her leader. */
export const anApology = (changes: Partial<Notice> = {}): Notice =>
  aNotice({
    ...{ id: 'delay-apology#2026-10-23#sms', kind: 'delay-apology', occurrence: '2026-10-23' },
    ...{ state: 'awaiting-approval', approver: 'leader', draftedBy: lan.email },
    facts: {
      ...{ procedureName: 'Đổi giấy phép lái xe', formerDueAt: oldDue, dueAt: newDue, reason: delayReason },
    },
    stateAt: '2026-10-21T09:00:00+07:00',
    ...changes,
  });

export const byMail = (notice: Notice): Notice => ({
  ...notice,
  id: `${notice.kind}#${notice.occurrence}#email`,
  channel: 'email',
});

/** The source asks for papers; the controller has to approve. */
export const aRequest = (changes: Partial<Notice> = {}): Notice =>
  aNotice({
    ...{ id: 'supplement-request#1#sms', kind: 'supplement-request', occurrence: '1', approver: 'controller' },
    ...{ state: 'awaiting-approval', unit: 'H21.1', facts: { missing: 'Thiếu giấy khai sinh.' } },
    ...changes,
  });

export const requested = aDossier({
  status: 'supplement-requested',
  entered: { received: 1, processing: 1, 'supplement-requested': 1 },
  receivingUnit: 'H21.1',
});

export const aMatter = (...notices: Notice[]): Matter => ({ state: aDossier(), notices });
export const aRequestMatter = (...notices: Notice[]): Matter => ({ state: requested, notices });

export const signature: Letter = {
  ...{ form: '04', number: '01/PXL-H21.134', signedAt: '2026-10-21T10:00:00+07:00' },
  ...{ signerName: hung.name, signerTitle: 'Giám đốc' },
};
