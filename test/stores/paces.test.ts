import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
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
    const processes = samples.map((sample) => ({ sample, add: dynamoPaces(documents, 'registry').add }));
    await Promise.all(processes.map(({ sample, add }) => add('1.002809', sample)));
    expect(await paces.find('1.002809')).toEqual(samples);
    await paces.add('1.002809', one(2));
    const Key = { type: 'pace', id: '1.002809' };
    const { Item } = await documents.send(new GetCommand({ TableName: 'registry', Key }));
    expect(Item?.version).toBe(4);
    expect(await paces.find('1.002809')).toEqual(samples);
  });

  test('a batch of fifty finishes of one procedure is learnt in turns', async () => {
    const batch = Array.from({ length: 50 }, (_, n) =>
      aSample({ received: n }, { code: `B${n}`, finishedAt: `T${n}` }),
    );
    await Promise.all(batch.map((sample) => paces.add('BATCH', sample)));
    expect(await paces.find('BATCH')).toHaveLength(50);
  });

  test('the last hundred are kept, well within the size of an item', async () => {
    const value = Array.from({ length: samplesKept }, (_, n) =>
      aSample({ received: 30, processing: n }, { code: `H21.134-260901-${1000 + n}`, finishedAt: `T${1000 + n}` }),
    );
    await documents.send(
      new PutCommand({ TableName: 'registry', Item: { type: 'pace', id: 'FULL', value, version: samplesKept } }),
    );
    await paces.add('FULL', aSample({}, { code: 'LAST', finishedAt: 'T2000' }));
    const kept = await paces.find('FULL');
    expect([kept.length, kept[0]?.code, kept.at(-1)?.code]).toEqual([samplesKept, 'H21.134-260901-1001', 'LAST']);
    expect(JSON.stringify(kept).length).toBeLessThan(20_000);
  });
});
