import { expect, test } from 'vitest';
import { ownValue } from '../../../functions/domain/own-value.ts';
import { sharesSheet } from '../../../functions/templates/flow-sheets.ts';
import { fill } from '../../../functions/templates/values.ts';
import { hung, lan } from '../../people.ts';
import { openConsole } from '../open-console.ts';

/* Words that every object has by birth are in no table of ours. */

const born = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'];

test.each(born)('an address that says %s is shown as if it had said nothing', async (word) => {
  const { visit } = openConsole();
  for (const path of [`/ky?said=${word}`, `/ky?order=${word}`, `/xin-loi?said=${word}&n=1`, `/ho-so?list=${word}`])
    for (const who of [hung, lan]) expect([path, (await visit(who, path)).status]).toEqual([path, 200]);
});

test.each(born)('%s is no value, no variable of a text and no name of a source', (word) => {
  expect(ownValue({ a: 1 }, word)).toBeUndefined();
  expect(fill(`Xin chào {${word}}`, {})).toBeUndefined();
  const told = { source: word, received: 1, percent: 100 };
  const row = { unit: 'H48', name: 'Tỉnh', received: 1, own: 0, ownPercent: 0, sources: [told] };
  const { headings } = sharesSheet({ from: '2026-10-01', to: '2026-10-02', rows: [row] });
  expect(headings.slice(-2)).toEqual([word, `${word} (%)`]);
});
