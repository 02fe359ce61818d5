import { html, raw } from 'hono/html';
import { mayImport } from '../../domain/file-import.ts';
import type { Fault } from '../../domain/sentence.ts';
import { mayDo, type Staff } from '../../domain/staff.ts';
import type { Html } from '../page.ts';
import { home } from '../sign-in.ts';
import { roleNames } from './names.ts';
import { stylePath } from './style.ts';
import { to, type View } from './view.ts';
import type { Word } from './words.ts';

type Place = { path: string; word: Word };

const sendsFiles = (staff: Staff): boolean =>
  mayImport(staff) || mayDo(staff, 'manage-drive') || mayDo(staff, 'manage-settings');

/** Where each role goes; the rights are the domain's. */
const placesOf = ({ staff, unit }: View): Place[] => {
  const has = (role: (typeof staff.roles)[number]) => staff.roles.includes(role);
  const atDesk = has('officer') || has('leader');
  const place = (isShown: boolean, path: string, word: Word): Place[] => (isShown ? [{ path, word }] : []);
  return [
    ...place(true, '', 'home'),
    ...place(has('officer'), '/xin-loi', 'toApologise'),
    ...place(has('leader'), '/ky', 'toSign'),
    ...place(has('controller'), '/duyet', 'toApprove'),
    ...place(atDesk || has('controller'), '/goi', 'toCall'),
    ...place(atDesk || has('controller'), '/in', 'toPrint'),
    ...place(mayDo(staff, 'see-risk', unit), '/nguy-co', 'atRisk'),
    ...place(mayDo(staff, 'see-dossiers', unit), '/ho-so', 'search'),
    ...place(sendsFiles(staff), '/nhap-tep', 'importFiles'),
    ...place(mayDo(staff, 'see-drive'), '/chien-dich', 'boardDrives'),
    ...place(mayDo(staff, 'take-opt-out'), '/tu-choi-tin', 'dwOptOut'),
    ...place(mayDo(staff, 'manage-settings'), '/mau-tin', 'tplPlace'),
    ...place(mayDo(staff, 'manage-settings'), '/lich', 'calPlace'),
    ...place(mayDo(staff, 'manage-settings'), '/chinh-sach', 'polPlace'),
    ...place(mayDo(staff, 'manage-staff'), '/can-bo', 'staffList'),
    ...place(mayDo(staff, 'see-audit'), '/nhat-ky', 'auditLog'),
  ];
};

const langSwitch = ({ self, language, say }: View): Html => {
  const other = language === 'vi' ? 'en' : 'vi';
  const [path = home, search = ''] = self.split('?');
  const query = new URLSearchParams(search);
  query.set('lang', other);
  return html`<a href="${path}?${query.toString()}" hreflang="${other}" lang="${other}">${say('otherLanguage')}</a>`;
};

type Content = {
  title: string;
  body: Html;
  /** What is wrong with what was sent: named on top, each with a way to its field. */
  faults?: readonly Fault[];
  /** What has just been done. */
  said?: string | undefined;
};

const faultList = ({ say, in: of }: View, faults: readonly Fault[]): Html | '' =>
  faults.length === 0
    ? ''
    : html`<div class="note" role="alert"><h2>${say('faults')}</h2><ul>${faults.map(
        ({ field, sentence }) => html`<li>${field ? html`<a href="#${field}">${of(sentence)}</a>` : of(sentence)}</li>`,
      )}</ul></div>`;

/** Marks the place one is at, or within. */
const currentOf = (here: string, place: string): Html | '' => {
  if (here === place) return html` aria-current="page"`;
  return place !== home && here.startsWith(`${place}/`) ? html` aria-current="true"` : '';
};

/** A whole page of the console, for who is signed in. */
export const frame = (view: View, { title, body, faults = [], said }: Content): Html => {
  const { staff, language, say } = view;
  const here = view.self.split('?')[0] ?? home;
  return html`${raw('<!doctype html>')}
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${faults.length > 0 ? `${say('wrong')}: ` : ''}${title} · Báo Tin</title>
<link rel="stylesheet" href="${stylePath}"><link rel="icon" href="data:,"></head>
<body><a class="skip" href="#main">${say('skip')}</a>
<header class="bar"><a class="mark" href="${home}">Báo Tin</a>
<p class="who">${staff.name}${staff.title ? `, ${staff.title}` : ''} <span class="soft">${staff.roles
    .map((role) => view.in(roleNames[role]))
    .join(', ')}</span></p>
${langSwitch(view)}
<form method="post" action="/sign-out"><button class="plain">${say('signOut')}</button></form></header>
<div class="desk"><nav class="places" aria-label="${say('places')}"><ul>${placesOf(view).map(
    ({ path, word }) => html`<li><a href="${to(view, path)}"${currentOf(here, home + path)}>${say(word)}</a></li>`,
  )}</ul></nav>
<main id="main" tabindex="-1"><h1>${title}</h1>
${said ? html`<p class="note" role="status">${said}</p>` : ''}${faultList(view, faults)}${body}</main></div></body></html>`;
};
