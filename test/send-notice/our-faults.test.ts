import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DossierState } from '../../functions/domain/dossier-state.ts';
import type { Notice } from '../../functions/domain/notice.ts';
import type { Clear } from '../../functions/send-notice/clear-nudge.ts';
import { makeSendNotice } from '../../functions/send-notice/handler.ts';
import type { Made, MakeMessage } from '../../functions/send-notice/make-message.ts';
import type { SendPorts } from '../../functions/send-notice/send-claimed.ts';
import { aDossier, aNotice } from '../builders.ts';
import { aClock, accepted, fakeDossiers, fakeNotices, fakePolicies, fakeQueue } from '../fakes.ts';

/* Whatever breaks on our side before the carrier is asked: the notice is never `unknown`, never sent twice, never lost. */

const finished = aDossier({ status: 'finished', entered: { finished: 2 } });
const completion = aNotice({ id: 'completion#2#sms', kind: 'completion', occurrence: '2' });

/** What is asked of the world between the claim and the carrier, each of which may break. */
const places = ['dossier', 'others', 'clearance', 'message', 'note', 'building'] as const;
type Place = (typeof places)[number];

const setUp = (
  broken: Set<Place>,
  { state = finished, notice = completion }: { state?: DossierState; notice?: Notice } = {},
) => {
  const [clock, queue, notices, dossiers] = [
    aClock('2026-10-12T08:31:00+07:00'),
    fakeQueue(),
    fakeNotices(notice),
    fakeDossiers(state),
  ];
  const handed: string[] = [];
  const faults: string[] = [];
  const reports: Notice[] = [];
  const breakAt = (place: Place) => {
    if (broken.has(place)) throw new TypeError(`broken at ${place}`);
  };
  const make: MakeMessage = async ({ id }): Promise<Made> => {
    breakAt('message');
    const handOver = async () => {
      if (broken.has('building')) return { outcome: 'not-sent' as const, reason: 'TypeError: broken at building' };
      handed.push(id);
      return accepted;
    };
    return { outcome: 'made', handOver, sent: {} };
  };
  const clear: Clear = async ({ facts }) => {
    breakAt('clearance');
    return { facts };
  };
  const ports: SendPorts = {
    notices: {
      ...notices,
      ofDossier: async (code) => {
        breakAt('others');
        return notices.ofDossier(code);
      },
      markAsked: async (claimed) => {
        breakAt('note');
        return notices.markAsked(claimed);
      },
    },
    dossiers: {
      find: async (code) => {
        breakAt('dossier');
        return dossiers.find(code);
      },
    },
    ...{ policies: fakePolicies(), queue, make, clear, clock },
    report: (one) => reports.push(one),
    reportFault: (_, error) => faults.push(String(error)),
  };
  const send = makeSendNotice(ports);
  const stored = () => notices.all()[0] ?? notice;
  return { send: () => send(notice), stored, notices, queue, clock, handed, faults, reports };
};

const kinds: [Place, Notice][] = [
  ...places.filter((place) => place !== 'clearance').map((place): [Place, Notice] => [place, completion]),
  ['clearance', aNotice({ id: 'nudge#drive#sms', kind: 'nudge', occurrence: 'drive' })],
];

test.each(kinds)(
  'broken at the %s, a notice goes back to its queue and leaves once it is mended',
  async (place, notice) => {
    const broken = new Set<Place>([place]);
    const { send, stored, queue, clock, handed } = setUp(broken, { notice });
    await send();
    expect([stored(), handed]).toMatchObject([{ state: 'queued', ourFault: true, attempts: 1 }, []]);
    expect(stored().reason).toMatch(/TypeError/);
    expect(queue.sent).toEqual([{ id: notice.id, at: '2026-10-12T08:32:00+07:00' }]);
    broken.clear();
    clock.moveTo('2026-10-12T08:32:00+07:00');
    await send();
    expect([stored().state, stored().ourFault, handed]).toEqual(['accepted', undefined, [notice.id]]);
  },
);

test('an error’s own sentence, which may name a person, is not kept with the notice', async () => {
  const { send, stored, faults } = setUp(new Set(['message']));
  await send();
  expect([stored().reason, faults]).toEqual(['a fault of our own: TypeError', ['TypeError: broken at message']]);
});

test('after five tries it fails, is told apart from what carriers do, and the citizen is called', async () => {
  const { send, stored, queue, clock, reports } = setUp(new Set(['message']));
  for (let turn = 0; turn < 5; turn += 1) {
    await send();
    clock.moveTo(queue.sent.at(-1)?.at ?? clock.now());
  }
  expect(queue.sent.map(({ at }) => at?.slice(11, 16))).toEqual(['08:32', '08:37', '08:52', '09:52']);
  expect(stored()).toMatchObject({ state: 'failed', ourFault: true, toCall: true });
  expect(reports.map(({ state, ourFault }) => [state, ourFault])).toEqual([
    ...Array.from({ length: 4 }, () => ['queued', true]),
    ['failed', true],
  ]);
});

test('a message that comes early, again, does not shorten the pause', async () => {
  const { send, stored, queue, clock, handed } = setUp(new Set(['message']));
  await send();
  clock.moveTo('2026-10-12T08:31:40+07:00');
  await send();
  expect([stored().attempts, handed, queue.sent.map(({ at }) => at?.slice(11, 19))]).toEqual([
    1,
    [],
    ['08:32:00', '08:32:00'],
  ]);
});

test('a sender that stopped before it asked the carrier left nothing: the notice goes back and is sent once', async () => {
  const claimed: Notice = { ...completion, state: 'sending', attempts: 1, carrierAsked: false };
  const { send, stored, clock, handed } = setUp(new Set(), { notice: claimed });
  await expect(
    setUp(new Set(), { notice: { ...claimed, stateAt: '2026-10-12T08:30:30+07:00' } }).send(),
  ).rejects.toThrow('in other hands');
  clock.moveTo('2026-10-12T09:00:00+07:00');
  await send();
  expect(stored()).toMatchObject({ state: 'queued', ourFault: true, tryAgainAt: '2026-10-12T09:01:00+07:00' });
  clock.moveTo('2026-10-12T09:01:00+07:00');
  await send();
  expect([stored().state, handed]).toEqual(['accepted', ['completion#2#sms']]);
});

test.each([
  ['asked the carrier', true],
  ['wrote down nothing, as versions before did', undefined],
])('a sender that %s and stopped may have handed it over: unknown', async (_, carrierAsked) => {
  const claimed: Notice = { ...completion, state: 'sending', attempts: 1, carrierAsked };
  const { send, stored, clock, handed } = setUp(new Set(), { notice: claimed });
  clock.moveTo('2026-10-12T09:00:00+07:00');
  await send();
  expect([stored().state, stored().toCall, handed]).toEqual(['unknown', true, []]);
});

test('who was taken for dead, and wakes, neither hands over nor moves a notice that another has', async () => {
  const wakes: { now?: () => void } = {};
  const clock = aClock('2026-10-12T08:31:00+07:00');
  const notices = fakeNotices(completion);
  const handed: string[] = [];
  const sender = (name: string, message: () => Promise<void>) =>
    makeSendNotice({
      ...{ notices, clock, dossiers: fakeDossiers(finished), policies: fakePolicies(), queue: fakeQueue() },
      make: async () => {
        await message();
        const handOver = async () => {
          handed.push(name);
          return accepted;
        };
        return { outcome: 'made', handOver, sent: {} };
      },
      clear: async ({ facts }) => ({ facts }),
      report: () => {},
      reportFault: () => {},
    });
  const slow = sender('slow', () => new Promise((resolve) => Object.assign(wakes, { now: resolve })));
  const quick = sender('quick', async () => {});
  const asleep = slow(completion);
  await expect.poll(() => typeof wakes.now).toBe('function'); // it has its claim and is making the message
  clock.moveTo('2026-10-12T08:33:00+07:00');
  await quick(completion); // back to the queue
  clock.moveTo('2026-10-12T08:34:00+07:00');
  await quick(completion);
  wakes.now?.();
  await asleep;
  expect([handed, notices.all()[0]?.state]).toEqual([['quick'], 'accepted']);
});

test('whatever breaks, in whatever turns: never unknown, handed over at most once, and never in nobody’s hands', async () => {
  const turns = fc.array(fc.subarray([...places]), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(turns, async (brokenAt) => {
      const broken = new Set<Place>();
      const { send, stored, queue, clock, handed } = setUp(broken);
      for (const places of brokenAt) {
        broken.clear();
        for (const place of places) broken.add(place);
        // What throws comes again with its message.
        await send().catch(() => undefined);
        clock.moveTo(queue.sent.at(-1)?.at ?? clock.now());
      }
      expect(handed.length).toBeLessThanOrEqual(1);
      expect(['accepted', 'queued', 'failed']).toContain(stored().state);
      if (stored().state === 'accepted') expect(handed).toHaveLength(1);
      if (stored().state === 'failed' && !broken.has('others')) expect(stored().toCall).toBe(true);
    }),
  );
});
