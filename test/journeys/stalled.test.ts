import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeClock } from '../../infra/local/clock.ts';
import { type Platform, startPlatform } from '../../infra/local/platform.ts';
import { enterUnits, localSettings } from '../../infra/local/province.ts';
import { everythingTold } from '../../infra/local/told.ts';
import { aNotice, aRecord } from '../builders.ts';

/* Messages and schedules that are lost, on a Saturday night: nobody's notice stays behind. */

const clock = makeClock({ start: '2026-10-17T22:00:00+07:00' });
let platform: Platform;
beforeAll(async () => {
  platform = await startPlatform({ clock, settings: localSettings() });
  await enterUnits(platform);
});
afterAll(() => platform.stop());

const receive = async (MaHoSo: string) => {
  const body = JSON.stringify({ data: [aRecord({ MaHoSo, ThoiDiemCapNhat: '20261017215900' })] });
  await platform.fetch(new Request('http://localhost/dossiers', { method: 'POST', body }));
  await platform.settle();
};
const statesOf = async (code: string) =>
  (await everythingTold(platform, 'https://example.vn'))
    .filter(({ dossier }) => dossier === code)
    .map(({ state }) => state);

/** As `react-to-dossier` stores it, or the night holds it; its message was never sent, or its schedule never fired. */
const leave = (changes: Parameters<typeof aNotice>[0], desk: string, deskSince: string) =>
  platform.put('notices', { ...aNotice({ stateAt: '2026-10-17T21:00:00+07:00', ...changes }), desk, deskSince });

test('what was lost on a Saturday night is told on Sunday morning, and a campaign’s message goes over its own lane', async () => {
  for (const code of ['QUEUED', 'HELD', 'CLAIMED', 'NUDGED']) await receive(code);
  const since = '2026-10-17T21:00:00+07:00';
  await leave({ dossier: 'QUEUED' }, 'sender#now', since);
  const releaseAt = '2026-10-18T07:00:00+07:00';
  await leave({ dossier: 'HELD', state: 'held', releaseAt }, 'sender#now', releaseAt);
  await leave({ dossier: 'CLAIMED', state: 'sending', attempts: 1, carrierAsked: false }, 'sender#now', since);
  await leave({ dossier: 'NUDGED', id: 'nudge#x#sms', kind: 'nudge', occurrence: 'x' }, 'sender#bulk', since);
  await platform.advanceTo('2026-10-18T06:50:00+07:00');
  expect(await statesOf('NUDGED')).toContain('suppressed'); // of no drive
  await platform.advanceTo('2026-10-18T07:20:00+07:00');
  for (const code of ['QUEUED', 'HELD', 'CLAIMED'])
    expect([code, ...(await statesOf(code))]).toEqual([code, 'accepted']);
  const told = platform.carriers.inbox.map(({ text }) => /QUEUED|HELD|CLAIMED|NUDGED/.exec(text)?.[0]);
  expect(told.toSorted()).toEqual(['CLAIMED', 'HELD', 'NUDGED', 'QUEUED']);
  expect([platform.failures, platform.deadLetters()]).toEqual([[], []]);
});
