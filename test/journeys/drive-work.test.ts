import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { demoPeople } from '../../infra/local/demo-staff.ts';
import { aDrive } from '../gia-lai-drive.ts';
import { openDrives } from './open-drives.ts';
import { signIn } from './signed-in.ts';

/* What is to be done in a drive, and what hinders it. */

let opened: Awaited<ReturnType<typeof openDrives>>;
beforeAll(async () => {
  opened = await openDrives();
});
afterAll(() => opened.platform.stop());

const { steering, administrator, communeOfficer } = demoPeople;
const { targets: _targets, baseline: _baseline, ...plan } = aDrive();

test('tasks have a holder and a day, difficulties are logged and closed, and all of it is on record', async () => {
  const { platform } = opened;
  const here = {
    ...plan,
    name: '100 ngày đêm 2026',
    from: '2026-09-01',
    to: '2026-12-09',
    phases: [{ name: '100 ngày', from: '2026-09-01', to: '2026-12-09' }],
  };
  const made = await opened.secretary.put('/api/drives/tinh-2026', {
    version: 0,
    drive: { ...here, units: ['H21.227'], targets: [] },
  });
  expect(made).toMatchObject({ status: 200 });
  const holder = { name: 'Võ Thanh Tâm', email: communeOfficer.email };
  const task = { what: 'Rà soát thủ tục chưa có trực tuyến', unit: 'H21.227', holder, due: '2026-10-20' };
  let officer = await signIn(platform, communeOfficer.email);
  expect(await officer.post('/api/drives/tinh-2026/tasks', task)).toMatchObject({ status: 403 });
  expect(await opened.secretary.post('/api/drives/tinh-2026/tasks', { ...task, due: '2026-10-01' })).toMatchObject({
    status: 422,
    body: { faults: [{ field: 'due' }] },
  });
  const { body } = await opened.secretary.post('/api/drives/tinh-2026/tasks', task);
  const { id } = z.looseObject({ id: z.string() }).parse(body);
  await platform.advanceTo('2026-10-21T08:00:00+07:00');
  // Sessions have ended meanwhile.
  officer = await signIn(platform, communeOfficer.email);
  const secretary = await signIn(platform, steering.email);
  expect(await officer.get('/api/drives/tinh-2026/tasks')).toMatchObject({
    body: { tasks: [{ id, overdue: true, holder }] },
  });
  expect(await officer.post(`/api/drives/tinh-2026/tasks/${id}/finish`, { note: 'Xong' })).toMatchObject({
    body: { done: { by: communeOfficer.email, note: 'Xong' } },
  });
  expect(await secretary.post(`/api/drives/tinh-2026/tasks/${id}/finish`)).toMatchObject({ status: 409 });
  const logged = await secretary.post('/api/drives/tinh-2026/difficulties', {
    what: 'Đường truyền yếu',
    unit: 'H21.227',
  });
  const difficulty = z.looseObject({ id: z.string() }).parse(logged.body);
  const close = (who: typeof officer) =>
    who.post(`/api/drives/tinh-2026/difficulties/${difficulty.id}/close`, { note: 'Đã kéo cáp' });
  expect(await close(officer)).toMatchObject({ status: 403 });
  expect(await close(secretary)).toMatchObject({ body: { closed: { note: 'Đã kéo cáp' } } });

  const audit = await (await signIn(platform, administrator.email)).get('/api/audit?unit=H21.227&month=2026-10');
  const entries = z
    .object({ items: z.array(z.object({ action: z.string(), outcome: z.string() })) })
    .parse(audit.body).items;
  expect(entries.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
    ...['set-task refused', 'set-task refused', 'set-task done', 'finish-task done', 'finish-task refused'],
    ...['log-difficulty done', 'close-difficulty refused', 'close-difficulty done'],
  ]);
  expect(await platform.failures()).toEqual([]);
});
