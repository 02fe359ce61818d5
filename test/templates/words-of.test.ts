import { expect, test } from 'vitest';
import { renderSms } from '../../functions/templates/render.ts';
import { shippedWords } from '../../functions/templates/shipped-words.ts';
import { makeWordsOf } from '../../functions/templates/words-of.ts';
import { aNotice } from '../builders.ts';

const around = {
  unit: { code: 'H48.01', name: 'Trung tâm', officerEmails: [], leaderEmails: [] },
  page: 'https://example.vn',
};
const inLanguage = async (language: string, added: unknown, problems: string[] = []) => {
  const wordsOf = makeWordsOf(
    async () => added,
    (problem) => problems.push(problem),
  );
  const sms = renderSms(aNotice({ language }), around, await wordsOf(language));
  return sms.ok ? [sms.words, sms.text] : [sms.problem];
};

test('a language that a province adds as data is spoken; what it lacks is said in Vietnamese', async () => {
  const [base] = shippedWords;
  const hre = { ...base, language: 'hre', version: 3, notices: { receipt: { sms: [{ text: 'Ma hre {code}.' }] } } };
  expect(await inLanguage('hre', hre)).toEqual(['hre@3', 'Ma hre H21.134-261012-0007.']);
  expect((await inLanguage('hre', { ...hre, notices: {} }))[0]).toBe('vi@1');
});

test('added words that break the rules are reported and stop nobody’s notice', async () => {
  const problems: string[] = [];
  expect((await inLanguage('hre', { language: 'hre' }, problems))[0]).toBe('vi@1');
  expect(problems).toEqual([expect.stringMatching(/^words of language hre in the registry are passed over/)]);
});

test('a province may put its own words before the shipped ones of the same language', async () => {
  const [base] = shippedWords;
  const own = { ...base, version: 9, notices: { receipt: { sms: [{ text: 'Da nhan ho so {code}.' }] } } };
  expect(await inLanguage('vi', own)).toEqual(['vi@9', 'Da nhan ho so H21.134-261012-0007.']);
});
