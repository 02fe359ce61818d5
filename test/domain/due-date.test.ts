import { expect, test } from 'vitest';
import { applyUpdate } from '../../functions/domain/dossier.ts';
import { isOverdue, markOverdue, putOff } from '../../functions/domain/due-date.ts';
import { aDossier, afterRecords, anUpdate } from '../builders.ts';

const old = '2026-10-23T16:30:00+07:00';
const fresh = '2026-10-28T16:30:00+07:00';
const after = (state = aDossier(), changes = {}) => {
  const applied = applyUpdate(state, anUpdate({ TrangThaiHoSo: 4, ...changes }));
  if (applied.outcome !== 'applied') throw new Error(applied.outcome);
  return applied.state;
};

test('a signed apology moves the date without touching the source’s clock', () => {
  expect(putOff(aDossier({ overdueSince: '2026-10-24T07:00:00+07:00' }), fresh)).toEqual(
    aDossier({ dueAt: fresh, dueChanges: 1, putOff: 1, saidDueAt: old, overdueSince: undefined, version: 3 }),
  );
});

test('a source that still says the old date has not heard of the apology: the new date stands', () => {
  const signed = putOff(aDossier(), fresh);
  const state = after(signed, { ThoiDiemCapNhat: '20261022080000', NgayHenTra: '20261023163000' });
  expect([state.dueAt, state.dueChanges, state.putOff]).toEqual([fresh, 1, 1]);
});

test('once the source says the new date, the old one from another source is still old', () => {
  const told = after(putOff(aDossier(), fresh), { ThoiDiemCapNhat: '20261022080000', NgayHenTra: '20261028163000' });
  const other = after(told, { ThoiDiemCapNhat: '20261022090000', NgayHenTra: '20261023163000' });
  expect([told.dueAt, other.dueAt, other.dueChanges]).toEqual([fresh, fresh, 1]);
});

test('any other date is the source’s word', () => {
  const state = after(putOff(aDossier(), fresh), { ThoiDiemCapNhat: '20261022080000', NgayHenTra: '20261030163000' });
  expect([state.dueAt, state.dueChanges, state.putOff, state.saidDueAt]).toEqual([
    '2026-10-30T16:30:00+07:00',
    2,
    2,
    undefined,
  ]);
});

test('a date counts as put off when it moves later while the office works, not after waiting for the citizen', () => {
  const due = { NgayHenTra: '20261023163000' };
  const delayed = afterRecords(
    { ThoiDiemCapNhat: '20261012083000', ...due },
    { ThoiDiemCapNhat: '20261020083000', TrangThaiHoSo: 4, NgayHenTra: '20261028163000' },
  );
  expect([delayed.dueChanges, delayed.putOff]).toEqual([1, 1]);
  const waited = afterRecords(
    { ThoiDiemCapNhat: '20261012083000', ...due },
    { ThoiDiemCapNhat: '20261013083000', TrangThaiHoSo: 5, ...due },
    { ThoiDiemCapNhat: '20261020083000', TrangThaiHoSo: 4, NgayHenTra: '20261028163000' },
  );
  expect([waited.dueChanges, waited.putOff]).toEqual([1, 0]);
});

test('a dossier is overdue from the day after its due day, while it runs, and is marked once', () => {
  const state = aDossier();
  expect(isOverdue(state, '2026-10-23T23:00:00+07:00')).toBe(false);
  expect(markOverdue(state, '2026-10-23T23:00:00+07:00')).toBeUndefined();
  const marked = markOverdue(state, '2026-10-24T07:00:00+07:00');
  expect(marked).toMatchObject({ overdueSince: '2026-10-24T07:00:00+07:00', version: 3 });
  expect(marked && markOverdue(marked, '2026-10-24T07:15:00+07:00')).toBeUndefined();
  expect(markOverdue(aDossier({ status: 'supplement-requested' }), '2026-10-24T07:00:00+07:00')).toBeUndefined();
});

test('the mark goes when the date moves or the work ends, and stays for any other change', () => {
  const marked = aDossier({ overdueSince: '2026-10-24T07:00:00+07:00' });
  const later = { ThoiDiemCapNhat: '20261026083000' };
  expect(after(marked, later).overdueSince).toBe('2026-10-24T07:00:00+07:00');
  expect(after(marked, { ...later, NgayHenTra: '20261028163000' }).overdueSince).toBeUndefined();
  expect(after(marked, { ...later, TrangThaiHoSo: 9 }).overdueSince).toBeUndefined();
});
