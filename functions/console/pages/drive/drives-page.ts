import { html } from 'hono/html';
import { mayDo } from '../../../domain/staff.ts';
import { formatDay } from '../../../domain/time.ts';
import type { Html } from '../../page.ts';
import { frame } from '../frame.ts';
import { to, type View } from '../view.ts';
import { type BoardActions, drivePath, standOf } from './board-frame.ts';

/** All drives, the latest first. */
export const drivesPage = async ({ drive: { drives } }: BoardActions, view: View): Promise<Html> => {
  const { say, staff } = view;
  const all = await drives.all();
  const mayManage = mayDo(staff, 'manage-drive');
  const heads = ['boardName', 'boardDays', 'boardStand', 'boardUnits'] as const;
  const rows = all.map(
    (
      drive,
    ) => html`<tr><td data-label="${say('boardName')}"><a href="${to(view, drivePath(drive))}"><span lang="vi">${drive.name}</span></a></td>
<td data-label="${say('boardDays')}"><time>${formatDay(drive.from)}</time>–<time>${formatDay(drive.to)}</time></td>
<td data-label="${say('boardStand')}">${standOf(view, drive)}</td><td data-label="${say('boardUnits')}">${drive.units.length}</td>
${mayManage ? html`<td class="act"><a href="${to(view, drivePath(drive, '/thiet-lap'))}" aria-label="${say('boardSetUp')}: ${drive.name}">${say('boardSetUp')}</a></td>` : ''}</tr>`,
  );
  return frame(view, {
    title: say('boardDrives'),
    body: html`${mayManage ? html`<p class="acts"><a class="button" href="${to(view, '/chien-dich/moi')}">${say('boardNew')}</a></p>` : ''}${
      all.length === 0
        ? html`<p>${say('boardNoDrives')}</p>`
        : html`<table class="rows"><thead><tr>${heads.map((head) => html`<th scope="col">${say(head)}</th>`)}${mayManage ? html`<th scope="col">${say('boardSetUp')}</th>` : ''}</tr></thead><tbody>${rows}</tbody></table>`
    }`,
  });
};
