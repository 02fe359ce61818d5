import type { Procedure } from './procedures.ts';

/** A department of transport as it was in 2020 and 2021. */
export const transportProcedures: readonly Procedure[] = [
  { code: '1.002809', name: 'Đổi Giấy phép lái xe do ngành Giao thông vận tải cấp', days: 5, fee: 135_000, weight: 48 },
  { code: '9.000401', name: 'Cấp mới Giấy phép lái xe', days: 10, fee: 135_000, weight: 22 },
  { code: '9.000402', name: 'Cấp lại Giấy phép lái xe', days: 10, fee: 135_000, weight: 6 },
  { code: '9.000403', name: 'Cấp phù hiệu xe ô tô kinh doanh vận tải', days: 2, weight: 14 },
  { code: '9.000404', name: 'Cấp Giấy phép kinh doanh vận tải bằng xe ô tô', days: 5, fee: 200_000, weight: 3 },
  { code: '9.000405', name: 'Cấp giấy phép liên vận Việt – Lào', days: 2, fee: 50_000, weight: 3 },
  {
    code: '9.000406',
    name: 'Cấp Giấy phép lưu hành xe quá khổ giới hạn, xe quá tải trọng trên đường bộ',
    days: 2,
    weight: 4,
  },
];
