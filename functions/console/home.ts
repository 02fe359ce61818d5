import { html } from 'hono/html';
import type { Role, Staff } from '../domain/staff.ts';
import { type Html, page } from './page.ts';

const roleWords = {
  officer: 'Cán bộ một cửa',
  leader: 'Lãnh đạo đơn vị',
  controller: 'Kiểm soát viên của Trung tâm',
  steering: 'Ban chỉ đạo',
  administrator: 'Quản trị viên',
} as const satisfies Record<Role, string>;

/** Who is signed in, and the way out. */
export const homePage = ({ name, title, roles, units }: Staff): Html =>
  page(
    'Bàn làm việc',
    html`<p>${name}${title ? `, ${title}` : ''}</p>
<p>${roles.map((held) => roleWords[held]).join(', ')}${units.length > 0 ? ` · ${units.join(', ')}` : ''}</p>
<form method="post" action="/sign-out"><button>Đăng xuất</button></form>
<form method="post" action="/sign-out-everywhere"><button>Đăng xuất ở mọi nơi</button></form>`,
  );
