import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, test } from 'vitest';
import type { AuditEntry } from '../../functions/domain/audit.ts';
import type { DossierState } from '../../functions/domain/dossier-state.ts';
import { putOff } from '../../functions/domain/due-date.ts';
import type { Notice } from '../../functions/domain/notice.ts';
import type { LetterToPrint, PublishedApology } from '../../functions/domain/register.ts';
import type { Commit } from '../../functions/ports.ts';
import { dynamoAudit } from '../../functions/stores/audit.ts';
import { dynamoDossiers } from '../../functions/stores/dossiers.ts';
import { dynamoLetters } from '../../functions/stores/letters.ts';
import { dynamoMatters } from '../../functions/stores/matters.ts';
import { dynamoNotices } from '../../functions/stores/notices.ts';
import { aDossier, aNotice } from '../builders.ts';
import { anApology, byMail, delayReason, hung, newDue, oldDue, signature } from '../people.ts';
import { openDatabases } from './engines.ts';

const databases = await openDatabases();
afterAll(() => Promise.all(databases.map(({ stop }) => stop())));

const now = '2026-10-21T10:00:00+07:00';
const audited = { table: 'audit', noteDays: 365 };
const tables = { dossiers: 'dossiers', notices: 'notices', registry: 'registry', audit: audited };

const entryOf = (unit: string, changes: Partial<AuditEntry> = {}): AuditEntry => ({
  ...{ at: now, by: hung.email, action: 'approve', unit, outcome: 'done' },
  ...changes,
});
const publishedOf = ({ code, unit }: DossierState): PublishedApology => ({
  ...{ dossier: code, unit, number: signature.number, signedAt: now, signerName: hung.name },
  ...{ applicant: 'N. T. H. N.', formerDueAt: oldDue, dueAt: newDue, reason: delayReason, inTime: true },
});
const printOf = (dossier: string, changes: Partial<LetterToPrint> = {}): LetterToPrint => ({
  ...{ dossier, kind: 'delay-apology', occurrence: '2026-10-23', form: '04', number: signature.number },
  ...{ signedAt: now, ...changes },
});

describe.each(databases)('on $engine', ({ documents }) => {
  const dossiers = dynamoDossiers(documents, 'dossiers');
  const notices = dynamoNotices(documents, 'notices');
  const matters = dynamoMatters(documents, tables);
  const letters = dynamoLetters(documents, 'registry');
  const audit = dynamoAudit(documents, audited);
  const auditOf = async (unit: string) => (await audit.of(unit, '2026-10', { limit: 50 })).items;

  /** A dossier of a unit of its own, with its apology over two channels. */
  const begin = async (code: string, unit = `U-${code}`) => {
    const state = aDossier({ code, unit, version: 1 });
    await dossiers.save(undefined, state);
    const sms = anApology({ dossier: code, unit, decidingUnit: unit });
    const drafts = [sms, byMail(sms)];
    for (const draft of drafts) await notices.putOnce(draft);
    return { state, drafts, unit };
  };
  const sign = (one: Notice): Notice => ({ ...one, state: 'queued', stateAt: now, letter: signature, seal: 's' });
  const approval = ({ state, drafts, unit }: Awaited<ReturnType<typeof begin>>, count = 1): Commit => ({
    changes: drafts.map((before) => ({ before, after: sign(before) })),
    dossier: { before: state, after: putOff(state, newDue) },
    letter: { unit, year: '2026', form: '04', count },
    published: publishedOf(state),
    toPrint: { unit, letter: printOf(state.code) },
    audit: entryOf(unit, { dossier: state.code }),
  });
  const written = async ({ state, unit }: Awaited<ReturnType<typeof begin>>) => ({
    dueAt: (await dossiers.find(state.code))?.dueAt,
    notices: (await notices.ofDossier(state.code)).map(({ state: of }) => of),
    signed: await letters.signed(unit, '2026', '04'),
    published: (await letters.published('2026-10', { limit: 100 })).items.filter((one) => one.unit === unit).length,
    toPrint: (await letters.toPrint(unit, { limit: 100 })).items.length,
    audit: (await auditOf(unit)).length,
  });
  const nothing = { dueAt: oldDue, signed: 0, published: 0, toPrint: 0, audit: 0 };

  test('a signed apology is written whole: notices, date, number, registers and proof', async () => {
    const matter = await begin('WHOLE');
    expect(await matters.commit(approval(matter))).toBe('done');
    expect(await written(matter)).toEqual({
      ...{ dueAt: newDue, notices: ['queued', 'queued'], signed: 1, published: 1, toPrint: 1, audit: 1 },
    });
    expect(await notices.find(matter.drafts[0] ?? { dossier: '', id: '' })).toEqual(
      sign(matter.drafts[0] ?? aNotice()),
    );
  });

  test('of two who approve at once one has done it, the other was overtaken and left no trace', async () => {
    const matter = await begin('TWO-APPROVERS');
    const outcomes = await Promise.all([matters.commit(approval(matter)), matters.commit(approval(matter))]);
    expect(outcomes.toSorted()).toEqual(['done', 'overtaken']);
    expect(await written(matter)).toMatchObject({ signed: 1, published: 1, toPrint: 1, audit: 1 });
    expect(await matters.commit(approval(matter, 2))).toBe('overtaken');
    expect(await written(matter)).toMatchObject({ signed: 1, audit: 1 });
  });

  test('where the dossier changed meanwhile nothing is written', async () => {
    const matter = await begin('CHANGED');
    const { state } = matter;
    await dossiers.save(state, { ...state, version: 2, fee: 1, updatedAt: '2026-10-21T09:59:00+07:00' });
    expect(await matters.commit(approval(matter))).toBe('overtaken');
    const { changes, audit: entry } = approval(matter);
    expect(await matters.commit({ changes, dossier: { before: state }, audit: entry })).toBe('overtaken');
    expect(await written(matter)).toEqual({ ...nothing, notices: ['awaiting-approval', 'awaiting-approval'] });
  });

  test('where one of its notices changed or is there already nothing is written', async () => {
    const matter = await begin('ONE-NOTICE');
    const [first = aNotice(), second = aNotice()] = matter.drafts;
    await notices.move(second, 'awaiting-approval', 'superseded', '2026-10-21T09:59:00+07:00');
    expect(await matters.commit(approval(matter))).toBe('overtaken');
    expect(await written(matter)).toEqual({ ...nothing, notices: ['superseded', 'awaiting-approval'] });
    const again = { changes: [{ after: first }], dossier: { before: matter.state }, audit: entryOf(matter.unit) };
    expect(await matters.commit(again)).toBe('overtaken');
    expect(await written(matter)).toMatchObject({ audit: 0 });
  });

  test('a notice that was written anew in the same state is another one', async () => {
    const matter = await begin('REWRITTEN');
    const [first = aNotice()] = matter.drafts;
    await notices.move(first, 'awaiting-approval', 'awaiting-approval', '2026-10-21T09:59:00+07:00', { facts: {} });
    expect(await matters.commit(approval(matter))).toBe('overtaken');
  });

  test('a step that is not in the table of transitions is refused before it is written', async () => {
    const matter = await begin('NO-STEP');
    const before = { ...(matter.drafts[0] ?? aNotice()), state: 'accepted' as const };
    const step = { changes: [{ before, after: sign(before) }], dossier: { before: matter.state } };
    await expect(matters.commit({ ...step, audit: entryOf(matter.unit) })).rejects.toThrow('from accepted to queued');
  });

  test('ten letters signed at once have the numbers one to ten', async () => {
    const unit = 'U-NUMBERS';
    const all = await Promise.all(Array.from({ length: 10 }, (_, n) => begin(`NUMBER-${n}`, unit)));
    const take = async (matter: (typeof all)[number]): Promise<number> => {
      const count = (await letters.signed(unit, '2026', '04')) + 1;
      return (await matters.commit(approval(matter, count))) === 'done' ? count : take(matter);
    };
    const taken = await Promise.all(all.map(take));
    expect(taken.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(await letters.signed(unit, '2026', '04')).toBe(10);
    expect([await letters.signed(unit, '2027', '04'), await letters.signed(unit, '2026', '02')]).toEqual([0, 0]);
    expect(await auditOf(unit)).toHaveLength(10);
  });

  test('in the history the date that we moved stands beside what the source said', async () => {
    const matter = await begin('HISTORY');
    await matters.commit(approval(matter));
    const signed = await dossiers.find('HISTORY');
    if (!signed) throw new Error('it is gone');
    const overdue = { ...signed, version: 3, overdueSince: '2026-10-29T07:00:00+07:00' };
    await dossiers.save(signed, overdue, { at: '2026-10-29T07:00:00+07:00', what: 'overdue' });
    const query = {
      TableName: 'dossiers',
      KeyConditionExpression: 'code = :code AND begins_with(sk, :change)',
      ExpressionAttributeValues: { ':code': 'HISTORY', ':change': 'change#' },
    };
    const { Items = [] } = await documents.send(new QueryCommand(query));
    expect(Items.map(({ sk, dueAt, version, own }) => [sk, dueAt, version, own?.what])).toEqual([
      [`change#${matter.state.updatedAt}`, oldDue, 1, undefined],
      [`change#${now}#put-off`, newDue, 2, 'put-off'],
      ['change#2026-10-29T07:00:00+07:00#overdue', newDue, 3, 'overdue'],
    ]);
  });

  test('a letter is printed once, and only the one that is on the list', async () => {
    const matter = await begin('PRINT');
    const { unit } = matter;
    await matters.commit(approval(matter));
    const { items } = await letters.toPrint(unit, { limit: 10 });
    expect(items).toEqual([printOf('PRINT')]);
    const entry = entryOf(unit, { action: 'tick-off' });
    const tick = (letter: LetterToPrint, of = unit) => matters.tickOff({ unit: of, letter }, entry);
    expect(await tick(printOf('PRINT', { number: '99/PXL-U' }))).toBe('overtaken');
    expect(await tick(printOf('PRINT'), 'U-CALLS')).toBe('overtaken');
    expect([await tick(printOf('PRINT')), await tick(printOf('PRINT'))]).toEqual(['done', 'overtaken']);
    expect((await letters.toPrint(unit, { limit: 10 })).items).toEqual([]);
    expect(await auditOf(unit)).toHaveLength(2);
  });

  test('the public register is read by month, the latest first', async () => {
    const put = async (code: string, signedAt: string) => {
      const matter = await begin(code, 'U-REGISTER');
      const { letter: _, toPrint: __, ...step } = approval(matter);
      await matters.commit({ ...step, published: { ...publishedOf(matter.state), signedAt } });
    };
    await put('R-1', '2025-03-31T16:00:00+07:00');
    await put('R-2', '2025-03-02T08:00:00+07:00');
    await put('R-3', '2025-04-01T07:30:00+07:00');
    const read = async (month: string, after?: string): Promise<string[]> => {
      const { items, next } = await letters.published(month, { limit: 1, after });
      return [...items.map(({ dossier }) => dossier), ...(next ? await read(month, next) : [])];
    };
    expect([await read('2025-03'), await read('2025-04'), await read('2025-05')]).toEqual([
      ['R-1', 'R-2'],
      ['R-3'],
      [],
    ]);
  });
});
