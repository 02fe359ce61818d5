import type { Sentence } from '../../../domain/sentence.ts';
import type { Handover } from '../../../templates/entries.ts';
import { factNames } from '../../../templates/values.ts';

export const handoverNames = {
  counter: { vi: 'nhận tại quầy', en: 'at the counter' },
  post: { vi: 'nhận qua bưu điện', en: 'by post' },
  electronic: { vi: 'nhận bản điện tử', en: 'electronically' },
} as const satisfies Record<Handover, Sentence>;

export const languageNames: Readonly<Record<string, Sentence>> = {
  vi: { vi: 'Tiếng Việt', en: 'Vietnamese' },
  en: { vi: 'Tiếng Anh', en: 'English' },
};

/** What stands for each variable. */
export const variableNames: Readonly<Record<string, Sentence>> = {
  code: { vi: 'mã hồ sơ', en: 'code' },
  procedure: { vi: 'tên thủ tục', en: 'procedure' },
  due: { vi: 'ngày hẹn trả', en: 'due date' },
  newDue: { vi: 'ngày hẹn mới', en: 'new date' },
  formerDue: { vi: 'ngày hẹn cũ', en: 'former date' },
  finished: { vi: 'ngày có kết quả', en: 'day of the result' },
  fee: { vi: 'số tiền phải nộp', en: 'fee' },
  tracking: { vi: 'mã bưu gửi', en: 'tracking number' },
  missing: { vi: 'giấy tờ còn thiếu', en: 'what is missing' },
  reason: { vi: 'lý do', en: 'reason' },
  unit: { vi: 'nơi tiếp nhận', en: 'office' },
  unitAddress: { vi: 'địa chỉ nơi tiếp nhận', en: 'address of the office' },
  unitPhone: { vi: 'điện thoại nơi tiếp nhận', en: 'telephone of the office' },
  page: { vi: 'đường dẫn tra cứu', en: 'link to the dossier’s page' },
  bank: { vi: 'ngân hàng', en: 'bank' },
  account: { vi: 'số tài khoản', en: 'account' },
  accountHolder: { vi: 'tên tài khoản', en: 'account holder' },
  formerFee: { vi: 'mức phí cũ', en: 'former fee' },
  offerFee: { vi: 'mức phí khi nộp trực tuyến', en: 'fee online' },
  offerUntil: { vi: 'ngày cuối của mức phí', en: 'last day of that fee' },
  optOut: { vi: 'cách từ chối tin', en: 'how to opt out' },
  name: { vi: 'tên người nhận (chỉ trong thư)', en: 'name (letters only)' },
  count: { vi: 'số hồ sơ (nhắc cán bộ)', en: 'number of dossiers (staff)' },
};

export const factOptions = factNames.map((value) => ({
  value,
  name: variableNames[value] ?? { vi: value, en: value },
}));
