import { expect, test } from 'vitest';
import { closedByChange } from '../../functions/domain/reopening.ts';
import { makeSweepDeadlines } from '../../functions/sweep-deadlines/handler.ts';
import { aDossier, aNotice } from '../builders.ts';
import { aClock, fakeDossiers, fakeNotices, fakePolicies, fakeQueue } from '../fakes.ts';

const finishedAt = '2026-10-15T10:00:00+07:00';

const setUp = () => {
  const dossiers = fakeDossiers(
    aDossier({ code: 'DUE-1' }),
    aDossier({ code: 'DUE-2' }),
    aDossier({ code: 'DUE-ELSEWHERE', unit: 'H21.9' }),
    aDossier({ code: 'OVERDUE', dueAt: '2026-10-21T16:30:00+07:00' }),
    aDossier({ code: 'IN-TIME', dueAt: '2026-11-20T16:30:00+07:00' }),
    aDossier({ code: 'WAITS', status: 'finished', finishedAt, entered: { finished: 1 } }),
  );
  const notices = fakeNotices();
  const queue = fakeQueue();
  const clock = aClock('2026-10-22T07:00:00+07:00');
  return { dossiers, notices, queue, clock, policies: fakePolicies() };
};
const stored = ({ notices }: ReturnType<typeof setUp>) =>
  notices
    .all()
    .map(({ dossier, id, state }) => `${dossier} ${id} ${state}`)
    .toSorted();

const expected = [
  'DUE-1 due-soon-alert#2026-10-23#email gathered',
  'DUE-2 due-soon-alert#2026-10-23#email gathered',
  'DUE-ELSEWHERE due-soon-alert#2026-10-23#email gathered',
  'OVERDUE delay-apology#2026-10-21#sms drafted',
  'OVERDUE overdue-alert#2026-10-21#email gathered',
  'WAITS collection-reminder#1#sms queued',
  'unit#H21.134 due-soon-alert#2026-10-22.morning.1#email queued',
  'unit#H21.134 overdue-alert#2026-10-22.morning.1#email queued',
  'unit#H21.9 due-soon-alert#2026-10-22.morning.1#email queued',
];

test('a sweep warns each unit in one mail for each kind, and recalls what waits', async () => {
  const ports = setUp();
  await makeSweepDeadlines(ports)();
  expect(stored(ports)).toEqual(expected);
  expect(ports.queue.sent).toHaveLength(4);
});

test('a quarter of an hour later nothing is told again, nor after a cold start; only a mail that still waits is handed over anew', async () => {
  const ports = setUp();
  const sweep = makeSweepDeadlines(ports);
  await sweep();
  await sweep();
  expect(ports.queue.sent).toHaveLength(4);
  ports.clock.moveTo('2026-10-22T07:15:00+07:00');
  await makeSweepDeadlines(ports)();
  expect(stored(ports)).toEqual(expected);
  expect(new Set(ports.queue.sent.map(({ id }) => id)).size).toBe(3); // two units' mails of one kind share the id
});

test('a sweep that died between storing its mail and handing it over is mended by the next one', async () => {
  const ports = setUp();
  const dies = { ...ports.queue, send: () => Promise.reject(new Error('killed')) };
  await expect(makeSweepDeadlines({ ...ports, queue: dies })()).rejects.toThrow('killed');
  await makeSweepDeadlines(ports)();
  expect(stored(ports)).toEqual(expect.arrayContaining(expected.slice(0, 4)));
  const mails = ports.notices.all().filter(({ facts }) => facts.dossiers);
  expect(mails.flatMap(({ facts }) => facts.dossiers?.map(({ code }) => code)).toSorted()).toEqual([
    'DUE-1',
    'DUE-2',
    'DUE-ELSEWHERE',
    'OVERDUE',
  ]);
  expect(ports.queue.sent.map(({ id }) => id)).toEqual(expect.arrayContaining(mails.map(({ id }) => id)));
});

test('what comes in later in the morning waits for the afternoon’s mail', async () => {
  const ports = setUp();
  const sweep = makeSweepDeadlines(ports);
  await sweep();
  await ports.dossiers.save(undefined, aDossier({ code: 'NEW' }));
  ports.clock.moveTo('2026-10-22T11:00:00+07:00');
  await sweep();
  expect(stored(ports)).toEqual(expected);
  ports.clock.moveTo('2026-10-22T13:30:00+07:00');
  await sweep();
  const added = stored(ports).filter((one) => !expected.includes(one));
  expect(added).toEqual([
    'NEW due-soon-alert#2026-10-23#email gathered',
    'unit#H21.134 due-soon-alert#2026-10-22.afternoon.1#email queued',
  ]);
});

test('a dossier whose day has passed is marked as overdue, once', async () => {
  const ports = setUp();
  await makeSweepDeadlines(ports)();
  const marked = await ports.dossiers.find('OVERDUE');
  expect(marked).toMatchObject({ overdueSince: '2026-10-22T07:00:00+07:00', version: 3 });
  ports.clock.moveTo('2026-10-22T07:15:00+07:00');
  await makeSweepDeadlines(ports)();
  expect(await ports.dossiers.find('OVERDUE')).toEqual(marked);
  expect((await ports.dossiers.find('DUE-1'))?.overdueSince).toBeUndefined();
});

test('an apology that somebody has written already is not drafted again', async () => {
  const ports = setUp();
  const written = aNotice({
    dossier: 'OVERDUE',
    id: 'delay-apology#2026-10-21#sms',
    kind: 'delay-apology',
    occurrence: '2026-10-21',
    state: 'awaiting-approval',
    draftedBy: 'lan@example.vn',
  });
  await ports.notices.putOnce(written);
  await makeSweepDeadlines(ports)();
  expect(await ports.notices.find(written)).toEqual(written);
});

const slipped = aNotice({
  dossier: 'OVERDUE',
  id: 'delay-apology#2026-10-21#sms',
  kind: 'delay-apology',
  occurrence: '2026-10-21',
  state: 'superseded',
  reason: closedByChange,
  facts: { formerDueAt: '2026-10-21T16:30:00+07:00' },
  approver: 'leader',
});

test('a draft that a slip had closed lies on its officer’s desk again by the next sweep, once', async () => {
  const ports = setUp();
  await ports.notices.putOnce(slipped);
  await makeSweepDeadlines(ports)();
  const again = await ports.notices.find(slipped);
  expect(again).toMatchObject({ state: 'drafted', stateAt: '2026-10-22T07:00:00+07:00', reason: undefined });
  ports.clock.moveTo('2026-10-22T07:15:00+07:00');
  await makeSweepDeadlines(ports)();
  expect(await ports.notices.find(slipped)).toEqual(again);
});

test('a draft stays closed where the dossier has ended since the sweep read it', async () => {
  const ports = setUp();
  await ports.notices.putOnce(slipped);
  const ended = aDossier({ code: 'OVERDUE', status: 'finished', entered: { finished: 1 } });
  await makeSweepDeadlines({ ...ports, dossiers: { ...ports.dossiers, find: async () => ended } })();
  expect(await ports.notices.find(slipped)).toEqual(slipped);
});
