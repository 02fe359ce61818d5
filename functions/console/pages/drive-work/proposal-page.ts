import { html } from 'hono/html';
import type { Drive, Target } from '../../../domain/drive.ts';
import type { Fault } from '../../../domain/sentence.ts';
import type { Html } from '../../page.ts';
import { percent } from '../drive/board-numbers.ts';
import { frame } from '../frame.ts';
import { to, type View } from '../view.ts';
import { setUpLinks } from './set-up-page.ts';
import { targetsPath } from './targets-page.ts';
import type { NameOf } from './unit-names.ts';

/** What was asked: a phase, and central targets as they were typed, by indicator. */
export type AskedRule = { phase: string; central: Readonly<Record<string, string>> };

export const proposalPath = (drive: Pick<Drive, 'id'>): string => `${targetsPath(drive)}/de-xuat`;

export const centralField = (id: string): string => `central-${id}`;
export const centralIn = ({ indicators }: Pick<Drive, 'indicators'>, sent: URLSearchParams): AskedRule['central'] =>
  Object.fromEntries(indicators.map(({ id }) => [id, (sent.get(centralField(id)) ?? '').trim()]));

const rulePart = (view: View, drive: Drive, { phase, central }: AskedRule, faults: readonly Fault[]): Html => {
  const { say } = view;
  const fields = drive.indicators.map(({ id, name }) => {
    const field = centralField(id);
    const mine = faults.filter((fault) => fault.field === field);
    return html`<div class="field"><label for="${field}"><span lang="vi">${name}</span>, ${say('dwCentral')}</label>${mine.map(({ sentence }) => html`<p class="fault" id="${field}-fault">${view.in(sentence)}</p>`)}
<input class="short" inputmode="decimal" id="${field}" name="${field}" value="${central[id] ?? ''}"${mine.length > 0 ? html` aria-invalid="true" aria-describedby="${field}-fault"` : ''}></div>`;
  });
  return html`<form method="post" action="${to(view, proposalPath(drive))}"><div class="field"><label for="phase">${say('dwPhase')}</label><select id="phase" name="phase">${drive.phases.map(
    ({ name }) => html`<option${name === phase ? html` selected` : ''}>${name}</option>`,
  )}</select></div>${fields}<p class="acts"><button>${say('dwPropose')}</button></p></form>`;
};

/** To ask for a proposal: nothing is stored. */
export const rulePage = (view: View, drive: Drive, asked: AskedRule, faults: readonly Fault[] = []): Html =>
  frame(view, {
    ...{ title: view.say('dwByRule'), faults },
    body: html`${setUpLinks(view, drive)}<p>${view.say('dwByRuleMore')}</p>${rulePart(view, drive, asked, faults)}`,
  });

type Proposed = { drive: Drive; version: number; targets: readonly Target[]; nameOf: NameOf };

/** The proposal to be looked through: each target, and what stands in its place now where that is another. */
export const proposalPage = (
  view: View,
  { drive, version, targets, nameOf }: Proposed,
  asked: AskedRule,
  faults: readonly Fault[] = [],
): Html => {
  const { say } = view;
  const now = new Map(
    drive.targets
      .filter(({ phase }) => phase === asked.phase)
      .map((one) => [`${one.unit} ${one.indicator}`, one.percent]),
  );
  const changed = targets.filter((one) => (now.get(`${one.unit} ${one.indicator}`) ?? one.percent) !== one.percent);
  const byUnit = Map.groupBy(targets, ({ unit }) => unit);
  const cell = ({ unit, indicator, percent: of }: Target) => {
    const was = now.get(`${unit} ${indicator}`);
    const label = drive.indicators.find(({ id }) => id === indicator)?.name ?? indicator;
    return html`<td class="number" data-label="${label}">${percent(view, of)}${was !== undefined && was !== of ? html`<br><small>${say('dwWas', { n: percent(view, was) })}</small>` : ''}</td>`;
  };
  const rows = [...byUnit].map(
    ([unit, of]) => html`<tr><th scope="row" lang="vi">${nameOf(unit)}</th>${of.map(cell)}</tr>`,
  );
  const hidden = Object.entries(asked.central).map(
    ([id, of]) => html`<input type="hidden" name="${centralField(id)}" value="${of}">`,
  );
  const replace =
    changed.length > 0
      ? html`<label class="choice" for="replace"><input type="checkbox" id="replace" name="replace" value="yes" required>${say('dwReplaces', { n: changed.length })}</label>`
      : '';
  const accept = html`<form method="post" action="${to(view, `${proposalPath(drive)}/nhan`)}"><input type="hidden" name="version" value="${version}"><input type="hidden" name="phase" value="${asked.phase}">${hidden}
${replace}<p class="acts"><button>${say('dwAccept', { n: targets.length })}</button> <a class="button plain" href="${to(view, proposalPath(drive))}">${say('back')}</a></p></form>`;
  return frame(view, {
    ...{ title: say('dwProposal', { phase: asked.phase }), faults },
    body: html`<p>${say('dwByRuleMore')}</p><table class="rows"><thead><tr><th scope="col">${say('unit')}</th>${drive.indicators.map(({ id, name }) => html`<th scope="col" class="number"><abbr title="${name}">${id}</abbr></th>`)}</tr></thead><tbody>${rows}</tbody></table>${accept}`,
  });
};
