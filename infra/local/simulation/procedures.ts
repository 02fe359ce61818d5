/** A procedure as the generator of sample data knows it. */
export type Procedure = {
  code: string;
  name: string;
  /** Working days from receipt to the due date; 0 = the same day. */
  days: number;
  /** VND. */
  fee?: number;
  /** How often it is asked for beside the others of its list. */
  weight: number;
  /** Only at this unit. */
  unit?: string;
};

/*
 * Names and codes are those of the national database of procedures (QLTT 1.x and 2.x), time limits and fees are
 * typical ones. Where the code was not known it is made up and begins with 9.
 */

export const communeProcedures: readonly Procedure[] = [
  { code: '2.000815', name: 'Chứng thực bản sao từ bản chính giấy tờ, văn bản', days: 0, fee: 10_000, weight: 34 },
  { code: '2.000884', name: 'Chứng thực chữ ký trong các giấy tờ, văn bản', days: 0, fee: 10_000, weight: 8 },
  { code: '2.000635', name: 'Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh', days: 1, fee: 8_000, weight: 12 },
  { code: '1.004873', name: 'Cấp Giấy xác nhận tình trạng hôn nhân', days: 3, fee: 15_000, weight: 11 },
  { code: '1.001193', name: 'Đăng ký khai sinh', days: 1, weight: 10 },
  { code: '1.000656', name: 'Đăng ký khai tử', days: 1, weight: 4 },
  { code: '1.000894', name: 'Đăng ký kết hôn', days: 2, weight: 5 },
  { code: '1.004884', name: 'Đăng ký lại khai sinh', days: 5, fee: 8_000, weight: 2 },
  {
    code: '1.004859',
    name: 'Thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc',
    days: 3,
    fee: 15_000,
    weight: 4,
  },
  { code: '1.001022', name: 'Đăng ký nhận cha, mẹ, con', days: 3, weight: 1 },
  { code: '1.004837', name: 'Đăng ký giám hộ', days: 3, weight: 0.5 },
  {
    code: '1.001699',
    name: 'Xác định, xác định lại mức độ khuyết tật và cấp Giấy xác nhận khuyết tật',
    days: 15,
    weight: 2,
  },
  {
    code: '1.001776',
    name: 'Thực hiện, điều chỉnh, thôi hưởng trợ cấp xã hội hàng tháng, hỗ trợ kinh phí chăm sóc, nuôi dưỡng hàng tháng',
    days: 10,
    weight: 3,
  },
  { code: '1.001731', name: 'Hỗ trợ chi phí mai táng cho đối tượng bảo trợ xã hội', days: 3, weight: 1 },
  { code: '1.011607', name: 'Công nhận hộ nghèo, hộ cận nghèo thường xuyên hằng năm', days: 10, weight: 1.5 },
  { code: '9.000101', name: 'Xác nhận thông tin về cư trú theo đề nghị của công dân', days: 1, weight: 1 },
];

/** What districts decided until 30-6-2025 and communes since then. */
export const districtProcedures: readonly Procedure[] = [
  { code: '1.001612', name: 'Đăng ký thành lập hộ kinh doanh', days: 3, fee: 100_000, weight: 38 },
  { code: '2.000720', name: 'Đăng ký thay đổi nội dung đăng ký hộ kinh doanh', days: 3, fee: 50_000, weight: 14 },
  {
    code: '1.001570',
    name: 'Tạm ngừng kinh doanh, tiếp tục kinh doanh trước thời hạn đã thông báo của hộ kinh doanh',
    days: 3,
    weight: 5,
  },
  { code: '1.001266', name: 'Chấm dứt hoạt động hộ kinh doanh', days: 3, weight: 8 },
  {
    code: '1.009994',
    name: 'Cấp giấy phép xây dựng mới đối với công trình cấp III, cấp IV và nhà ở riêng lẻ',
    days: 15,
    fee: 75_000,
    weight: 14,
  },
  { code: '9.000201', name: 'Cấp Giấy phép bán lẻ rượu', days: 7, fee: 600_000, weight: 4 },
  {
    code: '9.000202',
    name: 'Cấp Giấy chứng nhận đủ điều kiện an toàn thực phẩm đối với cơ sở sản xuất, kinh doanh thực phẩm nông, lâm, thủy sản',
    days: 12,
    fee: 700_000,
    weight: 4,
  },
  { code: '9.000203', name: 'Chuyển trường đối với học sinh trung học cơ sở', days: 2, weight: 13 },
];

export const departmentProcedures: readonly Procedure[] = [
  {
    code: '2.001610',
    name: 'Đăng ký thành lập doanh nghiệp tư nhân',
    days: 3,
    fee: 100_000,
    weight: 4,
    unit: 'H48.03',
  },
  {
    code: '2.001583',
    name: 'Đăng ký thành lập công ty trách nhiệm hữu hạn một thành viên',
    days: 3,
    fee: 100_000,
    weight: 12,
    unit: 'H48.03',
  },
  {
    code: '9.000301',
    name: 'Đăng ký thay đổi nội dung đăng ký doanh nghiệp',
    days: 3,
    fee: 50_000,
    weight: 14,
    unit: 'H48.03',
  },
  { code: '2.000033', name: 'Thông báo hoạt động khuyến mại', days: 1, weight: 16, unit: 'H48.06' },
  {
    code: '9.000302',
    name: 'Cấp Giấy chứng nhận đủ điều kiện kinh doanh khí dầu mỏ hóa lỏng',
    days: 10,
    fee: 1_200_000,
    weight: 2,
    unit: 'H48.06',
  },
  { code: '1.005092', name: 'Cấp bản sao văn bằng, chứng chỉ từ sổ gốc', days: 1, weight: 9, unit: 'H48.07' },
  {
    code: '9.000303',
    name: 'Công nhận văn bằng do cơ sở giáo dục nước ngoài cấp để sử dụng tại Việt Nam',
    days: 15,
    fee: 250_000,
    weight: 1,
    unit: 'H48.07',
  },
  {
    code: '9.000304',
    name: 'Cấp giấy phép lao động cho người lao động nước ngoài làm việc tại Việt Nam',
    days: 5,
    fee: 600_000,
    weight: 3,
    unit: 'H48.05',
  },
  { code: '9.000305', name: 'Đăng ký nội quy lao động của doanh nghiệp', days: 7, weight: 4, unit: 'H48.05' },
  {
    code: '9.000306',
    name: 'Giải quyết chế độ trợ cấp một lần đối với thân nhân người có công với cách mạng',
    days: 12,
    weight: 6,
    unit: 'H48.05',
  },
  {
    code: '9.000307',
    name: 'Cấp chứng chỉ hành nghề hoạt động xây dựng hạng II, hạng III',
    days: 20,
    fee: 300_000,
    weight: 5,
    unit: 'H48.04',
  },
  { code: '9.000308', name: 'Cấp phù hiệu xe ô tô kinh doanh vận tải', days: 2, weight: 15, unit: 'H48.04' },
  { code: '9.000309', name: 'Xác nhận có quốc tịch Việt Nam', days: 15, fee: 100_000, weight: 1, unit: 'H48.02' },
  {
    code: '9.000310',
    name: 'Bổ nhiệm, cấp thẻ công chứng viên; đăng ký hành nghề',
    days: 10,
    fee: 200_000,
    weight: 1,
    unit: 'H48.02',
  },
];

export const landProcedures: readonly Procedure[] = [
  {
    code: '1.011441',
    name: 'Đăng ký biện pháp bảo đảm bằng quyền sử dụng đất, tài sản gắn liền với đất',
    days: 0,
    fee: 80_000,
    weight: 26,
  },
  {
    code: '1.011443',
    name: 'Xóa đăng ký biện pháp bảo đảm bằng quyền sử dụng đất, tài sản gắn liền với đất',
    days: 0,
    fee: 20_000,
    weight: 18,
  },
  {
    code: '1.013831',
    name: 'Đăng ký biến động quyền sử dụng đất trong trường hợp chuyển nhượng, thừa kế, tặng cho quyền sử dụng đất',
    days: 8,
    fee: 570_000,
    weight: 30,
  },
  {
    code: '1.013833',
    name: 'Đăng ký biến động đối với trường hợp đổi tên hoặc thay đổi thông tin về người sử dụng đất',
    days: 4,
    fee: 28_000,
    weight: 8,
  },
  {
    code: '1.012783',
    name: 'Cấp đổi Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất',
    days: 5,
    fee: 570_000,
    weight: 9,
  },
  { code: '1.012786', name: 'Cấp lại Giấy chứng nhận do bị mất', days: 10, fee: 570_000, weight: 2 },
  { code: '1.012790', name: 'Đính chính Giấy chứng nhận đã cấp', days: 8, weight: 3 },
  {
    code: '1.012781',
    name: 'Đăng ký, cấp Giấy chứng nhận đối với thửa đất có diện tích tăng thêm do thay đổi ranh giới',
    days: 20,
    fee: 923_000,
    weight: 3,
  },
];
