import { expect, test } from 'vitest';
import type { Notice, NoticeRef } from '../../functions/domain/notice.ts';
import { type Lane, laneOf, turnOf } from '../../functions/domain/turn.ts';
import { makeFindStalled } from '../../functions/find-stalled/handler.ts';
import type { InFlight, TypedTexts } from '../../functions/ports.ts';
import { aNotice } from '../builders.ts';
import { aClock, fakeQueue } from '../fakes.ts';

// A Sunday, before seven in the morning.
const now = '2026-10-18T05:30:00+07:00';

const setUp = (...notices: Notice[]) => {
  const places = new Map(notices.map((notice) => [notice, turnOf(notice)]));
  const inFlight: InFlight = {
    withTurnBefore: async (lane: Lane, before, most) =>
      notices.filter((one) => laneOf(one) === lane && (places.get(one) ?? '') <= before).slice(0, most),
    lookAgainAt: async (notice, at) => {
      places.set(notice, at);
    },
  };
  const queues = { now: fakeQueue(), bulk: fakeQueue() };
  const clock = aClock(now);
  const found: string[] = [];
  const asked: string[] = [];
  const takenOut: string[] = [];
  const ended = [lost({ id: 'ended', state: 'superseded' })];
  const typedTexts: TypedTexts = {
    endedBefore: async (before) => {
      asked.push(before);
      return ended.splice(0);
    },
    takeOut: async ({ id }) => {
      takenOut.push(id);
    },
  };
  const report = ({ id }: NoticeRef) => found.push(id);
  const find = makeFindStalled({ inFlight, typedTexts, noteDays: 365, queues, clock, report });
  return { find, queues, clock, found, asked, takenOut };
};

const lost = (changes: Partial<Notice>) => aNotice({ stateAt: '2026-10-17T22:00:00+07:00', ...changes });

test('what is stalled is handed to the queue of its lane, on a Sunday before seven', async () => {
  const { find, queues, found } = setUp(
    lost({ id: 'queued' }),
    lost({ id: 'held', state: 'held', releaseAt: '2026-10-18T05:00:00+07:00' }),
    lost({ id: 'sending', state: 'sending' }),
    lost({ id: 'until-seven', state: 'held', releaseAt: '2026-10-18T07:00:00+07:00' }),
    lost({ id: 'being-sent', state: 'sending', stateAt: '2026-10-18T05:29:00+07:00' }),
    lost({ id: 'nudge', kind: 'nudge' }),
  );
  await find();
  expect(queues.now.sent.map(({ id }) => id).toSorted()).toEqual(['held', 'queued', 'sending']);
  expect(queues.bulk.sent.map(({ id }) => id)).toEqual(['nudge']);
  expect(found).toHaveLength(4);
});

test('what staff typed into matters that ended so many days ago is taken out, in the same run', async () => {
  const { find, asked, takenOut } = setUp();
  await find();
  expect([asked, takenOut]).toEqual([['2025-10-18T05:30:00+07:00'], ['ended']]);
});

test('what was handed on is not handed on again in the next run, but an hour later, where it still waits', async () => {
  const { find, queues, clock } = setUp(lost({}));
  await find();
  clock.moveTo('2026-10-18T05:45:00+07:00');
  await find();
  expect(queues.now.sent).toHaveLength(1);
  clock.moveTo('2026-10-18T06:45:00+07:00');
  await find();
  expect(queues.now.sent).toHaveLength(2);
});

test('after an outage a run hands on no more than a thousand of a lane, and the next run goes on', async () => {
  const { find, queues, clock } = setUp(...Array.from({ length: 1500 }, (_, n) => lost({ id: `lost-${n}` })));
  await find();
  expect(queues.now.sent).toHaveLength(1000);
  clock.moveTo('2026-10-18T05:45:00+07:00');
  await find();
  expect(new Set(queues.now.sent.map(({ id }) => id)).size).toBe(1500);
});
