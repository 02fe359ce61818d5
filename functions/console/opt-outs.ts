import { type AuditEntry, wholeProvince } from '../domain/audit.ts';
import { type Refused, refuse, sentences } from '../domain/matter.ts';
import { mayDo, type Staff } from '../domain/staff.ts';
import type { Audit, Clock, NudgeMarks, OptOuts } from '../ports.ts';

export type OptOutPorts = {
  nudgeMarks: Pick<NudgeMarks, 'hashOf'>;
  optOuts: Pick<OptOuts, 'add'>;
  audit: Pick<Audit, 'write'>;
  clock: Clock;
};

/**
 * Somebody calls and wants no more campaign messages: from now on their number gets none. Only its keyed hash is kept,
 * and the proof names nobody but the member of staff. What reads numbers is loaded with the first call.
 */
export const makeTakeOptOut =
  ({ nudgeMarks, optOuts, audit, clock }: OptOutPorts) =>
  async (staff: Staff, phone: string): Promise<{ ok: true } | Refused> => {
    if (!mayDo(staff, 'take-opt-out')) return refuse('no-right', sentences.noRight);
    const { normalizePhone } = await import('../domain/phone.ts');
    const number = normalizePhone(phone);
    if (!number.ok) {
      const sentence = { vi: 'Không phải số điện thoại di động nhận được tin nhắn.', en: number.problem };
      return refuse('faulty', sentences.faulty, [{ field: 'phone', sentence }]);
    }
    const now = clock.now();
    await optOuts.add(await nudgeMarks.hashOf(number.e164), now);
    const entry: AuditEntry = {
      ...{ at: now, by: staff.email, action: 'take-opt-out', outcome: 'done' },
      unit: staff.units[0] ?? wholeProvince,
    };
    await audit.write(entry);
    return { ok: true };
  };
