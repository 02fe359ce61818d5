import { afterAll, describe, expect, test } from 'vitest';
import type { DossierState } from '../../functions/domain/dossier-state.ts';
import { dynamoContacts } from '../../functions/stores/contacts.ts';
import { dynamoDossiers } from '../../functions/stores/dossiers.ts';
import { dynamoKnownDossiers } from '../../functions/stores/known-dossiers.ts';
import { dynamoNotices } from '../../functions/stores/notices.ts';
import { dynamoProblems } from '../../functions/stores/problems.ts';
import { dynamoPolicies, dynamoUnits } from '../../functions/stores/registry.ts';
import { aDossier, aNotice, aPolicy } from '../builders.ts';
import { aClock } from '../fakes.ts';
import { openDatabases } from './engines.ts';

const databases = await openDatabases();
afterAll(() => Promise.all(databases.map(({ stop }) => stop())));

const gather = async <T>(items: AsyncIterable<T>): Promise<T[]> => Array.fromAsync(items);
const now = '2026-10-12T09:00:00+07:00';

describe.each(databases)('on $engine', ({ documents }) => {
  const dossiers = dynamoDossiers(documents, 'dossiers');
  const notices = dynamoNotices(documents, 'notices');
  const contacts = dynamoContacts(documents, 'contacts');

  test('a dossier is read as it was written, and two writers from the same state do not both win', async () => {
    const first = aDossier({ code: 'TWO-WRITERS', version: 1 });
    expect(await dossiers.save(undefined, first)).toBe('saved');
    expect(await dossiers.save(undefined, first)).toBe('conflict');
    expect(await dossiers.find('TWO-WRITERS')).toEqual(first);
    const second = { ...first, version: 2, updatedAt: '2026-10-13T08:00:00+07:00' };
    const outcomes = await Promise.all([
      dossiers.save(first, second),
      dossiers.save(first, { ...second, reason: 'x' }),
    ]);
    expect(outcomes.toSorted()).toEqual(['conflict', 'saved']);
  });

  test('a dossier stands in the due index while it runs, in the uncollected one while it waits at the counter', async () => {
    const running = aDossier({ code: 'INDEXED', version: 1 });
    await dossiers.save(undefined, running);
    const codes = async (found: AsyncIterable<{ code: string }>) => (await gather(found)).map(({ code }) => code);
    expect(await codes(dossiers.runningDueBy('2026-10-23'))).toContain('INDEXED');
    expect(await codes(dossiers.runningDueBy('2026-10-22'))).not.toContain('INDEXED');
    const finished = { ...running, version: 2, status: 'finished' as const, finishedAt: '2026-10-20T10:00:00+07:00' };
    await dossiers.save(running, finished);
    expect(await codes(dossiers.runningDueBy('2026-10-23'))).not.toContain('INDEXED');
    expect(await codes(dossiers.uncollectedBetween('2026-10-20', '2026-10-20'))).toEqual(['INDEXED']);
    await dossiers.save(finished, { ...finished, version: 3, handover: 'post' });
    expect(await codes(dossiers.uncollectedBetween('2026-10-20', '2026-10-20'))).toEqual([]);
  });

  test('a unit lists its running dossiers by due date, and no others', async () => {
    const put = (code: string, changes: Partial<DossierState>) =>
      dossiers.save(undefined, aDossier({ code, unit: 'H48.55', version: 1, ...changes }));
    await put('LATER', { dueAt: '2026-10-23T16:30:00+07:00' });
    await put('SOONER', { dueAt: '2026-10-21T16:30:00+07:00' });
    await put('OTHER-UNIT', { dueAt: '2026-10-21T16:30:00+07:00', unit: 'H48.56' });
    await put('UNDATED', { dueAt: undefined });
    await put('PAUSED', { status: 'supplement-requested' });
    const codes = async (from: string, to: string) =>
      (await gather(dossiers.runningOfUnit('H48.55', from, to))).map(({ code }) => code);
    expect(await codes('2026-10-21', '2026-10-23')).toEqual(['SOONER', 'LATER']);
    expect(await codes('2026-10-22', '2026-10-22')).toEqual([]);
    const sooner = await dossiers.find('SOONER');
    if (sooner) await dossiers.save(sooner, { ...sooner, version: 2, unit: 'H48.56' });
    expect(await codes('2026-10-01', '2026-10-31')).toEqual(['LATER']);
  });

  test('a notice is put once: the second draft of the same fact answers the first', async () => {
    expect(await notices.putOnce(aNotice())).toEqual(aNotice());
    await notices.move(aNotice(), 'queued', 'sending', now, { attempts: 1 });
    expect(await notices.putOnce(aNotice({ decidedAt: now }))).toMatchObject({
      state: 'sending',
      decidedAt: aNotice().decidedAt,
    });
    expect(await notices.ofDossier(aNotice().dossier)).toHaveLength(1);
  });

  test('a digest and its alerts are stored together or not at all', async () => {
    const alerts = ['G-1', 'G-2'].map((dossier) => aNotice({ dossier, state: 'gathered' }));
    const digest = aNotice({ dossier: 'unit#H48.01', id: 'd1' });
    expect(await notices.gather(digest, alerts)).toBe(true);
    expect(await notices.gather({ ...digest, id: 'd2' }, [...alerts, aNotice({ dossier: 'G-3' })])).toBe(false);
    expect([await notices.find({ dossier: 'unit#H48.01', id: 'd2' }), await notices.ofDossier('G-3')]).toEqual([
      undefined,
      [],
    ]);
  });

  test('of many workers that claim a notice one wins', async () => {
    const notice = aNotice({ dossier: 'CLAIMED' });
    await notices.putOnce(notice);
    const claims = await Promise.all(Array.from({ length: 8 }, () => notices.move(notice, 'queued', 'sending', now)));
    expect(claims.filter((claim) => claim !== undefined)).toEqual([{ ...notice, state: 'sending', stateAt: now }]);
  });

  test('a step that is not in the table of transitions is refused before it is written', async () => {
    await expect(notices.move(aNotice(), 'accepted', 'queued', now)).rejects.toThrow(
      'never goes from accepted to queued',
    );
    expect(await notices.move(aNotice({ dossier: 'nobody' }), 'queued', 'sending', now)).toBeUndefined();
  });

  test('state and contact are written together, and the state’s version guards both', async () => {
    const known = dynamoKnownDossiers(documents, { dossiers: 'dossiers', contacts: 'contacts' });
    const dossier = aDossier({ code: 'TOGETHER', version: 1 });
    const contact = { code: 'TOGETHER', applicant: { name: 'Nhung' }, language: 'vi', updatedAt: now };
    expect(await known.find('TOGETHER')).toEqual({ dossier: undefined, contact: undefined });
    expect(await known.save({}, { dossier, contact })).toBe('saved');
    expect(await known.find('TOGETHER')).toEqual({ dossier, contact });
    const before = await known.find('TOGETHER');
    const second = { ...dossier, version: 2 };
    const other = { ...contact, applicant: { name: 'Nhung', phone: '+84905123821' } };
    const outcomes = await Promise.all([
      known.save(before, { dossier: second, contact: other }),
      known.save(before, { dossier: second, contact: { ...contact, applicant: { name: 'Mơ' } } }),
    ]);
    expect(outcomes.toSorted()).toEqual(['conflict', 'saved']);
    expect(await known.save({}, { dossier, contact: { ...contact, applicant: {} } })).toBe('conflict');
    expect((await contacts.find('TOGETHER'))?.applicant.name).toBe(outcomes[0] === 'saved' ? 'Nhung' : 'Mơ');
    expect(await contacts.find('nobody')).toBeUndefined();
  });

  test('the registry answers what was entered and stands in where nothing was', async () => {
    const put = dynamoProblems(documents, 'registry', 90);
    await put.keep([{ file: 'a.csv', row: 3, field: 'MaHoSo', problem: 'is missing' }], now);
    expect(await dynamoUnits(documents, 'registry').find('H48.99')).toEqual({
      code: 'H48.99',
      name: 'H48.99',
      officerEmails: [],
      leaderEmails: [],
    });
    expect(await dynamoPolicies(documents, 'registry', aClock(now)).of('H48.99')).toEqual(aPolicy());
  });
});
