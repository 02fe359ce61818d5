import { html } from 'hono/html';
import { mayDo } from '../../../domain/staff.ts';
import { dayOf } from '../../../domain/time.ts';
import type { Html } from '../../page.ts';
import { to, type View } from '../view.ts';
import { type BoardActions, daysLeft, drivePath } from './board-frame.ts';

/** For who steers drives: how many days are left of each that is running, and how many units fall behind. */
export const driveCards = async ({ drive: { drives, figures } }: BoardActions, view: View): Promise<Html[]> => {
  const { staff, now, say } = view;
  if (!mayDo(staff, 'manage-drive')) return [];
  const today = dayOf(now);
  const running = (await drives.all()).filter(({ from, to: last }) => from <= today && today <= last);
  return Promise.all(
    running.map(async (drive) => {
      const behind = await figures.behind(drive.id, 'computed', {});
      const units = new Set(behind.ok ? behind.rows.map(({ unit }) => unit) : []).size;
      return html`<section><h2><span class="count">${daysLeft(view, drive)}</span>${say('boardDaysLeft')}</h2>
<p><span lang="vi">${drive.name}</span><br>${units} ${say('boardUnitsBehind')}</p><p><a href="${to(view, drivePath(drive))}">${say('boardHome')}</a></p></section>`;
    }),
  );
};
