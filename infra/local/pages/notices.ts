import { html } from 'hono/html';
import { type Notice, notice } from '../../../functions/domain/notice.ts';
import { noticeKind } from '../../../functions/domain/notice-kind.ts';
import { noticeState } from '../../../functions/domain/notice-life.ts';
import { scan } from '../look-up.ts';
import { wordsOf } from '../told.ts';
import { dossierLink, type Html, paged, type Trial, table, when } from './frame.ts';
import { channelWords, kindWords, stateWords } from './words.ts';

export const noticeHeadings = ['Thông báo', 'Trạng thái', 'Quyết định', 'Gửi đi', 'Nội dung'];

/** The latest decision first; each with what it said or would say. */
export const noticeRows = async (
  { platform, trackingPage }: Trial,
  notices: readonly Notice[],
  { withDossier }: { withDossier: boolean },
): Promise<unknown[][]> => {
  const words = wordsOf(platform.carriers.inbox, trackingPage);
  const rows: unknown[][] = [];
  for (const one of latestFirst(notices)) {
    const { text, subject } = await words(one);
    rows.push([
      html`<b>${kindWords[one.kind]}</b> <small lang="en">${one.kind}</small>${withDossier ? html`<br>${dossierLink(one.dossier)}` : ''}`,
      html`<span class="chip ${one.state}">${stateWords[one.state]}</span> <small lang="en">${one.state}${one.reason ? `: ${one.reason}` : ''}</small>`,
      when(one.decidedAt),
      html`${when(one.acceptedAt)}<br><small class="whole">${channelWords[one.channel]}</small>`,
      subject ? html`<details><summary>${subject}</summary><pre>${text}</pre></details>` : text,
    ]);
  }
  return rows;
};

const latestFirst = (notices: readonly Notice[]): Notice[] =>
  notices.toSorted((a, b) => (a.decidedAt < b.decidedAt ? 1 : a.decidedAt > b.decidedAt ? -1 : 0));

const choice = (
  name: string,
  label: string,
  words: Readonly<Record<string, string>>,
  keys: readonly string[],
  chosen: string,
): Html =>
  html`<label>${label} <select name="${name}"><option value="">tất cả</option>${keys.map(
    (key) => html`<option value="${key}"${key === chosen ? ' selected' : ''}>${words[key]}</option>`,
  )}</select></label> `;

export const notices = async (trial: Trial, query: Readonly<Record<string, string>>): Promise<Html> => {
  const { loai = '', 'trang-thai': state = '' } = query;
  const all = await scan(trial.platform, 'notices', (item) => notice.parse(item));
  const asked = all.filter((one) => (loai === '' || one.kind === loai) && (state === '' || one.state === state));
  const { part, links } = paged(latestFirst(asked), query);
  return html`<form>${choice('loai', 'Loại', kindWords, noticeKind.options, loai)}
${choice('trang-thai', 'Trạng thái', stateWords, noticeState.options, state)}<button>Lọc</button></form>
${table(noticeHeadings, await noticeRows(trial, part, { withDossier: true }))}${links}`;
};
