import { expect, test } from 'vitest';
import { makeReactToDossier } from '../../functions/react-to-dossier/handler.ts';
import { aDossier, aNotice } from '../builders.ts';
import { aClock, fakeNotices, fakePolicies, fakeQueue } from '../fakes.ts';

const now = '2026-10-20T09:00:00+07:00';
const finished = aDossier({ status: 'finished', updatedAt: now, finishedAt: now, entered: { finished: 1 } });

const setUp = (notices = fakeNotices()) => {
  const queue = fakeQueue();
  return {
    notices,
    queue,
    react: makeReactToDossier({ notices, queue, policies: fakePolicies(), clock: aClock(now) }),
  };
};

test('a finished dossier puts its notice and hands it to the queue; the same change again makes no second one', async () => {
  const { react, notices, queue } = setUp();
  await react({ before: aDossier(), after: finished });
  await react({ before: aDossier(), after: finished });
  expect(notices.all().map(({ id, state }) => [id, state])).toEqual([['early-completion#1#sms', 'queued']]);
  expect(queue.sent).toEqual([{ id: 'early-completion#1#sms' }, { id: 'early-completion#1#sms' }]); // healed, for the claim lets one through
});

test('what needs an approval is not handed to the queue', async () => {
  const { react, notices, queue } = setUp();
  await react({ before: aDossier(), after: aDossier({ status: 'supplement-requested', updatedAt: now }) });
  expect([notices.all().map(({ state }) => state), queue.sent]).toEqual([['awaiting-approval'], []]);
});

test('a step back owes a correction only if the completion went out', async () => {
  const back = aDossier({ updatedAt: now });
  const silent = setUp(fakeNotices(aNotice({ id: 'completion#1#sms', kind: 'completion', state: 'held' })));
  await silent.react({ before: finished, after: back });
  expect(silent.notices.all()).toHaveLength(1);
  const told = setUp(fakeNotices(aNotice({ id: 'completion#1#sms', kind: 'completion', state: 'accepted' })));
  await told.react({ before: finished, after: back });
  expect(told.notices.all().map(({ id, state }) => [id, state])).toContainEqual([
    'correction#1#sms',
    'awaiting-approval',
  ]);
});
