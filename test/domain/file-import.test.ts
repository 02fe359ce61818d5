import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  asShown,
  endingOf,
  type FileImport,
  fileImport,
  isUnderWay,
  mayImport,
  maySeeImport,
  noCounts,
  type ShownImport,
  unitsToImport,
} from '../../functions/domain/file-import.ts';
import { plusMinutes } from '../../functions/domain/time.ts';
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

const at = '2026-10-20T08:00:00+07:00';
const sent: FileImport = {
  ...{ id: '01K7ZCCWR0FG7Z1B3S4T5V6W7X', file: 'updates/a.csv', name: 'a.csv', at },
  ...{ state: 'reading', counts: noCounts },
};

test.each<[what: string, of: Partial<FileImport>, now: string, shown: ShownImport['state']]>([
  ['just sent', { state: 'waiting' }, '08:44', 'waiting'],
  ['never begun', { state: 'waiting' }, '08:46', 'broken-off'],
  ['told of lately', { toldAt: '2026-10-20T09:00:00+07:00' }, '09:19', 'reading'],
  ['silent for longer than a function can run', { toldAt: '2026-10-20T09:00:00+07:00' }, '09:21', 'broken-off'],
  ['kept by version 0.1.0, which did not say when', {}, '08:44', 'reading'],
  ['kept by version 0.1.0 and long past', {}, '08:46', 'broken-off'],
  ['said to be interrupted', { state: 'interrupted', toldAt: at }, '08:19', 'interrupted'],
  ['interrupted, and not taken up again', { state: 'interrupted', toldAt: at }, '08:21', 'broken-off'],
  ['read to its end', { state: 'done', toldAt: at }, '23:00', 'done'],
  ['unreadable', { state: 'unreadable', toldAt: at }, '23:00', 'unreadable'],
])('a file that is %s stands as what it is', (_, of, now, shown) => {
  expect(asShown({ ...sent, ...of }, `2026-10-20T${now}:00+07:00`).state).toBe(shown);
});

test('no file stands as waiting or being read for more than 45 minutes after the last word of it', () => {
  const minutes = fc.integer({ min: 46, max: 100_000 });
  const state = fc.constantFrom(...fileImport.shape.state.options);
  const told = fc.option(fc.constant(at), { nil: undefined });
  fc.assert(
    fc.property(minutes, state, told, (later, of, toldAt) => {
      const shown = asShown({ ...sent, state: of, toldAt }, plusMinutes(at, later));
      expect(isUnderWay(shown)).toBe(false);
    }),
  );
});
