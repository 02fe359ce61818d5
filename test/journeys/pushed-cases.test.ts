import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enterUnits } from '../../infra/local/province.ts';
import { type PlatformProcess, startPlatformProcess } from '../platform-process.ts';

/* Bodies as systems push them, one after the other. */

let platform: PlatformProcess;
beforeAll(async () => {
  platform = await startPlatformProcess({ start: '2026-11-28T19:05:00+07:00' });
  await enterUnits(platform);
});
afterAll(() => platform.stop());

const pushCase = async (name: string) => {
  const body = await readFile(join(import.meta.dirname, '../data/cases', `${name}.json`), 'utf8');
  const answer = await platform.fetch(new Request('http://baotin/dossiers', { method: 'POST', body }));
  expect(await answer.json()).toMatchObject({ error_code: '00', applied: 1 });
  await platform.settle();
};

test('a number with a note takes the place of the former one; two updates within a second are two', async () => {
  await pushCase('stale-phone.1');
  await platform.advanceTo('2026-11-28T19:11:00+07:00');
  const heardBy = async (to: string) => (await platform.inbox()).filter((message) => message.to === to);
  const before = await heardBy('+84905000861');
  expect(before).toHaveLength(1);
  await pushCase('stale-phone.2');
  await platform.advanceTo('2026-11-28T19:21:00+07:00');
  await pushCase('milliseconds.1');
  await pushCase('milliseconds.2');
  await platform.advanceTo('2026-11-30T10:00:00+07:00');
  expect(await heardBy('+84905000861')).toHaveLength(before.length);
  expect((await heardBy('+84914000862')).map(({ text }) => /da co ket qua|7301/.test(text))).toEqual([true]);
  expect((await heardBy('+84905000851')).filter(({ text }) => text.includes('115.000'))).toHaveLength(1);
});
