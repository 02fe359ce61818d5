import type { Status } from '../../../functions/domain/dossier-state.ts';
import type { NoticeKind } from '../../../functions/domain/notice-kind.ts';
import type { NoticeState } from '../../../functions/domain/notice-life.ts';

/** Vietnamese words for what the pages show; statuses by their national names. */
export const kindWords: Readonly<Record<NoticeKind, string>> = {
  receipt: 'Đã tiếp nhận hồ sơ',
  'intake-refusal': 'Không tiếp nhận hồ sơ',
  'supplement-request': 'Yêu cầu bổ sung giấy tờ',
  'payment-request': 'Yêu cầu nộp phí, lệ phí',
  reschedule: 'Đổi ngày hẹn trả',
  'delay-apology': 'Xin lỗi và hẹn lại ngày trả',
  'early-completion': 'Có kết quả trước hạn',
  completion: 'Có kết quả đúng hạn',
  'late-completion': 'Có kết quả trễ hạn',
  dispatch: 'Gửi kết quả qua bưu điện',
  'survey-invitation': 'Mời đánh giá mức độ hài lòng',
  'collection-reminder': 'Nhắc đến nhận kết quả',
  withdrawal: 'Rút hồ sơ',
  stop: 'Dừng giải quyết',
  correction: 'Đính chính',
  'due-soon-alert': 'Nhắc cán bộ: sắp đến hạn',
  'overdue-alert': 'Nhắc cán bộ: đã quá hạn',
  'drive-digest': 'Bản tin chiến dịch',
  nudge: 'Mời nộp trực tuyến (quảng cáo)',
};

export const stateWords: Readonly<Record<NoticeState, string>> = {
  drafted: 'Đã soạn',
  escalated: 'Trình lãnh đạo',
  'awaiting-approval': 'Chờ duyệt',
  queued: 'Chờ gửi',
  held: 'Giữ đến giờ được gửi',
  sending: 'Đang gửi',
  accepted: 'Đã gửi đi',
  delivered: 'Đã đến nơi',
  undeliverable: 'Không gửi được',
  failed: 'Gửi hỏng',
  superseded: 'Không còn cần gửi',
  gathered: 'Gộp trong thư của đơn vị',
  suppressed: 'Không gửi',
  rejected: 'Không được duyệt',
  unknown: 'Chưa rõ',
};

export const statusWords: Readonly<Record<Status, string>> = {
  posting: 'Đang liên thông',
  registered: 'Mới đăng ký',
  received: 'Được tiếp nhận',
  'not-accepted': 'Không được tiếp nhận',
  processing: 'Đang xử lý',
  'supplement-requested': 'Yêu cầu bổ sung giấy tờ',
  'payment-requested': 'Yêu cầu thực hiện nghĩa vụ tài chính',
  withdrawn: 'Công dân yêu cầu rút hồ sơ',
  stopped: 'Dừng xử lý',
  finished: 'Đã xử lý xong',
  returned: 'Đã trả kết quả',
};

export const channelWords = { sms: 'SMS', email: 'Thư điện tử', none: 'Gọi điện' } as const;
