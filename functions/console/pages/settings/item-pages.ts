import { html } from 'hono/html';
import type { Fault } from '../../../domain/sentence.ts';
import { term } from '../../../domain/term.ts';
import { formatDay } from '../../../domain/time.ts';
import type { Html } from '../../page.ts';
import { home } from '../../sign-in.ts';
import { frame } from '../frame.ts';
import { exactly } from '../parts.ts';
import { to, type View } from '../view.ts';
import { isPlain } from './fields.ts';
import { type ItemKind, termUnits } from './item-kinds.ts';
import { faultyOf, type Kept, lastOf, settingTabs } from './policy-pages.ts';
import { formOf } from './schema-form.ts';
import { money } from './template-pages.ts';

const cellText = (view: View, value: unknown, as: 'money' | 'day' | 'term' | undefined): string => {
  if (value === undefined) return '';
  if (as === 'money') return money(Number(value));
  if (as === 'day') return formatDay(String(value));
  if (as !== 'term') return String(value);
  const known = term.safeParse(value).data;
  const unit = termUnits.find((one) => one.value === known?.unit)?.name;
  return known && unit ? `${known.count} ${view.in(unit)}` : '';
};

/** More than this is filtered, not read through. */
const mostShown = 100;

const isAsked = ({ id, value }: Kept, asked: string): boolean =>
  `${id} ${isPlain(value) ? Object.values(value).join(' ') : ''}`.toLowerCase().includes(asked.toLowerCase());

/** All items of a kind, with who changed each last. */
export const itemsPage = (view: View, kind: ItemKind, items: readonly Kept[], asked: string, said?: string): Html => {
  const { say } = view;
  const { path, word, columns, codeField } = kind;
  const found = items.filter((one) => isAsked(one, asked));
  const edit = (id: string) => to(view, `/chinh-sach${path}/sua`, { id });
  const rows = found.slice(0, mostShown).map(
    (one) => html`<tr>${codeField ? html`<th scope="row">${one.id}</th>` : ''}${columns.map(
      ({ word: head, path: at, as }) => html`<td data-label="${say(head)}">${cellText(view, one.value[at], as)}</td>`,
    )}<td data-label="${say('polLastColumn')}">${one.by ? html`${exactly(one.at)}<br><small>${one.by}</small>` : html`<span class="soft">–</span>`}${faultyOf(view, one.faults)}</td>
<td class="act"><a href="${edit(one.id)}" aria-label="${say('polEdit')}: ${codeField ? one.id : cellText(view, one.value.procedureCode, undefined)}">${say('polEdit')}</a></td></tr>`,
  );
  const heads = [
    ...(codeField ? ['polCode' as const] : []),
    ...columns.map((one) => one.word),
    'polLastColumn' as const,
    'polEdit' as const,
  ];
  return frame(view, {
    ...{ title: say(word), said },
    body: html`${settingTabs(view, path)}
<p class="acts"><a class="button" href="${to(view, `/chinh-sach${path}/sua`)}">${say('polAdd')}</a></p>
<form class="line" method="get" action="${home}/chinh-sach${path}"><div class="field"><label for="q">${say('polFind')}</label><input id="q" name="q" value="${asked}"></div><button class="plain">${say('find')}</button></form>
${found.length === 0 ? html`<p>${say('polEmpty')}</p>` : html`<p class="soft">${Math.min(found.length, mostShown)} / ${items.length}</p><table class="rows"><thead><tr>${heads.map((head) => html`<th scope="col">${say(head)}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`}`,
  });
};

type Editing = {
  kind: ItemKind;
  kept: Kept;
  isNew: boolean;
  filled: URLSearchParams;
  faults?: readonly Fault[];
  version?: string;
};

/** One item in fields; what names it stays as it is. */
export const itemPage = (view: View, { kind, kept, isNew, filled, faults = [], version }: Editing): Html => {
  const { say } = view;
  const { path, word, codeField, fields } = kind;
  const query: Record<string, string> = isNew ? {} : { id: kept.id };
  const guard = html`<input type="hidden" name="version" value="${version ?? kept.version}">`;
  const own = isNew ? fields : fields.filter(({ name }) => name !== codeField);
  const title = isNew
    ? `${say(word)}: ${say('polAdd')}`
    : `${say(word)}: ${codeField ? kept.id : (filled.get('procedureCode') ?? '')}`;
  const removal = isNew
    ? ''
    : html`<h2>${say('polRemove')}</h2><p>${say('polRemoveMore')}</p><p class="acts"><a class="button plain" href="${to(view, `/chinh-sach${path}/bo`, { id: kept.id })}">${say('polRemove')}</a></p>`;
  return frame(view, {
    ...{ title, faults },
    body: html`${isNew ? '' : html`<p class="soft">${lastOf(view, kept)}</p>`}${faultyOf(view, faults.length > 0 ? [] : kept.faults)}
<form method="post" action="${to(view, `/chinh-sach${path}/sua`, query)}">${guard}${formOf(view, own, filled, faults)}
<p class="acts"><button>${say('save')}</button> <a class="button plain" href="${to(view, `/chinh-sach${path}`)}">${say('back')}</a></p></form>${removal}`,
  });
};

/** Asks once more before an item goes. */
export const removalPage = (view: View, { path, word }: ItemKind, kept: Kept): Html =>
  frame(view, {
    title: view.say('polRemoveSure', { id: kept.id }),
    body: html`<p>${view.say(word)}: <strong>${String(kept.value.name ?? kept.value.procedureCode ?? kept.id)}</strong></p><p>${view.say('polRemoveMore')}</p>
<form method="post" action="${to(view, `/chinh-sach${path}/bo`, { id: kept.id })}"><input type="hidden" name="version" value="${kept.version}">
<p class="acts"><button>${view.say('polRemove')}</button> <a class="button plain" href="${to(view, `/chinh-sach${path}/sua`, { id: kept.id })}">${view.say('back')}</a></p></form>`,
  });
