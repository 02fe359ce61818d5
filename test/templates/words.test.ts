import { expect, test } from 'vitest';
import { noticeKind } from '../../functions/domain/notice-kind.ts';
import { renderEmail, renderSms } from '../../functions/templates/render.ts';
import { shippedWords } from '../../functions/templates/shipped-words.ts';
import { pickWords, words } from '../../functions/templates/words.ts';
import { aNotice, citizenKinds, letterKinds, surroundings } from './samples.ts';

const jarai = {
  language: 'xx',
  version: 7,
  formats: { fee: 'K {amount}', thousands: ' ' },
  notices: { completion: { sms: [{ text: 'Kôl {code} đã truh.' }, { text: 'Mă: {unit}.', drop: 1 }] } },
};

const withSms = (text: string) => ({ ...jarai, notices: { completion: { sms: [{ text }] } } });

test.each(shippedWords)(
  '$language has words for every kind: e-mail for all, SMS for what citizens are told',
  ({ notices }) => {
    expect(letterKinds.filter((kind) => !notices[kind]?.email)).toEqual([]);
    expect(noticeKind.options.filter((kind) => notices[kind]?.sms)).toEqual([...citizenKinds, 'nudge']);
    expect(notices.nudge?.email).toBeUndefined();
  },
);

test('an SMS opens with its news and the number of the dossier, whatever else is known', () => {
  for (const { notices } of shippedWords)
    for (const kind of citizenKinds) {
      const [first] = notices[kind]?.sms ?? [];
      expect(first?.drop).toBeUndefined();
      expect(first?.text.match(/\{\w+\}/g)).toEqual(['{code}']);
    }
});

test.each([
  ['vi', 'post', 'Ho so H48.12-261012-0007 da co ket qua. Ket qua se gui qua buu dien, ong/ba khong can den lay.'],
  [
    'vi',
    'electronic',
    'Ho so H48.12-261012-0007 da co ket qua. Ban dien tu gui nhu da dang ky, ong/ba khong can den lay.',
  ],
  ['en', 'post', 'The result of application H48.12-261012-0007 is ready. It will be posted to you: you need not come.'],
] as const)('in %s, who gets the result by %s is not sent to the counter for it', async (language, handover, start) => {
  const catalogues = pickWords(shippedWords, language);
  const notice = aNotice('completion', { handover });
  expect(renderSms(notice, surroundings, catalogues)).toMatchObject({ text: expect.stringContaining(start) });
  const { text } = await renderEmail(notice, surroundings, catalogues);
  expect(text).toMatch(/không cần đến lấy|You need not come/);
  expect(text).not.toMatch(/Nhận kết quả tại|Collect the result/);
});

test('a language is asked for by its name, also with a region, and Vietnamese stands behind it', () => {
  const languages = (language: string) => pickWords(shippedWords, language).map((catalogue) => catalogue.language);
  expect(languages('en')).toEqual(['en', 'vi']);
  expect(languages('EN-gb')).toEqual(['en', 'vi']);
  expect(languages('vi')).toEqual(['vi']);
  expect(languages('ja')).toEqual(['vi']);
  expect(languages('')).toEqual(['vi']);
});

test('a third language is plain data; what it has no words for comes in Vietnamese', async () => {
  const catalogues = pickWords([...shippedWords, words.parse(JSON.parse(JSON.stringify(jarai)))], 'xx');
  expect(renderSms(aNotice('completion'), surroundings, catalogues)).toMatchObject({
    text: 'Kol H48.12-261012-0007 da truh. Ma: Trung tam HCC xa Son Tinh.',
    words: 'xx@7',
  });
  expect(renderSms(aNotice('stop'), surroundings, catalogues)).toMatchObject({ ok: true, words: 'vi@1' });
  expect(await renderEmail(aNotice('completion'), surroundings, catalogues)).toMatchObject({ words: 'vi@1' });
});

test('words that could not work are refused when they are read', () => {
  const refused = (catalogue: unknown) => !words.safeParse(catalogue).success;
  expect(refused(jarai)).toBe(false);
  expect(refused(withSms('Hồ sơ {cod} xong'))).toBe(true);
  expect(refused(withSms('Hồ sơ {code xong'))).toBe(true);
  expect(refused(withSms('Chào {name}'))).toBe(true);
  expect(refused(withSms('Hồ sơ #{code}'))).toBe(true);
  expect(refused(withSms('申請 {code}'))).toBe(true);
  expect(refused({ ...jarai, formats: { fee: 'kip', thousands: '' } })).toBe(true);
  expect(refused({ ...jarai, notices: { news: {} } })).toBe(true);
});
