import { html, raw } from 'hono/html';
import type { Html } from '../../page.ts';
import { asAnswer } from '../../routes/answers.ts';
import type { View } from '../view.ts';
import { askedIn, type BoardActions, boardPage, chooser } from './board-frame.ts';
import { trendCharts } from './trend-part.ts';

/** The way of a unit, or of all together, through the drive's days. */
export const trendPage = async (
  { drive: { figures, drives } }: BoardActions,
  view: View,
  id: string,
): Promise<Html> => {
  const { say } = view;
  const asked = askedIn(view);
  const [{ drive }, names] = await Promise.all([drives.find(id).then(asAnswer), figures.unitNames(id)]);
  const chosen = new URLSearchParams(view.self.split('?')[1]).get('don-vi') ?? '';
  const unit = drive.units.includes(chosen) ? chosen : undefined;
  const only = drive.indicators.some((one) => one.id === asked.indicator) ? asked.indicator : undefined;
  const trend = asAnswer(await figures.trend(id, asked.account, { unit }));
  const options = names.map(
    ({ unit: code, name }) => html`<option value="${code}"${code === unit ? raw(' selected') : ''}>${name}</option>`,
  );
  const more = html`<div class="field"><label for="don-vi">${say('boardTrendUnit')}</label>
<select id="don-vi" name="don-vi"><option value="">${say('boardAllUnits')}</option>${options}</select></div>`;
  return boardPage(
    view,
    drive,
    say('boardTrend'),
    html`${chooser(view, drive, asked, { account: true, indicator: true, more })}
<h2>${names.find((one) => one.unit === unit)?.name ?? say('boardAllUnits')}</h2>${trendCharts(view, { ok: true, ...trend }, only)}`,
  );
};
