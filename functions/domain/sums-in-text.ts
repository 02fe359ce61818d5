import { unaccent } from './sms.ts';

/*
 * Sums of money in texts of people. `đồng` is a unit and the beginning of many words (`đồng ý`, `đồng thời`), and an
 * identity number has as many digits as a sum: `CMND 225123456 đồng ý` holds no money.
 */

/** Dots or commas before each three digits, as only sums are written. */
const grouped = String.raw`[1-9]\d{0,2}(?:(?:\.\d{3}){1,4}|(?:,\d{3}){1,4})`;
const written = String.raw`(?:${grouped}|[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3}){1,4}|[1-9]\d{0,11})`;
/** What may stand between the digits and the currency: `,00`, `,-`, `.-`, blanks, a bracket. */
const tail = String.raw`(?:[.,]0{1,2})?(?:[.,]?-)?\s{0,3}\(?`;
const currency = String.raw`((?:vn |việt nam |viet nam )?(?:đồng|dong)|vn\s?đ|vnd|đ|₫|d|nghìn|nghin|ngàn|ngan|triệu|trieu|tỷ|tỉ|ty|usd|eur)(?![\p{L}\p{M}\d])`;
const toNext = String.raw`\s?(?:[-–—~]|đến|den|tới|toi|và|va|hoặc|hoac|hay)\s?`;

/** A number of its own: no digit stands before it, nor before signs that touch it. */
const start = String.raw`(?<!\d[^\p{L}\p{M}\d\s]{0,3})`;
const sum = new RegExp(String.raw`(?<!\d\s)${start}${written}${tail}${currency}`, 'giu');
/** Several sums with one currency behind the last: in groups, or without where `từ` stands before and `đến` between. */
const several = new RegExp(
  String.raw`(?<!\d[\s.,()/–—-]{0,3})${grouped}${tail}(?:${toNext}${grouped}${tail}){1,3}${currency}` +
    String.raw`|(?<=(?<!\p{L})(?:từ|tu)\s)${written}\s(?:đến|den|tới|toi)\s${written}${tail}${currency}`,
  'giu',
);

const label = new RegExp(
  '(?<![a-z])(?:cmnd|cmt|cmtnd|cccd|gttt|can cuoc|chung minh|dinh danh|ho chieu|passport|giay to|mst|ma so|stk|so tai khoan' +
    String.raw`|sdt|dt|dtdd|dien thoai|di dong|so may|zalo|mobile|tel|phone|hotline|goi)(?![a-z])([^\d;\n]{0,40})$`,
);
/** Between a label and a number they tell that the number is another's. */
const ofMoney = /(?<![a-z])(?:va|voi|kem|phi|tien|nop|gia|thue|von|thu|muc|hoac|khoan)(?![a-z])/;

/** Whether a label says that the number behind the text is of a paper, an account or a telephone. */
const isLabelled = (before: string): boolean => {
  const [, between] = label.exec(unaccent(before).toLowerCase()) ?? [];
  return between !== undefined && !ofMoney.test(between);
};

/** What makes one word with the `đồng` before it. Words that begin alike and follow a sum are named: `đồng hồ sơ`. */
const parts =
  'thời(?! (?:hạn|điểm|gian|kỳ))|ý(?! (?:tế|kiến))|(?:chủ )?sở hữu|hồ(?! sơ)|bào(?! (?:gồm|hiểm|lãnh|cáo))|loạt' +
  '|bộ(?! (?:sung|phận|tài))|nghiệp|chí(?! (?:phí|trả|tiết|nhánh|cục))|hành(?! chính)|đội(?! với)|đều|nhất' +
  '|tình(?! (?:theo|đến|từ|trên|hình))|thuận|nghĩa(?! vụ)|hương(?! dẫn)|lòng|phạm|cảm(?! kết)|loại(?! (?:đất|hình|trừ))' +
  '|phục(?! vụ)|niên|tộc|hạng(?! mục)|thừa kế|tác giả|nguyên đơn|bị (?:đơn|cáo|can)|đứng tên|đại diện|chủ trì|ruộng|nai|tháp';
/** What makes a word with it or follows a sum. Nine digits or more in one run are no sum before it. */
const perhapsParts =
  'thời|ý|hồ|bộ|chủ|sử dụng|kính|gửi|vay|mua|bán|ký|khai|trình|quản|tổ chức|cấp|sinh|tuổi|bảo|hóa|hoá';
/** Without marks `dong` is also `đóng` and `động`: `dong dau`, `dong san`. */
const withoutMarks = 'dau(?! tu)|gop(?! von)|san|vat|vien';

const atStart = (words: string): RegExp => new RegExp(String.raw`^\s+(?:${words})(?![\p{L}\p{M}])`, 'u');
const forms = {
  marked: { part: atStart(parts), perhaps: atStart(perhapsParts) },
  plain: { part: atStart(unaccent(parts)), perhaps: atStart(`${unaccent(perhapsParts)}|${withoutMarks}`) },
};

const isCapital = (text: string): boolean => /^\s*\p{Lu}/u.test(text);

/** Whether the `đồng` is a unit before what stands behind it; `Đồng Văn Nam` is a name, `đồng Sở Tài chính` a sum and an office. */
const isUnit = (word: string, behind: string, isBareRun: boolean): boolean => {
  const isUpper = word === word.toUpperCase();
  if (!isUpper && isCapital(word)) return !isCapital(behind) || /^\s+việt nam/iu.test(behind);
  if (!isUpper && isCapital(behind)) return true;
  const next = behind.toLowerCase();
  const { part, perhaps } = /^\s+[\p{ASCII}]+$/u.test(next.slice(0, 12)) ? forms.plain : forms.marked;
  return !part.test(next) && !(isBareRun && perhaps.test(next));
};

/** Behind a run of nine digits or more: `đ/c` is an address, `Đ. Lê Lợi` a street. */
const isLetterOfCurrency = (word: string, behind: string, isBareRun: boolean): boolean =>
  !/^\/\s?c(?!\p{L})/iu.test(behind) && !(isBareRun && isCapital(word) && /^\.?\s*\p{Lu}/u.test(behind));

/** Whether a number with its currency is money, by what stands before and behind it. */
const isMoney = (number: string, word: string, before: string, behind: string): boolean => {
  const digits = number.replace(/\D/g, '').length;
  const isBareRun = /\d{9}/.test(number);
  if (digits >= 9 && isLabelled(before)) return false;
  switch (word.normalize('NFC').toLowerCase()) {
    case 'đồng':
    case 'dong':
      return isUnit(word, behind, isBareRun);
    case 'đ':
    case 'd':
      return isLetterOfCurrency(word, behind, isBareRun);
    case 'triệu':
    case 'trieu':
    case 'tỷ':
    case 'tỉ':
    case 'ty':
      // `triệu tập`, `tỷ lệ`, a name: nobody has so many millions.
      return !isBareRun;
    default:
      return true;
  }
};

/** How far words are looked for that tell what a number is. */
const nearby = 70;

/** The text without its sums of money: each gives way to a sign that divides what stands beside it. */
export const withoutSums = (text: string): string =>
  [several, sum].reduce(
    (left, form) =>
      left.replace(form, (found: string, ...groups: unknown[]) => {
        const at = Number(groups.find((one) => typeof one === 'number'));
        const word = groups.find((one) => typeof one === 'string') ?? '';
        const number = found.slice(0, found.length - String(word).length);
        const end = at + found.length;
        const before = left.slice(Math.max(0, at - nearby), at);
        return isMoney(number, String(word), before, left.slice(end, end + nearby)) ? 'x' : found;
      }),
    text.normalize('NFC'),
  );
