import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, test } from 'vitest';
import { samplesKept } from '../../functions/domain/pace.ts';
import { dynamoPaces } from '../../functions/stores/paces.ts';
import { aSample } from '../pace-samples.ts';
import { openDatabases } from './engines.ts';

const databases = await openDatabases();
afterAll(() => Promise.all(databases.map(({ stop }) => stop())));

const one = (n: number) =>
  aSample({ received: n, processing: 10 * n }, { code: `D${n}`, finishedAt: `2026-10-12T09:00:${10 + n}+07:00` });

describe.each(databases)('on $engine', ({ documents }) => {
  const paces = dynamoPaces(documents, 'registry');

  test('a procedure whose dossiers never finished has no history', async () => {
    expect(await paces.find('1.000000')).toEqual([]);
  });

  test('writers that come at once all leave their sample, and one that comes again changes nothing', async () => {
    const samples = [1, 2, 3, 4].map(one);
    await Promise.all(samples.map((sample) => paces.add('1.002809', sample)));
    expect(await paces.find('1.002809')).toEqual(samples);
    await paces.add('1.002809', one(2));
    const Key = { type: 'pace', id: '1.002809' };
    const { Item } = await documents.send(new GetCommand({ TableName: 'registry', Key }));
    expect(Item?.version).toBe(4);
    expect(await paces.find('1.002809')).toEqual(samples);
  });

  test('the last hundred are kept, well within the size of an item', async () => {
    const [first, last] = [1000, 1000 + samplesKept];
    for (let n = first; n <= last; n += 1)
      await paces.add('FULL', aSample({ received: 30, processing: n }, { code: `D${n}`, finishedAt: `T${n}` }));
    const kept = await paces.find('FULL');
    expect([kept.length, kept[0]?.code, kept.at(-1)?.code]).toEqual([samplesKept, 'D1001', `D${last}`]);
    expect(JSON.stringify(kept).length).toBeLessThan(20_000);
  });
});
