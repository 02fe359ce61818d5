import { describe, expect, test } from 'vitest';
import { makeLists } from '../../functions/console/lists.ts';
import { callDesk } from '../../functions/domain/desk.ts';
import type { DossierState } from '../../functions/domain/dossier-state.ts';
import type { Notice } from '../../functions/domain/notice.ts';
import type { Handover } from '../../functions/ports.ts';
import { noNudges } from '../../functions/send-notice/clear-nudge.ts';
import { makeSendNotice } from '../../functions/send-notice/handler.ts';
import { aDossier, aNotice } from '../builders.ts';
import { fakeLetters, fakeMatters } from '../fake-matters.ts';
import {
  aClock,
  accepted,
  fakeAudit,
  fakeContacts,
  fakeDossiers,
  fakeNotices,
  fakePolicies,
  fakeQueue,
} from '../fakes.ts';
import { anApology, byMail, lan } from '../people.ts';

const now = '2026-10-21T10:00:00+07:00';
const both = aDossier({ contactable: ['sms', 'email'], dueAt: '2026-10-28T16:30:00+07:00' });
const sms = anApology({ state: 'queued' });
const mail = byMail(sms);
const refused: Handover = { outcome: 'refused', reason: 'no such number' };
const unknown: Handover = { outcome: 'unknown', reason: 'TimeoutError' };
const later: Handover = { outcome: 'later', reason: 'Throttling' };

type Given = {
  state?: DossierState;
  notices: Notice[];
  answers: Partial<Record<Notice['channel'], Handover | 'dies'>>;
};

const setUp = ({ state = both, notices: given, answers }: Given) => {
  const [notices, dossiers, clock, audit] = [fakeNotices(...given), fakeDossiers(state), aClock(now), fakeAudit()];
  const letters = fakeLetters();
  const matters = fakeMatters({ dossiers, notices, letters, audit });
  const send = makeSendNotice({
    ...{ notices, dossiers, clock, policies: fakePolicies(), queue: fakeQueue(), report: () => {} },
    clear: noNudges,
    reportFault: () => {},
    make: async ({ channel }) => ({
      outcome: 'made',
      sent: {},
      handOver: async () => {
        const handover = answers[channel] ?? accepted;
        if (handover === 'dies') throw new Error('killed');
        return handover;
      },
    }),
  });
  const called = async () => (await matters.onDesk(callDesk('H21.134'), { limit: 10 })).items.map(({ id }) => id);
  const lists = makeLists({ ...{ dossiers, notices, matters, letters, audit, clock }, contacts: fakeContacts() });
  const stateOf = async (one: Notice) => (await notices.find(one))?.state;
  return { send, notices, dossiers, clock, called, lists, stateOf };
};

describe('a citizen is called where no channel has reached them', () => {
  test.each<[string, Given['answers'], called: string[]]>([
    ['both were refused', { sms: refused, email: refused }, [mail.id]],
    ['one was refused, the other never answered', { sms: refused, email: unknown }, [mail.id]],
    ['the mail arrived', { sms: refused }, []],
    ['the SMS arrived', { email: refused }, []],
    ['both arrived', {}, []],
    ['one is tried again', { sms: refused, email: later }, []],
  ])('%s', async (_, answers, expected) => {
    const { send, called } = setUp({ notices: [sms, mail], answers });
    await send(sms);
    expect(await called()).toEqual([]); // the mail may still reach them
    await send(mail);
    expect(await called()).toEqual(expected);
  });

  test('also when both channels are lost at the same moment, once', async () => {
    const { send, called } = setUp({ notices: [sms, mail], answers: { sms: refused, email: refused } });
    await Promise.all([send(sms), send(mail)]);
    expect(await called()).toEqual([mail.id]);
  });

  test('when the tries are used up, or the sender died', async () => {
    const failing = setUp({ notices: [sms, { ...mail, attempts: 4 }], answers: { sms: refused, email: later } });
    await failing.send(sms);
    await failing.send(mail);
    expect([await failing.stateOf(mail), await failing.called()]).toEqual(['failed', [mail.id]]);
    const dying = setUp({ state: both, notices: [sms], answers: { sms: 'dies' } });
    await expect(dying.send(sms)).rejects.toThrow('killed');
    dying.clock.moveTo('2026-10-21T10:02:00+07:00');
    await dying.send(sms);
    expect([await dying.stateOf(sms), await dying.called()]).toEqual(['unknown', [sms.id]]);
  });

  test('though we died between the loss and the list: the message comes again', async () => {
    const { send, called } = setUp({ notices: [sms, { ...mail, state: 'undeliverable' }], answers: { sms: refused } });
    await send(mail);
    expect(await called()).toEqual([]);
    await send(sms);
    const again = setUp({
      notices: [
        { ...sms, state: 'failed' },
        { ...mail, state: 'undeliverable' },
      ],
      answers: {},
    });
    await again.send(sms);
    expect([await called(), await again.called()]).toEqual([[mail.id], [mail.id]]);
  });

  test('when a channel was closed for another, and that one was refused', async () => {
    const closed = anApology({ id: 'delay-apology#2026-10-23#none', channel: 'none', state: 'superseded' });
    const state = { ...both, contactable: ['sms' as const] };
    const { send, called } = setUp({ state, notices: [closed, sms], answers: { sms: refused } });
    await send(sms);
    expect(await called()).toEqual([sms.id]);
  });

  test('when they want no SMS, and the mail that they want is refused', async () => {
    const state = { ...both, declined: ['sms' as const] };
    for (const order of [
      [sms, mail],
      [mail, sms],
    ]) {
      const { send, called } = setUp({ state, notices: [sms, mail], answers: { email: refused } });
      for (const one of order) await send(one);
      expect(await called()).toEqual([mail.id]);
    }
  });

  test('when what was approved for nobody’s address has an address since', async () => {
    const none = anApology({ id: 'delay-apology#2026-10-23#none', channel: 'none', state: 'queued' });
    for (const contactable of [[], ['sms' as const]]) {
      const { send, called } = setUp({ state: { ...both, contactable }, notices: [none], answers: {} });
      await send(none);
      expect(await called()).toEqual([none.id]);
    }
  });
});

describe('a citizen is not called', () => {
  test('who wants no notices at all', async () => {
    const state = { ...both, declined: ['sms' as const, 'email' as const] };
    const { send, called, stateOf } = setUp({ state, notices: [sms, mail], answers: {} });
    await send(sms);
    await send(mail);
    expect([await stateOf(sms), await stateOf(mail), await called()]).toEqual(['suppressed', 'suppressed', []]);
    const none = anApology({ id: 'delay-apology#2026-10-23#none', channel: 'none', state: 'queued' });
    const nobody = setUp({ state, notices: [none], answers: {} });
    await nobody.send(none);
    expect([await nobody.stateOf(none), await nobody.called()]).toEqual(['suppressed', []]);
  });

  test('for a receipt, which was given by hand', async () => {
    const receipt = aNotice();
    const { send, called, stateOf } = setUp({ state: aDossier(), notices: [receipt], answers: { sms: refused } });
    await send(receipt);
    expect([await stateOf(receipt), await called()]).toEqual(['undeliverable', []]);
  });

  test('when the words came back to their approver', async () => {
    const { send, called } = setUp({
      notices: [sms, { ...mail, state: 'awaiting-approval' }],
      answers: { sms: refused },
    });
    await send(sms);
    expect(await called()).toEqual([]);
  });

  test('while a next channel is there: a completion goes over it first', async () => {
    const finished = aDossier({ status: 'finished', contactable: ['sms', 'email'], entered: { finished: 1 } });
    const completion = aNotice({ id: 'completion#1#sms', kind: 'completion' });
    const { send, called, notices } = setUp({
      state: finished,
      notices: [completion],
      answers: { sms: refused, email: refused },
    });
    await send(completion);
    expect(await called()).toEqual([]);
    await send(byMail(completion));
    expect(notices.all().map(({ state }) => state)).toEqual(['undeliverable', 'undeliverable']);
    expect(await called()).toEqual(['completion#1#email']);
  });

  test('twice: who was ticked off stays off, though the message comes again', async () => {
    const { send, called, lists, notices } = setUp({
      notices: [sms],
      state: { ...both, contactable: ['sms'] },
      answers: { sms: refused },
    });
    await send(sms);
    expect(await called()).toEqual([sms.id]);
    expect(await lists.tickCall(lan, sms, 'gọi điện')).toBeUndefined();
    await send(sms);
    expect([await called(), (await notices.find(sms))?.toCall]).toEqual([[], false]);
  });
});

test('the list drops what is true no longer, and the rest is what to tell', async () => {
  const { send, lists, dossiers, called } = setUp({ notices: [sms, mail], answers: { sms: refused, email: refused } });
  await send(sms);
  await send(mail);
  const page = { limit: 10 };
  expect(await lists.calls(lan, 'H21.134', page)).toMatchObject({
    ok: true,
    items: [{ kind: 'delay-apology', facts: sms.facts }],
  });
  await dossiers.save(both, { ...both, status: 'finished', version: 3 });
  expect(await lists.calls(lan, 'H21.134', page)).toEqual({ ok: true, items: [] });
  expect(await called()).toEqual([]);
});
