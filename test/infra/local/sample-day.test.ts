import { expect, test } from 'vitest';
import { isWorkingDay, vietnamCalendar } from '../../../functions/domain/calendar.ts';
import { applyUpdate, parseUpdate } from '../../../functions/domain/dossier.ts';
import type { DossierState } from '../../../functions/domain/dossier-state.ts';
import { decideNotices } from '../../../functions/domain/notice.ts';
import { plusDays } from '../../../functions/domain/time.ts';
import type { Row } from '../../../infra/local/feed.ts';
import { sampleDayBefore, sampleOf } from '../../../infra/local/sample-day.ts';
import { aPolicy } from '../../builders.ts';

const updatedAt = ({ record }: Row): string => record.ThoiDiemCapNhat ?? '';

/** What the rules give for the rows, as `kind` or, where somebody must approve it, `kind?`. */
const toldBy = (rows: readonly Row[]): Set<string> => {
  const states = new Map<string, DossierState>();
  const told = new Set<string>();
  for (const { record } of rows) {
    const parsed = parseUpdate(record);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const before = states.get(parsed.update.code);
    const applied = applyUpdate(before, parsed.update);
    if (applied.outcome !== 'applied') continue;
    states.set(parsed.update.code, applied.state);
    for (const { kind, state } of decideNotices(before, applied.state, aPolicy(), applied.state.updatedAt))
      told.add(state === 'awaiting-approval' ? `${kind}?` : kind);
  }
  return told;
};

const wanted = [
  ...['receipt', 'early-completion', 'completion', 'late-completion', 'reschedule', 'payment-request', 'dispatch'],
  ...['delay-apology?', 'supplement-request?'],
];

test.each([
  ['an ordinary Monday', '2026-11-16'],
  ['the first days after Tet', '2026-02-24'],
  ['the week after the May holidays', '2025-05-06'],
  ['a year whose holidays nobody knows', '2031-06-15'],
])('the sample before %s shows every kind of notice on a few hundred updates', (_sentence, today) => {
  const day = sampleDayBefore(`${today}T08:00:00+07:00`);
  const rows = sampleOf(day);
  expect([...toldBy(rows)]).toEqual(expect.arrayContaining(wanted));
  expect(rows.length).toBeGreaterThan(400);
  expect(rows.length).toBeLessThan(750);
  const days = rows.map(({ record }) => (record.ThoiDiemCapNhat ?? '').slice(0, 8));
  const last = day.replaceAll('-', '');
  expect(days.filter((one) => one > last)).toEqual([]);
  expect(days.filter((one) => one === last).length).toBeGreaterThan(50);
  // The first notice goes at once: it is a receipt, in office hours.
  const [first] = rows.toSorted((a, b) => (updatedAt(a) < updatedAt(b) ? -1 : 1));
  expect([first?.record.TrangThaiHoSo, first && updatedAt(first)]).toEqual([
    '2',
    expect.stringMatching(/^\d{8}(0[89]|1[0-6])/),
  ]);
});

test('the sample day is the last working day before today', () => {
  const before = (now: string) => sampleDayBefore(`${now}T00:30:00+07:00`);
  expect(before('2026-11-22')).toBe('2026-11-20'); // Sunday
  expect(before('2026-11-20')).toBe('2026-11-19');
  expect(before('2026-02-23')).toBe('2026-02-13'); // after nine days of Tet
  expect(before('2027-01-01')).toBe('2026-12-31');
});

test('where the holidays are not known it is the last working day of the last year that is', () => {
  const day = sampleDayBefore('2031-06-15T08:00:00+07:00');
  const year = Number(day.slice(0, 4));
  expect(() => vietnamCalendar(year)).not.toThrow();
  expect(() => vietnamCalendar(year + 1)).toThrow();
  expect(isWorkingDay(day, vietnamCalendar(year))).toBe(true);
  expect(plusDays(day, 5) > `${year}-12-31`).toBe(true);
});

test('the same day gives the same updates, and the lives of its dossiers are whole', () => {
  const rows = sampleOf('2026-11-20');
  expect(sampleOf('2026-11-20')).toEqual(rows);
  const lives = [...Map.groupBy(rows, ({ record }) => record.MaHoSo ?? '').values()];
  expect(lives.length).toBeGreaterThanOrEqual(140);
  expect(lives.filter(([first]) => !['1', '2', '3'].includes(first?.record.TrangThaiHoSo ?? ''))).toEqual([]);
});
