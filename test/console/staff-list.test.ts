import { expect, test } from 'vitest';
import { makeStaffList } from '../../functions/console/staff-list.ts';
import type { Staff } from '../../functions/domain/staff.ts';
import { aClock, fakeAudit, fakeStaff } from '../fakes.ts';

const admin: Staff = { email: 'duc@quangngai.example', name: 'Huỳnh Minh Đức', roles: ['administrator'], units: [] };
const officer: Staff = {
  email: 'linh@quangngai.example',
  name: 'Trần Thị Mỹ Linh',
  roles: ['officer'],
  units: ['H48.01'],
};

const setUp = () => {
  const [staffList, audit] = [fakeStaff(admin, officer), fakeAudit()];
  return { staffList, audit, people: makeStaffList({ staffList, audit, clock: aClock() }) };
};

test('an administrator enters people, changes their rights and takes them off, and all of it is written down', async () => {
  const { people, staffList, audit } = setUp();
  expect(await people.save(admin, { ...officer, roles: ['leader'] })).toEqual({ ok: true });
  expect((await staffList.find(officer.email))?.roles).toEqual(['leader']);
  expect(await people.remove(admin, officer.email)).toEqual({ ok: true });
  expect(await people.all(admin)).toEqual({ ok: true, staff: [admin] });
  expect(audit.entries.map(({ by, action, outcome, note }) => [by, action, outcome, note])).toEqual([
    [admin.email, 'change-staff', 'done', 'linh@quangngai.example: leader H48.01'],
    [admin.email, 'change-staff', 'done', 'linh@quangngai.example removed'],
  ]);
});

test('nobody else sees or changes the list, and the try is written down', async () => {
  const { people, staffList, audit } = setUp();
  expect(await people.all(officer)).toMatchObject({ ok: false, refusal: { code: 'no-right' } });
  expect(await people.save(officer, { ...officer, roles: ['administrator'] })).toMatchObject({ ok: false });
  expect(await staffList.find(officer.email)).toEqual(officer);
  expect(audit.entries).toMatchObject([{ by: officer.email, outcome: 'refused' }]);
});

test('an administrator cannot lock everybody out by giving up the own rights', async () => {
  const { people, staffList } = setUp();
  expect(await people.remove(admin, admin.email)).toMatchObject({ ok: false });
  expect(await people.save(admin, { ...admin, roles: ['officer'] })).toMatchObject({ ok: false });
  expect(await staffList.find(admin.email)).toEqual(admin);
  expect(await people.save(admin, { ...admin, name: 'Huỳnh Đức' })).toEqual({ ok: true });
});
