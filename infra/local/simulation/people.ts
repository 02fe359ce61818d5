import type { ExchangeField } from '../../../functions/domain/exchange-fields.ts';
import { unaccent } from '../../../functions/domain/sms.ts';
import type { Draw } from './draw.ts';

type Fields = Partial<Record<ExchangeField, string>>;

const families = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Huỳnh',
  'Võ',
  'Bùi',
  'Đỗ',
  'Đặng',
  'Ngô',
  'Tạ',
  'Trương',
  'Đoàn',
  'Lương',
] as const;
const menMiddle = ['Văn', 'Minh', 'Quốc', 'Đức', 'Thanh', 'Ngọc', 'Hữu', 'Tấn', 'Xuân'] as const;
const menGiven = [
  'Hùng',
  'Dũng',
  'Tuấn',
  'Phúc',
  'Khánh',
  'Lộc',
  'Sơn',
  'Thịnh',
  'Vinh',
  'Đạt',
  'Nghĩa',
  'Trường',
] as const;
const womenMiddle = ['Thị', 'Thị Kim', 'Thị Thu', 'Thị Mỹ', 'Ngọc', 'Thị Bích'] as const;
const womenGiven = [
  'Hoa',
  'Lan',
  'Hương',
  'Thảo',
  'Phượng',
  'Trang',
  'Yến',
  'Ánh',
  'Diễm',
  'Tuyết',
  'Ngân',
  'Hạnh',
] as const;

const kinhName = (draw: Draw): string =>
  draw.chance(0.5)
    ? `${draw.of(families)} ${draw.of(menMiddle)} ${draw.of(menGiven)}`
    : `${draw.of(families)} ${draw.of(womenMiddle)} ${draw.of(womenGiven)}`;

const hreGiven = ['Rế', 'Ôn', 'Lía', 'Xút', 'Nghin', 'Trê', 'Lót', 'Sập'] as const;
const coGiven = ['Nhí', 'Liêu', 'Thương', 'Biên', 'Đoan', 'Dũng', 'Vẽ'] as const;
const xoDangGiven = ['Thiu', 'Blon', 'Brôl Vẽ', 'Nhun', 'Hlơng', 'Pươi', 'Kram', 'Đeo'] as const;
const giaRaiGiven = ['Hlưih', 'Thuyn', 'Kpuih', 'Blim', 'Nguyên', 'Lơl'] as const;

/** Names as the Hrê and Ca Dong, the Co, the Xơ Đăng, Ba Na and Giẻ Triêng, and the Gia Rai of the province write them. */
const mountainName = (draw: Draw): string =>
  draw.weighted<() => string>([
    [4, () => `${draw.of(['Phạm', 'Đinh'])} ${draw.of(['Văn', 'Thị'])} ${draw.of(hreGiven)}`],
    [2, () => `Đinh ${draw.of(['Văn', 'Thị', 'K’', 'Y'])} ${draw.of(hreGiven)}`],
    [2, () => `Hồ ${draw.of(['Văn', 'Thị'])} ${draw.of(coGiven)}`],
    [4, () => `${draw.of(['A', 'Y'])} ${draw.of(xoDangGiven)}`],
    [1, () => `${draw.of(['Rơ Châm', 'Rơ Mah', 'Ksor'])} ${draw.of(['', 'H’'])}${draw.of(giaRaiGiven)}`],
  ])();

const foreignNames = ['Anna Larsen', 'Kim Min-jun', 'Peter O’Brien', 'Somchai Phommachanh'] as const;

const organisationName = (draw: Draw): string => {
  const what = draw.of([
    'Thương mại và Dịch vụ',
    'Xây dựng và Kinh doanh vật liệu xây dựng',
    'Sản xuất, Thương mại, Dịch vụ và Xuất nhập khẩu Nông lâm sản',
    'Vận tải',
    'Tư vấn Thiết kế và Đầu tư Xây dựng',
  ]);
  const name = draw.of([
    'Trà Khúc',
    'Thiên Ấn',
    'Sông Vệ',
    'Đăk Bla',
    'Măng Đen Xanh',
    'Minh Long 68',
    'Phú Thọ – Cổ Lũy',
  ]);
  return draw.weighted<() => string>([
    [6, () => `Công ty TNHH ${what} ${name}`],
    [3, () => `Công ty TNHH Một thành viên ${what} ${name}`],
    [3, () => `Công ty Cổ phần Tập đoàn Đầu tư Phát triển ${what} ${name}, Chi nhánh Quảng Ngãi`],
    [2, () => `Hợp tác xã Nông nghiệp và ${what} ${name}`],
    [1, () => `Ngân hàng Thương mại Cổ phần Ví Dụ Việt Nam – Chi nhánh ${name}`],
  ])();
};

/** Numbers nobody should own: four zeros follow a true network's prefix. Written in the many ways people write them. */
const mobile = (draw: Draw): string => {
  const tail = String(draw.between(0, 999)).padStart(3, '0');
  if (draw.chance(0.02)) return `${draw.of(['0165', '0169', '0121', '0123'])}0000${tail}`; // 11 digits, as before 2018
  const prefix = draw.of(['90', '91', '98', '97', '86', '35', '36', '38', '70', '77', '82', '93']);
  return draw.weighted<() => string>([
    [78, () => `0${prefix}0000${tail}`],
    [8, () => `0${prefix}0 000 ${tail}`],
    [6, () => `0${prefix}0.000.${tail}`],
    [5, () => `+84${prefix}0000${tail}`],
    [2, () => `84${prefix}0000${tail}`],
    [1, () => `${prefix}0000${tail}`], // a spreadsheet ate the zero
  ])();
};

const landLine = (draw: Draw): string => `${draw.of(['0255', '0260'])} 3000 ${draw.between(100, 999)}`;

const emailOf = (name: string, draw: Draw): string => {
  const words = unaccent(name)
    .toLowerCase()
    .replace(/[^a-z ]/g, '')
    .split(' ');
  return `${words.slice(0, 3).join('.')}${draw.between(1, 99)}@${draw.of(['example.com', 'example.net', 'example.org'])}`;
};

/** Who hands a dossier in and how to reach them; shares after the needs of sample data, not after a count. */
export const applicantOf = (organisation: boolean, mountain: number, draw: Draw): Fields => {
  const foreign = !organisation && draw.chance(0.005);
  const name = organisation
    ? organisationName(draw)
    : foreign
      ? draw.of(foreignNames)
      : draw.chance(mountain)
        ? mountainName(draw)
        : kinhName(draw);
  const phone = draw.chance(0.08) ? undefined : draw.chance(0.03) ? landLine(draw) : mobile(draw);
  const agent = draw.chance(0.04) ? kinhName(draw) : undefined;
  return {
    ChuHoSo: name,
    LoaiDoiTuong: organisation ? '2' : '1',
    ...(phone !== undefined && { SoDienThoai: phone }),
    ...(draw.chance(organisation ? 0.6 : 0.23) && { Email: emailOf(name, draw) }),
    ...(agent !== undefined && {
      NguoiUyQuyen: agent,
      SoDienThoaiUyQuyen: mobile(draw),
      ...(draw.chance(0.3) && { EmailUyQuyen: emailOf(agent, draw) }),
    }),
    NgonNgu: foreign ? 'en' : 'vi',
    ThongBaoSMS: draw.chance(0.01) ? '0' : '1',
    ThongBaoEmail: draw.chance(0.01) ? '0' : '1',
  };
};
