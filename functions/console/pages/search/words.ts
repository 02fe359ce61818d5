import type { Sentence } from '../../../domain/sentence.ts';

/** What the pages of this folder say, and what lists have in common. */
export const searchWords = {
  findWhat: { vi: 'Mã hồ sơ, số điện thoại hoặc họ tên', en: 'Dossier code, telephone number or name' },
  findHint: {
    vi: 'Họ tên đầy đủ hoặc chỉ tên gọi, có dấu hay không dấu đều được. Ai tra gì, lúc nào được ghi lại.',
    en: 'The whole name or the last words of it, with or without diacritics. Who searched for what is written down.',
  },
  findCodeHint: { vi: 'Mã như in trên giấy tiếp nhận.', en: 'The code as printed on the receipt.' },
  findCode: { vi: 'Mã hồ sơ', en: 'Dossier code' },
  foundNone: {
    vi: 'Không tìm thấy. Hãy xem lại mã trên giấy tiếp nhận, số di động, hoặc thử chỉ tên gọi. Chỉ tìm trong hồ sơ của đơn vị bạn; liên hệ chỉ giữ 180 ngày.',
    en: 'Nothing was found. Check the code on the receipt or the mobile number, or try the given name alone. Only dossiers of your units are searched, and contacts are kept for 180 days.',
  },
  found: { vi: 'Tìm thấy {n} hồ sơ', en: '{n} dossier(s) found' },
  foundMore: { vi: 'Tìm thấy {n} hồ sơ, còn nữa', en: '{n} dossiers found, and there are more' },
  findMore: { vi: 'Xem thêm', en: 'Show more' },
  findNarrow: {
    vi: 'Còn nhiều người trùng tên: nhập họ tên đầy đủ sẽ nhanh hơn.',
    en: 'Many have this name: the whole name finds faster.',
  },
  backToList: { vi: 'Về danh sách hồ sơ', en: 'Back to the list of dossiers' },
  person: { vi: 'Người nộp', en: 'Applicant' },
  actsFor: { vi: 'được ủy quyền', en: 'authorised' },

  listHead: { vi: 'Hồ sơ của đơn vị', en: 'Dossiers of a unit' },
  listShow: { vi: 'Hồ sơ', en: 'Dossiers' },
  listRunning: { vi: 'Đang giải quyết', en: 'In work' },
  listOverdue: { vi: 'Đang giải quyết, quá hẹn', en: 'In work, overdue' },
  listFrom: { vi: 'Từ ngày', en: 'From' },
  listTo: { vi: 'Đến ngày', en: 'To' },
  listDays: {
    vi: 'Ngày: của hồ sơ đang giải quyết là ngày hẹn trả, của hồ sơ khác là ngày thay đổi gần nhất.',
    en: 'Days are due dates for dossiers in work, and days of the last change for others.',
  },
  listOrder: { vi: 'Xếp', en: 'Order' },
  listEarliest: { vi: 'ngày sớm trước', en: 'earliest first' },
  listLatest: { vi: 'ngày muộn trước', en: 'latest first' },
  listSee: { vi: 'Xem', en: 'Show' },
  listNone: {
    vi: 'Không có hồ sơ nào như vậy. Hãy chọn nhóm khác hoặc nới ngày.',
    en: 'There are no such dossiers. Choose another group, or more days.',
  },
  listWrongDay: { vi: 'Không có ngày này. Viết như 20/10/2026.', en: 'This is no day.' },
  listChanged: { vi: 'Thay đổi gần nhất', en: 'Last change' },
  takeCsv: { vi: 'Tải CSV', en: 'Download CSV' },
  takeXlsx: { vi: 'Tải Excel', en: 'Download Excel' },
  takeAs: { vi: 'Tải danh sách này', en: 'Take this list away' },

  chancePercent: { vi: 'Nguy cơ (%)', en: 'Chance (%)' },
  arrangeSince: { vi: 'chờ lâu nhất trước', en: 'longest wait first' },
  arrangeDue: { vi: 'ngày hẹn sớm nhất trước', en: 'earliest due date first' },
  arrangeCode: { vi: 'theo mã hồ sơ', en: 'by dossier code' },
  arrangeProcedure: { vi: 'Thủ tục có chữ', en: 'Procedure with the words' },
  arrangeNone: { vi: 'Không có việc nào của thủ tục này.', en: 'Nothing waits of this procedure.' },
  arrangeCut: {
    vi: 'Đang xem {n} việc trong {of} việc. Làm xong thì các việc sau hiện ra.',
    en: 'These are {n} of {of}. The others follow as these are done.',
  },

  homeOverdue: { vi: 'Quá hẹn', en: 'Overdue' },
  homeDueSoon: { vi: 'Sắp đến hẹn, 3 ngày làm việc', en: 'Due within 3 working days' },
  homeProblems: { vi: 'Lỗi nhập trong 7 ngày', en: 'Problems of intake, 7 days' },
  homeProblemsMore: {
    vi: 'Dòng bị từ chối hoặc thiếu khi nhận dữ liệu.',
    en: 'Rows that were refused or incomplete when updates came in.',
  },
  homeNoProblems: { vi: 'Không có lỗi nào.', en: 'There are none.' },
  homeSee: { vi: 'Xem', en: 'See' },
} as const satisfies Record<string, Sentence>;
