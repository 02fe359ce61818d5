import type { AuditEntry } from '../domain/audit.ts';
import { type Refused, refuse, sentences } from '../domain/matter.ts';
import { mayDo, type Staff } from '../domain/staff.ts';
import type { Audit, Clock, StaffList } from '../ports.ts';
import { noUnit } from './sign-in.ts';

export type StaffPorts = { staffList: StaffList; audit: Audit; clock: Clock };

const lastOne = refuse('no-right', {
  vi: 'Bạn không thể tự bỏ quyền quản trị của mình: hãy nhờ một quản trị viên khác.',
  en: 'You cannot take your own administrator’s rights away: ask another administrator.',
});
const noRight = refuse('no-right', sentences.noRight);

/** Who is on the staff and with which rights, kept by administrators. One cannot lock oneself, and so everybody, out. */
export const makeStaffList = ({ staffList, audit, clock }: StaffPorts) => {
  const change = async (by: Staff, note: string, refusal: Refused | undefined, write: () => Promise<void>) => {
    const entry: AuditEntry = {
      ...{ at: clock.now(), by: by.email, action: 'change-staff', unit: noUnit, note },
      outcome: refusal ? 'refused' : 'done',
    };
    // The proof first: a change without one must not be.
    await audit.write(entry);
    if (!refusal) await write();
    return refusal ?? { ok: true as const };
  };
  const refusalOf = (by: Staff, email: string, keepsRight: boolean): Refused | undefined => {
    if (!mayDo(by, 'manage-staff')) return noRight;
    return by.email === email && !keepsRight ? lastOne : undefined;
  };
  return {
    all: async (by: Staff) =>
      mayDo(by, 'manage-staff') ? { ok: true as const, staff: await staffList.all() } : noRight,
    save: (by: Staff, person: Staff) => {
      const { email, roles, units } = person;
      const refusal = refusalOf(by, email, mayDo(person, 'manage-staff'));
      return change(by, `${email}: ${roles.join(', ')} ${units.join(', ')}`.trim(), refusal, () =>
        staffList.save(person),
      );
    },
    remove: (by: Staff, email: string) =>
      change(by, `${email} removed`, refusalOf(by, email, false), () => staffList.remove(email)),
  };
};
