import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lookAtDates } from '../../functions/domain/date-order.ts';

const problemOf = (...days: string[]) => {
  const dates = lookAtDates();
  for (const [n, NgayHenTra] of days.entries()) dates.look(n + 2, { NgayHenTra });
  return dates.problem();
};

test.each([
  [['10/23/2026'], true],
  [['3/4/2026', '4/13/2026 8:30 AM', '5/6/2026'], true],
  [['08:30 10/23/2026'], true],
  [['23/10/2026', '10/23/2026'], false],
  [['10/23/2026', '23/10/2026'], false],
  [['3/4/2026', '12/12/2026'], false],
  [['2026-10-23', '20261023', '13/13/2026', 'x', '99/10/2026'], false],
])('of %j it is %s that the column can only be month first', (days, isSo) => {
  expect(problemOf(...days) !== undefined).toBe(isSo);
});

test('columns are looked at each for itself', () => {
  const dates = lookAtDates();
  dates.look(2, { NgayHenTra: '23/10/2026', NgayTiepNhan: '10/23/2026' });
  expect(dates.problem()).toMatchObject({ field: 'NgayTiepNhan', problem: expect.stringContaining('in row 2') });
});

test('a year of days month first is noticed wherever it begins, day first never', () => {
  const day = fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true });
  const parts = (of: Date) => [of.getUTCMonth() + 1, of.getUTCDate()] as const;
  fc.assert(
    fc.property(fc.array(day, { minLength: 1, maxLength: 40 }), (days) => {
      const dated = days.map(parts);
      expect(problemOf(...dated.map(([month, date]) => `${date}/${month}/2026`))).toBeUndefined();
      const isTelling = dated.some(([, date]) => date > 12);
      expect(problemOf(...dated.map(([month, date]) => `${month}/${date}/2026`)) !== undefined).toBe(isTelling);
    }),
  );
});
