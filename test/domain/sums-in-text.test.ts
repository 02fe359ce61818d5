import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reasonFaults } from '../../functions/domain/apology.ts';
import { unaccent } from '../../functions/domain/sms.ts';
import { withoutSums } from '../../functions/domain/sums-in-text.ts';
import { holdsIdentityNumber } from '../../functions/templates/values.ts';

const isHeldBack = (text: string) => [holdsIdentityNumber(text), reasonFaults(`Lý do: ${text}`).length > 0];

describe('a number of somebody is no sum', () => {
  test.each([
    'CMND 225123456 đồng ý',
    '905000821 đồng ý',
    '225123456 đồng thời',
    '225123456 đồng sở hữu thửa đất',
    '225123456 ĐỒNG Ý',
    'CMND 225.123.456 đồng ý',
    'CMND 225 123 456 đồng thời bổ sung',
    '225123456 đồng nhất với số mới',
    '225123456 đồng thừa kế',
    '225123456 đồng chủ sử dụng',
    '225123456 đồng hồ nước',
    '225123456 Đồng Văn Nam',
    '225123456 Đồng Nai',
    '225123456 ĐỒNG NAI',
    'CMND 225123456 đồng',
    'CMND: 225.123.456 đồng',
    'CMND cũ của ông Nam là 225123456 đồng',
    'SĐT 905000821 đ',
    'CCCD 251234567890 đồng',
    'CCCD 251.234.567.890 đ',
    '225123456 đ/c thôn 2',
    '225123456 Đ. Lê Lợi',
    '225123456 triệu tập',
    '225123456 Triệu Thị Hoa',
    '225123456 tỷ lệ',
    'CMND 225123456 - 500.000.000 đồng',
    'CMND 225123456 và 500.000.000 đồng',
    'CMND 225.123.456 - 500.000.000 đồng',
    '225–123456 đồng',
    '905 000 821 - 250.000 đồng',
    '225123456 đóng dấu',
    '225123456 động sản',
    '225123456 đồng ý'.normalize('NFD'),
  ])('%s', (text) => {
    expect(isHeldBack(text)).toEqual([true, true]);
  });

  test.each(['225123456 dong y', '225123456 dong thoi', 'CMND 225123456 dong', '225123456 dong dau'])(
    '%s, without marks',
    (text) => {
      expect(isHeldBack(text)).toEqual([true, true]);
    },
  );

  test('a telephone number beside a sum stays one', () => {
    expect(reasonFaults('Gọi (0905) 123.456 - 250.000 đồng')).toHaveLength(1);
  });

  test('whatever word begins with đồng and whatever label says whose it is', () => {
    const number = fc.stringMatching(/^[1-9]\d{8}(\d{3})?$/);
    const word = fc.constantFrom('ý', 'thời', 'sở hữu', 'bào', 'loạt', 'bộ', 'nghiệp', 'chí', 'hành', 'đội', 'thuận');
    const label = fc.constantFrom('CMND', 'Số CCCD:', 'căn cước', 'chứng minh nhân dân số', 'hộ chiếu', 'SĐT', 'MST');
    const unit = fc.constantFrom('đồng', 'đ', 'VND', 'dong', ',-đ', 'đồng nộp', '₫');
    fc.assert(
      fc.property(number, word, label, unit, (digits, part, of, currency) => {
        for (const text of [
          `${digits} đồng ${part}`,
          `${digits} đồng ${part}`.toUpperCase(),
          `${of} ${digits} ${currency}`,
        ])
          for (const form of [text, unaccent(text)]) expect([form, ...isHeldBack(form)]).toEqual([form, true, true]);
      }),
    );
  });
});

describe('a sum is no number of somebody', () => {
  test.each([
    '250.000.000 - 500.000.000 đồng',
    '250.000.000-500.000.000 đồng',
    '250.000-500.000 đồng',
    '250.000.000đ-500.000.000đ',
    'từ 250.000.000 đến 500.000.000 đồng',
    'từ 250000000 đến 500000000 đồng',
    '250.000.000 hoặc 500.000.000 đồng',
    '250.000.000,-đ',
    '250.000.000.- đồng',
    '250.000.000 VND',
    '250.000.000\u00a0VNĐ',
    '250.000.000  đồng',
    '250.000.000 (đồng)',
    '250.000.000 Đồng',
    '250.000.000 ĐỒNG CHO HỒ SƠ',
    '250.000.000 đồng Việt Nam',
    '250.000.000 đồng hồ sơ số 5',
    '250.000.000 đồng bổ sung',
    '250.000.000 đồng đối với hồ sơ này',
    '250.000.000 đồng tiền sử dụng đất',
    '250.000.000 đồng thời hạn 5 năm',
    '250.000.000 đồng Sở Tài chính đã duyệt',
    '250.000.000 đ/năm',
    '250.000.000 USD',
    '1250000000 đồng',
    '250000000 đồng',
    '250000000 đồng vào ngân sách',
    'nộp CMND và lệ phí 250000000 đồng',
    'nộp vào tài khoản 250.000.000 đồng',
    '1.250.000 - 1.500.000 triệu đồng',
    '250.000.000 đồng'.normalize('NFD'),
  ])('%s', (text) => {
    expect(isHeldBack(text)).toEqual([false, false]);
    expect(isHeldBack(unaccent(text.normalize('NFC')))).toEqual([false, false]);
  });
});

test('no text makes the look slow', () => {
  for (const piece of ['1.000 - ', '1 ', '225123456 đồng ý ', 'CMND ', 'từ 1 đến ', '250.000.000 đồng, ']) {
    const before = performance.now();
    withoutSums(piece.repeat(20_000));
    expect(performance.now() - before).toBeLessThan(1_500);
  }
});
