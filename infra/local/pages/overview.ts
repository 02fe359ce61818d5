import { html } from 'hono/html';
import { type Notice, notice } from '../../../functions/domain/notice.ts';
import { noticeKind } from '../../../functions/domain/notice-kind.ts';
import { noticeState } from '../../../functions/domain/notice-life.ts';
import { scan } from '../look-up.ts';
import { pushCommand } from '../try-out.ts';
import { dossiersNow } from './dossiers.ts';
import { errorCount, type Html, type Trial, term } from './frame.ts';
import { kindWords, stateWords } from './words.ts';

const figure = (count: number, label: string, key: string, href: string): Html =>
  html`<a href="${href}"><b>${count.toLocaleString('vi')}</b><span>${label}</span><small lang="en">${key}</small></a>`;

const countsOf = (notices: readonly Notice[]): Html[] => {
  const byKind = Map.groupBy(notices, ({ kind }) => kind);
  return noticeKind.options
    .filter((kind) => byKind.has(kind))
    .map((kind) => {
      const of = byKind.get(kind) ?? [];
      const states = noticeState.options.map((state) => ({
        state,
        count: of.filter((one) => one.state === state).length,
      }));
      const chips = states
        .filter(({ count }) => count > 0)
        .map(
          ({ state, count }) =>
            html`<a class="chip ${state}" href="/thong-bao?loai=${kind}&amp;trang-thai=${state}">${stateWords[state]} <b>${count}</b></a> `,
        );
      return html`<tr><th scope="row">${term(kindWords[kind], kind)}</th><td>${chips}</td></tr>`;
    });
};

const errorsNote = (trial: Trial): Html | '' => {
  const count = errorCount(trial);
  const last = trial.platform.errors.at(-1)?.message;
  return count === 0
    ? ''
    : html`<p class="note"><a href="/loi">${count} lỗi khi chạy</a>${last === undefined ? '' : `; lỗi cuối: ${last}`}</p>`;
};

export const overview = async (trial: Trial, origin: string): Promise<Html> => {
  const { platform, clock } = trial;
  const notices = await scan(platform, 'notices', (item) => notice.parse(item));
  const waiting = notices.filter(({ state }) => state === 'awaiting-approval').length;
  const sent = (over: string): number => platform.carriers.inbox.filter(({ channel }) => channel === over).length;
  return html`<p class="lede">Hồ sơ đổi trạng thái, người dân được báo tin ngay bằng SMS hoặc thư điện tử.
<small lang="en">A dossier changes, the citizen is told. Everything here runs on this machine; no message leaves it.</small></p>
${errorsNote(trial)}
<div class="figures">
${figure((await dossiersNow(platform)).length, 'hồ sơ', 'dossiers', '/ho-so')}
${figure(sent('sms'), 'tin nhắn SMS', 'SMS sent', '/hop-thu')}
${figure(sent('email'), 'thư điện tử', 'e-mails sent', '/hop-thu')}
${figure(waiting, 'thông báo chờ duyệt', 'awaiting approval', '/thong-bao?trang-thai=awaiting-approval')}
</div>
<h2>Thông báo theo loại và trạng thái <small lang="en">notices by kind and state</small></h2>
<table class="counts"><tbody>${countsOf(notices)}</tbody></table>
<h2>Thử gửi một hồ sơ <small lang="en">push a dossier of your own</small></h2>
<pre>${pushCommand(origin, clock.now())}</pre>
<p>Hoặc thả một tệp CSV, XLSX: <code>curl -T TEP.csv ${origin}/drop/</code></p>`;
};
