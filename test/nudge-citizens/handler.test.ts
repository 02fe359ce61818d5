import { expect, test } from 'vitest';
import type { DossierState } from '../../functions/domain/dossier-state.ts';
import type { Notice } from '../../functions/domain/notice.ts';
import { makeNudgeCitizens } from '../../functions/nudge-citizens/handler.ts';
import { aDossier, aNotice } from '../builders.ts';
import { aDigestDrive } from '../digest-source.ts';
import { fakeDrives } from '../fake-drive.ts';
import { aClock, fakeDossiers, fakeNotices, fakePolicies, fakeQueue } from '../fakes.ts';

/** A dossier that has come in, heard of by its receipt. */
const setUp = (state: DossierState, { nudges = true, online = true, now = '2026-10-12T08:31:00+07:00' } = {}) => {
  const [notices, queue] = [fakeNotices(), fakeQueue()];
  const nudge = makeNudgeCitizens({
    dossiers: fakeDossiers(state),
    drives: fakeDrives(aDigestDrive({ nudges })),
    procedures: { find: async (code) => ({ code, name: 'Đổi giấy phép lái xe', online }) },
    policies: fakePolicies(),
    notices,
    queue,
    clock: aClock(now),
  });
  const hear = (before?: Notice) => nudge({ ...(before && { before }), after: aNotice() });
  return { hear, notices, queue };
};
const paper = (changes: Partial<DossierState> = {}) => aDossier({ appliedThrough: 'counter', ...changes });

test('a dossier let in on paper makes one nudge, however often it is heard of', async () => {
  const { hear, notices, queue } = setUp(paper());
  await hear();
  await hear();
  expect(notices.all().map(({ id, state }) => [id, state])).toEqual([['nudge#quang-ngai-2026#sms', 'queued']]);
  expect(queue.sent).toEqual([{ id: 'nudge#quang-ngai-2026#sms' }, { id: 'nudge#quang-ngai-2026#sms' }]);
  await hear(aNotice()); // the receipt itself went on
  expect(queue.sent).toHaveLength(2);
});

test('at night it is put off until seven', async () => {
  const { hear, queue } = setUp(paper(), { now: '2026-10-12T23:00:00+07:00' });
  await hear();
  expect(queue.sent).toEqual([{ id: 'nudge#quang-ngai-2026#sms', at: '2026-10-13T07:00:00+07:00' }]);
});

test.each([
  ['a drive that wants no nudges', { nudges: false }, paper()],
  ['a procedure that is not offered online', { online: false }, paper()],
  ['an online dossier', {}, aDossier({ appliedThrough: 'online' })],
  ['a day outside the drive', { now: '2027-01-12T08:31:00+07:00' }, paper({ updatedAt: '2027-01-12T08:30:00+07:00' })],
])('nothing comes of %s', async (_, circumstances, after) => {
  const { hear, notices } = setUp(after, circumstances);
  await hear();
  expect(notices.all()).toEqual([]);
});
