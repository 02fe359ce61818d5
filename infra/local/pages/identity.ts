import { html, raw } from 'hono/html';
import type { Account } from '../demo-staff.ts';
import { style } from './style.ts';

export type Html = ReturnType<typeof html>;

const page = (title: string, body: Html): Html => html`${raw('<!doctype html>')}
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Báo Tin</title><style>${raw(style)}</style><link rel="icon" href="data:,"></head>
<body><header><span class="name">Báo Tin</span></header><main><h1>${title}</h1>${body}</main></body></html>`;

/** Whom to be in the trial: a button for each. */
export const accountsPage = (accounts: readonly Account[]): Html =>
  page(
    'Đăng nhập thử',
    html`<p class="note">Đây là bản chạy thử: người và quyền đều bịa ra, không cần mật khẩu. Bản thật dùng tài khoản của tỉnh.
<small lang="en">This is the trial: made-up people, no password. Choose whom to be.</small></p>
${accounts.map(
  ({ email, name, about }) =>
    html`<form method="post"><button name="email" value="${email}">${name}</button> <span>${about}</span> <small>${email}</small></form>`,
)}`,
  );

export const faultPage = (sentence: string): Html =>
  page(
    'Không đăng nhập được',
    html`<p>${sentence} <small lang="en">It did not work: go back and try again.</small></p>`,
  );

/** The provider asks before it ends a session; in the trial who came here has said so already. */
export const leavePage = (form: string): Html =>
  page(
    'Đăng xuất',
    html`${raw(form)}<button form="op.logoutForm" name="logout" value="yes">Đăng xuất</button>
<script>document.querySelector('button').click()</script>`,
  );
