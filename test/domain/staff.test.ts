import { describe, expect, test } from 'vitest';
import { type Action, mayDo, type Role, staff } from '../../functions/domain/staff.ts';

const roles = ['officer', 'leader', 'controller', 'steering', 'administrator'] as const;
const who = (action: Action, unit: string | undefined): readonly Role[] =>
  roles.filter((role) => mayDo({ roles: [role], units: ['H21.134'] }, action, unit));

describe.each<[Action, own: readonly Role[], other: readonly Role[]]>([
  ['see-dossiers', ['officer', 'leader', 'controller', 'administrator'], ['controller', 'administrator']],
  ['show-contact', ['officer', 'leader', 'controller'], ['controller']],
  ['print-letter', ['officer', 'leader', 'controller'], ['controller']],
  ['see-desk', ['officer', 'leader', 'controller'], ['controller']],
  ['draft', ['officer'], []],
  ['sign-apology', ['leader'], []],
  ['settle-second-delay', ['leader'], []],
  ['approve-notice', ['controller'], ['controller']],
  ['tick-off', ['officer', 'leader'], []],
  ['see-audit', ['administrator'], ['administrator']],
  ['manage-staff', ['administrator'], ['administrator']],
  ['manage-settings', ['administrator'], ['administrator']],
])('%s', (action, own, other) => {
  test('in a unit of theirs, in another, and in no unit in particular', () => {
    expect(who(action, 'H21.134')).toEqual(own);
    expect(who(action, 'H21.9')).toEqual(other);
    expect(who(action, undefined)).toEqual(other);
  });
});

test('a role in one unit gives no right in another, nor does a unit without a role', () => {
  expect(mayDo({ roles: ['leader'], units: [] }, 'sign-apology', 'H21.134')).toBe(false);
  expect(mayDo({ roles: ['officer', 'steering'], units: ['H21.134'] }, 'sign-apology', 'H21.134')).toBe(false);
  expect(mayDo({ roles: ['leader'], units: ['H21.1', 'H21.134'] }, 'sign-apology', 'H21.134')).toBe(true);
  expect(mayDo({ roles: ['leader'], units: ['H21.1'] }, 'sign-apology', 'H21.134')).toBe(false);
});

test('an address is kept in lower case, and nobody is on the staff without a role', () => {
  const entered = { email: 'Lan@Example.VN', name: 'Trần Thị Lan', roles: ['officer'] };
  expect(staff.parse(entered)).toEqual({ ...entered, email: 'lan@example.vn', units: [] });
  expect(staff.safeParse({ ...entered, roles: [] }).success).toBe(false);
  expect(staff.safeParse({ ...entered, roles: ['chief'] }).success).toBe(false);
});
