import { GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, test } from 'vitest';
import { expiryOf } from '../../functions/domain/link.ts';
import { answered } from '../../functions/domain/satisfaction.ts';
import { numberHash, tokenOf } from '../../functions/lib/link-tokens.ts';
import { dynamoDossiers } from '../../functions/stores/dossiers.ts';
import { dynamoLinks, dynamoTries } from '../../functions/stores/links.ts';
import { dynamoSurveys } from '../../functions/stores/surveys.ts';
import { aDossier } from '../builders.ts';
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

  test('code and last digits of any of its numbers lead to the token, other digits to nothing', async () => {
    const dossier = 'H48.01-261012-0002';
    await links.keep({ dossier, phones: ['+84905123821', '+84914000456'] }, now);
    expect(await links.find(' h48.01-261012-0002', '821')).toBe(tokenOf(key, dossier));
    expect(await links.find(dossier, '456')).toBe(tokenOf(key, dossier));
    expect(await links.find(dossier, '822')).toBeUndefined();
    expect(await links.find('H48.01-261012-0003', '821')).toBeUndefined();
  });

  test('the table holds no number and no digits of one, and knows when to forget', async () => {
    const { Items = [] } = await documents.send(new ScanCommand({ TableName: 'links' }));
    expect(Items.length).toBeGreaterThan(3);
    expect(JSON.stringify(Items)).not.toMatch(/905123|914000|"(821|456)"/);
    const Key = { id: `link#${tokenOf(key, 'H48.01-261012-0002')}` };
    const { Item } = await documents.send(new GetCommand({ TableName: 'links', Key }));
    expect(Item?.expiresAt).toBe(Date.parse(expiryOf(now)) / 1000);
  });

  test('tries are counted one by one, also at once, and anew in the next stretch', async () => {
    const tries = dynamoTries(documents, 'links', key);
    const limit = { of: 'address 203.0.113.7', stretch: '2026-10-12T09', most: 3, until: '2026-10-13T00:00:00+07:00' };
    const counts = await Promise.all(Array.from({ length: 8 }, () => tries.count(limit)));
    expect(counts.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(await tries.count({ ...limit, stretch: '2026-10-12T10' })).toBe(1);
    const { Items = [] } = await documents.send(new ScanCommand({ TableName: 'links' }));
    expect(JSON.stringify(Items)).not.toContain('203.0.113.7');
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
