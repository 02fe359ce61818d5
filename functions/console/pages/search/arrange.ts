import type { Context } from 'hono';
import { html } from 'hono/html';
import { foldName } from '../../../domain/name-key.ts';
import type { Notice } from '../../../domain/notice.ts';
import { isKeyOf } from '../../../domain/own-value.ts';
import { firstOf } from '../../../domain/sound-text.ts';
import type { Html } from '../../page.ts';
import { home } from '../../sign-in.ts';
import type { View } from '../view.ts';
import type { Word } from '../words.ts';

const orders = { since: 'arrangeSince', due: 'arrangeDue', code: 'arrangeCode' } as const satisfies Record<
  string,
  Word
>;
type Order = keyof typeof orders;

/** How a desk's work is looked at: in which order, and of which procedures. */
export type Arrangement = { order: Order; procedure: string };

export const arrangementIn = (c: Context): Arrangement => {
  const order = c.req.query('order') ?? '';
  return {
    order: isKeyOf(orders, order) ? order : 'since',
    procedure: firstOf((c.req.query('procedure') ?? '').trim(), 100),
  };
};

/** As it is stored it needs no arranging, and is read page by page. */
export const isUsual = ({ order, procedure }: Arrangement): boolean => order === 'since' && procedure === '';

/** So much of a desk is read to be arranged, what has waited longest; more is not worked through in a day. */
export const mostArranged = 200;

const keyOf = ({ dossier, facts, stateAt }: Notice, order: Order): string => {
  if (order === 'code') return dossier;
  return order === 'due' ? (facts.formerDueAt ?? facts.dueAt ?? '~') : stateAt;
};

export const arrange = (notices: readonly Notice[], { order, procedure }: Arrangement): Notice[] => {
  const words = foldName(procedure);
  return notices
    .filter(({ facts }) => foldName(facts.procedureName ?? '').includes(words))
    .toSorted((a, b) => (keyOf(a, order) < keyOf(b, order) ? -1 : 1));
};

export const arrangeForm = ({ say, unit }: View, path: string, { order, procedure }: Arrangement): Html =>
  html`<form class="line" method="get" action="${home}${path}">${unit ? html`<input type="hidden" name="unit" value="${unit}">` : ''}
<div class="field"><label for="order">${say('listOrder')}</label><select id="order" name="order">${Object.entries(
    orders,
  ).map(
    ([name, word]) => html`<option value="${name}"${name === order ? html` selected` : ''}>${say(word)}</option>`,
  )}</select></div>
<div class="field"><label for="procedure">${say('arrangeProcedure')}</label><input id="procedure" name="procedure" value="${procedure}" maxlength="100"></div>
<button class="plain">${say('listSee')}</button></form>`;
