import { html } from 'hono/html';
import { type Html, page, to, type Visit } from './page.ts';
import type { Tracked } from './track.ts';
import { officeNote } from './track-page.ts';

/** `open`: it can be turned down; `done`: it was; `none`: there is nothing to turn down. */
export type OptOutStand = 'open' | 'done' | 'none';

export const optOutPage = (visit: Visit, tracked: Tracked, stand: OptOutStand): Html => {
  const { optOut: words, home } = visit.words;
  const path = `/t/${tracked.token}`;
  const body =
    stand === 'open'
      ? html`<p>${words.ask}</p><form method="post" action="${to(visit, `${path}/tu-choi`)}"><button>${words.act}</button></form>`
      : html`<p>${words[stand]}</p>`;
  return page(visit, {
    title: words.title,
    body: html`${body}<p><a href="${to(visit, path)}">${home}</a></p>${officeNote(tracked, visit.words)}`,
  });
};
