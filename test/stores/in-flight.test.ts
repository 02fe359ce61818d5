import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, test } from 'vitest';
import type { Notice } from '../../functions/domain/notice.ts';
import { plusMinutes } from '../../functions/domain/time.ts';
import { makeListInFlight } from '../../functions/list-in-flight/handler.ts';
import { makeSendAgain } from '../../functions/send-again/handler.ts';
import { dynamoDossiers } from '../../functions/stores/dossiers.ts';
import { dynamoInFlight } from '../../functions/stores/in-flight.ts';
import { dynamoLostNotices } from '../../functions/stores/lost-notices.ts';
import { dynamoNotices } from '../../functions/stores/notices.ts';
import { dynamoTypedTexts } from '../../functions/stores/typed-texts.ts';
import { aDossier, aNotice } from '../builders.ts';
import { aClock, fakeQueue } from '../fakes.ts';
import { openDatabases } from './engines.ts';

const databases = await openDatabases();
afterAll(() => Promise.all(databases.map(({ stop }) => stop())));

const now = '2026-10-12T08:31:00+07:00';
const later = (minutes: number) => plusMinutes(now, minutes);

describe.each(databases)('on $engine', ({ documents }) => {
  const notices = dynamoNotices(documents, 'notices');
  const inFlight = dynamoInFlight(documents, 'notices');
  const dossiers = dynamoDossiers(documents, 'dossiers');
  const lost = dynamoLostNotices(documents, 'notices');
  const placeOf = async ({ dossier, id }: Notice) => {
    const { Item } = await documents.send(new GetCommand({ TableName: 'notices', Key: { dossier, id } }));
    return Item?.desk === undefined ? undefined : `${Item.desk} ${Item.deskSince}`;
  };
  const move = async (...of: Parameters<typeof notices.move>): Promise<Notice> => {
    const moved = await notices.move(...of);
    if (!moved) throw new Error('nobody else moves it');
    return moved;
  };

  test('a notice stands in the index by its turn as long as it is on its way, and keeps its place while it is sent', async () => {
    const queued = await notices.putOnce(aNotice({ dossier: 'WAY', stateAt: now }));
    const places = [await placeOf(queued)];
    const held = await move(queued, 'queued', 'held', now, { releaseAt: later(60) });
    places.push(await placeOf(held));
    const released = await move(held, 'held', 'queued', later(60));
    const claimed = await move(released, 'queued', 'sending', later(61), { attempts: 1, carrierAsked: false });
    places.push(await placeOf(claimed));
    const again = await move(claimed, 'sending', 'queued', later(61), { tryAgainAt: later(62), ourFault: true });
    places.push(await placeOf(again));
    const claimedAgain = await move(again, 'queued', 'sending', later(62), { attempts: 2, carrierAsked: false });
    expect([claimedAgain.tryAgainAt, claimedAgain.ourFault]).toEqual([undefined, undefined]);
    const taken = await move(claimedAgain, 'sending', 'accepted', later(62));
    expect([...places, await placeOf(taken), taken.carrierAsked]).toEqual([
      `sender#now ${now}`,
      `sender#now ${later(60)}`,
      `sender#now ${later(60)}`,
      `sender#now ${later(62)}`,
      undefined,
      undefined,
    ]);
  });

  test('a claim is for who made it: whoever was taken for dead neither notes nor moves what another has', async () => {
    const queued = await notices.putOnce(aNotice({ dossier: 'CLAIM', stateAt: now }));
    const dead = await move(queued, 'queued', 'sending', now, { carrierAsked: false });
    const back = await move(dead, 'sending', 'queued', later(2), { tryAgainAt: later(3) });
    const claimed = await move(back, 'queued', 'sending', later(3), { carrierAsked: false });
    expect(await notices.markAsked(dead)).toBe(false);
    expect(await notices.move(dead, 'sending', 'queued', later(3))).toBeUndefined();
    expect([await notices.markAsked(claimed), await notices.markAsked(claimed)]).toEqual([true, true]);
    expect((await notices.find(claimed))?.carrierAsked).toBe(true);
    expect((await notices.move(claimed, 'sending', 'accepted', later(3)))?.state).toBe('accepted');
  });

  test('who looks for what is stalled reads each lane up to a moment, and puts it off until it is looked at again', async () => {
    const old = await notices.putOnce(aNotice({ dossier: 'OLD', stateAt: later(-600) }));
    await notices.putOnce(aNotice({ dossier: 'OLD', id: 'nudge#a#sms', kind: 'nudge', stateAt: later(-600) }));
    await notices.putOnce(aNotice({ dossier: 'NEW', stateAt: later(-5) }));
    const found = async () => (await inFlight.withTurnBefore('now', later(-300), 10)).map(({ dossier }) => dossier);
    expect(await found()).toEqual(['OLD']);
    expect((await inFlight.withTurnBefore('bulk', later(-300), 10)).map(({ id }) => id)).toEqual(['nudge#a#sms']);
    await inFlight.lookAgainAt({ ...old, stateAt: now }, later(60)); // as it was before somebody moved it
    expect(await found()).toEqual(['OLD']);
    await inFlight.lookAgainAt(old, later(60));
    expect(await found()).toEqual([]);
    expect(await notices.find(old)).toEqual(old);
  });

  test('notices that an earlier version left on their way are entered, once', async () => {
    const former = aNotice({ dossier: 'FORMER', stateAt: later(-900) });
    await documents.send(new PutCommand({ TableName: 'notices', Item: { ...former } }));
    const listInFlight = makeListInFlight(lost);
    expect(await listInFlight(false)).toBe(1);
    expect(await placeOf(former)).toBeUndefined();
    expect([await listInFlight(true), await listInFlight(true)]).toEqual([1, 0]);
    expect(await placeOf(former)).toBe(`sender#now ${later(-900)}`);
    // One that is claimed before enters itself.
    const claimed: Notice = { ...former, dossier: 'CLAIMED' };
    await documents.send(new PutCommand({ TableName: 'notices', Item: { ...claimed } }));
    await move(claimed, 'queued', 'sending', now, { carrierAsked: false });
    expect(await placeOf(claimed)).toBe(`sender#now ${now}`);
  });

  test('after a mend what failed by our fault is sent again, once, and never where somebody was called', async () => {
    const state = aDossier({ status: 'finished', entered: { finished: 1 } });
    const failed = (dossier: string, changes: Partial<Notice> = {}): Notice =>
      aNotice({
        ...{ dossier, id: 'completion#1#sms', kind: 'completion', state: 'failed', ourFault: true, attempts: 5 },
        ...changes,
      });
    const given = [
      failed('MENDED', { toCall: true }),
      failed('CALLED', { toCall: false }),
      failed('CARRIER', { ourFault: undefined, toCall: true }),
      failed('UNTRUE'),
      failed('TWO'),
      failed('TWO', {
        id: 'completion#1#email',
        channel: 'email',
        state: 'undeliverable',
        ourFault: undefined,
        toCall: true,
      }),
    ];
    for (const notice of given) await notices.putOnce(notice);
    for (const code of ['MENDED', 'CALLED', 'CARRIER', 'TWO'])
      await dossiers.save(undefined, { ...state, code, version: 1 });
    await dossiers.save(undefined, aDossier({ code: 'UNTRUE', version: 1 }));
    const queues = { now: fakeQueue(), bulk: fakeQueue() };
    const sendAgain = makeSendAgain({ lost, notices, dossiers, queues, clock: aClock(now) });
    expect(await sendAgain(false)).toEqual({ found: 4, sent: 2, left: 2 });
    expect(await sendAgain(true)).toEqual({ found: 4, sent: 2, left: 2 });
    expect(await sendAgain(true)).toEqual({ found: 2, sent: 0, left: 2 });
    expect(queues.now.sent).toHaveLength(2);
    const stored = await notices.find(failed('MENDED'));
    expect(stored).toMatchObject({ state: 'queued', attempts: 0, stateAt: now });
    expect([stored?.toCall, stored?.ourFault]).toEqual([undefined, undefined]);
    const mail = await notices.find({ dossier: 'TWO', id: 'completion#1#email' });
    expect([mail?.state, mail?.toCall]).toEqual(['undeliverable', undefined]);
    expect((await notices.find(failed('CARRIER')))?.toCall).toBe(true);
  });

  test('between looking and sending somebody is called: the table itself says no', async () => {
    const failed = aNotice({ dossier: 'RACE', state: 'failed', ourFault: true, toCall: true });
    await notices.putOnce({ ...failed, toCall: false });
    expect(await notices.move(failed, 'failed', 'queued', now, { attempts: 0 })).toBeUndefined();
  });

  test('what staff typed lies in the index until its days are over, also of what was ticked off, and then it is gone', async () => {
    const texts = dynamoTypedTexts(documents, 'notices');
    const written = { state: 'undeliverable', toCall: true, draftedBy: 'lan@example.vn', stateAt: now } as const;
    const called = await notices.putOnce(
      aNotice({ ...written, dossier: 'TEXT', facts: { missing: 'Giấy khai sinh' } }),
    );
    const endedBefore = async (moment: string) => (await texts.endedBefore(moment, 10)).map(({ dossier }) => dossier);
    expect(await endedBefore(later(1))).toEqual([]);
    await notices.offTheList(called);
    expect([await placeOf(called), await endedBefore(later(-1))]).toEqual([`texts ${now}`, []]);
    const [found] = await texts.endedBefore(later(1), 10);
    if (found) await texts.takeOut(found);
    expect([await endedBefore(later(1)), await placeOf(called)]).toEqual([[], undefined]);
    expect(await notices.find(called)).toMatchObject({ state: 'undeliverable', facts: {} });
    expect((await notices.find(called))?.facts).not.toHaveProperty('missing');
  });
});
