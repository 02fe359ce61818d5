import { html } from 'hono/html';
import type { Notice } from '../../domain/notice.ts';
import type { Role } from '../../domain/staff.ts';
import type { Actions } from '../actions.ts';
import type { Listed } from '../lists.ts';
import type { Html } from '../page.ts';
import { frame } from './frame.ts';
import { kindNames } from './names.ts';
import { dossierLink, exactly, unitChooser } from './parts.ts';
import { to, type View } from './view.ts';
import type { Word } from './words.ts';

type Row = { dossier: string; what: string; at: string };
type Work = { word: Word; path: string; rows: readonly Row[]; hasMore: boolean };

/** A page of each list is counted, and its first rows are shown. */
const [counted, shown] = [50, 5];

const card = (view: View, { word, path, rows, hasMore }: Work): Html => {
  const { say } = view;
  const heading = html`<h2><span class="count">${rows.length}${hasMore ? '+' : ''}</span>${say(word)}</h2>`;
  if (rows.length === 0) return html`<section class="none">${heading}<p class="soft">${say('nothing')}</p></section>`;
  const list = rows
    .slice(0, shown)
    .map(
      ({ dossier, what, at }) =>
        html`<li>${dossierLink(view, dossier)}<br><small>${what} · ${exactly(at)}</small></li>`,
    );
  return html`<section>${heading}<ul>${list}</ul><p><a href="${to(view, path)}">${say('all')}: ${say(word)}</a></p></section>`;
};

const rowsOf = <T>(listed: Listed<T>, rowOf: (one: T) => Row, isMeant: (one: T) => boolean = () => true) => ({
  rows: listed.ok ? listed.items.filter(isMeant).map(rowOf) : [],
  hasMore: listed.ok && listed.next !== undefined,
});

/** What waits for each of somebody's roles, in the order of how much it matters. */
const workFor = async ({ lists }: Actions, view: View): Promise<Work[]> => {
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
    ...(has('officer') || has('leader') ? [counter()] : []),
  ]);
  return work.flat();
};

/** Today's work for one's roles: how much of each, and what has waited longest. */
export const homePage = async (actions: Actions, view: View): Promise<Html> => {
  const { staff, say } = view;
  const work = await workFor(actions, view);
  const cards = work.map((one) => card(view, one));
  const plans = staff.roles.some((role) => role !== 'administrator');
  return frame(view, {
    title: say('home'),
    body: html`${unitChooser(view, '')}
${work.length > 0 ? html`<div class="work">${cards}</div>` : html`<p>${say('noWork')}</p>`}
${plans ? html`<h2>${say('atRisk')}</h2><p>${say('atRiskMore')} <a href="${to(view, '/nguy-co')}">${say('all')}: ${say('atRisk')}</a></p>` : ''}
<form class="acts screen" method="post" action="/sign-out-everywhere"><button class="plain">${say('signOutEverywhere')}</button></form>`,
  });
};
