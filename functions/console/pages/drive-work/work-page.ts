import { html } from 'hono/html';
import type { Drive } from '../../../domain/drive.ts';
import { type Difficulty, openDifficulties, openTasks, type Task } from '../../../domain/drive-work.ts';
import type { Fault } from '../../../domain/sentence.ts';
import { mayDo } from '../../../domain/staff.ts';
import { dayOf, formatDay } from '../../../domain/time.ts';
import type { Html } from '../../page.ts';
import { home } from '../../sign-in.ts';
import { frame } from '../frame.ts';
import { exactly, field, textArea, textField } from '../parts.ts';
import { to, type View } from '../view.ts';
import type { Word } from '../words.ts';
import { type NameOf, unitOptions } from './unit-names.ts';

/** What was typed into a form of this page; `form` says into which. */
export type TypedWork = { form?: string; of(name: string): string };

export type Work = {
  drive: Drive;
  tasks: readonly (Task & { overdue: boolean })[];
  difficulties: readonly Difficulty[];
  nameOf: NameOf;
  /** Only this unit's. */
  unit: string | undefined;
};

type Shown = { faults?: readonly Fault[]; said?: string | undefined; typed?: TypedWork };

export const workPath = ({ id }: Pick<Drive, 'id'>): string => `/chien-dich/${id}/viec`;
const here = (view: View, { drive, unit }: Work, path = ''): string =>
  to(view, `${workPath(drive)}${path}`, unit ? { 'don-vi': unit } : {});

const table = (view: View, heads: readonly Word[], rows: readonly Html[]): Html =>
  html`<table class="rows"><thead><tr>${heads.map((head) => html`<th scope="col">${view.say(head)}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`;

const dayCell = (view: View, { due, overdue }: Task & { overdue: boolean }): Html => {
  const isToday = due === dayOf(view.now);
  const mark = overdue
    ? html` <b class="tag now">${view.say('dwOverdue')}</b>`
    : isToday
      ? ` ${view.say('today')}`
      : '';
  return html`<time datetime="${due}">${formatDay(due)}</time>${mark}`;
};

const noteForm = (
  view: View,
  action: string,
  of: { id: string; word: Word; note: Word; what: string },
  { typed, faults = [] }: Shown,
): Html => {
  const { say } = view;
  const { id, word, note, what } = of;
  const isHere = typed?.form === id;
  const mine = isHere ? faults.filter((fault) => fault.field === `note-${id}`) : [];
  return html`<form class="line" method="post" action="${action}">${mine.map(({ sentence }) => html`<p class="fault" id="fault-${id}">${view.in(sentence)}</p>`)}
<div class="field"><label for="note-${id}">${say(note)}</label><input id="note-${id}" name="note" maxlength="2000" value="${isHere ? (typed?.of('note') ?? '') : ''}" aria-label="${say(note)}: ${what}"${mine.length > 0 ? html` aria-invalid="true" aria-describedby="fault-${id}"` : ''}></div><button class="plain" aria-label="${say(word)}: ${what}">${say(word)}</button></form>`;
};

const taskRow = (view: View, work: Work, task: Task & { overdue: boolean }, shown: Shown): Html => {
  const { say, staff } = view;
  const { id, what, unit, holder, setBy } = task;
  const mayFinish = holder.email?.toLowerCase() === staff.email || mayDo(staff, 'finish-task', unit);
  const finish = { id, word: 'dwFinish', note: 'dwFinishNote', what } as const;
  return html`<tr><td data-label="${say('dwWhat')}"><span lang="vi">${what}</span></td><td data-label="${say('unit')}"><span lang="vi">${work.nameOf(unit)}</span></td>
<td data-label="${say('dwHolder')}">${holder.name}<br><small>${setBy}</small></td><td data-label="${say('dwDue')}">${dayCell(view, task)}</td>
<td>${mayFinish ? noteForm(view, here(view, work, `/${id}/xong`), finish, shown) : ''}</td></tr>`;
};

const done = (view: View, word: Word, rows: readonly Html[], heads: readonly Word[]): Html | '' =>
  rows.length === 0
    ? ''
    : html`<details><summary>${view.say(word, { n: rows.length })}</summary>${table(view, heads, rows)}</details>`;

const closedCells = (
  view: View,
  what: string,
  unit: string,
  of: { by: string; at: string; note?: string | undefined },
): Html =>
  html`<tr><td data-label="${view.say('dwWhat')}"><span lang="vi">${what}</span></td><td data-label="${view.say('unit')}"><span lang="vi">${unit}</span></td><td data-label="${view.say('dwDoneBy')}">${exactly(of.at)}<br><small>${of.by}</small></td><td data-label="${view.say('note')}">${of.note ?? ''}</td></tr>`;

const tasksPart = (view: View, work: Work, shown: Shown): Html => {
  const { say } = view;
  const overdue = new Map(work.tasks.map((task) => [task.id, task.overdue]));
  const open = openTasks(work.tasks).map((task) => ({ ...task, overdue: overdue.get(task.id) === true }));
  const finished = work.tasks.flatMap((task) =>
    task.done ? [closedCells(view, task.what, work.nameOf(task.unit), task.done)] : [],
  );
  const heads = ['dwWhat', 'unit', 'dwHolder', 'dwDue', 'dwFinish'] as const;
  return html`<h2 id="tasks">${say('dwTasks')}</h2>${
    open.length === 0
      ? html`<p>${say('dwNoTasks')}</p>`
      : table(
          view,
          heads,
          open.map((task) => taskRow(view, work, task, shown)),
        )
  }${done(view, 'dwDoneTasks', finished.toReversed(), ['dwWhat', 'unit', 'dwDoneBy', 'note'])}`;
};

const difficultyRow = (
  view: View,
  work: Work,
  { id, what, unit, loggedBy, loggedAt }: Difficulty,
  shown: Shown,
): Html => {
  const { say, staff } = view;
  const mayClose = loggedBy === staff.email || mayDo(staff, 'close-difficulty', unit);
  const close = { id, word: 'dwClose', note: 'dwCloseNote', what } as const;
  return html`<tr><td data-label="${say('dwDifficulty')}"><span lang="vi">${what}</span></td><td data-label="${say('unit')}"><span lang="vi">${work.nameOf(unit)}</span></td>
<td data-label="${say('dwLogged')}">${exactly(loggedAt)}<br><small>${loggedBy}</small></td>
<td>${mayClose ? noteForm(view, here(view, work, `/kho-khan/${id}/go`), close, shown) : ''}</td></tr>`;
};

const difficultiesPart = (view: View, work: Work, shown: Shown): Html => {
  const { say } = view;
  const open = openDifficulties(work.difficulties);
  const closed = work.difficulties.flatMap((one) =>
    one.closed ? [closedCells(view, one.what, work.nameOf(one.unit), one.closed)] : [],
  );
  const heads = ['dwDifficulty', 'unit', 'dwLogged', 'dwClose'] as const;
  return html`<h2 id="difficulties">${say('dwDifficulties')}</h2>${
    open.length === 0
      ? html`<p>${say('dwNoDifficulties')}</p>`
      : table(
          view,
          heads,
          open.map((one) => difficultyRow(view, work, one, shown)),
        )
  }${done(view, 'dwClosedDifficulties', closed.toReversed(), ['dwDifficulty', 'unit', 'dwDoneBy', 'note'])}`;
};

const unitField = (view: View, { nameOf, unit }: Work, units: readonly string[], name: string, typed: string): Html =>
  html`<div class="field"><label for="${name}">${view.say('unit')}</label><select id="${name}" name="${name}">${unitOptions(units, nameOf, typed || unit)}</select></div>`;

const assignForm = (view: View, work: Work, { typed, faults = [] }: Shown): Html | '' => {
  const units = work.drive.units.filter((unit) => mayDo(view.staff, 'assign-task', unit));
  if (units.length === 0) return '';
  const of = (name: string) => (typed?.form === 'task' ? typed.of(name) : '');
  const email = { name: 'task-email', word: 'dwHolderEmail', hint: 'dwHolderEmailHint', faults } as const;
  return html`<h2>${view.say('dwAssign')}</h2><form method="post" action="${here(view, work, '/giao')}">
${textArea(view, { name: 'task-what', word: 'dwWhat', faults }, of('task-what'))}${unitField(view, work, units, 'task-unit', of('task-unit'))}
${textField(view, { name: 'task-holder', word: 'dwHolderName', faults }, of('task-holder'))}
${field(view, email, (attributes) => html`<input type="email" ${attributes} value="${of('task-email')}">`)}
${field(view, { name: 'task-due', word: 'dwDue', faults }, (attributes) => html`<input type="date" min="${dayOf(view.now)}" ${attributes} value="${of('task-due')}">`)}
<p class="acts"><button>${view.say('dwAssign')}</button></p></form>`;
};

const logForm = (view: View, work: Work, { typed, faults = [] }: Shown): Html | '' => {
  const units = work.drive.units.filter((unit) => mayDo(view.staff, 'log-difficulty', unit));
  if (units.length === 0) return '';
  const of = (name: string) => (typed?.form === 'difficulty' ? typed.of(name) : '');
  return html`<h2>${view.say('dwLog')}</h2><form method="post" action="${here(view, work, '/kho-khan')}">
${textArea(view, { name: 'difficulty-what', word: 'dwDifficulty', faults }, of('difficulty-what'))}${unitField(view, work, units, 'difficulty-unit', of('difficulty-unit'))}
<p class="acts"><button>${view.say('dwLog')}</button></p></form>`;
};

/** Tasks with a named person and a day, and what hinders units; of all, or of one unit. */
export const workPage = (view: View, work: Work, shown: Shown = {}): Html => {
  const { say } = view;
  const { drive, unit, nameOf } = work;
  const links = mayDo(view.staff, 'manage-drive')
    ? html` · <a href="${to(view, `/chien-dich/${drive.id}/thiet-lap`)}">${say('dwSetUp')}</a>`
    : '';
  const chooser = html`<form class="line" method="get" action="${home}${workPath(drive)}"><div class="field"><label for="don-vi">${say('unit')}</label>
<select id="don-vi" name="don-vi"><option value="">${say('dwAllUnits')}</option>${unitOptions(drive.units, nameOf, unit)}</select></div><button class="plain">${say('choose')}</button></form>`;
  return frame(view, {
    ...{ title: `${say('dwWork')}: ${drive.name}`, faults: shown.faults, said: shown.said },
    body: html`<p class="screen"><a href="${to(view, `/chien-dich/${drive.id}`)}">${say('dwToDrive')}</a>${links}</p>${chooser}
${tasksPart(view, work, shown)}${assignForm(view, work, shown)}${difficultiesPart(view, work, shown)}${logForm(view, work, shown)}`,
  });
};
