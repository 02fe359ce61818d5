import { expect, test } from 'vitest';
import { digestsOf } from '../../functions/domain/digest.ts';
import { aNotice } from '../builders.ts';

const now = '2026-10-22T07:00:00+07:00';
const alert = (dossier: string, dueAt: string, unit = 'H48.01') =>
  aNotice({
    dossier,
    unit,
    kind: 'due-soon-alert',
    channel: 'email',
    audience: 'staff',
    state: 'gathered',
    facts: { dueAt },
  });

test('alerts of a unit become one mail, those due first on top, and each alert names its mail', () => {
  const later = alert('B', '2026-10-24T16:30:00+07:00');
  const [only, ...others] = digestsOf([later, alert('A', '2026-10-23T16:30:00+07:00')], now);
  expect(others).toEqual([]);
  expect(only?.digest).toMatchObject({
    dossier: 'unit#H48.01',
    id: 'due-soon-alert#2026-10-22.morning.1#email',
    state: 'queued',
  });
  expect(only?.digest.facts.dossiers?.map(({ code }) => code)).toEqual(['A', 'B']);
  expect(only?.alerts.map(({ reason }) => reason)).toEqual([only?.digest.id, only?.digest.id]);
});

test('a mail lists no more than a transaction holds; the rest go in a second one', () => {
  const many = Array.from({ length: 250 }, (_, index) => alert(`D-${index}`, now));
  expect(digestsOf(many, now).map(({ alerts }) => alerts.length)).toEqual([99, 99, 52]);
  expect(new Set(digestsOf(many, now).map(({ digest }) => digest.id)).size).toBe(3);
  expect(digestsOf([], now)).toEqual([]);
});
