/** What officers write, as plain as they write it. */
export const missingPapers = [
  'Bổ sung bản sao Giấy chứng nhận quyền sử dụng đất có chứng thực',
  'Bổ sung chữ ký của vợ (chồng) trong tờ khai',
  'Ảnh chụp giấy tờ tùy thân bị mờ, đề nghị chụp lại và nộp bổ sung',
  'Bổ sung Giấy ủy quyền có công chứng; tờ khai chưa ghi ngày tháng năm sinh',
  'Bổ sung sơ đồ vị trí thửa đất và biên bản xác nhận ranh giới',
  'Thiếu giấy khám sức khỏe còn thời hạn 6 tháng',
] as const;

export const refusals = [
  'Hồ sơ không thuộc thẩm quyền giải quyết của đơn vị',
  'Thành phần hồ sơ không đầy đủ theo quy định, đề nghị nộp lại',
  'Thông tin trên tờ khai không khớp với Cơ sở dữ liệu quốc gia về dân cư',
] as const;

export const delays = [
  'Cần xác minh thực địa, mưa lũ kéo dài nên chưa thực hiện được',
  'Chờ ý kiến phối hợp của cơ quan thuế',
  'Hệ thống phần mềm chuyên ngành gián đoạn, hồ sơ phải xử lý lại',
  'Số lượng hồ sơ tăng đột biến, cán bộ thụ lý chưa kịp thẩm định',
] as const;

export const stops = [
  'Thửa đất đang có tranh chấp, tạm dừng giải quyết theo đơn của người liên quan',
  'Quá thời hạn bổ sung, công dân không nộp bổ sung hồ sơ',
  'Không đủ điều kiện giải quyết theo quy định',
] as const;

export const withdrawals = ['Công dân có đơn xin rút hồ sơ', 'Nộp trùng hồ sơ, công dân đề nghị rút'] as const;
