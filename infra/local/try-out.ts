import { addWorkingDays } from '../../functions/domain/calendar.ts';
import { defaultPolicy } from '../../functions/domain/policy-defaults.ts';
import { dayOf, type Instant } from '../../functions/domain/time.ts';

/** A command that pushes a dossier received at `now`, to be pasted into a shell. */
export const pushCommand = (origin: string, now: Instant): string => {
  const { calendar } = defaultPolicy(Number(now.slice(0, 4)));
  const record = {
    MaHoSo: `H48.101-${dayOf(now).slice(2).replaceAll('-', '')}-9001`,
    ThoiDiemCapNhat: now.slice(0, 19),
    NguonDuLieu: 'igate',
    TrangThaiHoSo: 2,
    MaTTHC: '1.002809',
    TenTTHC: 'Đổi giấy phép lái xe',
    DonViXuLy: 'H48.101',
    ChuHoSo: 'Nguyễn Thị Thử',
    SoDienThoai: '0905000821',
    NgayHenTra: `${addWorkingDays(dayOf(now), 5, calendar)}T16:30`,
  };
  return `curl -X POST ${origin}/dossiers -d '${JSON.stringify({ isUpdating: 'True', data: [record] })}'`;
};
