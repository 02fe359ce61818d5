import { expect, test } from 'vitest';
import type { DossierState } from '../../functions/domain/dossier-state.ts';
import { ofLaterFacts } from '../../functions/domain/later-facts.ts';
import { isStillTrue } from '../../functions/domain/sending.ts';
import { aDossier, aNotice } from '../builders.ts';

const finishedAt = '2026-10-20T10:00:00+07:00';
const ready = (changes: Partial<DossierState>) =>
  aDossier({ status: 'finished', entered: { finished: 1 }, finishedAt, version: 6, ...changes });

test.each<[string, Partial<DossierState>, Partial<DossierState>, string[]]>([
  ['from the counter to the post', { handover: 'counter' }, { handover: 'post' }, ['early-completion#1.6']],
  ['from the post to the counter', { handover: 'post' }, { handover: 'counter' }, ['early-completion#1.6']],
  ['from the counter to the screen', {}, { handover: 'electronic' }, ['early-completion#1.6']],
  ['at the counter, as nobody had said otherwise', {}, { handover: 'counter' }, []],
  ['at another place', { receivingUnit: 'H48.105' }, { receivingUnit: 'H48.01' }, ['early-completion#1.6']],
  ['at another place, where it is solved', {}, { unit: 'H21.9' }, ['early-completion#1.6']],
  ['at the same place, solved elsewhere', { receivingUnit: 'H48.1' }, { receivingUnit: 'H48.1', unit: 'H21.9' }, []],
  ['by post, from another place', { handover: 'post' }, { handover: 'post', unit: 'H21.9' }, []],
])('a result that is got %s', (_, before, after, expected) => {
  const later = ofLaterFacts(ready(before), ready(after));
  expect(later.map(({ kind, occurrence }) => `${kind}#${occurrence}`)).toEqual(expected);
  for (const one of later) expect(isStillTrue(aNotice(one), ready(after))).toBe(true);
});
