import { afterAll, describe, expect, test } from 'vitest';
import type { Contact } from '../../functions/domain/contact.ts';
import { stretchOf } from '../../functions/domain/dossier-list.ts';
import type { DossierState } from '../../functions/domain/dossier-state.ts';
import type { PersonAsked } from '../../functions/ports.ts';
import { dynamoContacts } from '../../functions/stores/contacts.ts';
import { dynamoDossiers } from '../../functions/stores/dossiers.ts';
import { dynamoKnownDossiers } from '../../functions/stores/known-dossiers.ts';
import { aDossier } from '../builders.ts';
import { openDatabases } from './engines.ts';

const databases = await openDatabases();
afterAll(() => Promise.all(databases.map(({ stop }) => stop())));

const now = '2026-10-12T09:00:00+07:00';
const nhung = { name: 'Nguyễn Thị Hồng Nhung', phone: '+84905123821' };
const today = '2026-10-21';

describe.each(databases)('on $engine', ({ documents }) => {
  const dossiers = dynamoDossiers(documents, 'dossiers');
  const contacts = dynamoContacts(documents, 'contacts');
  const known = dynamoKnownDossiers(documents, { dossiers: 'dossiers', contacts: 'contacts' });
  const save = async (code: string, changes: Partial<Contact> = {}) => {
    const before = await known.find(code);
    const dossier = aDossier({ code, unit: 'H48.99', version: (before.dossier?.version ?? 0) + 1 });
    const contact = { code, applicant: nhung, unit: 'H48.01', language: 'vi', updatedAt: now, ...changes };
    expect(await known.save(before, { dossier, contact })).toBe('saved');
  };
  const codes = async (asked: PersonAsked, units?: readonly string[]) =>
    (await contacts.search(asked, units, { limit: 20 })).items.map(({ code }) => code);

  test('a person is found by number and by the last words of the name, as applicant and as authorised', async () => {
    await save('A-1');
    await save('A-2', { applicant: { name: 'Lê Văn Tư' }, authorised: { ...nhung, name: 'Nguyen thi hong NHUNG' } });
    await save('A-3', { applicant: { name: 'Trần Thị Nhung' }, authorised: { name: 'Trần Thị Nhung', phone: '1' } });
    for (const name of ['Hồng Nhung', 'nguyen thi hong nhung', 'NGUYỄN THỊ HỒNG NHUNG'])
      expect(await codes({ name })).toEqual(['A-1', 'A-2']);
    expect(await codes({ name: 'nhung' })).toEqual(['A-1', 'A-3', 'A-2']);
    expect(await codes({ phone: nhung.phone })).toEqual(['A-1', 'A-2']);
    expect(await codes({ name: 'Hồng' })).toEqual([]);
    expect(await codes({ name: '–' })).toEqual([]);
    await save('A-1', { applicant: { name: 'Phạm Thị Mơ' }, updatedAt: '2026-10-13T09:00:00+07:00' });
    expect(await codes({ phone: nhung.phone })).toEqual(['A-2']);
    expect(await codes({ name: 'mo' })).toEqual(['A-1']);
  });

  test('only dossiers of the asked units are found, by who decides or who received', async () => {
    const phone = '+84905000222';
    await save('B-1', { applicant: { phone }, unit: 'H48.01' });
    await save('B-2', { applicant: { phone }, unit: 'H48.02', receivingUnit: 'H48.01' });
    await save('B-3', { applicant: { phone }, unit: 'H48.02' });
    await save('B-4', { applicant: { phone }, unit: undefined });
    expect((await codes({ phone }, ['H48.01', 'H48.09'])).toSorted()).toEqual(['B-1', 'B-2']);
    expect(await codes({ phone }, [])).toEqual([]);
    expect(await codes({ phone })).toHaveLength(4);
  });

  test('what is found is read page by page, and a forged cursor begins anew', async () => {
    const person = { name: 'Võ Thị Sáu', phone: '+84905000333' };
    const all = Array.from({ length: 7 }, (_, n) => `C-${n}`);
    for (const [n, code] of all.entries())
      await save(code, n < 4 ? { applicant: person } : { applicant: { name: 'Ai Đó' }, authorised: person });
    for (const units of [undefined, ['H48.01']])
      for (const limit of [1, 2, 4, 5, 20])
        for (const asked of [{ name: 'thị sáu' }, { phone: person.phone }]) {
          const found: string[] = [];
          let after: string | undefined;
          do {
            const { items, next } = await contacts.search(asked, units, { limit, after });
            expect(items.length).toBeGreaterThan(0);
            expect(items.length).toBeLessThanOrEqual(limit);
            found.push(...items.map(({ code }) => code));
            after = next;
          } while (after);
          expect(found.toSorted()).toEqual(all);
        }
    const cursor = Buffer.from(JSON.stringify({ code: 'C-1', nothing: 'x' })).toString('base64url');
    for (const after of ['nonsense', 'other.nonsense', cursor])
      expect((await contacts.search({ name: 'thị sáu' }, undefined, { limit: 2, after })).items).toHaveLength(2);
  });

  test('several dossiers are read at once; what is not there is left out', async () => {
    await dossiers.save(undefined, aDossier({ code: 'S-1', version: 1 }));
    await dossiers.save(undefined, aDossier({ code: 'S-2', version: 1 }));
    expect((await dossiers.several(['S-2', 'S-1', 'S-9', 'S-1'])).map(({ code }) => code).toSorted()).toEqual([
      'S-1',
      'S-2',
    ]);
    expect(await dossiers.several([])).toEqual([]);
  });

  test('a unit’s dossiers are listed in work by due date, the others by status and last change', async () => {
    const unit = 'H48.77';
    const put = (code: string, changes: Partial<DossierState>) =>
      dossiers.save(undefined, aDossier({ code, unit, version: 1, ...changes }));
    await put('LATE', { dueAt: '2026-10-20T16:30:00+07:00' });
    await put('TODAY', { dueAt: '2026-10-21T16:30:00+07:00', status: 'received' });
    await put('SOON', { dueAt: '2026-10-23T16:30:00+07:00' });
    await put('UNDATED', { dueAt: undefined });
    await put('DONE', { status: 'finished', updatedAt: '2026-10-19T10:00:00+07:00' });
    await put('DONE-LATER', { status: 'finished', updatedAt: '2026-10-20T10:00:00+07:00' });
    await put('ELSEWHERE', { unit: 'H48.78' });
    type List = Parameters<typeof stretchOf>[0];
    const list = async (asked: List, latestFirst = false) => {
      const { items } = await dossiers.listOfUnit(unit, stretchOf(asked, today), { limit: 20, latestFirst });
      return items.map(({ code }) => code);
    };
    expect(await list({ list: 'running' })).toEqual(['LATE', 'TODAY', 'SOON', 'UNDATED']);
    expect(await list({ list: 'overdue' })).toEqual(['LATE']);
    expect(await list({ list: 'running', from: '2026-10-21', to: '2026-10-23' })).toEqual(['TODAY', 'SOON']);
    expect(await list({ list: 'finished' }, true)).toEqual(['DONE-LATER', 'DONE']);
    expect(await list({ list: 'finished', to: '2026-10-19' })).toEqual(['DONE']);
    expect(await list({ list: 'stopped' })).toEqual([]);
    const first = await dossiers.listOfUnit(unit, stretchOf({ list: 'running' }, today), { limit: 3 });
    const { items } = await dossiers.listOfUnit(unit, stretchOf({ list: 'running' }, today), {
      ...{ limit: 3, after: first.next },
    });
    expect(items.map(({ code }) => code)).toEqual(['UNDATED']);
    const late = await dossiers.find('LATE');
    if (late) await dossiers.save(late, { ...late, version: 2, status: 'withdrawn' });
    expect([await list({ list: 'overdue' }), await list({ list: 'withdrawn' })]).toEqual([[], ['LATE']]);
  });
});
