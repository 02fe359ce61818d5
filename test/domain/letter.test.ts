import { expect, test } from 'vitest';
import { formOf, issuerOf, letterForm, letterNumber } from '../../functions/domain/letter.ts';
import { noticeKind } from '../../functions/domain/notice-kind.ts';

test('each form goes with one kind of notice, and the other kinds have none', () => {
  const withForm = noticeKind.options.flatMap((kind) => formOf(kind) ?? []);
  expect(withForm.toSorted()).toEqual(letterForm.options);
  expect(formOf('delay-apology')).toBe('04');
  expect(formOf('completion')).toBeUndefined();
});

test('a number names the unit’s count, the form and the unit; below ten with a zero', () => {
  expect(letterNumber(15, '04', 'H48.01')).toBe('15/PXL-H48.01');
  expect(letterNumber(7, '01', 'H48.101')).toBe('07/TNHS-H48.101');
  expect(letterNumber('……', '05', 'H48.01')).toBe('……/TB-H48.01');
});

test('who decides apologises; all other letters come from the one-stop unit', () => {
  const units = { unit: 'H48.01', decidingUnit: 'H48.20' };
  expect(letterForm.options.map((form) => issuerOf(form, units))).toEqual([
    'H48.01',
    'H48.01',
    'H48.01',
    'H48.20',
    'H48.01',
  ]);
});
