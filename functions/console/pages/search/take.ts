import type { Context } from 'hono';
import { html } from 'hono/html';
import type { SheetType } from '../../../domain/sheet.ts';
import type { Html } from '../../page.ts';
import { to, type View } from '../view.ts';

/** Ways to take a list away as a file. */
export const takeLinks = (view: View, path: string, query: Readonly<Record<string, string>> = {}): Html => {
  const link = (as: 'csv' | 'xlsx') =>
    html`<a href="${to(view, path, { ...query, as })}" download>${view.say(as === 'csv' ? 'takeCsv' : 'takeXlsx')}</a>`;
  return html`<p class="acts screen" role="group" aria-label="${view.say('takeAs')}">${link('csv')}${link('xlsx')}</p>`;
};

export const fileTypeIn = (c: Context): SheetType => (c.req.query('as') === 'xlsx' ? 'xlsx' : 'csv');
