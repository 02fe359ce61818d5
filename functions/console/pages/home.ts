import { html } from 'hono/html';
import type { DossierState } from '../../domain/dossier-state.ts';
import type { Notice } from '../../domain/notice.ts';
import { mayDo, type Role } from '../../domain/staff.ts';
import { dayOf, plusDays } from '../../domain/time.ts';
import type { Actions } from '../actions.ts';
import type { Listed } from '../lists.ts';
import type { Html } from '../page.ts';
import { driveCards } from './drive/home-card.ts';
import { frame } from './frame.ts';
import { kindNames } from './names.ts';
import { dossierLink, exactly, unitChooser } from './parts.ts';
import { to, type View } from './view.ts';
import type { Word } from './words.ts';

type Row = { dossier: string; what: string; at: string | undefined };
type Work = { word: Word; path: string; query?: Record<string, string>; rows: readonly Row[]; hasMore: boolean };

/** A page of each list is counted, and its first rows are shown. */
const [counted, shown] = [50, 5];
const soonDays = 3;
/** Of the dossiers that fall due next, so many are judged here; the list of risks judges more. */
const lookedAt = 100;

const heading = ({ say }: View, word: Word, count: string | number): Html =>
  html`<h2><span class="count">${count}</span>${say(word)}</h2>`;

const card = (view: View, { word, path, query, rows, hasMore }: Work): Html => {
  const { say } = view;
  const head = heading(view, word, `${rows.length}${hasMore ? '+' : ''}`);
  if (rows.length === 0) return html`<section class="none">${head}<p class="soft">${say('nothing')}</p></section>`;
  const list = rows
    .slice(0, shown)
    .map(
      ({ dossier, what, at }) =>
        html`<li>${dossierLink(view, dossier)}<br><small>${what} · ${exactly(at)}</small></li>`,
    );
  return html`<section>${head}<ul>${list}</ul><p><a href="${to(view, path, query)}">${say('all')}: ${say(word)}</a></p></section>`;
};

const rowsOf = <T>(listed: Listed<T>, rowOf: (one: T) => Row, isMeant: (one: T) => boolean = () => true) => ({
  rows: listed.ok ? listed.items.filter(isMeant).map(rowOf) : [],
  hasMore: listed.ok && listed.next !== undefined,
});

/** What a unit must not lose sight of: dossiers by their dates, and those that are likely to miss them. */
const datesOf = async ({ listDossiers, listAtRisk, workdayAfter }: Actions, view: View): Promise<Work[]> => {
  const { staff, unit, now } = view;
  if (!unit || !mayDo(staff, 'see-dossiers', unit) || !mayDo(staff, 'see-risk', unit)) return [];
  const soon = { list: 'running', from: dayOf(now), to: await workdayAfter(unit, soonDays) } as const;
  const page = { limit: counted };
  const [late, next, { likely }] = await Promise.all([
    listDossiers(staff, { unit, list: 'overdue' }, page),
    listDossiers(staff, { unit, ...soon }, page),
    listAtRisk([unit], lookedAt),
  ]);
  const nameOf = ({ procedureName, procedureCode }: DossierState) => procedureName ?? procedureCode;
  const row = (state: DossierState): Row => ({ dossier: state.code, what: nameOf(state), at: state.dueAt });
  const risks = likely.map(({ dossier, risk }) => ({
    ...row(dossier),
    what: `${Math.round(risk.chance * 100)} % · ${nameOf(dossier)}`,
  }));
  return [
    { word: 'homeOverdue', path: '/ho-so', query: { list: 'overdue' }, ...rowsOf(late, row) },
    { word: 'homeDueSoon', path: '/ho-so', query: soon, ...rowsOf(next, row) },
    { word: 'atRisk', path: '/nguy-co', rows: risks, hasMore: false },
  ];
};

/** What waits for each of somebody's roles, in the order of how much it matters. */
const workFor = async (actions: Actions, view: View): Promise<Work[]> => {
  const { lists } = actions;
  const { staff, unit = '' } = view;
  const has = (role: Role) => staff.roles.includes(role);
  const page = { limit: counted };
  const noticeRow = ({ dossier, kind, facts, stateAt }: Notice): Row => ({
    ...{ dossier, at: stateAt },
    what: [view.in(kindNames[kind]), facts.procedureName].filter(Boolean).join(' · '),
  });
  const officer = async (): Promise<Work[]> => [
    { word: 'toApologise', path: '/xin-loi', ...rowsOf(await lists.desk(staff, 'officer', unit, page), noticeRow) },
  ];
  const leader = async (): Promise<Work[]> => {
    const desk = await lists.desk(staff, 'leader', unit, page);
    return [
      { word: 'toSign', path: '/ky', ...rowsOf(desk, noticeRow, ({ state }) => state !== 'escalated') },
      { word: 'secondDelays', path: '/ky', ...rowsOf(desk, noticeRow, ({ state }) => state === 'escalated') },
    ];
  };
  const controller = async (): Promise<Work[]> => [
    { word: 'toApprove', path: '/duyet', ...rowsOf(await lists.desk(staff, 'controller', unit, page), noticeRow) },
  ];
  const counter = async (): Promise<Work[]> => {
    const [calls, prints] = await Promise.all([lists.calls(staff, unit, page), lists.prints(staff, unit, page)]);
    const letters = rowsOf(prints, ({ dossier, number, signedAt }) => ({ dossier, what: number, at: signedAt }));
    return [
      { word: 'toCall', path: '/goi', ...rowsOf(calls, noticeRow) },
      { word: 'toPrint', path: '/in', ...letters },
    ];
  };
  const work = await Promise.all([
    ...(has('officer') ? [officer()] : []),
    ...(has('leader') ? [leader()] : []),
    ...(has('controller') ? [controller()] : []),
    datesOf(actions, view),
    ...(has('officer') || has('leader') ? [counter()] : []),
  ]);
  return work.flat();
};

/** Of the files of the last days that this person may see; undefined where files are not their business. */
const problemsOf = async ({ fileImports }: Actions, { staff, now }: View): Promise<number | undefined> => {
  const since = plusDays(dayOf(now), -6);
  const months = new Set([dayOf(now).slice(0, 7), since.slice(0, 7)]);
  const pages = await Promise.all([...months].map((month) => fileImports.ofMonth(staff, month, { limit: counted })));
  if (pages.some(({ ok }) => !ok)) return undefined;
  const files = pages.flatMap((page) => (page.ok ? page.items : []));
  return files.filter(({ at }) => dayOf(at) >= since).reduce((sum, { counts }) => sum + counts.problems, 0);
};

const problemsCard = (view: View, count: number | undefined): Html | '' => {
  const { say } = view;
  if (count === undefined) return '';
  const head = heading(view, 'homeProblems', count);
  if (count === 0) return html`<section class="none">${head}<p class="soft">${say('homeNoProblems')}</p></section>`;
  return html`<section>${head}<p>${say('homeProblemsMore')}</p>
<p><a href="${to(view, '/nhap-tep')}">${say('homeSee')}: ${say('homeProblems')}</a></p></section>`;
};

/** Today's work for one's roles: how much of each, and what has waited longest. */
export const homePage = async (actions: Actions, view: View): Promise<Html> => {
  const { staff, say } = view;
  const [work, problems, drives] = await Promise.all([
    workFor(actions, view),
    problemsOf(actions, view),
    driveCards(actions, view),
  ]);
  const cards = html`${work.map((one) => card(view, one))}${problemsCard(view, problems)}${drives}`;
  const isIdle = work.length + drives.length === 0 && problems === undefined;
  const risks = mayDo(staff, 'see-risk') && !work.some(({ path }) => path === '/nguy-co');
  return frame(view, {
    title: say('home'),
    body: html`${unitChooser(view, '')}
${isIdle ? html`<p>${say('noWork')}</p>` : html`<div class="work">${cards}</div>`}
${risks ? html`<h2>${say('atRisk')}</h2><p>${say('atRiskMore')} <a href="${to(view, '/nguy-co')}">${say('all')}: ${say('atRisk')}</a></p>` : ''}
<form class="acts screen" method="post" action="/sign-out-everywhere"><button class="plain">${say('signOutEverywhere')}</button></form>`,
  });
};
