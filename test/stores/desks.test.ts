import { afterAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { AuditEntry } from '../../functions/domain/audit.ts';
import type { Notice } from '../../functions/domain/notice.ts';
import { dynamoAudit } from '../../functions/stores/audit.ts';
import { dynamoDossiers } from '../../functions/stores/dossiers.ts';
import { dynamoMatters } from '../../functions/stores/matters.ts';
import { dynamoNotices } from '../../functions/stores/notices.ts';
import { aDossier, aNotice } from '../builders.ts';
import { anApology, hung } from '../people.ts';
import { openDatabases } from './engines.ts';

const databases = await openDatabases();
afterAll(() => Promise.all(databases.map(({ stop }) => stop())));

const now = '2026-10-21T10:00:00+07:00';
const audited = { table: 'audit', noteDays: 365 };
const tables = { dossiers: 'dossiers', notices: 'notices', registry: 'registry', audit: audited };

const keys = z.record(z.string(), z.string());

const entryOf = (unit: string, changes: Partial<AuditEntry> = {}): AuditEntry => ({
  ...{ at: now, by: hung.email, action: 'approve', unit, outcome: 'done' },
  ...changes,
});
describe.each(databases)('on $engine', ({ documents }) => {
  const dossiers = dynamoDossiers(documents, 'dossiers');
  const notices = dynamoNotices(documents, 'notices');
  const matters = dynamoMatters(documents, tables);
  const audit = dynamoAudit(documents, audited);
  const auditOf = async (unit: string) => (await audit.of(unit, '2026-10', { limit: 50 })).items;

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
    const listed = await notices.find(draft);
    if (listed) await notices.offTheList(listed);
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
