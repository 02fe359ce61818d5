import { expect, test } from 'vitest';
import type { DossierState } from '../../functions/domain/dossier-state.ts';
import { driveDigests } from '../../functions/domain/drive-digest.ts';
import type { Notice } from '../../functions/domain/notice.ts';
import type { Handover } from '../../functions/ports.ts';
import { type Clearance, noNudges } from '../../functions/send-notice/clear-nudge.ts';
import { makeSendNotice } from '../../functions/send-notice/handler.ts';
import type { Made } from '../../functions/send-notice/make-message.ts';
import { aDossier, aNotice } from '../builders.ts';
import { aDigestSource } from '../digest-source.ts';
import { aClock, accepted, fakeDossiers, fakeNotices, fakePolicies, fakeQueue } from '../fakes.ts';
import { aRequest, requested } from '../people.ts';

const setUp = ({
  state = aDossier(),
  notice = aNotice(),
  others = [],
  answers = [accepted],
  clearance = { facts: {} },
  now = '2026-10-12T08:31:00+07:00',
}: {
  state?: DossierState;
  notice?: Notice;
  others?: Notice[];
  /** An error is one of our own while the message is made; who `dies` was about to hand it over. */
  answers?: (Handover | Error | { problem: string } | { outcome: 'dies' })[];
  clearance?: Clearance;
  now?: string;
} = {}) => {
  const clock = aClock(now);
  const notices = fakeNotices(notice, ...others);
  const queue = fakeQueue();
  const delivered: string[] = [];
  const reports: string[] = [];
  let tries = 0;
  const make = async ({ id }: Notice): Promise<Made> => {
    tries += 1;
    const answer = answers[Math.min(tries, answers.length) - 1] ?? accepted;
    if (answer instanceof Error) throw answer;
    if ('problem' in answer) return { outcome: 'not-made', problem: answer.problem };
    const handOver = async () => {
      delivered.push(id);
      if (answer.outcome === 'dies') throw new Error('killed');
      return answer;
    };
    return { outcome: 'made', handOver, sent: { words: 'vi@1', encoding: 'GSM-7', parts: 1 } };
  };
  const send = makeSendNotice({
    notices,
    dossiers: fakeDossiers(state),
    policies: fakePolicies(),
    queue,
    make,
    clear: async () => clearance,
    clock,
    report: ({ state, reason }) => reports.push(reason ? `${state}: ${reason}` : state),
    reportFault: () => {},
  });
  return {
    send: () => send(notice),
    stored: (id = notice.id) => notices.all().find((one) => one.id === id),
    queue,
    delivered,
    reports,
    clock,
  };
};

test('a queued notice is handed over once and the provider’s id is kept', async () => {
  const { send, stored, delivered } = setUp();
  await send();
  await send();
  expect(delivered).toEqual(['receipt#1#sms']);
  expect(stored()).toMatchObject({
    state: 'accepted',
    providerId: 'provider-1',
    attempts: 1,
    acceptedAt: '2026-10-12T08:31:00+07:00',
    parts: 1,
  });
});

test('two workers with the same notice send it once', async () => {
  const { send, delivered } = setUp();
  await Promise.allSettled([send(), send(), send()]);
  expect(delivered).toHaveLength(1);
});

test('a notice whose turn comes at night is held and goes out at seven', async () => {
  const { send, stored, queue, delivered, clock } = setUp({ now: '2026-10-12T21:00:00+07:00' });
  await send();
  expect([stored()?.state, queue.sent, delivered]).toEqual([
    'held',
    [{ id: 'receipt#1#sms', at: '2026-10-13T07:00:00+07:00' }],
    [],
  ]);
  await send(); // a second copy of the message must not send it either
  expect(delivered).toEqual([]);
  clock.moveTo('2026-10-13T07:00:00+07:00');
  await send();
  expect([stored()?.state, delivered.length]).toEqual(['accepted', 1]);
});

test('a notice that is no longer true when its turn comes is superseded', async () => {
  const { send, stored, delivered } = setUp({ state: aDossier({ status: 'finished' }) });
  await send();
  expect([stored()?.state, delivered]).toEqual(['superseded', []]);
});

test('a citizen who turned the channel down meanwhile is left alone', async () => {
  const { send, stored, delivered } = setUp({ state: aDossier({ declined: ['sms'] }) });
  await send();
  expect([stored()?.state, delivered]).toEqual(['suppressed', []]);
});

test('a provider that says "later" is asked again after 1, 5, 15 and 60 minutes, then the notice fails with a report', async () => {
  const { send, stored, queue, delivered, reports, clock } = setUp({
    answers: [{ outcome: 'later', reason: 'Throttling' }],
  });
  for (let turn = 0; turn < 5; turn += 1) {
    await send();
    clock.moveTo(queue.sent.at(-1)?.at ?? clock.now());
  }
  expect(queue.sent.map(({ at }) => at?.slice(11, 16))).toEqual(['08:32', '08:37', '08:52', '09:52']);
  expect([stored()?.state, delivered.length, reports]).toEqual([
    'failed',
    5,
    [...Array(4).fill('queued: Throttling'), 'failed: Throttling'],
  ]);
});

test('a number refused for good passes the news on to the e-mail address, once', async () => {
  const { send, stored, queue } = setUp({
    state: aDossier({ contactable: ['sms', 'email'] }),
    answers: [{ outcome: 'refused', reason: 'OptedOut' }],
  });
  await send();
  expect([stored()?.state, stored('receipt#1#email')?.state, queue.sent]).toEqual([
    'undeliverable',
    'queued',
    [{ id: 'receipt#1#email' }],
  ]);
  await send(); // the message comes again: the process died before passing on
  expect(queue.sent).toHaveLength(2);
  expect(stored('receipt#1#email')?.state).toBe('queued');
});

test('a provider that never answers leaves the notice unknown, and it is not sent again', async () => {
  const { send, stored, delivered, reports } = setUp({ answers: [{ outcome: 'unknown', reason: 'TimeoutError' }] });
  await send();
  await send();
  expect([stored()?.state, delivered.length, reports]).toEqual(['unknown', 1, ['unknown: TimeoutError']]);
});

test('a sender that died after its claim leaves the notice unknown, not sent twice', async () => {
  const { send, stored, delivered, clock } = setUp({ answers: [{ outcome: 'dies' }] });
  await expect(send()).rejects.toThrow('killed');
  await expect(send()).rejects.toThrow('in other hands');
  clock.moveTo('2026-10-12T08:33:00+07:00');
  await send();
  expect([stored()?.state, delivered.length]).toEqual(['unknown', 1]);
});

test('a text that cannot be made is tried again, for words may be mended; then it fails, it is never cut', async () => {
  const { send, stored, queue, reports, delivered, clock } = setUp({ answers: [{ problem: 'the SMS has 170 units' }] });
  for (let turn = 0; turn < 5; turn += 1) {
    await send();
    clock.moveTo(queue.sent.at(-1)?.at ?? clock.now());
  }
  expect([stored()?.state, stored()?.ourFault, delivered]).toEqual(['failed', true, []]);
  expect(reports).toEqual([
    ...Array.from({ length: 4 }, () => 'queued: the SMS has 170 units'),
    'failed: the SMS has 170 units',
  ]);
});

test('an approved notice that nobody can be told of goes to the call list', async () => {
  const { send, stored } = setUp({ notice: aNotice({ channel: 'none' }) });
  await send();
  expect(stored()?.state).toBe('suppressed');
});

test('a completion repeated on the same day after a slip is not told again', async () => {
  const facts = { finishedAt: '2026-10-12T08:00:00+07:00' };
  const first = aNotice({ id: 'completion#1#sms', kind: 'completion', state: 'accepted', facts });
  const { send, stored } = setUp({
    state: aDossier({ status: 'finished', entered: { finished: 2 } }),
    notice: aNotice({ id: 'completion#2#sms', kind: 'completion', occurrence: '2', facts }),
    others: [first],
  });
  await send();
  expect(stored()?.state).toBe('superseded');
});

test('a message about a notice that does not exist comes again and ends with the dead letters', async () => {
  const { queue } = setUp();
  const send = makeSendNotice({
    notices: fakeNotices(),
    dossiers: fakeDossiers(),
    policies: fakePolicies(),
    queue,
    make: async () => ({ outcome: 'not-made', problem: 'never asked' }),
    clear: noNudges,
    clock: aClock(),
    report: () => {},
    reportFault: () => {},
  });
  await expect(send({ dossier: 'x', id: 'y' })).rejects.toThrow('no notice x y');
});

const nudge = aNotice({ id: 'nudge#drive#sms', kind: 'nudge', occurrence: 'drive', facts: { procedureName: 'a' } });

test('a campaign message goes with what it was cleared with, and keeps that', async () => {
  const facts = { procedureName: 'a', offer: { fee: 115_000, formerFee: 135_000, to: '2026-12-31' } };
  const { send, stored, delivered } = setUp({ notice: nudge, clearance: { facts } });
  await send();
  expect([stored()?.state, stored()?.facts, delivered]).toEqual(['accepted', facts, ['nudge#drive#sms']]);
});

test('a campaign message that is not cleared is suppressed with the reason, and nobody is called for it', async () => {
  const { send, stored, delivered } = setUp({ notice: nudge, clearance: { refused: 'opted-out' } });
  await send();
  expect([stored(), delivered]).toEqual([expect.objectContaining({ state: 'suppressed', reason: 'opted-out' }), []]);
  expect(stored()?.toCall).toBeUndefined();
});

test('a campaign message whose number has had enough for today comes back when it may go', async () => {
  const until = '2026-10-13T07:00:00+07:00';
  const { send, stored, queue, delivered } = setUp({ notice: nudge, clearance: { until, reason: 'daily-limit' } });
  await send();
  expect([stored(), queue.sent, delivered]).toEqual([
    expect.objectContaining({ state: 'queued', reason: 'daily-limit' }),
    [{ id: 'nudge#drive#sms', at: until }],
    [],
  ]);
});

test('a digest is sent whatever became of any dossier', async () => {
  const digest = aNotice({ ...{ dossier: 'unit#H48.105', id: 'drive-digest#a#email', kind: 'drive-digest' } });
  const said = driveDigests(aDigestSource(), '2026-10-19T07:00:00+07:00')[0]?.facts ?? {};
  const notice: Notice = { ...digest, channel: 'email', audience: 'staff', facts: said };
  const { send, stored } = setUp({ notice });
  await send();
  expect(stored()?.state).toBe('accepted');
});

test('an approved list that the source has put right since goes back to its approver', async () => {
  const { send, stored, delivered } = setUp({
    state: { ...requested, missing: 'Giấy khám sức khỏe', version: 9 },
    notice: aRequest({ state: 'queued', seal: 'sealed' }),
  });
  await send();
  expect([stored()?.state, stored()?.facts.missing, stored()?.version, delivered]).toEqual([
    'awaiting-approval',
    'Giấy khám sức khỏe',
    9,
    [],
  ]);
});
