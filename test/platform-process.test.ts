import { expect, test } from 'vitest';
import { startPlatformProcess } from './platform-process.ts';

const start = '2026-10-12T08:00:00+07:00';
const spoilt = { code: 'SPOILT', sk: 'state', status: 'unheard of' };

test('a platform in its own process stands still, empty, at the time that it was told', async () => {
  const platform = await startPlatformProcess({ start });
  expect(await platform.now()).toBe(start);
  expect([await platform.inbox(), await platform.failures(), platform.resumed]).toEqual([[], [], false]);
  const home = await platform.fetch(new Request(`${platform.pages}/`));
  expect([home.status, await home.text()]).toEqual([200, expect.stringContaining('Tổng quan')]);
  expect(await (await fetch(platform.front)).text()).toContain('Tra cứu hồ sơ');
  await platform.stop();
  await expect(fetch(platform.pages)).rejects.toThrow();
});

test('what a function complains of makes a test fail that does not expect it', async () => {
  const unexpected = await startPlatformProcess({ start });
  await unexpected.put('dossiers', spoilt);
  await unexpected.settle();
  await expect(unexpected.stop()).rejects.toThrow(/no test expects:\n.*SPOILT/);

  const expected = await startPlatformProcess({ start, expects: [/ failed for SPOILT: a record /] });
  await expected.put('dossiers', spoilt);
  await expected.settle();
  await expected.stop();
});

test('one that cannot start says why', async () => {
  await expect(startPlatformProcess({ start: 'tomorrow' })).rejects.toThrow(
    /BAOTIN_CONTROL_START "tomorrow" is not a time/,
  );
});
