import { expect, test } from 'vitest';
import { cleanedItem, partedEntry } from '../../../infra/clean-kept.ts';

const days = { problems: 90, notes: 365 };
const keptAt = '2026-10-12T09:00:00+07:00';
const after = (count: number) => Date.parse(keptAt) / 1000 + count * 86_400;

test('a problem of version 0.1.0 loses its value and gets an end; a second time nothing is left to do', () => {
  const value = { file: 'a.csv', row: 3, field: 'MaTTHC', problem: '"Nguyễn Nhung" is not a code such as 1.002809' };
  const cleaned = cleanedItem({ type: 'problem#2026-10-12', id: 'a', value, keptAt }, days);
  expect(cleaned).toEqual({
    ...{ type: 'problem#2026-10-12', id: 'a', keptAt, expiresAt: after(90) },
    value: { ...value, problem: '… is not a code such as 1.002809' },
  });
  expect(cleanedItem(cleaned ?? {}, days)).toBeUndefined();
});

test('a file gets an end, and what else is in the registry stays', () => {
  const file = { type: 'import#2026-10', id: 'x', at: keptAt, counts: {} };
  expect(cleanedItem(file, days)).toEqual({ ...file, expiresAt: after(90) });
  expect(cleanedItem({ type: 'unit', id: 'H48.01', value: {} }, days)).toBeUndefined();
});

test('a typed note leaves its entry and gets an end; a note of Báo Tin’s own stays', () => {
  const entry = {
    period: '2026-10#H48.01',
    id: '01K',
    at: keptAt,
    by: 'a@x.vn',
    action: 'show-contact',
    unit: 'H48.01',
  };
  const parted = partedEntry({ ...entry, note: 'gọi bà Nhung' }, days);
  expect(parted).toEqual({
    entry,
    note: { period: 'note#2026-10#H48.01', id: '01K', note: 'gọi bà Nhung', expiresAt: after(365) },
  });
  expect(partedEntry(parted?.entry ?? {}, days)).toBeUndefined();
  expect(partedEntry(parted?.note ?? {}, days)).toBeUndefined();
  expect(partedEntry({ ...entry, action: 'search', note: '1 found' }, days)).toBeUndefined();
});
