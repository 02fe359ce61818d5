import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactTime } from '../../functions/domain/exchange-record.ts';
import {
  epochOf,
  isDay,
  parseTime,
  plusDays,
  toInstant,
  weekdayOf,
  wholeSecond,
  withFraction,
} from '../../functions/domain/time.ts';
import { isEmptyDate } from '../../functions/domain/written-time.ts';

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
  ['2026-10-12 08:30:00+07', '2026-10-12T08:30:00+07:00', false],
  ['2026-10-12T08:30:00.123456+0700', '2026-10-12T08:30:00+07:00', false],
  ['2026-10-12 08:30:00 +07:00', '2026-10-12T08:30:00+07:00', false],
  ['2026-10-12 01:30:00 UTC', '2026-10-12T08:30:00+07:00', false],
  ['2026-10-12T01:30z', '2026-10-12T08:30:00+07:00', false],
  ['2026/10/12 8:30', '2026-10-12T08:30:00+07:00', false],
  ['202610120830', '2026-10-12T08:30:00+07:00', false],
  ['20261012083005.0', '2026-10-12T08:30:05+07:00', false],
  ['12/10/2026', '2026-10-12T00:00:00+07:00', true],
  ['3/4/2026', '2026-04-03T00:00:00+07:00', true],
  ['12/10/2026 08:30', '2026-10-12T08:30:00+07:00', false],
  ['12/10/2026 08:30:15', '2026-10-12T08:30:15+07:00', false],
  ['12/10/2026 08:30:15.250', '2026-10-12T08:30:15+07:00', false],
  ['12/10/2026 08:30 +09:00', '2026-10-12T06:30:00+07:00', false],
  ['12-10-2026', '2026-10-12T00:00:00+07:00', true],
  ['12.10.2026 8:30', '2026-10-12T08:30:00+07:00', false],
  ['08:30 12/10/2026', '2026-10-12T08:30:00+07:00', false],
  ['08:30:15, 12/10/2026', '2026-10-12T08:30:15+07:00', false],
  ['08:30 ngày 12/10/2026', '2026-10-12T08:30:00+07:00', false],
  ['12/10/2026 8:30 SA', '2026-10-12T08:30:00+07:00', false],
  ['12/10/2026 04:30:00 CH', '2026-10-12T16:30:00+07:00', false],
  ['12/10/2026 12:05 SA', '2026-10-12T00:05:00+07:00', false],
  ['12/10/2026 12:05 CH', '2026-10-12T12:05:00+07:00', false],
  ['12/10/2026 4:30 PM', '2026-10-12T16:30:00+07:00', false],
  ['12/10/2026 16:30 chiều', '2026-10-12T16:30:00+07:00', false],
  ['8h30 12/10/2026', '2026-10-12T08:30:00+07:00', false],
  ['12/10/2026 16h', '2026-10-12T16:00:00+07:00', false],
  ['12/10/2026, 16h30', '2026-10-12T16:30:00+07:00', false],
  ['16 giờ 30 phút, ngày 23 tháng 10 năm 2026', '2026-10-23T16:30:00+07:00', false],
  ['１２/１０/２０２６ ０８:３０', '2026-10-12T08:30:00+07:00', false],
  [' 12/10/2026\u00a008:30\u200b ', '2026-10-12T08:30:00+07:00', false],
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
  '31/02/2026',
  '32/10/2026',
  '12/10/2026 25:00',
  '12/10/2026 08:60',
])('%s is no moment', (text) => {
  expect(parseTime(text)).toMatchObject({
    ok: false,
    problem: expect.stringContaining('is no day or hour of the calendar'),
  });
});

test.each(['10/23/2026', '10-23-2026 08:30', '4/13/2026 8:30:00 AM', '08:30 10/23/2026'])(
  '%s has the month first',
  (text) => {
    expect(parseTime(text)).toMatchObject({ ok: false, problem: expect.stringContaining('has the month first') });
  },
);

test.each(['12/10/26', '23-10-26 08:30', '08:30 12.10.26'])('%s does not say its century', (text) => {
  expect(parseTime(text)).toMatchObject({ ok: false, problem: expect.stringContaining('has a year of two digits') });
});

test('every day and minute is read alike in every form', () => {
  const epoch = fc.integer({ min: 15_800_000, max: 68_000_000 }).map((minutes) => minutes * 60_000);
  fc.assert(
    fc.property(epoch, fc.constantFrom('/', '-', '.'), fc.boolean(), (of, mark, isShort) => {
      const instant = toInstant(of);
      const [year = '', month = '', date = ''] = instant.slice(0, 10).split('-');
      const short = (number: string) => (isShort ? String(Number(number)) : number);
      const day = [short(date), short(month), year].join(mark);
      const time = instant.slice(11, 16);
      const half = Number(time.slice(0, 2)) < 12 ? 'SA' : 'CH';
      const twelve = `${Number(time.slice(0, 2)) % 12 || 12}${time.slice(2)} ${half}`;
      const inHours = `${time.slice(0, 2)}h${time.slice(3)}`;
      const forms = [`${day} ${time}`, `${time} ${day}`, `${day} ${time}:00`, `${day} ${twelve}`, `${inHours} ${day}`];
      for (const text of [
        ...forms,
        `${year}${month}${date}${time.replace(':', '')}00`,
        `${instant.slice(0, 10)} ${time}+07`,
      ])
        expect(parseTime(text)).toEqual({ ok: true, instant, dayOnly: false });
      expect(parseTime(day)).toMatchObject({ dayOnly: true, instant: `${instant.slice(0, 10)}T00:00:00+07:00` });
    }),
  );
});

test('no text makes the reader of times slow', () => {
  for (const text of [
    '1'.repeat(79),
    ' '.repeat(79),
    '1/'.repeat(39),
    `12/10/2026${' '.repeat(60)}x`,
    '1 tháng '.repeat(9),
    '9'.repeat(500_000),
  ]) {
    const start = performance.now();
    expect(parseTime(text).ok).toBe(false);
    expect(performance.now() - start).toBeLessThan(100);
  }
});

test.each([
  '0001-01-01',
  '0001-01-01T00:00:00',
  '00010101000000',
  '01/01/0001',
  '01/01/1900 00:00:00',
  '1899-12-30',
  '0000-00-00 00:00:00',
  '00000000',
  '0',
  '9999-12-31 23:59:59',
  '31/12/9999',
])('%s says that there is no date', (text) => {
  expect(isEmptyDate(text)).toBe(true);
});

test.each(['2026-10-12', '20261012083000', '10/23/2026', 'x', '1999-01-01'])('%s is no empty date', (text) => {
  expect(isEmptyDate(text)).toBe(false);
});

test.each(['hôm qua', '', '1760000000', '2026-10', '12/10-2026', '12/10/2026 8', '12/10/2026x', '12/10/202'])(
  '%s is not guessed at',
  (text) => {
    expect(parseTime(text)).toMatchObject({ ok: false, problem: expect.stringContaining('is not a time') });
  },
);

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

const exactly = (text: string) => exactTime.parse(text);

test.each([
  ['2026-11-28T19:20:00.100+07:00', '2026-11-28T19:20:00.1+07:00'],
  ['2026-11-28T12:20:00.9Z', '2026-11-28T19:20:00.9+07:00'],
  ['2026-11-28 19:20:00.1234567', '2026-11-28T19:20:00.1234567+07:00'],
  ['2026-11-28T19:20:00.000+07:00', '2026-11-28T19:20:00+07:00'],
  ['2026-11-28T19:20:00.1234567891', '2026-11-28T19:20:00.123456789+07:00'],
  ['20261128192000', '2026-11-28T19:20:00+07:00'],
])('an update of %s is of %s', (text, instant) => {
  expect(exactly(text)).toBe(instant);
});

test('moments with and without fractions are in the order of their texts, and one moment has one text', () => {
  const nanoseconds = fc.record({
    second: fc.integer({ min: 1_793_000_000, max: 1_793_000_002 }),
    digits: fc.stringMatching(/^\d{0,9}$/),
    offset: fc.constantFrom('Z', '+07:00', '-0330'),
  });
  const written = ({ second, digits, offset }: { second: number; digits: string; offset: string }) => {
    const minutes = { Z: 0, '+07:00': 420, '-0330': -210 }[offset] ?? 0;
    const local = new Date((second + minutes * 60) * 1000).toISOString().slice(0, 19);
    return `${local}${digits && `.${digits}`}${offset}`;
  };
  const size = ({ second, digits }: { second: number; digits: string }) =>
    BigInt(second) * 1_000_000_000n + BigInt(digits.padEnd(9, '0'));
  fc.assert(
    fc.property(nanoseconds, nanoseconds, (a, b) => {
      const [x, y] = [exactly(written(a)), exactly(written(b))];
      expect([x < y, x === y]).toEqual([size(a) < size(b), size(a) === size(b)]);
      expect(wholeSecond(x)).toBe(toInstant(a.second * 1000));
      expect(exactly(x)).toBe(x);
      expect(withFraction(wholeSecond(x), x)).toBe(x);
    }),
  );
});

test.each([
  ['2026-11-28T19:20:00.900+07:00', '.9'],
  ['2026-11-28T19:20:00,900+07:00', '.9'],
  ['2026-11-28T12:20:00.900z', '.9'],
  ['2026-11-28T12:20:00.900 UTC', '.9'],
  ['2026-11-28T19:20:00.900+07:00\u200B', '.9'],
  ['28/11/2026 7:20:00.900 CH', '.9'],
  ['19:20:00.900 28/11/2026', '.9'],
  ['20261128192000.900', '.9'],
  ['20261128192000.000', ''],
  ['20261128192000.0', ''],
  ['2026-11-28T19:20:00', ''],
])('%j keeps the fraction of its second', (text, fraction) => {
  const read = parseTime(text);
  expect(read.ok && withFraction(read.instant, text)).toBe(`2026-11-28T19:20:00${fraction}+07:00`);
});

test.each(['20261128.5', '202611281920.7'])('%s has a fraction of no second', (text) => {
  expect(parseTime(text).ok).toBe(false);
});
