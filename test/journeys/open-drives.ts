import { expect } from 'vitest';
import { makeClock } from '../../infra/local/clock.ts';
import { demoPeople } from '../../infra/local/demo-staff.ts';
import { startPlatform } from '../../infra/local/platform.ts';
import { enterStaff, localSettings } from '../../infra/local/province.ts';
import { unitsFile } from './drive-files.ts';
import { signIn } from './signed-in.ts';

/** A platform whose register knows Gia Lai's units, with the steering group's secretary at work. */
export const openDrives = async () => {
  const clock = makeClock({ start: '2026-10-12T08:00:00+07:00' });
  const platform = await startPlatform({ clock, settings: localSettings() });
  await enterStaff(platform);
  const office = await signIn(platform, demoPeople.administrator.email);
  expect(await office.post('/api/units/history/file', unitsFile())).toEqual({ status: 200, body: { units: 152 } });
  return { platform, office, secretary: await signIn(platform, demoPeople.steering.email) };
};

/** The answer to a file or list that was not taken in. */
export const refusedWith = (...faults: object[]) => ({
  status: 422,
  body: { error: 'faulty', faults: faults.map((fault) => expect.objectContaining(fault)) },
});
