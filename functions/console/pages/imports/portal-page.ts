import { html } from 'hono/html';
import type { Fault, Refusal } from '../../../domain/sentence.ts';
import { dayOf, formatDay } from '../../../domain/time.ts';
import type { PortalImport } from '../../../ports.ts';
import type { Html } from '../../page.ts';
import { frame } from '../frame.ts';
import { exactly, field } from '../parts.ts';
import { to, type View } from '../view.ts';
import { path } from './import-list.ts';
import { refusedRows } from './problems.ts';
import { uploadForm } from './upload.ts';

type Known = readonly { day: string; imports: readonly PortalImport[] }[];

/** What was chosen beside the file. */
export type PortalChoice = { day: string; kind: PortalImport['kind'] };

const kindWords = { table: 'importTable', metrics: 'importMetrics' } as const;

const knownDays = (view: View, known: Known): Html => {
  const { say } = view;
  const heads = ['importDay', 'importKind', 'importCame', 'importFrom'] as const;
  const rows = known
    .toReversed()
    .flatMap(({ day, imports }) =>
      imports.map(
        ({ kind, at, by, units }) =>
          html`<tr><td data-label="${say('importDay')}"><time datetime="${day}">${formatDay(day)}</time></td><td data-label="${say('importKind')}">${say(kindWords[kind])} (${units})</td><td data-label="${say('importCame')}">${exactly(at)}</td><td data-label="${say('importFrom')}">${by}</td></tr>`,
      ),
    );
  return html`<h2>${say('importKnownDays')}</h2>${
    rows.length === 0
      ? html`<p>${say('importNoDays')}</p>`
      : html`<table class="rows"><thead><tr>${heads.map((head) => html`<th scope="col">${say(head)}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`
  }`;
};

type Shown = {
  choice: PortalChoice;
  faults?: readonly Fault[];
  said?: string | undefined;
  /** A file that was not taken in. */
  refused?: { refusal: Refusal; file: string };
  /** Figures are there of this day and kind, from so many units: it asks before they are replaced. */
  replaces?: number;
};

/** What the portal published of a day. */
export const portalPage = (view: View, known: Known, { choice, faults = [], said, refused, replaces }: Shown): Html => {
  const { say } = view;
  const { day, kind } = choice;
  const kinds = html`<fieldset><legend>${say('importKind')}</legend>${(['table', 'metrics'] as const).map(
    (one) =>
      html`<label class="choice"><input type="radio" name="kind" value="${one}"${one === kind ? html` checked` : ''}> ${say(kindWords[one])}</label>`,
  )}</fieldset>`;
  const replace =
    replaces === undefined
      ? ''
      : html`<p class="note">${say('importReplaces', { day: formatDay(day), n: replaces })}</p><label class="choice"><input type="checkbox" name="replace" value="yes" required> ${say('importReplace')}</label>`;
  const fields = html`${field(
    view,
    { name: 'day', word: 'importDay', faults },
    (attributes) => html`<input type="date" max="${dayOf(view.now)}" required ${attributes} value="${day}">`,
  )}${kinds}${replace}`;
  return frame(view, {
    ...{ title: say('importPortal'), faults, said },
    body: html`<p>${say('importPortalMore')}</p>${uploadForm(view, { action: to(view, `${path}/cong`), faults, fields })}
${refused ? refusedRows(view, refused.refusal, refused.file) : ''}${knownDays(view, known)}`,
  });
};
