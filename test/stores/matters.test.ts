import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
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
const tables = { dossiers: 'dossiers', notices: 'notices', registry: 'registry', audit: 'audit' };

const keys = z.record(z.string(), z.string());

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
  const audit = dynamoAudit(documents, 'audit');
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

  test('a notice comes to a desk and leaves it as it moves, whoever moves it', async () => {
    const unit = 'U-DESKS';
    const dossier = 'DESKS';
    const state = aDossier({ code: dossier, unit, version: 1 });
    await dossiers.save(undefined, state);
    const draft = anApology({ dossier, unit, decidingUnit: unit, state: 'drafted' });
    const desks = async () => {
      const on = async (desk: string) => (await matters.onDesk(desk, { limit: 10 })).items.map(({ id }) => id);
      return [await on(`officer#${unit}`), await on(`leader#${unit}`), await on(`call#${unit}`)];
    };
    const [here, id] = [[], draft.id];
    const commit = (before: Notice, after: Notice) =>
      matters.commit({ changes: [{ before, after }], dossier: { before: state }, audit: entryOf(unit) });

    await notices.putOnce(draft);
    expect(await desks()).toEqual([[id], here, here]);
    const waiting: Notice = { ...draft, state: 'awaiting-approval', stateAt: now };
    expect(await commit(draft, waiting)).toBe('done');
    expect(await desks()).toEqual([here, [id], here]);
    const back: Notice = { ...waiting, state: 'rejected', stateAt: '2026-10-21T10:01:00+07:00', reason: 'sai ngày' };
    await commit(waiting, back);
    expect(await desks()).toEqual([[id], here, here]);
    const [again, signed]: [Notice, Notice] = [
      { ...back, state: 'awaiting-approval', stateAt: '2026-10-21T10:02:00+07:00' },
      { ...back, state: 'queued', stateAt: '2026-10-21T10:03:00+07:00' },
    ];
    await commit(back, again);
    await commit(again, signed);
    expect(await desks()).toEqual([here, here, here]);

    const sending = await notices.move(signed, 'queued', 'sending', now);
    const other =
      sending && (await notices.move(sending, 'sending', 'awaiting-approval', now, { reason: 'other words' }));
    expect(await desks()).toEqual([here, [id], here]);
    const queued = other && { ...other, state: 'queued' as const, stateAt: '2026-10-21T10:04:00+07:00' };
    if (!other || !queued) throw new Error('nobody else moves it');
    await commit(other, queued);
    const claimed = await notices.move(queued, 'queued', 'sending', now);
    const lost = claimed && (await notices.move(claimed, 'sending', 'undeliverable', now));
    expect(await desks()).toEqual([here, here, here]);
    await notices.ontoTheList(lost ?? draft);
    expect(await desks()).toEqual([here, here, [id]]);
    expect(await notices.find(draft)).toMatchObject({ state: 'undeliverable', toCall: true });
    await notices.offTheList(draft);
    expect(await desks()).toEqual([here, here, here]);
  });

  test('who was not reached over a channel leaves the call list when it turns out that they were', async () => {
    const unit = 'U-UNKNOWN';
    const sent = aNotice({ dossier: 'UNKNOWN', unit, kind: 'completion', id: 'completion#1#sms', state: 'unknown' });
    await notices.putOnce(sent);
    await notices.ontoTheList({ ...sent, state: 'failed' }); // it is not in this state
    expect((await matters.onDesk(`call#${unit}`, { limit: 10 })).items).toEqual([]);
    await notices.ontoTheList(sent);
    expect((await matters.onDesk(`call#${unit}`, { limit: 10 })).items).toEqual([{ ...sent, toCall: true }]);
    await notices.move({ ...sent, toCall: true }, 'unknown', 'delivered', now);
    expect((await matters.onDesk(`call#${unit}`, { limit: 10 })).items).toEqual([]);
    expect((await notices.find(sent))?.toCall).toBeUndefined();
  });

  test('a call is ticked off once, and who was called is not listed again', async () => {
    const unit = 'U-CALLS';
    const call = aNotice({ dossier: 'CALL', unit, state: 'suppressed', channel: 'none', toCall: true });
    await notices.putOnce(call);
    const entry = entryOf(unit, { action: 'tick-off', note: 'by telephone' });
    const ticks = await Promise.all([
      matters.tickOff({ notice: call }, entry),
      matters.tickOff({ notice: call }, entry),
    ]);
    expect(ticks.toSorted()).toEqual(['done', 'overtaken']);
    expect(await matters.tickOff({ notice: call }, entry)).toBe('overtaken');
    expect(await auditOf(unit)).toEqual([entry]);
    expect(await notices.find(call)).toEqual({ ...call, toCall: false });
    await notices.ontoTheList(call);
    await notices.offTheList(call);
    expect((await matters.onDesk(`call#${unit}`, { limit: 10 })).items).toEqual([]);
    expect((await notices.find(call))?.toCall).toBe(false);
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

  test('a desk is read page by page, the oldest first; a forged cursor begins anew', async () => {
    const unit = 'U-PAGES';
    const codes = Array.from({ length: 7 }, (_, n) => `PAGE-${n}`);
    for (const [n, dossier] of codes.toReversed().entries())
      await notices.putOnce(
        anApology({ dossier, decidingUnit: unit, stateAt: `2026-10-21T09:0${6 - n}:00+07:00`, unit: 'U-OTHER' }),
      );
    const desk = `leader#${unit}`;
    const read = async (after?: string): Promise<string[][]> => {
      const { items, next } = await matters.onDesk(desk, { limit: 3, after });
      return [items.map(({ dossier }) => dossier), ...(next ? await read(next) : [])];
    };
    expect((await read()).filter((page) => page.length > 0)).toEqual([
      codes.slice(0, 3),
      codes.slice(3, 6),
      codes.slice(6),
    ]);
    const first = await matters.onDesk(desk, { limit: 3 });
    const cursor = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url');
    const key = keys.parse(JSON.parse(Buffer.from(first.next ?? '', 'base64url').toString()));
    const forged = [
      ...['nonsense', '', cursor(7), cursor({ a: 'b' }), cursor({ dossier: 1 }), cursor([])],
      ...[cursor({ dossier: 'PAGE-2', id: 'x' }), cursor({ ...key, more: 'x' })],
    ];
    for (const after of forged) expect((await matters.onDesk(desk, { limit: 3, after })).items).toEqual(first.items);
    const elsewhere = await matters.onDesk('leader#U-NOBODY', { limit: 3, after: first.next });
    expect(elsewhere.items).toEqual([]);
    const other = await matters.onDesk(desk, { limit: 10, after: cursor({ ...key, desk: 'leader#U-A' }) });
    expect(other.items.every((one) => one.decidingUnit === unit)).toBe(true);
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

  test('the proofs of a unit are read by month in the order in which they were written', async () => {
    const entries = Array.from({ length: 5 }, (_, n) => entryOf('U-AUDIT', { note: String(n) }));
    for (const entry of entries) await audit.write(entry);
    await audit.write(entryOf('U-AUDIT', { at: '2026-11-01T00:00:00+07:00' }));
    await audit.write(entryOf('U-AUDIT-2'));
    const read = async (after?: string): Promise<AuditEntry[]> => {
      const { items, next } = await audit.of('U-AUDIT', '2026-10', { limit: 2, after });
      return [...items, ...(next ? await read(next) : [])];
    };
    expect(await read()).toEqual(entries);
  });
});
