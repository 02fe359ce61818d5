import { html } from 'hono/html';
import * as z from 'zod';
import { dossierState } from '../../../functions/domain/dossier-state.ts';
import { notice } from '../../../functions/domain/notice.ts';
import { itemsOf, scan } from '../look-up.ts';
import { unitOf } from '../told.ts';
import { day, dossierLink, type Html, paged, type Trial, table, term, when } from './frame.ts';
import { noticeHeadings, noticeRows } from './notices.ts';
import { statusWords } from './words.ts';

const kept = dossierState.extend({ sk: z.string() });

/** Every dossier as it is now, the one that changed last first. */
export const dossiersNow = async (platform: Trial['platform']) => {
  const states = await scan(platform, 'dossiers', (item) => dossierState.parse(item), 'state');
  return states.toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
};

export const dossiers = async ({ platform }: Trial, query: Readonly<Record<string, string>>): Promise<Html> => {
  const asked = (query.ma ?? '').trim().toUpperCase();
  const notices = await scan(platform, 'notices', (item) => notice.parse(item));
  const told = Map.groupBy(notices, ({ dossier }) => dossier);
  const { part, links } = paged(
    (await dossiersNow(platform)).filter(({ code }) => code.includes(asked)),
    query,
  );
  const rows = part.map(({ code, procedureName, procedureCode, unit, status, dueAt, updatedAt }) => [
    dossierLink(code),
    procedureName ?? procedureCode,
    unitOf(unit).name,
    term(statusWords[status], status),
    day(dueAt),
    when(updatedAt),
    told.get(code)?.length ?? 0,
  ]);
  return html`<form><label>Mã hồ sơ <input name="ma" value="${query.ma ?? ''}"></label> <button>Tìm</button></form>
${table(['Mã hồ sơ', 'Thủ tục', 'Đơn vị xử lý', 'Trạng thái', 'Hẹn trả', 'Cập nhật', 'Thông báo'], rows)}${links}`;
};

export const dossier = async (trial: Trial, code: string): Promise<Html | undefined> => {
  const items = await itemsOf(trial.platform, 'dossiers', code, (item) => kept.parse(item));
  const now = items.find(({ sk }) => sk === 'state');
  if (!now) return undefined;
  const facts: readonly (readonly [string, unknown])[] = [
    ['Thủ tục', html`${now.procedureName} <small>${now.procedureCode}</small>`],
    ['Đơn vị xử lý', unitOf(now.unit).name],
    ['Trạng thái', html`<b>${statusWords[now.status]}</b> <small lang="en">${now.status}</small>`],
    ['Tiếp nhận', when(now.receivedAt)],
    ['Hẹn trả', when(now.dueAt)],
    ['Có kết quả', when(now.finishedAt)],
  ];
  const changes = items
    .filter(({ sk }) => sk.startsWith('change#'))
    .map(({ updatedAt, status, dueAt, reason, missing, source }) => [
      when(updatedAt),
      term(statusWords[status], status),
      day(dueAt),
      missing ?? reason ?? '–',
      source,
    ]);
  const notices = await itemsOf(trial.platform, 'notices', code, (item) => notice.parse(item));
  return html`<dl>${facts.map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>
<h2>Thông báo <small lang="en">notices</small></h2>${table(noticeHeadings, await noticeRows(trial, notices, { withDossier: false }))}
<h2>Các lần thay đổi <small lang="en">history</small></h2>
${table(['Lúc', 'Trạng thái', 'Hẹn trả', 'Ghi chú', 'Nguồn'], changes)}`;
};
