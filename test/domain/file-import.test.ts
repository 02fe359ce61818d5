import { expect, test } from 'vitest';
import { endingOf, isStuck, mayImport, maySeeImport, unitsToImport } from '../../functions/domain/file-import.ts';
import { administrator, elsewhere, hung, lan, steering, tam } from '../people.ts';

test('officers and leaders may send files of their units’ dossiers, an administrator of all', () => {
  expect(unitsToImport(lan)).toEqual(['H21.134']);
  expect(unitsToImport(hung)).toEqual(['H21.134']);
  expect(unitsToImport(administrator)).toBe('everywhere');
  expect([tam, steering].map(mayImport)).toEqual([false, false]);
  expect(mayImport({ ...lan, units: [] })).toBe(false);
});

test('what became of a file is seen by who sent it, by colleagues of its units, and by who answers for all', () => {
  const sent = { by: lan.email, units: ['H21.134'] };
  expect([lan, hung, administrator].map((one) => maySeeImport(one, sent))).toEqual([true, true, true]);
  expect([elsewhere, tam].map((one) => maySeeImport(one, sent))).toEqual([false, false]);
  expect([lan, administrator].map((one) => maySeeImport(one, {}))).toEqual([false, true]);
});

test('a file is CSV or XLSX by its ending, in small or capital letters', () => {
  expect(['a.csv', 'A.XLSX', 'a.xls', 'csv', ''].map(endingOf)).toEqual([
    '.csv',
    '.xlsx',
    undefined,
    undefined,
    undefined,
  ]);
});

test('what has been read for longer than any file takes is stuck', () => {
  const at = '2026-10-20T08:00:00+07:00';
  expect(isStuck({ state: 'reading', at }, '2026-10-20T08:44:00+07:00')).toBe(false);
  expect(isStuck({ state: 'reading', at }, '2026-10-20T08:46:00+07:00')).toBe(true);
  expect(isStuck({ state: 'done', at }, '2026-10-21T08:46:00+07:00')).toBe(false);
});
