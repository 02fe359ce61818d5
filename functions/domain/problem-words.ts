import type { Sentence } from './sentence.ts';
import { filled, quotedIn, type SentenceForm, sentenceForm } from './sentence-form.ts';

/*
 * What the readers of files and the domain say of a faulty row is one English sentence, for programs and logs. Staff
 * read it in Vietnamese: each sentence with its pattern here, `{x}` standing for whatever it quotes. The tests put every
 * fault that can be made through it, so that none is forgotten.
 */

const ofCells: readonly (readonly [english: string, vietnamese: string])[] = [
  ['is missing', 'còn thiếu'],
  ['{text} holds no letter and no digit', '{text} không có chữ cái hay chữ số nào'],
  ['is not text or a number', 'không phải chữ hay số'],
  ['holds characters that are not UTF-8: save the source as UTF-8', 'có ký tự hỏng: hãy lưu tệp theo mã UTF-8'],
  ['is not UTF-8: save the file as CSV UTF-8', 'có ký tự hỏng: hãy lưu tệp thành CSV UTF-8'],
  ['is too long: {n} characters, at most {most} ({text})', 'dài quá: {n} ký tự, nhiều nhất {most} ({text})'],
  [
    'is too long: {n} characters, at most {most}; the row was left out',
    'dài quá: {n} ký tự, nhiều nhất {most}; dòng này bị bỏ qua',
  ],
  ['{text} is not a code such as {example}', '{text} không phải mã, ví dụ đúng: {example}'],
  [
    '{text} has the month first: write the day first, such as 23/10/2026, or yyyyMMddHHmmss',
    '{text} ghi tháng trước ngày: hãy ghi ngày trước, như 23/10/2026, hoặc 20261023163000',
  ],
  ['{text} has a year of two digits: write all four', '{text} chỉ có hai chữ số của năm: hãy ghi đủ bốn chữ số'],
  [
    '{text} is the number of a day: format the column as a date',
    '{text} là số thứ tự của ngày: hãy định dạng cột là ngày',
  ],
  ['{text} is not a time: write yyyyMMddHHmmss or ISO 8601', '{text} không phải ngày giờ: hãy ghi như 20261023163000'],
  ['{text} is no day or hour of the calendar', '{text} không có trong lịch'],
  ['{text} is no day of the calendar: write it like {example}', '{text} không phải ngày: hãy ghi như {example}'],
  ['is no day of the calendar: write it like {example}', 'không phải ngày: hãy ghi như {example}'],
  ['{text} lies outside the years 2000 to 2099', '{text} nằm ngoài các năm 2000 đến 2099'],
  [
    '{text} has no hour: updates are ordered by it, write yyyyMMddHHmmss',
    '{text} thiếu giờ, cần để xếp thứ tự: hãy ghi như 20261023163000',
  ],
  ['{text} lies in the future', '{text} nằm ở tương lai'],
  ['{text} is unknown: it is one of {list}', '{text} không có trong danh sách: {list}'],
  ['{text} is unknown: the drive has {list}', '{text} không có trong chiến dịch, chỉ có: {list}'],
  ['{text} is neither 0 nor 1', '{text} không phải 0 hoặc 1'],
  [
    '{text} is not an amount in VND: write digits only, such as 115000',
    '{text} không phải số tiền: chỉ ghi chữ số, ví dụ 115000',
  ],
  ['{text} is not a language code such as vi or en', '{text} không phải mã ngôn ngữ, ví dụ vi hoặc en'],
  ['{text} is not a number of 0 or more', '{text} không phải số từ 0 trở lên'],
  ['{text} is not a whole number, written in digits only', '{text} không phải số nguyên chỉ ghi bằng chữ số'],
  ['{text} is not a number', '{text} không phải số'],
  ['{n} is above 100: a percentage goes from 0 to 100', '{n} lớn hơn 100: tỷ lệ từ 0 đến 100'],
  ['{n} is below 0: a percentage goes from 0 to 100', '{n} nhỏ hơn 0: tỷ lệ từ 0 đến 100'],
  ['holds the error {text} of a formula', 'chứa lỗi công thức {text}'],
  ['holds the error of a formula', 'chứa lỗi của một công thức'],
  [
    'holds a formula without its value: open the file in Excel, save it and send it again',
    'có công thức chưa tính ra giá trị: hãy mở tệp bằng Excel, lưu lại rồi gửi lại',
  ],
  [
    'is a number of more digits than a spreadsheet keeps: format the column as text and write it again',
    'là số dài hơn mức bảng tính giữ được: hãy định dạng cột là văn bản rồi ghi lại',
  ],
  [
    'is formatted as a date or percentage: {text} was read, format the column as text',
    'đang có định dạng ngày hoặc phần trăm: máy đọc là {text}, hãy định dạng cột là văn bản',
  ],
  [
    '{text} may lack zeros at its end, as a number does: format the column as text',
    '{text} có thể mất số 0 ở cuối vì là ô số: hãy định dạng cột là văn bản',
  ],
  ['{why}; the cell was read as empty', '{why}; ô này được coi là trống'],
  ['points to a text that the workbook does not hold', 'trỏ tới một chữ không có trong sổ tính'],
  // Said in place of a sentence that is not known here, so that nothing is kept unseen.
  ['is not right', 'không đúng'],
  ['stands in two columns that do not agree', 'có ở hai cột nhưng hai giá trị khác nhau'],
];

const ofPeople: typeof ofCells = [
  ['{text} was read as {taken}; the other numbers were left out', '{text} được đọc là {taken}; các số khác bị bỏ qua'],
  [
    '{text} was read as {taken}; {passed} before it cannot be used and was passed over',
    '{text} được đọc là {taken}; {passed} đứng trước không dùng được nên bị bỏ qua',
  ],
  [
    '{text} was read as {taken}; the other addresses were left out',
    '{text} được đọc là {taken}; các địa chỉ khác bị bỏ qua',
  ],
  [
    '{text} was rounded by a spreadsheet: save the column as text',
    '{text} đã bị bảng tính làm tròn: hãy lưu cột này ở dạng chữ',
  ],
  ['{why}; no SMS can be sent', '{why}; không gửi được tin nhắn'],
  [
    '{text} is not an e-mail address; no e-mail can be sent',
    '{text} không phải địa chỉ thư điện tử; không gửi được thư',
  ],
  ['{text} is too long for a phone number', '{text} quá dài để là số điện thoại'],
  ['{text} holds no phone number', '{text} không có số điện thoại nào'],
  ['{text} is a land line, which gets no SMS', '{text} là số cố định, không nhận được tin nhắn'],
  ['{text} is a service number, not a mobile phone', '{text} là số dịch vụ, không phải số di động'],
  ['{text} is too short: a mobile number has 10 digits', '{text} thiếu chữ số: số di động có 10 chữ số'],
  ['{text} is too long: a mobile number has 10 digits', '{text} thừa chữ số: số di động có 10 chữ số'],
  ['{text} starts with no prefix in use in Vietnam', '{text} có đầu số không dùng ở Việt Nam'],
  ['{text} is no valid number of any country', '{text} không phải số điện thoại của nước nào'],
  [
    '{text} is a foreign number; SMS go to Vietnamese numbers only',
    '{text} là số nước ngoài; tin nhắn chỉ gửi trong nước',
  ],
  ['{text} is not a mobile phone, so it gets no SMS', '{text} không phải số di động nên không nhận được tin nhắn'],
];

const ofRows: typeof ofCells = [
  ['{why}; the field was left out', '{why}; trường này bị bỏ qua'],
  [
    '{text} has question marks for letters that were lost: send it as UTF-8',
    '{text} có dấu hỏi thay cho chữ bị mất: hãy gửi lại theo mã UTF-8',
  ],
  ['{text} was read in a wrong code page: send it as UTF-8', '{text} bị đọc sai bảng mã: hãy gửi lại theo mã UTF-8'],
  ['is not a record of named fields', 'không phải một bản ghi có tên trường'],
  ['is not a unit that the sender of this file acts for', 'không phải đơn vị mà người gửi tệp phụ trách'],
  [
    'differs from another record of the same second, which stands: give each change its own time',
    'khác một dòng cùng giây đã được nhận: mỗi thay đổi cần thời điểm riêng',
  ],
  [
    'is of a dossier that too many change at once: send this row again',
    'hồ sơ đang được quá nhiều nơi cập nhật cùng lúc: hãy gửi lại dòng này',
  ],
  [
    'lies behind a record of this dossier that came from the future: check the clock of the source, and send this row again with its right time',
    'đứng sau một dòng của hồ sơ này có thời điểm ở tương lai: hãy chỉnh đồng hồ của hệ thống nguồn rồi gửi lại dòng này với đúng thời điểm',
  ],
  [
    'was not taken in before the time was up: send this row again',
    'chưa kịp nhận trong thời gian cho phép: hãy gửi lại dòng này',
  ],
  [
    'could not be taken in by a fault of this platform: its operators are told',
    'chưa nhận được do lỗi của hệ thống này: người vận hành đã được báo',
  ],
  ['{what} stands in row {row} already', '{what} đã có ở dòng {row}'],
  ['{what} stands on these days in row {row} already', '{what} đã có ở dòng {row} trong những ngày này'],
  ['{what} stands on these days in the register already', '{what} đã có trong danh mục trong những ngày này'],
  ['{what} is not a unit of this province', '{what} không phải đơn vị của tỉnh'],
  ['{what} is not in the register', '{what} không có trong danh mục'],
  ['{what} does not take part in the drive', '{what} không tham gia chiến dịch'],
  [
    'a quote is opened and not closed, or stands in the middle of a cell: the row was left out',
    'có dấu ngoặc kép mở mà không đóng, hoặc đứng giữa ô: dòng này bị bỏ qua',
  ],
  [
    'the row ends early, after {n} of {all} cells: perhaps the file is cut off',
    'dòng chỉ có {n} trên {all} ô: có thể tệp bị cắt',
  ],
  [
    'the row has {n} cells, the header {all}: perhaps a cell with a comma lacks its quotes',
    'dòng có {n} ô mà tiêu đề có {all}: có thể ô chứa dấu phẩy thiếu ngoặc kép',
  ],
  ['the row is longer than {n} characters', 'dòng dài hơn {n} ký tự'],
  ['the row has more than {n} cells', 'dòng có hơn {n} ô'],
  [
    'a cell of the row does not say in which column it stands: the row was left out',
    'có ô không cho biết nằm ở cột nào: dòng này bị bỏ qua',
  ],
  [
    'names two columns; rows in which they differ are left out',
    'là tên của hai cột; dòng nào hai cột khác nhau thì bị bỏ qua',
  ],
];

const ofFiles: typeof ofCells = [
  [
    'in row {row} {text} has the month first, so nothing of the file was taken: write the day first, such as 23/10/2026',
    'ở dòng {row}, {text} ghi tháng trước ngày nên cả tệp chưa được nhận: hãy ghi ngày trước, như 23/10/2026',
  ],
  ['the file is empty', 'tệp trống'],
  ['holds no rows', 'không có dòng nào'],
  ['has a header and no rows below it', 'chỉ có tiêu đề, không có dòng nào bên dưới'],
  [
    'a further sheet has this header and was not read: send it as a file of its own',
    'còn một trang tính khác cũng có tiêu đề này chưa được đọc: hãy gửi riêng',
  ],
  ['its first row is not a header with the columns {list}', 'dòng đầu không phải tiêu đề có các cột {list}'],
  ['row {row} is not a header: it lacks the columns {list}', 'dòng {row} không phải tiêu đề: thiếu các cột {list}'],
  [
    'the sheet with the header is hidden: unhide it, save the file and send it again',
    'trang tính có tiêu đề đang bị ẩn: hãy bỏ ẩn, lưu tệp rồi gửi lại',
  ],
  ['its header cannot be read: {why}', 'không đọc được tiêu đề: {why}'],
  [
    'it is an old (.xls) or password-protected Excel file: save it as .xlsx or CSV UTF-8',
    'tệp Excel kiểu cũ (.xls) hoặc có mật khẩu: hãy lưu thành .xlsx hoặc CSV UTF-8',
  ],
  ['it is a zip archive, but not an Excel workbook (.xlsx)', 'là tệp nén, không phải sổ tính Excel (.xlsx)'],
  [
    'it is a packed file (such as gzip, 7z or RAR): unpack it and send the table in it',
    'là tệp nén (như gzip, 7z hoặc RAR): hãy giải nén rồi gửi bảng bên trong',
  ],
  [
    'the workbook is damaged or cut off: save it again and send it anew',
    'sổ tính bị hỏng hoặc bị cắt: hãy lưu lại rồi gửi lại',
  ],
  [
    'the workbook is larger than 64 MB: split it or save it as CSV UTF-8',
    'sổ tính lớn hơn 64 MB: hãy chia nhỏ hoặc lưu thành CSV UTF-8',
  ],
  [
    'the workbook unpacks to more than {most} MB: split it or save it as CSV UTF-8',
    'sổ tính bung ra hơn {most} MB: hãy chia nhỏ hoặc lưu thành CSV UTF-8',
  ],
  [
    'the workbook holds more than {most} texts: split it or save it as CSV UTF-8',
    'sổ tính có hơn {most} đoạn chữ: hãy chia nhỏ hoặc lưu thành CSV UTF-8',
  ],
  [
    'the workbook has more than {most} parts: save it as CSV UTF-8',
    'sổ tính có hơn {most} phần: hãy lưu thành CSV UTF-8',
  ],
  [
    'the workbook refers to more than {most} parts: save it as CSV UTF-8',
    'sổ tính dẫn đến hơn {most} phần: hãy lưu thành CSV UTF-8',
  ],
  [
    'the workbook has more than {most} formats: save it as CSV UTF-8',
    'sổ tính có hơn {most} định dạng: hãy lưu thành CSV UTF-8',
  ],
  [
    'the workbook has more than {most} sheets: keep those that are to be read',
    'sổ tính có hơn {most} trang tính: hãy chỉ giữ trang cần đọc',
  ],
  ['the file is larger than {most} MB: split it', 'tệp lớn hơn {most} MB: hãy chia nhỏ'],
  ['the file has more than {most} rows: split it', 'tệp có hơn {most} dòng: hãy chia nhỏ'],
  ['its JSON is no list of records', 'nội dung JSON không phải danh sách bản ghi'],
  ['its JSON cannot be read: {why}', 'không đọc được nội dung JSON: {why}'],
];

/** What to do with a file that is neither CSV nor a workbook. */
const toDo = {
  save: ['save it as .xlsx or CSV UTF-8', 'hãy lưu thành .xlsx hoặc CSV UTF-8'],
  open: ['open it in Excel and save it as .xlsx or CSV UTF-8', 'hãy mở bằng Excel rồi lưu thành .xlsx hoặc CSV UTF-8'],
  copy: [
    'copy its table into Excel and save that as .xlsx or CSV UTF-8',
    'hãy chép bảng sang Excel rồi lưu thành .xlsx hoặc CSV UTF-8',
  ],
  send: ['send the table itself as .xlsx or CSV UTF-8', 'hãy gửi chính bảng đó ở dạng .xlsx hoặc CSV UTF-8'],
} as const;

/** What such a file is. */
const ofStrangers: typeof ofCells = (
  [
    [
      'a web page (HTML), as some systems export it under the name of a spreadsheet',
      'trang web (HTML) do một số hệ thống xuất ra dưới tên bảng tính',
      'open',
    ],
    ['an XML spreadsheet of Excel 2003', 'bảng tính XML kiểu Excel 2003', 'open'],
    ['a saved web page or e-mail (MHTML)', 'trang web hoặc thư đã lưu (MHTML)', 'open'],
    ['a Word document', 'văn bản Word', 'copy'],
    ['a presentation', 'bài trình chiếu', 'copy'],
    ['a text document (RTF)', 'văn bản RTF', 'copy'],
    ['an XML file, not a table', 'tệp XML, không phải bảng', 'send'],
    ['JSON, not a table', 'JSON, không phải bảng', 'send'],
    ['a PDF file', 'tệp PDF', 'send'],
    ['a picture or a scan', 'ảnh chụp hoặc bản quét', 'send'],
    ['a database', 'cơ sở dữ liệu', 'send'],
    ['a binary Excel workbook (.xlsb)', 'sổ tính Excel nhị phân (.xlsb)', 'save'],
    ['a file of LibreOffice or OpenOffice (ODF)', 'tệp của LibreOffice hoặc OpenOffice (ODF)', 'save'],
    ['no text and no Excel workbook', 'tệp lạ, không phải chữ hay sổ tính Excel', 'send'],
  ] as const
).map(([english, vietnamese, what]) => [`it is ${english}: ${toDo[what][0]}`, `là ${vietnamese}: ${toDo[what][1]}`]);

/** Said by earlier versions, and still kept from then. */
const ofBefore: typeof ofCells = [
  ['{text} holds letters or signs that no phone number has', '{text} có chữ hoặc dấu lạ'],
  [
    '{text} is not a time (day and month could be swapped): write yyyyMMddHHmmss or ISO 8601',
    '{text} không rõ ngày hay tháng đứng trước: hãy ghi như 20261023163000',
  ],
  [
    'the workbook is damaged or cut off ({why}): save it again and send it anew',
    'sổ tính bị hỏng hoặc bị cắt: hãy lưu lại rồi gửi lại',
  ],
  [
    'the workbook unpacks to {n} MB, at most {most} MB are read: split it or save it as CSV UTF-8',
    'sổ tính bung ra {n} MB, chỉ đọc nhiều nhất {most} MB: hãy chia nhỏ hoặc lưu thành CSV UTF-8',
  ],
];

const ofFigures: typeof ofCells = [
  ['is {total}, but its six groups sum up to {sum}', 'là {total}, nhưng sáu nhóm cộng lại là {sum}'],
  ['{text} is no metric of the index', '{text} không phải chỉ số của bộ chỉ số'],
  ['{n} is above {most}, the most there can be', '{n} lớn hơn mức cao nhất có thể là {most}'],
  ['is {group}, but {metric} belongs to {right}', 'là {group}, nhưng {metric} thuộc {right}'],
  ['is missing, though there is a numerator', 'còn thiếu trong khi có tử số'],
  ['is missing: what {group} has as a whole', 'còn thiếu điểm của cả nhóm {group}'],
  ['{n} is more than the denominator {most}', '{n} lớn hơn mẫu số {most}'],
  [
    'has no row {group} with the metric GROUP for {unit}: the whole index has six groups',
    'thiếu dòng {group} với chỉ số GROUP của {unit}: bộ chỉ số có đủ sáu nhóm',
  ],
];

const ofDrives: typeof ofCells = [
  ['lies before {day}, its first day', 'nằm trước ngày bắt đầu {day}'],
  ['lies before {day}, the first day', 'nằm trước ngày bắt đầu {day}'],
  ['{day} lies outside the drive, {from} to {to}', '{day} nằm ngoài chiến dịch, từ {from} đến {to}'],
  [
    '{day} lies in {phase}, which runs until {to}: phases do not overlap',
    '{day} nằm trong {phase}, kéo dài đến {to}: các giai đoạn không được chồng nhau',
  ],
  ['has none: a drive has at least one phase', 'chưa có: chiến dịch cần ít nhất một giai đoạn'],
  ['has none: a drive has at least one unit', 'chưa có: chiến dịch cần ít nhất một đơn vị'],
  ['has none: a drive has at least one indicator', 'chưa có: chiến dịch cần ít nhất một chỉ tiêu'],
  ['is not an id such as {example}', 'không phải mã, ví dụ đúng: {example}'],
  ['{text} is no phase of this drive', '{text} không phải giai đoạn của chiến dịch này'],
  ['is no indicator of this drive', 'không phải chỉ tiêu của chiến dịch này'],
  ['Too big: expected string to have <={most} characters', 'dài quá, nhiều nhất {most} ký tự'],
];

/** A problem's sentence in both languages, and what it quotes. */
export type KnownProblem = { readonly english: SentenceForm; readonly vietnamese: SentenceForm };

/** What stands for itself comes before what begins with a quotation, which would swallow it. */
const known: readonly KnownProblem[] = [
  ...ofPeople,
  ...ofFiles,
  ...ofStrangers,
  ...ofBefore,
  ...ofRows,
  ...ofFigures,
  ...ofDrives,
  ...ofCells,
]
  .map(([english, vietnamese]) => ({ english: sentenceForm(english), vietnamese: sentenceForm(vietnamese) }))
  .toSorted((a, b) => Number(a.english.pieces[0] === '') - Number(b.english.pieces[0] === ''));

/** No sentence of ours is longer. */
const longestSentence = 5_000;

/** Which sentence a problem says, and what it quotes; undefined for one that is none of ours. */
export const readProblem = (
  problem: string,
): { known: KnownProblem; quoted: ReadonlyMap<string, string> } | undefined => {
  if (problem.length > longestSentence) return undefined;
  for (const one of known) {
    const quoted = quotedIn(one.english, problem);
    if (quoted) return { known: one, quoted };
  }
  return undefined;
};

const inVietnamese = (problem: string): string | undefined => {
  const read = readProblem(problem);
  return (
    read &&
    filled(read.known.vietnamese, (place) => {
      const said = read.quoted.get(place);
      return place === 'why' && said !== undefined ? (inVietnamese(said) ?? said) : said;
    })
  );
};

/** A problem for staff to read; one that nobody has translated stays as it is. */
export const problemSentence = (problem: string): Sentence => ({ vi: inVietnamese(problem) ?? problem, en: problem });
