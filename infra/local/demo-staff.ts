import type { Role, Staff } from '../../functions/domain/staff.ts';
import { demoUnits, provincialCentre } from './demo-units.ts';

const commune = 'H48.105';

/** Made-up staff for trying things out: each role once, and a commune beside the provincial centre. */
export const demoPeople = {
  officer: {
    email: 'linh.tran@hcc.quangngai.example',
    name: 'Trần Thị Mỹ Linh',
    title: 'Chuyên viên',
    roles: ['officer'],
    units: [provincialCentre],
  },
  leader: {
    email: 'hung.pham@hcc.quangngai.example',
    name: 'Phạm Quốc Hùng',
    title: 'Phó Giám đốc',
    roles: ['leader'],
    units: [provincialCentre],
  },
  communeOfficer: {
    email: 'tam.vo@binhson.quangngai.example',
    name: 'Võ Thanh Tâm',
    title: 'Công chức một cửa',
    roles: ['officer'],
    units: [commune],
  },
  communeLeader: {
    email: 'phuoc.nguyen@binhson.quangngai.example',
    name: 'Nguyễn Tấn Phước',
    title: 'Phó Chủ tịch',
    roles: ['leader'],
    units: [commune],
  },
  controller: {
    email: 'oanh.le@hcc.quangngai.example',
    name: 'Lê Thị Kim Oanh',
    title: 'Trưởng phòng Kiểm soát',
    roles: ['controller'],
    units: [],
  },
  steering: {
    email: 'khoa.bui@quangngai.example',
    name: 'Bùi Anh Khoa',
    title: 'Thư ký Ban chỉ đạo',
    roles: ['steering'],
    units: [],
  },
  administrator: {
    email: 'duc.huynh@quangngai.example',
    name: 'Huỳnh Minh Đức',
    title: 'Quản trị hệ thống',
    roles: ['administrator'],
    units: [],
  },
} as const satisfies Record<string, Staff | { roles: readonly Staff['roles'][number][] }>;

export const demoStaff: readonly Staff[] = Object.values(demoPeople).map((person) => ({
  ...person,
  roles: [...person.roles],
  units: [...person.units],
}));

const roleWords = {
  officer: 'cán bộ',
  leader: 'lãnh đạo, ký thư xin lỗi',
  controller: 'kiểm soát viên, duyệt thông báo',
  steering: 'ban chỉ đạo',
  administrator: 'quản trị viên',
} as const satisfies Record<Role, string>;

/** Somebody who can sign in: what the provider says of them, and what its page says to whom it may concern. */
export type Account = { email: string; name: string; about: string; emailVerified?: boolean };

/** The demo staff as the trial's sign-in offers them. */
export const demoAccounts: readonly Account[] = demoStaff.map(({ email, name, roles, units }) => {
  const at = demoUnits.filter(({ code }) => units.includes(code)).map((unit) => unit.name);
  return { email, name, about: [...roles.map((role) => roleWords[role]), ...at].join(', ') };
});
