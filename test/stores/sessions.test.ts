import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, test } from 'vitest';
import { plusMinutes } from '../../functions/domain/time.ts';
import { dynamoSessions } from '../../functions/stores/sessions.ts';
import { dynamoStaff } from '../../functions/stores/staff.ts';
import { openDatabases } from './engines.ts';

const databases = await openDatabases();
afterAll(() => Promise.all(databases.map(({ stop }) => stop())));

const now = '2026-10-12T09:00:00+07:00';
const aSession = (id: string, email = 'linh@gialai.gov.vn') => ({
  ...{ id, email, sub: 'sub-1', createdAt: now, lastSeenAt: now },
});
const aSignIn = (id: string) => ({
  ...{ id, state: 's', nonce: 'n', verifier: 'v', returnTo: '/ban-lam-viec', createdAt: now },
});

describe.each(databases)('on $engine', ({ documents }) => {
  const sessions = dynamoSessions(documents, 'sessions');
  const staffList = dynamoStaff(documents, 'registry');

  test('a session is found as it was opened until it is closed', async () => {
    await sessions.open(aSession('one'));
    expect(await sessions.find('one', now)).toEqual(aSession('one'));
    await sessions.close('one');
    expect(await sessions.find('one', now)).toBeUndefined();
    await sessions.close('one');
  });

  test('use keeps a session open, and a closed one is not opened by late use', async () => {
    await sessions.open(aSession('used'));
    const later = plusMinutes(now, 45);
    await sessions.touch('used', later);
    expect(await sessions.find('used', plusMinutes(now, 90))).toEqual({ ...aSession('used'), lastSeenAt: later });
    await sessions.close('used');
    await sessions.touch('used', later);
    expect(await sessions.find('used', later)).toBeUndefined();
  });

  test('a session past its end is not found though the table still holds it, and the table knows when to forget', async () => {
    await sessions.open(aSession('old'));
    expect(await sessions.find('old', plusMinutes(now, 60))).toBeUndefined();
    const { Item } = await documents.send(new GetCommand({ TableName: 'sessions', Key: { id: 'session#old' } }));
    expect(Item?.expiresAt).toBe(Date.parse('2026-10-12T21:00:00+07:00') / 1000);
  });

  test('closing all of a person leaves everybody else’s and sign-ins under way', async () => {
    const email = 'everywhere@gialai.gov.vn';
    for (let n = 0; n < 30; n += 1) await sessions.open(aSession(`e${n}`, email));
    await sessions.open(aSession('neighbour'));
    await sessions.begin(aSignIn('under-way'));
    await sessions.closeAll(email);
    for (let n = 0; n < 30; n += 1) expect(await sessions.find(`e${n}`, now)).toBeUndefined();
    expect(await sessions.find('neighbour', now)).toEqual(aSession('neighbour'));
    expect(await sessions.take('under-way', now)).toEqual(aSignIn('under-way'));
  });

  test('a sign-in under way is taken once, by one of two, and not when its time is over', async () => {
    for (let round = 0; round < 20; round += 1) {
      await sessions.begin(aSignIn('once'));
      const taken = await Promise.all([sessions.take('once', now), sessions.take('once', now)]);
      expect(taken.filter(Boolean)).toEqual([aSignIn('once')]);
    }
    await sessions.begin(aSignIn('late'));
    expect(await sessions.take('late', plusMinutes(now, 10))).toBeUndefined();
  });

  test('a session is not a sign-in under way, nor the other way round', async () => {
    await sessions.open(aSession('same'));
    expect(await sessions.take('same', now)).toBeUndefined();
    expect(await sessions.find('same', now)).toEqual(aSession('same'));
    await sessions.begin(aSignIn('other'));
    expect(await sessions.find('other', now)).toBeUndefined();
  });

  test('staff are found by e-mail however it is written, with what the registry says at this moment', async () => {
    const linh = { email: 'linh@gialai.gov.vn', name: 'Trần Thị Mỹ Linh', roles: ['officer'] };
    const enter = (value: object) =>
      documents.send(new PutCommand({ TableName: 'registry', Item: { type: 'staff', id: linh.email, value } }));
    await enter(linh);
    expect(await staffList.find('Linh@GiaLai.gov.vn')).toEqual({ ...linh, units: [] });
    await enter({ ...linh, roles: ['leader'], units: ['H21.01'] });
    expect(await staffList.find(linh.email)).toMatchObject({ roles: ['leader'], units: ['H21.01'] });
    expect(await staffList.find('nobody@gialai.gov.vn')).toBeUndefined();
  });
});
