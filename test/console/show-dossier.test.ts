import { expect, test } from 'vitest';
import { showDossier } from '../../functions/console/show-dossier.ts';
import type { Staff } from '../../functions/domain/staff.ts';
import { aDossier, aNotice } from '../builders.ts';
import { fakeDossiers, fakeNotices, fakePolicies } from '../fakes.ts';

const officer: Staff = {
  email: 'linh@quangngai.example',
  name: 'Trần Thị Mỹ Linh',
  roles: ['officer'],
  units: ['H21.134'],
};
const days = { code: '1.002809', name: 'Đổi giấy phép lái xe', term: { count: 5, unit: 'working-days' as const } };
const show = (procedure?: typeof days) =>
  showDossier({
    dossiers: fakeDossiers(aDossier()),
    notices: fakeNotices(aNotice()),
    policies: fakePolicies(),
    procedures: { find: async () => procedure, all: async () => [] },
  });

test('a dossier is shown with what was told, and with when its procedure’s term ends', async () => {
  expect(await show(days)(officer, aDossier().code)).toMatchObject({
    ok: true,
    state: aDossier(),
    notices: [aNotice()],
    termEndsAt: '2026-10-19T17:00:00+07:00', // received on Monday 12 October
  });
  expect(await show()(officer, aDossier().code)).not.toHaveProperty('termEndsAt');
});

test('another unit’s officer is refused, and what is not there is not found', async () => {
  const elsewhere = { ...officer, units: ['H21.9'] };
  expect(await show()(elsewhere, aDossier().code)).toMatchObject({ ok: false, refusal: { code: 'no-right' } });
  expect(await show()(officer, 'nothing')).toMatchObject({ ok: false, refusal: { code: 'not-found' } });
});
