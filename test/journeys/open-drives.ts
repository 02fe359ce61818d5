import { expect } from 'vitest';
import { demoPeople } from '../../infra/local/demo-staff.ts';
import { enterStaff } from '../../infra/local/province.ts';
import { startPlatformProcess } from '../platform-process.ts';
import { unitsFile } from './drive-files.ts';
import { signIn } from './signed-in.ts';

/** A platform whose register knows Gia Lai's units, with the steering group's secretary at work. */
export const openDrives = async () => {
  const platform = await startPlatformProcess({ start: '2026-10-12T08:00:00+07:00' });
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
