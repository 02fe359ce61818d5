import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, test } from 'vitest';
import type { AuditEntry } from '../../functions/domain/audit.ts';
import { dynamoAudit } from '../../functions/stores/audit.ts';
import { dynamoSettings } from '../../functions/stores/settings.ts';
import { openDatabases } from './engines.ts';

const audited = { table: 'audit', noteDays: 365 };
const databases = await openDatabases();
afterAll(() => Promise.all(databases.map(({ stop }) => stop())));

const entry = (changes: Partial<AuditEntry> = {}): AuditEntry => ({
  ...{ at: '2026-10-21T10:00:00+07:00', by: 'qt@example.vn', action: 'save-setting', unit: 'province' },
  ...{ outcome: 'done', ...changes },
});

describe.each(databases)('on $engine', ({ documents }) => {
  const settings = dynamoSettings(documents, { registry: 'registry', audit: audited });

  test('an item says who changed it last and when; of two who change it at once one is told', async () => {
    expect(await settings.find('policy', 'province')).toBeUndefined();
    const of = { type: 'policy', id: 'province', version: 0 };
    const both = await Promise.all([
      settings.save({ ...of, value: { newsDays: 3 } }, entry()),
      settings.save({ ...of, value: { newsDays: 4 } }, entry()),
    ]);
    expect(both.toSorted()).toEqual(['done', 'overtaken']);
    expect(await settings.save({ ...of, version: 1, value: { newsDays: 5 } }, entry({ by: 'x@example.vn' }))).toBe(
      'done',
    );
    expect(await settings.find('policy', 'province')).toEqual({
      ...{ id: 'province', value: { newsDays: 5 }, version: 2, by: 'x@example.vn' },
      at: '2026-10-21T10:00:00+07:00',
    });
    expect((await dynamoAudit(documents, audited).of('province', '2026-10', { limit: 10 })).items).toHaveLength(2);
  });

  test('what was put by other means is taken over with the first change', async () => {
    await documents.send(
      new PutCommand({ TableName: 'registry', Item: { type: 'unit', id: 'H1', value: { code: 'H1' } } }),
    );
    expect(await settings.find('unit', 'H1')).toEqual({ id: 'H1', value: { code: 'H1' }, version: 0 });
    expect(
      await settings.save({ type: 'unit', id: 'H1', version: 0, value: { code: 'H1', name: 'Xã' } }, entry()),
    ).toBe('done');
    expect(await settings.find('unit', 'H1')).toMatchObject({ version: 1, value: { name: 'Xã' } });
  });

  test('what is taken away is gone, unless somebody changed it meanwhile', async () => {
    const of = { type: 'offer', id: '01' };
    await settings.save({ ...of, version: 0, value: { fee: 1 } }, entry());
    expect(await settings.save({ ...of, version: 0 }, entry())).toBe('overtaken');
    expect(await settings.save({ ...of, version: 1 }, entry())).toBe('done');
    expect(await settings.all('offer')).toEqual([]);
  });

  test('what stands beside is written with it, listed by its beginning, and never changed again', async () => {
    const words = (version: number) => ({ type: 'words', id: 'vi', version, value: { version: version + 2 } });
    const beside = (n: number) => ({ type: 'words-version#vi', id: `receipt#sms#00000${n}`, value: { n } });
    expect(await settings.save({ ...words(0), beside: beside(2) }, entry())).toBe('done');
    expect(await settings.save({ ...words(1), beside: beside(2) }, entry())).toBe('overtaken');
    expect((await settings.find('words', 'vi'))?.version).toBe(1);
    expect(await settings.save({ ...words(1), beside: { ...beside(3), id: 'stop#sms#000003' } }, entry())).toBe('done');
    const listed = await settings.all('words-version#vi', 'receipt#sms#');
    expect(listed.map(({ value }) => value)).toEqual([{ n: 2 }]);
    expect(await settings.all('words-version#vi')).toHaveLength(2);
  });
});
