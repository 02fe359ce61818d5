import { expect, test } from 'vitest';
import { summed } from '../../functions/domain/campaign.ts';
import {
  afterHearing,
  type Counted,
  type Heard,
  heardAsItIs,
  heardOfSurvey,
  incrementsBetween,
  ofDossier,
} from '../../functions/domain/counted.ts';
import type { DossierState } from '../../functions/domain/dossier-state.ts';
import { aDossier } from '../builders.ts';

const now = '2026-10-26T09:00:00+07:00';
const state = (changes: Partial<DossierState> = {}) => heardAsItIs(aDossier(changes), now);
const answer = (satisfied: boolean, answeredAt = '2026-10-25T10:00:00+07:00') =>
  heardOfSurvey({ code: aDossier().code, answeredAt, satisfied });

/** The counts after all of it was heard, one after the other, as `UNIT DAY` with its counts. */
const countsAfter = (...heard: readonly Heard[]) => {
  let former: Counted | undefined;
  const increments = heard.flatMap((one) => {
    const next = afterHearing(former, one);
    const added = incrementsBetween(former, next);
    former = next;
    return added;
  });
  return Object.fromEntries(summed(increments).map(({ unit, day, counts }) => [`${unit} ${day}`, counts]));
};

test('an answer counts on its day, for the unit of its dossier, whichever is heard of first', () => {
  const expected = { 'H21.134 2026-10-25': { answered: 1, satisfied: 1 } };
  expect(countsAfter(state(), ...answer(true))).toMatchObject(expected);
  expect(countsAfter(...answer(true))).toEqual({});
  expect(countsAfter(...answer(true), state())).toEqual(countsAfter(state(), ...answer(true)));
});

test('an answer that changes is counted as it is last', () => {
  const changed = [...answer(true), ...answer(false, '2026-10-26T08:00:00+07:00')];
  expect(countsAfter(state(), ...changed)).toMatchObject({ 'H21.134 2026-10-26': { answered: 1 } });
  expect(countsAfter(state(), ...changed.toReversed())).toEqual(countsAfter(state(), ...changed));
  expect(countsAfter(state(), ...changed)).not.toHaveProperty(['H21.134 2026-10-25']);
});

test('a dossier that moves takes its answer along', () => {
  const counts = countsAfter(state(), ...answer(false), state({ version: 3, unit: 'H21.09' }));
  expect(Object.keys(counts).toSorted()).toEqual(['H21.09 2026-10-12', 'H21.09 2026-10-25', 'H21.09 now']);
});

test('an answer for what was not received is none', () => {
  expect(countsAfter(state(), ...answer(true), state({ version: 3, status: 'not-accepted' }))).toEqual({});
});

test('an older state replaces nothing, and what is gone counts for nothing', () => {
  const finished = state({ version: 4, status: 'finished', finishedAt: '2026-10-20T09:00:00+07:00' });
  expect(countsAfter(finished, state())).toEqual(countsAfter(finished));
  expect(countsAfter(finished, ...answer(true), { ...ofDossier(aDossier().code), gone: true })).toEqual({});
});
