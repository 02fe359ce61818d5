import { expect, test } from 'vitest';
import type { FeeOffer } from '../../functions/domain/nudge.ts';
import { makeClearNudge, noNudges } from '../../functions/send-notice/clear-nudge.ts';
import { aDossier, aNotice } from '../builders.ts';
import { aDigestDrive } from '../digest-source.ts';
import { fakeDrives, fakeNudgeMarks, fakeOptOuts } from '../fake-drive.ts';
import { aClock, fakeContacts } from '../fakes.ts';

const phone = '+84905123821';
const offer: FeeOffer = {
  ...{ procedureCode: '1.002809', formerFee: 135_000, fee: 115_000, from: '2026-10-01', to: '2026-12-31' },
};
const contact = (code: string, of = phone) => ({
  ...{ code, applicant: { phone: of }, language: 'vi', updatedAt: '2026-10-12T08:30:00+07:00' },
});
const nudge = (dossier: string, drive = 'quang-ngai-2026') =>
  aNotice({ dossier, id: `nudge#${drive}#sms`, kind: 'nudge', occurrence: drive, facts: {} });
const paper = (code: string) => aDossier({ code, appliedThrough: 'counter' });

const setUp = ({ now = '2026-10-12T08:31:00+07:00', online = true, offers = [offer] } = {}) => {
  const [clock, marks, optOuts] = [aClock(now), fakeNudgeMarks(), fakeOptOuts()];
  const drives = ['quang-ngai-2026', 'b', 'c', 'd'].map((id) => aDigestDrive({ id, nudges: true }));
  const clear = makeClearNudge({
    contacts: fakeContacts(contact('A'), contact('B'), contact('OTHER', '+84905123822'), {
      ...contact('NO-PHONE'),
      applicant: { email: 'a@example.vn' },
    }),
    drives: fakeDrives(...drives, aDigestDrive({ id: 'silent' })),
    procedures: { find: async (code) => ({ code, name: code, online }) },
    offers: { all: async () => offers },
    ...{ marks, optOuts, clock },
  });
  return { clear: (code: string, drive?: string) => clear(nudge(code, drive), paper(code)), clock, marks, optOuts };
};

test('the first message of a drive to a number may go, with the offer of the day', async () => {
  const { clear, marks } = setUp();
  expect(await clear('A')).toEqual({ facts: { offer: { fee: 115_000, formerFee: 135_000, to: '2026-12-31' } } });
  expect([...marks.stored]).toEqual([
    [
      `hash of ${phone}`,
      { version: 1, mark: expect.objectContaining({ drives: { 'quang-ngai-2026': 'A' }, sent: 1 }) },
    ],
  ]);
  expect(await setUp({ now: '2027-01-01T08:00:00+07:00' }).clear('A')).toEqual({ refused: 'outside-the-drive' });
  expect(await setUp({ offers: [{ ...offer, to: '2026-10-11' }] }).clear('A')).toEqual({ facts: {} });
});

test('the second dossier of the same number gets none; another number does; a retry finds its own mark', async () => {
  const { clear } = setUp();
  await clear('A');
  expect(await clear('B')).toEqual({ refused: 'already-nudged' });
  expect(await clear('OTHER')).toHaveProperty('facts');
  expect(await clear('A')).toHaveProperty('facts');
});

test('of two that come at the same time one goes', async () => {
  const { clear } = setUp();
  const both = await Promise.all([clear('A'), clear('B')]);
  expect(both.filter((one) => 'facts' in one)).toHaveLength(1);
  expect(both).toContainEqual({ refused: 'already-nudged' });
});

test('an opt-out works at once, also for a message that is on its way', async () => {
  const { clear, optOuts } = setUp();
  optOuts.stored.add(`hash of ${phone}`);
  expect(await clear('A')).toEqual({ refused: 'opted-out' });
  expect(await clear('OTHER')).toHaveProperty('facts');
});

test('the fourth advertising message of a day waits until the next morning', async () => {
  const { clear, clock } = setUp();
  for (const drive of ['quang-ngai-2026', 'b', 'c']) expect(await clear('A', drive)).toHaveProperty('facts');
  expect(await clear('A', 'd')).toEqual({
    ...{ decision: 'hold', until: '2026-10-13T07:00:00+07:00', reason: 'daily-limit' },
  });
  clock.moveTo('2026-10-13T07:00:00+07:00');
  expect(await clear('A', 'd')).toHaveProperty('facts');
});

test('whatever quiet hours a province has set, none goes after ten at night', async () => {
  expect(await setUp({ now: '2026-10-12T22:00:00+07:00' }).clear('A')).toMatchObject({
    until: '2026-10-13T07:00:00+07:00',
  });
});

test('there is no message without a number, an online offer, or a drive that wants it', async () => {
  expect(await setUp().clear('NO-PHONE')).toEqual({ refused: 'not-reachable' });
  expect(await setUp({ online: false }).clear('A')).toEqual({ refused: 'not-offered-online' });
  expect(await setUp().clear('A', 'silent')).toEqual({ refused: 'outside-the-drive' });
  expect(await setUp().clear('A', 'unheard-of')).toEqual({ refused: 'outside-the-drive' });
});

test('the lane of service notices refuses campaign messages', async () => {
  await expect(noNudges(nudge('A'), paper('A'))).rejects.toThrow('over the lane of service notices');
});
