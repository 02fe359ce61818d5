import { html } from 'hono/html';
import { type ShownImport, unitsToImport } from '../../../domain/file-import.ts';
import type { Fault } from '../../../domain/sentence.ts';
import { mayDo } from '../../../domain/staff.ts';
import { plusDays } from '../../../domain/time.ts';
import type { Page } from '../../../ports.ts';
import type { Html } from '../../page.ts';
import { frame } from '../frame.ts';
import { exactly, pager } from '../parts.ts';
import { to, type View } from '../view.ts';
import { uploadForm } from './upload.ts';

export const path = '/nhap-tep';

export const stateWords = {
  waiting: 'importWaiting',
  reading: 'importReading',
  interrupted: 'importInterrupted',
  done: 'importDone',
  unreadable: 'importUnreadable',
  'broken-off': 'importBrokenOff',
} as const;

/** Other files than those of dossiers, for who may send them. */
const otherFiles = (view: View): Html | '' => {
  const { say, staff } = view;
  const drives = mayDo(staff, 'manage-drive');
  const units = mayDo(staff, 'manage-settings');
  if (!drives && !units) return '';
  return html`<h2>${say('importOthers')}</h2><ul>
${drives ? html`<li><a href="${to(view, `${path}/cong`)}">${say('importPortal')}</a></li>` : ''}
${units ? html`<li><a href="${to(view, `${path}/don-vi`)}">${say('importUnits')}</a></li>` : ''}
${drives ? html`<li>${say('importInDrive')} <a href="${to(view, '/chien-dich')}">${say('boardDrives')}</a></li>` : ''}</ul>`;
};

const row = (view: View, { id, name, by, at, state, counts }: ShownImport): Html => {
  const { say } = view;
  const isFine = state === 'done' && counts.problems === 0;
  const result = state === 'done' ? say('importResultOf', counts) : '';
  return html`<tr><td data-label="${say('importFile')}"><a href="${to(view, `${path}/${id}`)}">${name}</a></td>
<td data-label="${say('importFrom')}">${by ?? say('importNotByHand')}</td><td data-label="${say('importCame')}">${exactly(at)}</td>
<td data-label="${say('importResult')}"><span class="${isFine || state === 'reading' ? 'tag' : 'tag now'}">${say(stateWords[state])}</span> ${result}</td></tr>`;
};

const monthBeside = (month: string, days: number): string => plusDays(`${month}-15`, days).slice(0, 7);
const asMonth = (month: string): string => `${month.slice(5)}/${month.slice(0, 4)}`;

const list = (view: View, month: string, { items, next }: Page<ShownImport>): Html => {
  const { say, now } = view;
  const heads = ['importFile', 'importFrom', 'importCame', 'importResult'] as const;
  const table =
    items.length === 0
      ? html`<p>${say('importNone')}</p>`
      : html`<table class="rows"><thead><tr>${heads.map((head) => html`<th scope="col">${say(head)}</th>`)}</tr></thead><tbody>${items.map((one) => row(view, one))}</tbody></table>`;
  const later =
    month < now.slice(0, 7)
      ? html` · <a href="${to(view, path, { month: monthBeside(month, 30) })}">${say('importLater')}</a>`
      : '';
  return html`<h2>${say('importLast', { month: asMonth(month) })}</h2>${table}${pager(view, path, next, { month })}
<p class="screen"><a href="${to(view, path, { month: monthBeside(month, -30) })}">${say('importEarlier')}</a>${later}</p>`;
};

/** Sending a file of dossiers, and what became of those that were sent. */
export const importsPage = (
  view: View,
  month: string,
  files: Page<ShownImport> | undefined,
  faults: readonly Fault[] = [],
): Html => {
  const { say, staff } = view;
  const units = unitsToImport(staff);
  const own = units === 'everywhere' ? '' : html` ${say('importOwnUnits')}`;
  const upload = html`<p>${say('importMore')}${own}</p><p>${say('importAgain')}</p>
${uploadForm(view, { action: to(view, path), faults })}`;
  return frame(view, {
    ...{ title: say('importFiles'), faults },
    body: html`${units.length > 0 ? upload : ''}${otherFiles(view)}${files ? list(view, month, files) : ''}`,
  });
};
