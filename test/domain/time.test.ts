import fc from 'fast-check';
import { expect, test } from 'vitest';
import { epochOf, isDay, parseTime, plusDays, toInstant, weekdayOf } from '../../functions/domain/time.ts';

test.each([
  ['20261012083005', '2026-10-12T08:30:05+07:00', false],
  ['20261012', '2026-10-12T00:00:00+07:00', true],
  ['2026-10-12', '2026-10-12T00:00:00+07:00', true],
  ['2026-10-12T08:30', '2026-10-12T08:30:00+07:00', false],
  ['2026-10-12 08:30:05', '2026-10-12T08:30:05+07:00', false],
  ['2026-10-12T08:30:05.999', '2026-10-12T08:30:05+07:00', false],
  ['2026-10-12T20:30:00Z', '2026-10-13T03:30:00+07:00', false],
  ['2026-10-12T08:30:00+0900', '2026-10-12T06:30:00+07:00', false],
  ['2024-02-29', '2024-02-29T00:00:00+07:00', true],
])('%s is read as %s', (text, instant, dayOnly) => {
  expect(parseTime(text)).toEqual({ ok: true, instant, dayOnly });
});

test.each([
  '20260230083000',
  '2026-02-29',
  '20261012250000',
  '20261012083060',
  '2026-13-01',
  '2026-10-12T24:00:00',
  '00000000',
])('%s is no moment', (text) => {
  expect(parseTime(text)).toMatchObject({
    ok: false,
    problem: expect.stringContaining('is no day or hour of the calendar'),
  });
});

test.each(['12/10/2026', 'hôm qua', '', '1760000000', '2026-10'])('%s is not guessed at', (text) => {
  expect(parseTime(text)).toMatchObject({ ok: false, problem: expect.stringContaining('is not a time') });
});

test('every moment written is read back, and text order is time order', () => {
  const epoch = fc.integer({ min: 946_659_600, max: 4_102_419_599 });
  fc.assert(
    fc.property(epoch, epoch, (a, b) => {
      const [x, y] = [toInstant(a * 1000), toInstant(b * 1000)];
      expect(epochOf(x)).toBe(a * 1000);
      expect(parseTime(x)).toEqual({ ok: true, instant: x, dayOnly: false });
      expect(x < y).toBe(a < b);
    }),
  );
});

test('days are counted over months, years and leap days; 1 is Monday', () => {
  expect([
    plusDays('2026-12-31', 1),
    plusDays('2024-03-01', -1),
    weekdayOf('2026-10-12'),
    weekdayOf('2026-10-18'),
  ]).toEqual(['2027-01-01', '2024-02-29', 1, 7]);
  expect(['2026-02-28', '2026-02-30', '2026-2-3', 'x'].map(isDay)).toEqual([true, false, false, false]);
});
