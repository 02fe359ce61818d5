import { expect, test } from 'vitest';
import { listedAt, listedUnder, listNames, stretchOf } from '../../functions/domain/dossier-list.ts';
import { aDossier } from '../builders.ts';

const today = '2026-10-21';

test('dossiers in work are listed together by due date, the undated last; others by status and last change', () => {
  const due = aDossier();
  expect([listedUnder('received'), listedUnder('processing'), listedAt(due)]).toEqual([
    'running',
    'running',
    due.dueAt,
  ]);
  expect(listedAt(aDossier({ dueAt: undefined })) > '9999').toBe(true);
  const done = aDossier({ status: 'finished' });
  expect([listedUnder(done.status), listedAt(done)]).toEqual(['finished', done.updatedAt]);
});

test('every list is a stretch of what is stored under one key, the undated included where no last day is asked', () => {
  for (const list of listNames) {
    const { under, from, before } = stretchOf({ list }, today);
    expect(under).toBe(list === 'overdue' ? 'running' : list);
    expect(from < before).toBe(true);
  }
  expect(listedAt(aDossier({ dueAt: undefined })) < stretchOf({ list: 'running' }, today).before).toBe(true);
});

test('overdue is what was due before today, whatever last day is asked', () => {
  expect(stretchOf({ list: 'overdue' }, today).before).toBe(today);
  expect(stretchOf({ list: 'overdue', from: '2026-10-01', to: '2026-10-10' }, today)).toEqual({
    ...{ under: 'running', from: '2026-10-01', before: '2026-10-11' },
  });
  expect(stretchOf({ list: 'overdue', to: '2026-12-31' }, today).before).toBe(today);
});
