import fc from 'fast-check';
import { expect, test } from 'vitest';
import { filled, quotedIn, sentenceForm } from '../../functions/domain/sentence-form.ts';

const form = sentenceForm('{day} lies in {phase}, which runs until {to}: phases do not overlap');

test.each([
  ['a lies in b, which runs until c: phases do not overlap', { day: 'a', phase: 'b', to: 'c' }],
  // Each place is as short as can be.
  ['a lies in b lies in c, which runs until d: phases do not overlap', { day: 'a', phase: 'b lies in c', to: 'd' }],
  ['a lies in b, which runs until : phases do not overlap', undefined],
  [' lies in b, which runs until c: phases do not overlap', undefined],
  ['a lies in b, which runs until c: phases do not overlap.', undefined],
  ['', undefined],
])('%j quotes %j', (text, quoted) => {
  const found = quotedIn(form, text);
  expect(found && Object.fromEntries(found)).toEqual(quoted);
});

test('a sentence without places is known by itself alone', () => {
  expect(quotedIn(sentenceForm('is missing'), 'is missing')).toEqual(new Map());
  expect(quotedIn(sentenceForm('is missing'), 'is missing.')).toBeUndefined();
});

test('whatever fills a sentence, it is known by its form again', () => {
  const any = fc.string({ minLength: 1 });
  fc.assert(
    fc.property(any, any, any, (day, phase, to) => {
      const values = new Map(Object.entries({ day, phase, to }));
      const said = filled(form, (place) => values.get(place));
      const found = quotedIn(form, said);
      expect(found && filled(form, (place) => found.get(place))).toBe(said);
    }),
  );
});

test('what stands for nothing is three dots', () => {
  expect(filled(sentenceForm('{text} is unknown'), () => undefined)).toBe('… is unknown');
});
