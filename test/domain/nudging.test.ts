import { expect, test } from 'vitest';
import type { DossierState } from '../../functions/domain/dossier-state.ts';
import { markedFor, recordOf, unmarked } from '../../functions/domain/nudge.ts';
import { isNewPaper, nudgesFor } from '../../functions/domain/nudging.ts';
import { aDossier } from '../builders.ts';

const drive = { id: 'drive-2026', from: '2026-10-01', to: '2026-10-31', nudges: true };
const now = '2026-10-12T08:30:00+07:00';
const online = new Set(['1.002809']);
const paper = (changes: Partial<DossierState> = {}) => aDossier({ appliedThrough: 'counter', ...changes });

test.each<[string, DossierState | undefined, DossierState, boolean]>([
  ['first heard of', undefined, paper(), true],
  ['let in after it was registered', paper({ status: 'registered' }), paper({ status: 'received' }), true],
  ['taken on by the office', paper({ status: 'received' }), paper({ status: 'processing' }), false],
  ['found to be on paper', aDossier({ appliedThrough: 'online' }), paper(), true],
  ['refused at the door', undefined, paper({ status: 'not-accepted' }), false],
  ['heard of when it is finished', undefined, paper({ status: 'finished' }), false],
  ['online', undefined, aDossier({ appliedThrough: 'online' }), false],
  ['a week old', undefined, paper({ updatedAt: '2026-10-05T08:00:00+07:00' }), true],
  ['older than news are', undefined, paper({ updatedAt: '2026-10-04T17:00:00+07:00' }), false],
])('a dossier on paper %s', (_, before, after, isNew) => {
  expect(isNewPaper({ before, after }, 7, now)).toBe(isNew);
});

test('its citizen is told once for each drive that wants it, under an id that says which', () => {
  const other = { ...drive, id: 'other', nudges: undefined };
  expect(nudgesFor(paper({ receivingUnit: 'H21.01' }), [drive, other], online, now)).toEqual([
    {
      notice: expect.objectContaining({
        ...{ dossier: 'H21.134-261012-0007', id: 'nudge#drive-2026#sms', kind: 'nudge', channel: 'sms' },
        ...{ audience: 'citizen', unit: 'H21.01', decidingUnit: 'H21.134', state: 'queued' },
      }),
    },
  ]);
});

test('who applied in the evening is told in the morning', () => {
  const [nudge] = nudgesFor(paper(), [drive], online, '2026-10-12T22:10:00+07:00');
  expect(nudge?.at).toBe('2026-10-13T07:00:00+07:00');
});

test('nothing is said of what is not offered online, nor to who applied before the drive', () => {
  expect(nudgesFor(paper(), [drive], new Set(), now)).toEqual([]);
  expect(nudgesFor(paper({ receivedAt: '2026-09-30T16:00:00+07:00' }), [drive], online, now)).toEqual([]);
});

test('a mark says which drives wrote to a number, and how often today', () => {
  const once = markedFor(unmarked, 'A', drive, '2026-10-12');
  expect(once).toEqual({ drives: { 'drive-2026': 'A' }, day: '2026-10-12', sent: 1, until: '2026-12-01' });
  const twice = markedFor(once, 'B', { id: 'other', to: '2026-10-20' }, '2026-10-12');
  expect(twice).toMatchObject({ day: '2026-10-12', sent: 2, until: '2026-12-01' });
  expect(markedFor(twice, 'C', { id: 'third', to: '2026-10-20' }, '2026-10-13')).toMatchObject({ sent: 1 });
  expect(recordOf(twice, { drive: 'third', dossier: 'A' }, false, '2026-10-12')).toMatchObject({
    drives: ['drive-2026', 'other'],
    sentToday: 2,
  });
  expect(recordOf(twice, { drive: 'third', dossier: 'A' }, true, '2026-10-13')).toMatchObject({
    optedOut: true,
    sentToday: 0,
  });
});

test('a message that is tried again finds its own mark and makes no second one', () => {
  const mark = markedFor(unmarked, 'A', drive, '2026-10-12');
  expect(markedFor(mark, 'A', drive, '2026-10-12')).toBe(mark);
  expect(recordOf(mark, { drive: drive.id, dossier: 'A' }, false, '2026-10-12')).toEqual({
    optedOut: false,
    drives: [],
    sentToday: 0,
  });
});
