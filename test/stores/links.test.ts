import { GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, test } from 'vitest';
import { expiryOf } from '../../functions/domain/link.ts';
import { type DigitsAsked, digitsAsked } from '../../functions/domain/phone-digits.ts';
import { answered } from '../../functions/domain/satisfaction.ts';
import { keyedHash, numberHash, tokenOf } from '../../functions/lib/link-tokens.ts';
import { dynamoDossiers } from '../../functions/stores/dossiers.ts';
import { dynamoLinks } from '../../functions/stores/links.ts';
import { dynamoSurveys } from '../../functions/stores/surveys.ts';
import { completeLinkEntries } from '../../infra/link-entries.ts';
import { aDossier, digitsOf } from '../builders.ts';
import { openDatabases } from './engines.ts';

const databases = await openDatabases();
afterAll(() => Promise.all(databases.map(({ stop }) => stop())));

const key = 'a key of links for tests';
const now = '2026-10-12T09:00:00+07:00';
const later = '2026-11-12T09:00:00+07:00';

describe.each(databases)('on $engine', ({ documents }) => {
  const links = dynamoLinks(documents, 'links', key);

  test('a link that was kept leads to its dossier; the next notice keeps it open for longer', async () => {
    const dossier = 'H48.01-261012-0001';
    await links.keep({ dossier, phone: '+84905123821' }, now);
    const number = numberHash(key, '+84905123821');
    expect(await links.open(tokenOf(key, dossier))).toEqual({ dossier, number, expires: expiryOf(now) });
    await links.keep({ dossier }, later);
    expect(await links.open(tokenOf(key, dossier))).toEqual({ dossier, number, expires: expiryOf(later) });
  });

  test('a token that is in the table but was not made with the key is refused', async () => {
    const forged = { id: 'link#AAAAAAAAAAA', dossier: 'H48.01-261012-0001', expires: expiryOf(now) };
    await documents.send(new PutCommand({ TableName: 'links', Item: forged }));
    expect(await links.open('AAAAAAAAAAA')).toBeUndefined();
    expect(await links.open('BBBBBBBBBBB')).toBeUndefined();
  });

  test('code and as many digits as are asked, of any of its numbers, lead to the token; others to nothing', async () => {
    const dossier = 'H48.01-261012-0002';
    const token = tokenOf(key, dossier);
    await links.keep({ dossier, phones: ['+84905123821', '+84914000456', '+84914777456'] }, now);
    const find = (phone: string, asked: DigitsAsked, code = dossier) => links.find(code, digitsOf(phone), asked);
    expect(await find('821', 'three', ' h48.01-261012-0002')).toBe(token);
    for (const asked of digitsAsked)
      for (const phone of ['0905 123 821', '0914000456', '0914777456'])
        expect([asked, phone, await find(phone, asked)]).toEqual([asked, phone, token]);
    for (const [phone, asked] of [
      ['822', 'three'],
      ['999821', 'six'],
      ['777821', 'six'],
      ['0914123821', 'whole'],
      ['0914 123 456', 'six'],
    ] as const)
      expect([phone, await find(phone, asked)]).toEqual([phone, undefined]);
    expect(await find('821', 'three', 'H48.01-261012-0003')).toBeUndefined();
    expect(await find('0905123821', 'whole', 'H48.01-261012-0003')).toBeUndefined();
  });

  test('numbers that end alike are all kept, also when one comes with a later notice', async () => {
    const dossier = 'H48.01-261012-0004';
    await links.keep({ dossier, phones: ['+84905123821'] }, now);
    await links.keep({ dossier, phones: ['+84914000821'] }, later);
    for (const phone of ['0905123821', '0914000821'])
      expect(await links.find(dossier, digitsOf(phone), 'whole')).toBe(tokenOf(key, dossier));
  });

  test('an entry of version 0.1.0 opens by three digits, then by the whole number, and by six after the next notice', async () => {
    const dossier = 'H48.01-261012-0005';
    const token = tokenOf(key, dossier);
    const kept = { expiresAt: Date.parse(expiryOf(now)) / 1000 };
    const number = numberHash(key, '+84905123821');
    const find = { id: `find#${keyedHash(key, 'find', `${dossier} 821`)}`, token, ...kept };
    const link = { id: `link#${token}`, dossier, number, expires: expiryOf(now), ...kept };
    for (const Item of [find, link]) await documents.send(new PutCommand({ TableName: 'links', Item }));
    const opens = async (phone: string, asked: DigitsAsked) =>
      (await links.find(dossier, digitsOf(phone), asked)) === token;
    expect(await opens('821', 'three')).toBe(true);
    expect(await opens('123821', 'six')).toBe(false);
    expect(await opens('0905123821', 'six')).toBe(true);
    expect(await opens('0905123821', 'whole')).toBe(true);
    expect(await opens('0914123821', 'whole')).toBe(false);
    await links.keep({ dossier, phones: ['+84905123821'], phone: '+84905123821' }, later);
    expect(await opens('123821', 'six')).toBe(true);
    expect(await opens('0905123821', 'whole')).toBe(true);
  });

  test('entries of version 0.1.0 are completed with all numbers, once, and expire when they would have', async () => {
    const numbers = { applicant: '+84905123821', authorised: '+84914000456' };
    const expiresAt = Date.parse(expiryOf(now)) / 1000;
    const keepOld = async (dossier: string, expires: string, updatedAt = now) => {
      const token = tokenOf(key, dossier);
      const people = { applicant: { phone: numbers.applicant }, authorised: { phone: numbers.authorised } };
      const Item = { code: dossier, ...people, language: 'vi', updatedAt };
      await documents.send(new PutCommand({ TableName: 'contacts', Item }));
      const number = numberHash(key, numbers.authorised);
      const link = { id: `link#${token}`, dossier, number, expires, expiresAt };
      const finds = ['821', '456'].map((three) => `find#${keyedHash(key, 'find', `${dossier} ${three}`)}`);
      for (const one of [link, ...finds.map((id) => ({ id, token, expiresAt }))])
        await documents.send(new PutCommand({ TableName: 'links', Item: one }));
      return { token, finds };
    };
    const living = 'H48.01-261012-0007';
    const over = 'H48.01-261012-0008';
    const { token, finds } = await keepOld(living, expiryOf(now));
    await keepOld(over, now);
    const opens = async (dossier: string, phone: string, asked: DigitsAsked) =>
      (await links.find(dossier, digitsOf(phone), asked)) !== undefined;
    expect(await opens(living, numbers.applicant, 'whole')).toBe(false);
    const from = { client: documents, tables: { contacts: 'contacts', links: 'links' }, key, now };
    expect(await completeLinkEntries(from, false)).toEqual({ completed: 2, unread: 0 });
    expect(await opens(living, numbers.applicant, 'six')).toBe(false);
    expect(await completeLinkEntries(from, true)).toEqual({ completed: 2, unread: 0 });
    for (const phone of Object.values(numbers))
      for (const asked of digitsAsked) expect([phone, asked, await opens(living, phone, asked)]).toContain(true);
    expect(await opens(living, '+84999999821', 'six')).toBe(false);
    expect(await opens(over, numbers.applicant, 'six')).toBe(false);
    for (const id of finds) {
      const { Item } = await documents.send(new GetCommand({ TableName: 'links', Key: { id } }));
      expect(Item).toMatchObject({ token, expiresAt });
    }
    expect(await completeLinkEntries(from, true)).toEqual({ completed: 0, unread: 0 });
  });

  test('an entry from before the key was changed opens all the same', async () => {
    const dossier = 'H48.01-261012-0006';
    await links.keep({ dossier, phones: ['+84905123821'], phone: '+84905123821' }, now);
    const changed = dynamoLinks(documents, 'links', `new ${key}`);
    for (const asked of digitsAsked)
      expect(await changed.find(dossier, digitsOf('0905123821'), asked)).toBe(tokenOf(key, dossier));
  });

  test('the table holds no number and no digits of one, and knows when to forget', async () => {
    const { Items = [] } = await documents.send(new ScanCommand({ TableName: 'links' }));
    expect(Items.length).toBeGreaterThan(3);
    expect(JSON.stringify(Items)).not.toMatch(/905123|914000|123821|000456|"(821|456)"/);
    const Key = { id: `link#${tokenOf(key, 'H48.01-261012-0002')}` };
    const { Item } = await documents.send(new GetCommand({ TableName: 'links', Key }));
    expect(Item?.expiresAt).toBe(Date.parse(expiryOf(now)) / 1000);
  });

  test('a survey is answered once, whoever is first, beside the dossier’s state', async () => {
    const surveys = dynamoSurveys(documents, 'dossiers');
    const dossiers = dynamoDossiers(documents, 'dossiers');
    const state = aDossier({ code: 'H48.01-261012-0009' });
    await dossiers.save(undefined, state);
    expect(await surveys.find(state.code)).toBeUndefined();
    const outcomes = await Promise.all(
      (['satisfied', 'dissatisfied', 'very-satisfied'] as const).map((said) =>
        surveys.answer(answered(state.code, said, now)),
      ),
    );
    expect(outcomes.toSorted()).toEqual(['answered-before', 'answered-before', 'kept']);
    expect(await surveys.find(state.code)).toMatchObject({ code: state.code, answeredAt: now });
    expect(await dossiers.find(state.code)).toEqual(state);
  });
});
