import { expect, test } from 'vitest';
import { makeSweepDeadlines } from '../../functions/sweep-deadlines/handler.ts';
import { aDossier } from '../builders.ts';
import { aClock, fakeDossiers, fakeNotices, fakePolicies, fakeQueue } from '../fakes.ts';

test('a sweep warns of what is due or overdue and recalls what waits, once however often it runs', async () => {
  const finishedAt = '2026-10-15T10:00:00+07:00';
  const dossiers = fakeDossiers(
    aDossier({ code: 'DUE-TOMORROW' }),
    aDossier({ code: 'OVERDUE', dueAt: '2026-10-21T16:30:00+07:00' }),
    aDossier({ code: 'IN-TIME', dueAt: '2026-11-20T16:30:00+07:00' }),
    aDossier({ code: 'WAITS', status: 'finished', finishedAt, entered: { finished: 1 } }),
  );
  const notices = fakeNotices();
  const queue = fakeQueue();
  const clock = aClock('2026-10-22T07:00:00+07:00');
  const ports = { dossiers, notices, queue, policies: fakePolicies(), clock };
  const sweep = makeSweepDeadlines(ports);
  await sweep();
  await sweep();
  await makeSweepDeadlines(ports)(); // after a cold start
  expect(
    notices
      .all()
      .map(({ dossier, id }) => `${dossier} ${id}`)
      .toSorted(),
  ).toEqual([
    'DUE-TOMORROW due-soon-alert#2026-10-23#email',
    'OVERDUE overdue-alert#2026-10-21#email',
    'WAITS collection-reminder#1#sms',
  ]);
  expect(queue.sent).toHaveLength(6);
});
