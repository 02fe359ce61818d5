import type { AuditEntry } from '../../domain/audit.ts';
import type { Status } from '../../domain/dossier-state.ts';
import type { Notice } from '../../domain/notice.ts';
import type { NoticeKind } from '../../domain/notice-kind.ts';
import type { NoticeState } from '../../domain/notice-life.ts';
import type { Sentence } from '../../domain/sentence.ts';
import type { Role } from '../../domain/staff.ts';

/** What the domain's own words are called on the pages. */
export const roleNames = {
  officer: { vi: 'Cán bộ một cửa', en: 'Officer' },
  leader: { vi: 'Lãnh đạo đơn vị', en: 'Leader of a unit' },
  controller: { vi: 'Kiểm soát viên', en: 'Controller' },
  steering: { vi: 'Ban chỉ đạo', en: 'Steering group' },
  administrator: { vi: 'Quản trị viên', en: 'Administrator' },
} as const satisfies Record<Role, Sentence>;

export const kindNames = {
  receipt: { vi: 'Đã tiếp nhận', en: 'Receipt' },
  'intake-refusal': { vi: 'Từ chối tiếp nhận', en: 'Refusal of intake' },
  'supplement-request': { vi: 'Yêu cầu bổ sung', en: 'Request for papers' },
  'payment-request': { vi: 'Yêu cầu nộp phí', en: 'Request to pay' },
  reschedule: { vi: 'Đổi ngày hẹn', en: 'Change of date' },
  'delay-apology': { vi: 'Xin lỗi chậm hẹn', en: 'Apology for a delay' },
  'early-completion': { vi: 'Xong sớm', en: 'Finished early' },
  completion: { vi: 'Có kết quả', en: 'Result ready' },
  'late-completion': { vi: 'Có kết quả, trễ hẹn', en: 'Result ready, late' },
  dispatch: { vi: 'Đã gửi bưu điện', en: 'Sent by post' },
  'survey-invitation': { vi: 'Mời đánh giá', en: 'Survey' },
  'collection-reminder': { vi: 'Nhắc nhận kết quả', en: 'Reminder to collect' },
  withdrawal: { vi: 'Đã rút hồ sơ', en: 'Withdrawal' },
  stop: { vi: 'Dừng giải quyết', en: 'Stop' },
  correction: { vi: 'Đính chính', en: 'Correction' },
  'due-soon-alert': { vi: 'Nhắc cán bộ: sắp đến hẹn', en: 'Alert to staff: due soon' },
  'overdue-alert': { vi: 'Nhắc cán bộ: quá hẹn', en: 'Alert to staff: overdue' },
  'drive-digest': { vi: 'Bản tin chiến dịch', en: 'Digest of the drive' },
  nudge: { vi: 'Tin vận động', en: 'Campaign message' },
} as const satisfies Record<NoticeKind, Sentence>;

export const noticeStateNames = {
  drafted: { vi: 'cần viết lý do', en: 'to be written' },
  escalated: { vi: 'chờ lãnh đạo xử lý', en: 'to be settled by the leader' },
  'awaiting-approval': { vi: 'chờ duyệt', en: 'waiting for approval' },
  queued: { vi: 'sắp gửi', en: 'about to go' },
  held: { vi: 'giữ qua giờ nghỉ', en: 'held in quiet hours' },
  sending: { vi: 'đang gửi', en: 'going out' },
  accepted: { vi: 'đã gửi', en: 'sent' },
  delivered: { vi: 'đã đến máy', en: 'delivered' },
  undeliverable: { vi: 'không đến được', en: 'not delivered' },
  failed: { vi: 'gửi lỗi', en: 'failed' },
  superseded: { vi: 'đã khép', en: 'closed' },
  suppressed: { vi: 'không gửi', en: 'not sent' },
  rejected: { vi: 'bị trả lại', en: 'sent back' },
  unknown: { vi: 'chưa rõ đã đi chưa', en: 'not known whether it went' },
  gathered: { vi: 'nằm trong bản tin', en: 'in a digest' },
} as const satisfies Record<NoticeState, Sentence>;

export const statusNames = {
  posting: { vi: 'Đang liên thông', en: 'Being passed on' },
  registered: { vi: 'Đã đăng ký', en: 'Registered' },
  received: { vi: 'Đã tiếp nhận', en: 'Received' },
  'not-accepted': { vi: 'Không tiếp nhận', en: 'Not accepted' },
  processing: { vi: 'Đang giải quyết', en: 'In work' },
  'supplement-requested': { vi: 'Chờ bổ sung', en: 'Waits for papers' },
  'payment-requested': { vi: 'Chờ nộp phí', en: 'Waits for the fee' },
  withdrawn: { vi: 'Đã rút', en: 'Withdrawn' },
  stopped: { vi: 'Dừng giải quyết', en: 'Stopped' },
  finished: { vi: 'Có kết quả', en: 'Finished' },
  returned: { vi: 'Đã trả kết quả', en: 'Handed over' },
} as const satisfies Record<Status, Sentence>;

export const channelNames = {
  sms: { vi: 'tin nhắn', en: 'SMS' },
  email: { vi: 'thư điện tử', en: 'e-mail' },
  none: { vi: 'không có địa chỉ', en: 'no address' },
} as const satisfies Record<Notice['channel'], Sentence>;

export const actionNames = {
  'draft-apology': { vi: 'báo chậm', en: 'recorded a delay' },
  rewrite: { vi: 'sửa lời', en: 'rewrote' },
  approve: { vi: 'duyệt', en: 'approved' },
  'approve-own-draft': { vi: 'tự soạn và tự duyệt', en: 'approved their own words' },
  'send-back': { vi: 'trả lại', en: 'sent back' },
  'settle-second-delay': { vi: 'khép việc chậm lần hai', en: 'settled a second delay' },
  'tick-off': { vi: 'đánh dấu đã báo', en: 'ticked off' },
  'print-letter': { vi: 'xem hoặc in thư', en: 'saw or printed a letter' },
  'show-contact': { vi: 'xem liên hệ', en: 'saw a contact' },
  search: { vi: 'tra hồ sơ', en: 'searched' },
  'export-list': { vi: 'tải danh sách', en: 'took a list away' },
  'save-drive': { vi: 'lưu chiến dịch', en: 'saved a drive' },
  'set-targets': { vi: 'đặt chỉ tiêu', en: 'set targets' },
  'import-dossiers': { vi: 'nhập tệp hồ sơ', en: 'sent a file of dossiers' },
  'import-portal-table': { vi: 'nhập bảng xếp hạng', en: 'took in a portal table' },
  'import-portal-metrics': { vi: 'nhập chỉ số cổng', en: 'took in portal figures' },
  'import-units': { vi: 'nhập đơn vị', en: 'took in units' },
  'set-task': { vi: 'giao việc', en: 'set a task' },
  'finish-task': { vi: 'xong việc', en: 'finished a task' },
  'log-difficulty': { vi: 'ghi khó khăn', en: 'logged a difficulty' },
  'close-difficulty': { vi: 'gỡ khó khăn', en: 'closed a difficulty' },
  'change-staff': { vi: 'sửa danh sách cán bộ', en: 'changed the staff list' },
  'take-opt-out': { vi: 'ghi nhận từ chối quảng cáo', en: 'took an opt-out' },
  'save-words': { vi: 'sửa mẫu tin', en: 'changed words of a notice' },
  'save-setting': { vi: 'sửa cài đặt', en: 'changed a setting' },
  'remove-setting': { vi: 'bỏ một cài đặt', en: 'took a setting away' },
  'sign-in': { vi: 'đăng nhập', en: 'signed in' },
  'sign-out': { vi: 'đăng xuất', en: 'signed out' },
} as const satisfies Record<AuditEntry['action'], Sentence>;
