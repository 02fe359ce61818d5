import { afterAll, beforeAll, expect, test } from 'vitest';
import { enterUnits } from '../../infra/local/province.ts';
import { aNotice, aRecord } from '../builders.ts';
import { type PlatformProcess, startPlatformProcess } from '../platform-process.ts';
import { toldBy } from '../told-by.ts';

/* Messages and schedules that are lost, on a Saturday night: nobody's notice stays behind. */

let platform: PlatformProcess;
beforeAll(async () => {
  platform = await startPlatformProcess({
    start: '2026-10-17T22:00:00+07:00',
    expects: [/^find-stalled .*a notice was stalled/],
  });
  await enterUnits(platform);
});
afterAll(() => platform.stop());

const receive = async (MaHoSo: string) => {
  const body = JSON.stringify({ data: [aRecord({ MaHoSo, ThoiDiemCapNhat: '20261017215900' })] });
  await platform.fetch(new Request('http://localhost/dossiers', { method: 'POST', body }));
  await platform.settle();
};
const stateOf = async (code: string, of: string) =>
  (await toldBy(platform)).find(({ dossier, kind }) => dossier === code && kind === of)?.state;

const since = '2026-10-17T21:00:00+07:00';
const newDate: Parameters<typeof aNotice>[0] = {
  id: 'reschedule#1#sms',
  kind: 'reschedule',
  stateAt: since,
  facts: { dueAt: '2026-10-23T16:30:00+07:00', formerDueAt: '2026-10-22T16:30:00+07:00' },
};

/** What the citizen has heard: the date of before. */
const toldFormerDate = {
  state: 'accepted',
  stateAt: since,
  acceptedAt: since,
  decidedAt: '2026-10-17T20:59:00+07:00',
  facts: { dueAt: '2026-10-22T16:30:00+07:00' },
} as const;

/** As it was stored before its message was sent, or the night holds it: no message and no schedule knows of it. */
const leave = (notice: Parameters<typeof aNotice>[0], desk: string, deskSince: string) =>
  platform.put('notices', { ...aNotice(notice), desk, deskSince });

test('what was lost on a Saturday night is told on Sunday morning, and a campaign’s message goes over its own lane', async () => {
  for (const code of ['QUEUED', 'HELD', 'CLAIMED', 'NUDGED']) {
    await receive(code);
    await platform.put('notices', aNotice({ ...toldFormerDate, dossier: code }));
  }
  const releaseAt = '2026-10-18T07:00:00+07:00';
  await leave({ ...newDate, dossier: 'QUEUED' }, 'sender#now', since);
  await leave({ ...newDate, dossier: 'HELD', state: 'held', releaseAt }, 'sender#now', releaseAt);
  const claimed = { state: 'sending', attempts: 1, carrierAsked: false } as const;
  await leave({ ...newDate, ...claimed, dossier: 'CLAIMED' }, 'sender#now', since);
  await leave({ dossier: 'NUDGED', id: 'nudge#x#sms', kind: 'nudge', stateAt: since }, 'sender#bulk', since);
  await platform.advanceTo('2026-10-17T22:30:00+07:00');
  expect([await stateOf('QUEUED', 'reschedule'), await stateOf('NUDGED', 'nudge')]).toEqual(['held', 'held']);
  await platform.advanceTo('2026-10-18T07:20:00+07:00');
  for (const code of ['QUEUED', 'HELD', 'CLAIMED'])
    expect([code, await stateOf(code, 'reschedule')]).toEqual([code, 'accepted']);
  expect(await stateOf('NUDGED', 'nudge')).toBe('suppressed'); // it belongs to no drive
  const told = (await platform.inbox()).filter(({ text }) => /QUEUED|HELD|CLAIMED/.test(text));
  expect(told).toHaveLength(3); // each its new date, once
  expect([await platform.failures(), await platform.deadLetters()]).toEqual([[], []]);
}, 180_000);
