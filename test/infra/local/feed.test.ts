import { expect, test } from 'vitest';
import { inOrder } from '../../../infra/local/feed.ts';

const rowAt = (time: string, row = 2) => ({ file: 'a.csv', row, record: { ThoiDiemCapNhat: time } });

test.each([
  ['a year before computers', '19000101000000'],
  ['a year beyond all calendars', '99990101000000'],
  ['a day without an hour', '20261012'],
  ['no day at all', 'hôm qua'],
])('a row with %s goes first and does not move the clock, for intake refuses it', (_, time) => {
  expect(inOrder([rowAt('20261012083000', 2), rowAt(time, 3)]).map(({ at, row }) => [at, row.row])).toEqual([
    ['', 3],
    ['2026-10-12T08:30:00+07:00', 2],
  ]);
});

test('rows of one moment stand in the same order whatever the order of the files', () => {
  const [a, b] = [
    { ...rowAt('20261012083000'), record: { ThoiDiemCapNhat: '20261012083000', TrangThaiHoSo: '2' } },
    { ...rowAt('20261012083000'), record: { ThoiDiemCapNhat: '20261012083000', TrangThaiHoSo: '9' } },
  ];
  expect(inOrder([a, b])).toEqual(inOrder([b, a]));
});
