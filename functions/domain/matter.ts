import type { DossierState } from './dossier-state.ts';
import type { RowProblem } from './file-rows.ts';
import type { Notice } from './notice.ts';
import { isOpen, type NoticeState } from './notice-life.ts';
import { isStillTrue } from './sending.ts';
import type { Fault, Refusal, RefusalCode, Sentence } from './sentence.ts';
import { type Action, mayDo, type Staff } from './staff.ts';
import type { Instant } from './time.ts';

/*
 * A matter on somebody's desk: one thing to tell about one dossier, over all the channels it will go over. It is
 * drafted, approved and sent back as one.
 */

export type MatterRef = Pick<Notice, 'dossier' | 'kind' | 'occurrence'>;
export type Matter = { readonly state: DossierState; readonly notices: readonly Notice[] };

/** A notice before and after a step; without `before` it is new. */
export type Change = { readonly before?: Notice; readonly after: Notice };

export type Step =
  | {
      ok: true;
      changes: readonly Change[];
      /** The state after the step, where the step changes it. */
      dossier?: DossierState;
      /** A rule forbids what was wanted: it is put before the leader, which is what the changes say. */
      escalated?: Refusal;
    }
  | Refused;
export type Refused = { ok: false; refusal: Refusal };

export const refuse = (code: RefusalCode, sentence: Sentence, faults?: Fault[]): Refused => ({
  ok: false,
  refusal: { code, sentence, ...(faults && { faults }) },
});

/** More than anybody reads at once; the sentence says how many there are. */
const mostRows = 100;

/** A file or a list is taken in whole or not at all: what is wrong with it, by row and field. */
export const refuseRows = (problems: readonly RowProblem[]): Refused => {
  const isLong = problems.length > mostRows;
  const sentence = {
    vi: `Có ${problems.length} lỗi nên chưa có gì được ghi${isLong ? `, dưới đây là ${mostRows} lỗi đầu` : ''}.`,
    en: `There are ${problems.length} faults, so nothing was taken in${isLong ? `; the first ${mostRows} are below` : ''}.`,
  };
  return { ok: false, refusal: { code: 'faulty', sentence, rows: problems.slice(0, mostRows) } };
};

/** Why a step is not taken, in words. */
export const sentences = {
  noRight: {
    vi: 'Bạn không có quyền làm việc này cho đơn vị này.',
    en: 'You have no right to do this for this unit.',
  },
  notFound: { vi: 'Không có việc này.', en: 'There is no such matter.' },
  ownDraft: {
    vi: 'Bạn đã soạn nội dung này nên người khác phải duyệt.',
    en: 'You drafted this, so somebody else must approve it.',
  },
  alone: {
    vi: 'Bạn đã soạn nội dung này và hiện không có người thứ hai được duyệt. Bạn vẫn gửi được ở bước xác nhận thêm; nhật ký ghi rõ là một người soạn và duyệt.',
    en: 'You drafted this, and there is nobody else now who may approve it. You may still send it with one more confirmation; the audit log says that one person drafted and approved it.',
  },
  toBeCalled: {
    vi: 'Ngày hẹn trong thư đã qua nên tin không gửi được nữa. Việc đã chuyển sang danh sách gọi điện.',
    en: 'The date in the letter is over, so it can no longer be sent. It was put on the call list.',
  },
  outdated: {
    vi: 'Hồ sơ đã thay đổi nên nội dung này không còn đúng.',
    en: 'The dossier has changed, so this is no longer true.',
  },
  changed: {
    vi: 'Hồ sơ hoặc nội dung đã thay đổi sau khi bạn mở ra: xin xem lại.',
    en: 'The dossier or the words have changed since you opened it: please look again.',
  },
  signed: {
    vi: 'Thư của việc này đã được ký nên nội dung không sửa được nữa.',
    en: 'The letter of this matter is signed, so what it says stays as it is.',
  },
  faulty: { vi: 'Nội dung nhập chưa đúng.', en: 'What was entered is not right.' },
} as const satisfies Record<string, Sentence>;

/**
 * The notices of a matter that a step is about. The others stay as they are: of two channels one may have been told
 * while the other came back, and one that was closed is not taken up. Where no notice is meant, those that live.
 */
export const partOf = (notices: readonly Notice[], isMeant: (state: NoticeState) => boolean): readonly Notice[] => {
  const meant = notices.filter(({ state }) => isMeant(state));
  if (meant.length > 0) return meant;
  const living = notices.filter(({ state }) => state !== 'superseded');
  return living.length > 0 ? living : notices;
};

/** Whether a matter's letter is signed: it is out, or may be, and its words stand in the register. */
export const isSigned = (notices: readonly Notice[]): boolean => notices.some(({ letter }) => letter);

/** Why it is no longer on anybody's desk, so that who comes second learns who was first. */
export const notWaiting = ({ state, letter, reason }: Notice): Sentence => {
  const who = letter ? ` (${letter.signerName})` : '';
  switch (state) {
    case 'rejected':
      return { vi: `Nội dung này đã được trả lại: ${reason ?? ''}`, en: `This was sent back already: ${reason ?? ''}` };
    case 'superseded':
      return { vi: 'Việc này đã được khép lại.', en: 'This matter is closed already.' };
    case 'drafted':
    case 'escalated':
    case 'awaiting-approval':
      return { vi: 'Việc này đang chờ người khác.', en: 'This is waiting for somebody else.' };
    default:
      return { vi: `Nội dung này đã được duyệt${who}.`, en: `This was approved already${who}.` };
  }
};

/** The same step for each of these notices. */
export const steps = (notices: readonly Notice[], next: (notice: Notice) => Notice): Step => ({
  ok: true,
  changes: notices.map((before) => ({ before, after: next(before) })),
});

/** Whether the person acts for the unit that answers for a matter. */
export const inUnit = (staff: Staff, action: Action, { kind, unit, decidingUnit }: Notice): boolean =>
  mayDo(staff, action, decidingUnit) ||
  // What the one-stop unit wrote itself, a refusal or a supplement request, it may mend itself.
  (kind !== 'delay-apology' && mayDo(staff, action, unit));

export const mayApprove = (
  staff: Pick<Staff, 'roles' | 'units'>,
  notice: Pick<Notice, 'approver' | 'decidingUnit'>,
): boolean =>
  notice.approver === 'leader'
    ? mayDo(staff, 'sign-apology', notice.decidingUnit)
    : mayDo(staff, 'approve-notice', notice.decidingUnit);

export const closed = (notice: Notice, now: Instant, reason?: string): Notice => ({
  ...notice,
  state: 'superseded',
  stateAt: now,
  reason,
});

/** The notices of a dossier that still wait for a person, and those on the call list, that are true no longer. */
export const outdatedOf = (notices: readonly Notice[], state: DossierState): Notice[] =>
  notices.filter((notice) => (isOpen(notice.state) || notice.toCall) && !isStillTrue(notice, state));
