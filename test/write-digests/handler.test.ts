import { expect, test } from 'vitest';
import { unit } from '../../functions/domain/unit.ts';
import { makeWriteDigests } from '../../functions/write-digests/handler.ts';
import { aDossier } from '../builders.ts';
import { aDigestDrive, aDigestSource, binhSon, unitNames } from '../digest-source.ts';
import { fakeDrives, fakeFrozenDays } from '../fake-drive.ts';
import { aClock, fakeDossiers, fakeNotices, fakePolicies, fakeQueue } from '../fakes.ts';

const setUp = (now: string, drive = aDigestDrive(), notices = fakeNotices()) => {
  const [queue, clock] = [fakeQueue(), aClock(now)];
  const due = (code: string, day: string) =>
    aDossier({ code, unit: binhSon, status: 'processing', dueAt: `${day}T16:30:00+07:00` });
  const write = makeWriteDigests({
    drives: fakeDrives(drive),
    frozenDays: fakeFrozenDays(aDigestSource().frozen),
    work: { tasks: async () => [], difficulties: async () => [] },
    dossiers: fakeDossiers(
      due('A', '2026-10-18'),
      due('B', '2026-10-19'),
      due('C', '2026-10-25'),
      due('D', '2026-10-26'),
    ),
    history: { find: async () => ({ terms: [], version: 0 }) },
    units: { find: async (code) => unit.parse({ code, name: unitNames[code] ?? code }) },
    notices,
    queue,
    policies: fakePolicies(),
    clock,
  });
  return { write, notices, queue, clock };
};

test('on Monday morning each unit’s digest is written and handed to the queue, with what is due within the week', async () => {
  const { write, notices, queue } = setUp('2026-10-19T07:00:00+07:00');
  await write();
  expect(queue.sent).toHaveLength(4);
  const digest = notices.all().find((one) => one.unit === binhSon)?.facts.digest;
  expect(digest).toMatchObject({ unit: 'UBND xã Bình Sơn', dueSoon: 2, standing: { rank: 1 } });
});

test('however often it runs there is one digest for each unit and period', async () => {
  const { write, notices, queue } = setUp('2026-10-19T07:00:00+07:00');
  await write();
  await write();
  expect([notices.all().length, queue.sent.length]).toEqual([4, 4]);
  // A cold start knows nothing: what is stored stays as it is, and what still waits is handed over again.
  const stored = notices.all();
  const cold = setUp('2026-10-19T07:15:00+07:00', aDigestDrive(), notices);
  await cold.write();
  expect([notices.all(), cold.queue.sent.length]).toEqual([stored, 4]);
  for (const one of notices.all()) await notices.move(one, 'queued', 'sending', '2026-10-19T07:16:00+07:00');
  const late = setUp('2026-10-19T07:30:00+07:00', aDigestDrive(), notices);
  await late.write();
  expect(late.queue.sent).toEqual([]);
});

test.each([
  ['on a Tuesday', '2026-10-20T07:00:00+07:00', aDigestDrive()],
  ['before the drive', '2026-10-19T07:00:00+07:00', aDigestDrive({ from: '2026-10-19' })],
  ['long after it', '2026-10-19T07:00:00+07:00', aDigestDrive({ to: '2026-09-17' })],
])('%s there is none', async (_, now, drive) => {
  const { write, notices } = setUp(now, drive);
  await write();
  expect(notices.all()).toEqual([]);
});
