import { expect, test } from 'vitest';
import { letterForm } from '../../../functions/domain/letter.ts';
import { balanced } from '../../../functions/templates/forms/balanced.ts';
import { formFileName, formLetter } from '../../../functions/templates/forms/form.ts';
import type { FormInput } from '../../../functions/templates/forms/form-values.ts';
import { partClosing } from '../../../functions/templates/forms/measures.ts';
import { aDossier } from '../../builders.ts';
import { anInput, centre } from './samples.ts';

const valueBeside = (label: string, input: FormInput, form: (typeof letterForm.options)[number] = '04') =>
  formLetter(form, input).rows.find((row) => row.label === label)?.value;

test('an apology says who, which dossier, both dates, why, where, and that it is sorry', () => {
  expect(formLetter('04', anInput())).toEqual({
    form: '04',
    title: 'PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ',
    heading: {
      nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      motto: 'Độc lập - Tự do - Hạnh phúc',
      parent: 'ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI',
      unit: 'TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG TỈNH QUẢNG NGÃI',
      number: 'Số: 15/PXL-H48.01',
      placeAndDate: 'Quảng Ngãi, ngày 21 tháng 10 năm 2026',
    },
    greeting: 'Kính gửi: Ông/Bà Nguyễn Thị Hồng Nhung',
    opening: [
      'Trung tâm Phục vụ hành chính công tỉnh Quảng Ngãi đang giải quyết hồ sơ của Ông/Bà. Chúng tôi không thể trả kết quả đúng thời gian đã ghi trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả:',
    ],
    rows: [
      { label: 'Mã hồ sơ', value: 'H48.01-261012-0007' },
      { label: 'Thủ tục hành chính', value: 'Đổi giấy phép lái xe (mã 1.002809)' },
      { label: 'Thời gian nhận hồ sơ', value: '08 giờ 30 phút ngày 12/10/2026' },
      { label: 'Thời gian hẹn trả trước đây', value: '16 giờ 30 phút ngày 23/10/2026' },
      {
        label: 'Lý do chậm trả kết quả',
        value: 'Hồ sơ cần xác minh thêm giấy phép lái xe gốc tại cơ quan đã cấp, cơ quan này chưa trả lời',
      },
      { label: 'Thời gian hẹn trả mới', value: '16 giờ 30 phút ngày 30/10/2026' },
      {
        label: 'Nơi trả kết quả',
        value: 'Trung tâm Phục vụ hành chính công tỉnh Quảng Ngãi, 54 Hùng Vương, phường Cẩm Thành, tỉnh Quảng Ngãi',
      },
    ],
    closing: [
      'Trung tâm Phục vụ hành chính công tỉnh Quảng Ngãi chân thành xin lỗi Ông/Bà vì sự chậm trễ này. Chúng tôi sẽ giải quyết hồ sơ và trả kết quả theo thời gian hẹn mới, rất mong nhận được sự thông cảm của Ông/Bà.',
      'Nếu cần hỏi thêm, xin Ông/Bà liên hệ Trung tâm Phục vụ hành chính công tỉnh Quảng Ngãi. Điện thoại: 0255\u00a03822\u00a0822. Trân\u00a0trọng./.',
    ],
    left: { goesTo: ['- Như trên;', '- Nơi công khai văn bản xin lỗi;', '- Lưu: VT, hồ sơ.'] },
    signature: { title: 'GIÁM ĐỐC', note: '(Đã ký)', isSigned: true, name: 'Lê Quốc Đạt' },
    tracking: {
      words: 'Xem hồ sơ đang ở bước nào: quét mã này hoặc mở',
      address: 'https://baotin.quangngai.gov.vn/h/H48.01-261012-0007',
    },
    signedAt: '2026-10-21T09:15:00+07:00',
  });
});

test.each([
  ['01', 'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ', 'Số: ……/TNHS-H48.01', 'NGƯỜI TIẾP NHẬN HỒ SƠ'],
  ['02', 'PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ', 'Số: ……/HDHS-H48.01', 'NGƯỜI HƯỚNG DẪN'],
  ['03', 'PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ', 'Số: ……/TCHS-H48.01', 'NGƯỜI TIẾP NHẬN HỒ SƠ'],
  ['04', 'PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ', 'Số: ……/PXL-H48.01', 'THỦ TRƯỞNG ĐƠN VỊ'],
  ['05', 'THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ', 'Số: ……/TB-H48.01', 'THỦ TRƯỞNG ĐƠN VỊ'],
] as const)('form %s, not yet signed, leaves number, date and name to a hand', (form, title, number, signer) => {
  const letter = formLetter(form, anInput({ letter: {} }));
  expect([letter.title, letter.heading.number]).toEqual([title, number]);
  expect(letter.heading.placeAndDate).toBe('Quảng Ngãi, ngày …… tháng …… năm ………');
  expect(letter.signature).toEqual({
    title: signer,
    note: '(Ký, ghi rõ họ tên)',
    isSigned: false,
    name: undefined,
  });
});

test('a signer without a date signs by hand over the printed name', () => {
  const { signature } = formLetter('04', anInput({ letter: { signer: { name: 'Lê Quốc Đạt', title: 'Giám đốc' } } }));
  expect(signature).toEqual({
    title: 'GIÁM ĐỐC',
    note: '(Ký, ghi rõ họ tên)',
    isSigned: false,
    name: 'Lê Quốc Đạt',
  });
});

test.each(letterForm.options)('form %s says nothing of what is not known', (form) => {
  const { name, code, officerEmails, leaderEmails } = centre;
  const letter = formLetter(
    form,
    anInput({
      state: aDossier({ procedureName: undefined, receivedAt: undefined, dueAt: undefined }),
      facts: {},
      unit: { name, code, officerEmails, leaderEmails },
      recipient: {},
    }),
  );
  expect(JSON.stringify(letter)).not.toMatch(/\{\w+\}|undefined|\[object|Điện thoại/);
  expect(letter.rows.some(({ label }) => /^(?:Thời gian|Lý do)/.test(label))).toBe(false);
});

test('an organisation is addressed as one, an unnamed citizen by the dossier', () => {
  const organisation = aDossier({ applicantKind: 'organisation' });
  const letter = formLetter('04', anInput({ state: organisation, recipient: { name: 'Công ty An Bình' } }));
  expect(letter.greeting).toBe('Kính gửi: Công ty An Bình');
  expect([...letter.opening, ...letter.closing].join(' ')).toMatch(/Quý tổ chức(?!.*Ông\/Bà)/);
  expect(formLetter('04', anInput({ recipient: {} })).greeting).toBe('Kính gửi: Ông/Bà có hồ sơ H48.01-261012-0007');
});

test('nobody is addressed by a web address', () => {
  const letter = formLetter('04', anInput({ recipient: { name: 'Trúng thưởng tại www.example.vn' } }));
  expect(JSON.stringify(letter)).not.toContain('example.vn');
});

test.each([
  [{ place: 'Kon Tum' }, 'Kon Tum, ngày 05 tháng 02 năm 2026'],
  [{ address: '15 Trường Chinh, xã Sơn Tịnh' }, 'Sơn Tịnh, ngày 05 tháng 02 năm 2026'],
  [{ address: 'phường Nghĩa Lộ, tỉnh Quảng Ngãi' }, 'Quảng Ngãi, ngày 05 tháng 02 năm 2026'],
  [{ address: '3 Lê Lợi, Quận 1' }, 'Ngày 05 tháng 02 năm 2026'],
  [{ address: undefined }, 'Ngày 05 tháng 02 năm 2026'],
])('place and date of %j', (unit, line) => {
  const letter = { signedAt: '2026-02-05T08:00:00+07:00' };
  expect(formLetter('04', anInput({ unit: { ...centre, ...unit }, letter })).heading.placeAndDate).toBe(line);
});

test('the name of a people’s committee is written out in a heading', () => {
  const { heading } = formLetter('01', anInput({ unit: { ...centre, name: 'UBND xã Sơn Hà', parent: undefined } }));
  expect([heading.parent, heading.unit]).toEqual([undefined, 'ỦY BAN NHÂN DÂN XÃ SƠN HÀ']);
});

test('who gets the result by post or electronically is not told to come', () => {
  const label = 'Nơi trả kết quả';
  const facts = { dueAt: '2026-10-23T16:30:00+07:00' };
  expect(valueBeside(label, anInput({ facts: { ...facts, handover: 'post' } }))).toMatch(/bưu chính công ích/);
  expect(valueBeside(label, anInput({ facts: { ...facts, handover: 'electronic' } }))).toMatch(/bản điện tử/);
  const closing = (handover: 'post' | 'counter') =>
    formLetter('01', anInput({ facts: { ...facts, handover } })).closing.join(' ');
  expect(closing('counter')).toContain('Khi đến nhận kết quả, Ông/Bà mang theo giấy này');
  expect(closing('post')).not.toContain('Khi đến');
});

test('a receipt names who handed in, the telephone, the fee and the appointment', () => {
  const input = anInput({
    facts: { dueAt: '2026-10-23', fee: 1_350_000 },
    recipient: { name: 'Y Blô', phone: '+84905123821' },
  });
  expect(valueBeside('Tiếp nhận hồ sơ của', input, '01')).toBe('Y Blô');
  expect(valueBeside('Số điện thoại', input, '01')).toBe('0905\u00a0123\u00a0821');
  expect(valueBeside('Phí, lệ phí', input, '01')).toBe('1.350.000 đồng');
  expect(valueBeside('Thời gian trả kết quả', input, '01')).toBe('ngày 23/10/2026');
});

test('what is missing keeps its lines, and is not said twice where it stands as the reason, too', () => {
  const missing = 'Bản sao giấy khai sinh\r\n Ảnh 3x4';
  const { rows } = formLetter('02', anInput({ facts: { missing, reason: missing } }));
  expect(rows.map(({ label }) => label)).toEqual([
    'Mã hồ sơ',
    'Thủ tục hành chính',
    'Thời gian nhận hồ sơ',
    'Nội dung cần bổ sung, hoàn thiện',
  ]);
  expect(rows.at(-1)?.value).toBe('Bản sao giấy khai sinh\nẢnh 3x4');
});

test('the one-stop unit is where the citizen goes, another unit’s name stands over the letter', () => {
  const land = { ...centre, name: 'Văn phòng Đăng ký đất đai', address: undefined, phone: '0255 1' };
  const letter = formLetter('04', anInput({ unit: land, office: centre }));
  expect(letter.heading.unit).toBe('VĂN PHÒNG ĐĂNG KÝ ĐẤT ĐAI');
  expect(letter.rows.at(-1)?.value).toMatch(/^Trung tâm Phục vụ hành chính công/);
  expect(letter.closing.at(-1)).toContain('0255\u00a03822\u00a0822');
});

test('the last words before a signature fill two lines at least', () => {
  for (const form of letterForm.options)
    for (const name of ['UBND xã Ba Tơ', centre.name]) {
      const { last } = partClosing(formLetter(form, anInput({ unit: { ...centre, name, phone: undefined } })));
      expect(last.length > 1 || (last[0]?.length ?? 0) > 100).toBe(true);
    }
});

test('a file is named for its form and its dossier', () => {
  expect(formFileName('04', 'H48.01-261012-0007')).toBe('phieu-xin-loi-H48.01-261012-0007.pdf');
  expect(formFileName('01', 'A/../B C')).toBe('giay-tiep-nhan-A-..-B-C.pdf');
});

test('the lines of a heading are about equally long', () => {
  expect(balanced('TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG TỈNH QUẢNG NGÃI', 22).split('\n')).toEqual([
    'TRUNG TÂM PHỤC VỤ',
    'HÀNH CHÍNH CÔNG',
    'TỈNH QUẢNG NGÃI',
  ]);
  expect(balanced('MỘTTỪRẤTDÀI', 4)).toBe('MỘTTỪRẤTDÀI');
});
