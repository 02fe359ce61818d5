import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DossierState } from '../../functions/domain/dossier-state.ts';
import { firstDayAtRisk, riskOf } from '../../functions/domain/risk.ts';
import { aDossier } from '../builders.ts';
import { aPace, hours, office2026 } from '../pace-samples.ts';

// Taken up on Monday 12 October at 8:30 after half an hour, due on Friday 23 October.
const dossier = aDossier();
const at = (now: string, changes: Partial<DossierState> = {}) =>
  riskOf({ ...dossier, ...changes }, pace, office2026, now);

// Ten dossiers take 10 hours, ten 40, and ten 100; each was taken up after half an hour.
const pace = aPace(
  ...[10, 40, 100].flatMap((count) => Array.from({ length: 10 }, () => ({ received: 30, processing: hours(count) }))),
);

test.each([
  ['at its start, of all thirty the ten slow ones', '2026-10-12T08:30:00+07:00', 11 / 32],
  ['after 10 hours, of the twenty that took longer', '2026-10-13T11:00:00+07:00', 11 / 22],
  ['after 40 hours, of the ten slow ones all', '2026-10-19T10:00:00+07:00', 11 / 12],
])('the chance is counted %s', (_, now, chance) => {
  expect(at(now)?.chance).toBeCloseTo(chance, 10);
});

test('a leader is told what the chance comes from, in working hours', () => {
  expect(at('2026-10-13T11:00:00+07:00')).toEqual({
    chance: 11 / 22,
    step: 'processing',
    spent: 10.5,
    median: 40,
    p90: 100,
    left: 4 + 8 * 8,
  });
});

test('a dossier that took longer than all before it is as likely late as not: nobody knows', () => {
  const slow = { path: [{ status: 'processing' as const, at: '2026-09-01T08:00:00+07:00' }], receivedAt: undefined };
  expect(at('2026-10-19T08:00:00+07:00', slow)?.chance).toBe(0.5);
});

test('one that still waits to be taken up is held against those that waited as long', () => {
  const waited = aPace(
    ...Array.from({ length: 20 }, () => ({ received: hours(1), processing: hours(8) })),
    ...Array.from({ length: 4 }, () => ({ received: hours(48), processing: hours(60) })),
  );
  const waiting = aDossier({ status: 'received', path: [{ status: 'received', at: '2026-10-12T08:00:00+07:00' }] });
  const chances = ['2026-10-12T08:30:00+07:00', '2026-10-14T08:30:00+07:00'].map(
    (now) => riskOf(waiting, waited, office2026, now)?.chance,
  );
  expect(chances).toEqual([5 / 26, 5 / 6]);
});

test.each([
  ['is finished', { status: 'finished' as const }],
  ['waits for the citizen', { status: 'payment-requested' as const }],
  ['has no due date', { dueAt: undefined }],
  ['was first heard of days after its receipt', { receivedAt: '2026-10-05T08:00:00+07:00' }],
  ['was stored before steps were kept', { path: [] }],
])('nothing is said of a dossier that %s', (_, changes) => {
  expect(at('2026-10-19T08:00:00+07:00', changes)).toBeUndefined();
});

test('nothing is said by fewer than twenty finished dossiers', () => {
  const now = '2026-10-19T08:00:00+07:00';
  expect(riskOf(dossier, pace.slice(0, 19), office2026, now)).toBeUndefined();
  expect(riskOf(dossier, pace.slice(0, 20), office2026, now)).toMatchObject({ step: 'processing' });
});

test('dossiers due on the next working day or before are for the alerts, not for this list', () => {
  expect(firstDayAtRisk('2026-10-22', office2026)).toBe('2026-10-24');
  expect(firstDayAtRisk('2026-10-23', office2026)).toBe('2026-10-27'); // a Friday: Monday is the day before
});

test('more time left never makes it likelier, and the chance is always one', () => {
  const minutes = fc.integer({ min: 0, max: hours(200) });
  const history = fc.array(fc.record({ received: minutes, processing: minutes }), { minLength: 20, maxLength: 100 });
  const day = fc.integer({ min: 12, max: 30 }).map((of) => `2026-10-${of}T16:30:00+07:00`);
  fc.assert(
    fc.property(history, day, day, day, fc.constantFrom('received', 'processing'), (taken, now, one, other, status) => {
      const [sooner = '', later = ''] = [one, other].toSorted();
      const path = [{ status, at: '2026-10-12T08:00:00+07:00' }];
      const chanceBy = (dueAt: string) =>
        riskOf(aDossier({ status, path, dueAt }), aPace(...taken), office2026, now)?.chance ?? Number.NaN;
      expect(chanceBy(later)).toBeLessThanOrEqual(chanceBy(sooner));
      expect(chanceBy(later)).toBeGreaterThan(0);
      expect(chanceBy(sooner)).toBeLessThan(1);
    }),
  );
});
