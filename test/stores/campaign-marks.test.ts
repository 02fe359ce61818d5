import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, test } from 'vitest';
import { markedFor, unmarked } from '../../functions/domain/nudge.ts';
import { dynamoFrozenDays } from '../../functions/stores/frozen-days.ts';
import { dynamoNudgeMarks } from '../../functions/stores/nudge-marks.ts';
import { dynamoOptOuts } from '../../functions/stores/opt-outs.ts';
import { dynamoFeeOffers } from '../../functions/stores/registry.ts';
import { aFrozen } from '../digest-source.ts';
import { openDatabases } from './engines.ts';

const databases = await openDatabases();
afterAll(() => Promise.all(databases.map(({ stop }) => stop())));

const phone = '+84905123821';
const drive = { id: 'quang-ngai-2026', to: '2026-12-09' };

describe.each(databases)('on $engine', ({ documents }) => {
  const marks = dynamoNudgeMarks(documents, 'campaign', 'a-key-of-this-province');
  const frozenDays = dynamoFrozenDays(documents, 'campaign');

  test('a day’s figures are read as they were frozen, the later over the earlier', async () => {
    expect(await frozenDays.day('2026-10-20')).toEqual([]);
    const many = Array.from({ length: 60 }, (_, n) =>
      aFrozen(`H48.${100 + n}`, { TDGQ: 18.5 }, { sums: { received: n } }),
    );
    await frozenDays.save('2026-10-20', many);
    const corrected = aFrozen('H48.100', { TDGQ: 20 }, { correctedAt: '2026-10-21T23:30:00+07:00' });
    await frozenDays.save('2026-10-20', [corrected]);
    const found = await frozenDays.day('2026-10-20');
    expect([found.length, found.find(({ unit }) => unit === 'H48.100')]).toEqual([60, corrected]);
    expect(await frozenDays.day('2026-10-21')).toEqual([]);
  });

  test('a number is known by a hash that another key makes otherwise, and stands nowhere itself', async () => {
    const hash = await marks.hashOf(phone);
    expect(hash).toMatch(/^[\w-]{43}$/);
    expect(await dynamoNudgeMarks(documents, 'campaign', 'another-key-of-another').hashOf(phone)).not.toBe(hash);
    await marks.save(hash, markedFor(unmarked, 'A', drive, '2026-10-12'), 0);
    const Key = { pk: `nudged#${hash}`, sk: 'mark' };
    const { Item } = await documents.send(new GetCommand({ TableName: 'campaign', Key }));
    expect(JSON.stringify(Item)).not.toContain('905123821');
    expect(Item?.expiresAt).toBe(Date.parse('2027-01-09T00:00:00+07:00') / 1000);
  });

  test('of two who mark a number at once one is told', async () => {
    const hash = await marks.hashOf('+84905123822');
    expect(await marks.find(hash)).toEqual({ mark: unmarked, version: 0 });
    const mark = (dossier: string) => marks.save(hash, markedFor(unmarked, dossier, drive, '2026-10-12'), 0);
    expect((await Promise.all([mark('A'), mark('B')])).toSorted()).toEqual(['done', 'overtaken']);
    const { mark: stored, version } = await marks.find(hash);
    expect(await marks.save(hash, { ...stored, sent: 2 }, version)).toBe('done');
    expect(await marks.save(hash, { ...stored, sent: 3 }, version)).toBe('overtaken');
  });

  test('an opt-out is there as soon as it is entered', async () => {
    const optOuts = dynamoOptOuts(documents, 'registry');
    const hash = await marks.hashOf(phone);
    expect(await optOuts.has(hash)).toBe(false);
    await optOuts.add(hash, '2026-10-12T09:00:00+07:00');
    expect(await optOuts.has(hash)).toBe(true);
  });
});

test('a faulty offer is passed over, the others hold', async () => {
  const [first] = databases;
  if (!first) throw new Error('no database runs');
  const offer = { procedureCode: '1.002809', formerFee: 135_000, fee: 115_000, from: '2026-10-01', to: '2026-12-31' };
  const put = (id: string, value: unknown) =>
    first.documents.send(new PutCommand({ TableName: 'registry', Item: { type: 'offer', id, value } }));
  await put('a', { ...offer, to: '31/12/2026' });
  await put('b', offer);
  expect(await dynamoFeeOffers(first.documents, 'registry').all()).toEqual([offer]);
});
