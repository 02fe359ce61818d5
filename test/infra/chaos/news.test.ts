import { expect, test } from 'vitest';
import * as z from 'zod';
import { shippedWords } from '../../../functions/templates/shipped-words.ts';
import { newsOf } from '../../../infra/chaos/checker/news.ts';

const code = 'H48.01-261017-0001';
const told = z.object({
  sms: z.array(z.object({ text: z.string() })).optional(),
  email: z.object({ subject: z.string().optional() }).optional(),
});
const notice = told.extend({ instead: z.record(z.string(), told).default({}) });
const { notices } = z
  .object({ notices: z.record(z.string(), notice) })
  .parse(shippedWords.find(({ language }) => language === 'vi'));

/** How each kind of news begins, over each channel and for each way of handing a result over. */
const beginnings = Object.entries(notices).flatMap(([kind, { instead, ...usual }]) =>
  [usual, ...Object.values(instead)].flatMap(({ sms, email }) => [
    ...(sms?.[0] ? [{ kind, text: sms[0].text }] : []),
    ...(email?.subject ? [{ kind, text: '', subject: email.subject }] : []),
  ]),
);
const about = beginnings.filter(({ text, subject }) => (subject ?? text).includes('{code}'));

test('the checker reads what the shipped words say', () => {
  expect(new Set(about.map(({ kind }) => kind)).size).toBeGreaterThan(14);
  for (const { kind, text, subject } of about) {
    const said = { text: text.replace('{code}', code), subject: subject?.replace('{code}', code) };
    expect(newsOf(said, [code])).toEqual({ dossier: code, kind });
  }
});
