import { html } from 'hono/html';
import type { Drive } from '../../../domain/drive.ts';
import type { Fault } from '../../../domain/sentence.ts';
import type { Html } from '../../page.ts';
import { home } from '../../sign-in.ts';
import { percent } from '../drive/board-numbers.ts';
import { frame } from '../frame.ts';
import { to, type View } from '../view.ts';
import { setUpLinks } from './set-up-page.ts';
import { fieldOf, gapsIn } from './target-form.ts';
import { type NameOf, unitOptions } from './unit-names.ts';

const mostNamed = 30;

export const targetsPath = ({ id }: Pick<Drive, 'id'>): string => `/chien-dich/${id}/thiet-lap/chi-tieu`;

/** What is still missing: a drive without all its targets cannot be measured. */
const gaps = (view: View, drive: Drive, nameOf: NameOf): Html => {
  const { say } = view;
  const { phases, lacking } = gapsIn(drive);
  const rows = phases.map(
    ({ phase, set, missing }) =>
      html`<tr><th scope="row" lang="vi">${phase.name}</th><td class="number" data-label="${say('dwSet')}">${set}</td><td class="number" data-label="${say('dwMissing')}">${missing > 0 ? html`<b>${missing}</b>` : '0'}</td></tr>`,
  );
  const named = lacking
    .slice(0, mostNamed)
    .map(
      (unit) =>
        html`<li><a href="${to(view, targetsPath(drive), { 'don-vi': unit })}#mot-don-vi"><span lang="vi">${nameOf(unit)}</span></a></li>`,
    );
  return html`<table class="rows"><thead><tr><th scope="col">${say('dwPhase')}</th><th scope="col" class="number">${say('dwSet')}</th><th scope="col" class="number">${say('dwMissing')}</th></tr></thead><tbody>${rows}</tbody></table>
${
  lacking.length === 0
    ? html`<p>${say('dwNoneMissing')}</p>`
    : html`<details><summary>${say('dwMissingUnits')} (${lacking.length})</summary><ul>${named}</ul>${lacking.length > mostNamed ? html`<p>${say('dwMore', { n: lacking.length - mostNamed })}</p>` : ''}</details>`
}`;
};

const cellOf = (
  view: View,
  { drive, typed, faults }: OneUnit,
  indicator: Drive['indicators'][number],
  place: number,
): Html => {
  const name = fieldOf(indicator.id, place);
  const phase = drive.phases[place]?.name ?? '';
  const mine = faults.filter(({ field }) => field === name);
  const ties = mine.length > 0 ? html` aria-invalid="true" aria-describedby="${name}-fault"` : '';
  return html`<td data-label="${phase}">${mine.length > 0 ? html`<p class="fault" id="${name}-fault">${mine.map(({ sentence }) => view.in(sentence))}</p>` : ''}<input class="short" inputmode="decimal" id="${name}" name="${name}" value="${typed.get(name) ?? ''}" aria-label="${indicator.name}, ${phase}"${ties}></td>`;
};

export type OneUnit = {
  drive: Drive;
  version: number;
  unit: string;
  typed: ReadonlyMap<string, string>;
  faults: readonly Fault[];
};

const oneUnit = (view: View, of: OneUnit): Html => {
  const { say } = view;
  const { drive, version, unit } = of;
  const baseline = new Map(
    drive.baseline.filter((one) => one.unit === unit).map((one) => [one.indicator, one.percent]),
  );
  const rows = drive.indicators.map(
    (indicator) =>
      html`<tr><th scope="row" lang="vi">${indicator.name}</th><td class="number" data-label="${say('dwLastYear')}">${percent(view, baseline.get(indicator.id))}</td>${drive.phases.map((_, place) => cellOf(view, of, indicator, place))}</tr>`,
  );
  return html`<form method="post" action="${to(view, targetsPath(drive))}"><input type="hidden" name="version" value="${version}"><input type="hidden" name="don-vi" value="${unit}">
<p class="hint">${say('dwOneUnitHint')}</p><table class="rows"><thead><tr><th scope="col">${say('dwIndicators')}</th><th scope="col" class="number">${say('dwLastYear')}</th>${drive.phases.map(({ name }) => html`<th scope="col" lang="vi">${name}</th>`)}</tr></thead><tbody>${rows}</tbody></table>
<p class="acts"><button>${say('save')}</button></p></form>`;
};

/** What is set and what is missing, and the targets of one unit to be entered by hand. */
export const targetsPage = (
  view: View,
  { drive, one, nameOf }: { drive: Drive; one: OneUnit | undefined; nameOf: NameOf },
  shown: { faults?: readonly Fault[]; said?: string | undefined } = {},
): Html => {
  const { say } = view;
  const chooser = html`<form class="line" method="get" action="${home}${targetsPath(drive)}#mot-don-vi"><div class="field"><label for="don-vi">${say('unit')}</label>
<select id="don-vi" name="don-vi">${unitOptions(drive.units, nameOf, one?.unit)}</select></div><button class="plain">${say('choose')}</button></form>`;
  return frame(view, {
    ...{ title: `${say('dwTargets')}: ${drive.name}`, ...shown },
    body: html`${setUpLinks(view, drive)}<p>${say('dwTargetsMore')}</p>${gaps(view, drive, nameOf)}
<h2 id="mot-don-vi">${say('dwOneUnit')}</h2>${chooser}${one ? oneUnit(view, one) : ''}`,
  });
};
