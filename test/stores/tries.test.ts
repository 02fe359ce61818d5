import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, test } from 'vitest';
import { makeLookUp } from '../../functions/citizen/look-up.ts';
import { lookUpRule } from '../../functions/domain/look-up.ts';
import { dynamoLinks } from '../../functions/stores/links.ts';
import { dynamoTries } from '../../functions/stores/tries.ts';
import { aClock } from '../fakes.ts';
import { openDatabases } from './engines.ts';

const databases = await openDatabases();
afterAll(() => Promise.all(databases.map(({ stop }) => stop())));

const key = 'key-of-links-for-tests';
const now = '2026-10-12T09:00:00+07:00';
const limit = {
  by: 'address',
  of: 'address 203.0.113.7',
  stretch: '2026-10-12T09',
  most: 3,
  until: '2026-10-13T00:00:00+07:00',
} as const;

describe.each(databases)('on $engine', ({ documents }) => {
  const tries = dynamoTries(documents, 'links', key);
  const links = dynamoLinks(documents, 'links', key);
  const lookUp = makeLookUp({ links, tries, clock: aClock(now) });
  const tryAtOnce = (phones: readonly string[], code: string) =>
    Promise.all(phones.map((phone, n) => lookUp({ code, phone, address: `203.0.113.${n}` })));
  const ofFault = (answers: Awaited<ReturnType<typeof tryAtOnce>>, fault: string) =>
    answers.filter(({ faults }) => faults?.some((one) => one === fault)).length;

  test('wrong tries fill a limit and no more, also at once; right ones take no room, and none when it is full', async () => {
    expect(await tries.add(limit, false)).toBe(0);
    const counts = await Promise.all(Array.from({ length: 8 }, () => tries.add(limit, true)));
    expect(counts.filter((count) => count !== undefined).toSorted()).toEqual([1, 2, 3]);
    expect(await tries.wrong(limit)).toBe(3);
    expect(await tries.add(limit, false)).toBeUndefined();
    expect(await tries.wrong({ ...limit, stretch: '2026-10-12T10' })).toBe(0);
    const { Items = [] } = await documents.send(new ScanCommand({ TableName: 'links' }));
    expect(JSON.stringify(Items)).not.toContain('203.0.113.7');
    expect(Items.every(({ expiresAt }) => expiresAt === Date.parse(limit.until) / 1000)).toBe(true);
  });

  test('of a hundred wrong tries made at once five are answered, the others are asked for more digits', async () => {
    const code = 'H48.01-261012-0011';
    const endings = Array.from({ length: 100 }, (_, n) => String(n).padStart(3, '0'));
    const answers = await tryAtOnce(endings, code);
    expect(ofFault(answers, 'notFound')).toBe(lookUpRule.wrongWithThree);
    expect(ofFault(answers, 'moreDigits')).toBe(100 - lookUpRule.wrongWithThree);
  });

  test('right tries at once are all answered and count for nothing', async () => {
    const dossier = 'H48.01-261012-0013';
    await links.keep({ dossier, phones: ['+84905123821'] }, now);
    const answers = await tryAtOnce(
      Array.from({ length: 30 }, () => '821'),
      dossier,
    );
    expect(answers.every(({ token }) => token !== undefined)).toBe(true);
    expect(await lookUp({ code: dossier, phone: '821', address: '203.0.113.7' })).toHaveProperty('token');
  });
});
