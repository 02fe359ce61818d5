import { type Unit, unit } from '../../../functions/domain/unit.ts';
import type { FormInput } from '../../../functions/templates/forms/form-values.ts';
import { aDossier } from '../../builders.ts';

export const centre: Unit = unit.parse({
  code: 'H48.01',
  name: 'Trung tâm Phục vụ hành chính công tỉnh Quảng Ngãi',
  parent: 'UBND tỉnh Quảng Ngãi',
  address: '54 Hùng Vương, phường Cẩm Thành, tỉnh Quảng Ngãi',
  phone: '0255 3822 822',
});

export const page = 'https://baotin.quangngai.gov.vn/h/H48.01-261012-0007';

/** An apology, signed, unless it is changed. */
export const anInput = (changes: Partial<FormInput> = {}): FormInput => ({
  state: aDossier({ code: 'H48.01-261012-0007', applicantKind: 'person', dueAt: '2026-10-30T16:30:00+07:00' }),
  facts: {
    formerDueAt: '2026-10-23T16:30:00+07:00',
    dueAt: '2026-10-30T16:30:00+07:00',
    reason: 'Hồ sơ cần xác minh thêm giấy phép lái xe gốc tại cơ quan đã cấp, cơ quan này chưa trả lời',
  },
  unit: centre,
  recipient: { name: 'Nguyễn Thị Hồng Nhung' },
  letter: {
    number: '15/PXL-H48.01',
    signedAt: '2026-10-21T09:15:00+07:00',
    signer: { name: 'Lê Quốc Đạt', title: 'Giám đốc' },
  },
  page,
  ...changes,
});

/** A reason of about 3,500 letters in lines, as no form would hold it on one page. */
export const longReason = Array.from(
  { length: 9 },
  (_, index) =>
    `${index + 1}. Qua thẩm định hồ sơ, cơ quan chuyên môn nhận thấy ranh giới thửa đất số ${100 + index} trên bản đồ địa chính và ranh giới sử dụng thực tế có chỗ chưa thống nhất, cần phối hợp với các hộ liền kề để kiểm tra, xác định lại ranh giới và lập biên bản; việc kiểm tra thực địa phải tạm ngừng trong những ngày mưa lũ vừa qua nên chưa thể hoàn thành đúng kế hoạch đã đề ra.`,
).join('\n');

export const longProcedure =
  'Đăng ký biến động đối với trường hợp đổi tên hoặc thay đổi thông tin về người sử dụng đất, chủ sở hữu tài sản gắn liền với đất; giảm diện tích thửa đất do sạt lở tự nhiên; thay đổi hạn chế quyền sử dụng đất, quyền sở hữu tài sản; thay đổi về nghĩa vụ tài chính; thay đổi diện tích xây dựng, diện tích sử dụng, tầng cao, kết cấu, cấp công trình';

/** An organisation, the longest names and a reason of more than a page. */
export const anAwkwardInput = (changes: Partial<FormInput> = {}): FormInput => {
  const { state, ...plain } = anInput();
  return {
    ...plain,
    state: { ...state, applicantKind: 'organisation', procedureName: longProcedure },
    facts: { ...plain.facts, reason: longReason, missing: longReason },
    unit: {
      ...centre,
      name: 'Chi nhánh Văn phòng Đăng ký đất đai khu vực các xã Sơn Tịnh, Thọ Phong, Ba Gia, Trường Giang và phường Trương Quang Trọng',
      parent: 'Văn phòng Đăng ký đất đai tỉnh Quảng Ngãi thuộc Sở Nông nghiệp và Môi trường',
    },
    office: centre,
    recipient: { name: 'Công ty trách nhiệm hữu hạn một thành viên Thương mại, Dịch vụ và Xây dựng Nguyễn Đình Khởi' },
    ...changes,
  };
};
