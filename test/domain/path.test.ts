import { expect, test } from 'vitest';
import { dossierState } from '../../functions/domain/dossier-state.ts';
import { isKnownFromStart, minutesPerStep, pathAfter } from '../../functions/domain/path.ts';
import { aDossier, afterRecords } from '../builders.ts';
import { office2026 } from '../pace-samples.ts';

test('a dossier remembers the steps it entered, and a repeated or stale update adds none', () => {
  const state = afterRecords(
    { TrangThaiHoSo: 1 },
    { TrangThaiHoSo: 2, ThoiDiemCapNhat: '20261012090000' },
    { TrangThaiHoSo: 2, ThoiDiemCapNhat: '20261012100000', LePhi: '1000' },
    { TrangThaiHoSo: 4, ThoiDiemCapNhat: '20261013080000' },
    { TrangThaiHoSo: 9, ThoiDiemCapNhat: '20261013080000' },
    { TrangThaiHoSo: 5, ThoiDiemCapNhat: '20261012093000' },
  );
  expect(state.path).toEqual([
    { status: 'registered', at: '2026-10-12T08:30:00+07:00' },
    { status: 'received', at: '2026-10-12T09:00:00+07:00' },
    { status: 'processing', at: '2026-10-13T08:00:00+07:00' },
  ]);
});

test('a dossier stored before steps were kept is read, with none', () => {
  const { path: _, ...former } = aDossier();
  expect(dossierState.parse(former).path).toEqual([]);
  expect(isKnownFromStart(dossierState.parse(former))).toBe(false);
});

test('a source that goes to and fro without end makes no endless path', () => {
  let path = pathAfter([], 'registered', '2026-10-01T00:00:00+07:00');
  for (let n = 0; n < 100; n += 1) path = pathAfter(path, n % 2 ? 'received' : 'processing', `2026-10-02T${n}`);
  expect(path).toHaveLength(30);
  expect(path.at(-1)).toEqual({ status: 'received', at: '2026-10-02T99' });
});

test('only office hours in running steps count: not lunch, nights, weekends, nor waiting for the citizen', () => {
  const path = [
    { status: 'registered' as const, at: '2026-10-08T20:00:00+07:00' },
    { status: 'received' as const, at: '2026-10-09T10:30:00+07:00' }, // a Friday: 1 h before lunch, 3.5 after
    { status: 'processing' as const, at: '2026-10-12T08:00:00+07:00' }, // Monday, an hour after opening
    { status: 'supplement-requested' as const, at: '2026-10-12T10:00:00+07:00' }, // 2 h of work
    { status: 'processing' as const, at: '2026-10-14T16:00:00+07:00' },
    { status: 'finished' as const, at: '2026-10-15T09:00:00+07:00' }, // an hour, and two
  ];
  expect(minutesPerStep(path, '2026-10-20T10:00:00+07:00', office2026)).toEqual({ received: 330, processing: 300 });
  expect(minutesPerStep(path, '2026-10-12T09:00:00+07:00', office2026)).toEqual({ received: 330, processing: 60 });
});

test.each([
  ['on the day it was received', '2026-10-12T08:30:00+07:00', true],
  ['a day later', '2026-10-13T08:30:00+07:00', false],
])('a dossier first heard of %s is known from its start: %s', (_, at, known) => {
  const path = [{ status: 'processing' as const, at }];
  expect(isKnownFromStart({ path, receivedAt: '2026-10-12T07:00:00+07:00' })).toBe(known);
});
