import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Fault } from '../../infra/local/carriers.ts';
import { enterUnits } from '../../infra/local/province.ts';
import { aRecord } from '../builders.ts';
import { type PlatformProcess, startPlatformProcess } from '../platform-process.ts';
import { toldBy } from '../told-by.ts';

let platform: PlatformProcess;
beforeAll(async () => {
  platform = await startPlatformProcess({
    start: '2026-10-12T08:00:00+07:00',
    expects: [/^send-notice failed for BROKEN: notice failed/, /^send-notice failed for SILENT: notice unknown/],
  });
  await enterUnits(platform);
});
afterAll(() => platform.stop());

/** A dossier is received, its carrier being at fault; answers its notices after two hours. */
const receiveWith = async (code: string, phone: string, fault: Fault, record: Record<string, unknown> = {}) => {
  await platform.fault({ to: phone }, fault);
  const time = (await platform.now()).replace(/\D/g, '').slice(0, 14);
  const body = JSON.stringify({
    data: [aRecord({ MaHoSo: code, ThoiDiemCapNhat: time, SoDienThoai: phone, ...record })],
  });
  const answer = await platform.fetch(new Request('http://baotin/dossiers', { method: 'POST', body }));
  expect(await answer.json()).toMatchObject({ error_code: '00' });
  await platform.settle();
  const hours = Number((await platform.now()).slice(11, 13)) + 2;
  await platform.advanceTo(`2026-10-12T${String(hours).padStart(2, '0')}:00:00+07:00`);
  const notices = (await toldBy(platform)).filter(({ dossier }) => dossier === code);
  const inbox = await platform.inbox();
  const taken = inbox.filter(({ to, text }) => to === phone || text.includes(code));
  return {
    notices: notices.map(({ channel, state }) => `${channel} ${state}`),
    taken: taken.map(({ channel, at }) => `${channel} ${at.slice(11, 16)}`),
  };
};

test('a throttled carrier is asked again after 1 and 5 minutes, and the citizen told once', async () => {
  expect(await receiveWith('THROTTLED', '+84900000001', { kind: 'throttle', times: 2 })).toEqual({
    notices: ['sms accepted'],
    taken: ['sms 08:06'],
  });
});

test('a carrier that stays broken fails the notice after 1, 5, 15 and 60 minutes', async () => {
  expect(await receiveWith('BROKEN', '+84900000002', { kind: 'error', times: 9 })).toEqual({
    notices: ['sms failed'],
    taken: [],
  });
});

test('a number refused for good is told by e-mail instead', async () => {
  expect(await receiveWith('REFUSED', '+84900000003', { kind: 'refuse' }, { Email: 'a@example.vn' })).toEqual({
    notices: ['email accepted', 'sms undeliverable'],
    taken: ['email 12:00'],
  });
});

test('a carrier that takes the message and never answers leaves it unknown, and nobody is told twice', async () => {
  expect(await receiveWith('SILENT', '+84900000004', { kind: 'timeout-after-accept' })).toEqual({
    notices: ['sms unknown'],
    taken: ['sms 14:00'],
  });
});

test('a body that is no JSON is answered 400 with the reason', async () => {
  const answer = await platform.fetch(new Request('http://baotin/dossiers', { method: 'POST', body: '<hồ sơ>' }));
  expect([answer.status, await answer.json()]).toEqual([
    400,
    { error_code: '02', message: expect.stringMatching(/^the body is not JSON/) },
  ]);
});

test('a dropped file goes the same way: read in the bucket, taken in, told', async () => {
  const columns = Object.keys(aRecord());
  const heard = ['20261012155900', '20261012155930'].map((time) =>
    aRecord({ MaHoSo: 'DROPPED', ThoiDiemCapNhat: time }),
  );
  const rows = [columns, ...heard.map((record) => Object.values(record))].map((row) => row.join(';'));
  await platform.drop('igate.csv', Buffer.from(`\uFEFF${rows.join('\n')}\n`));
  await platform.settle();
  expect((await platform.inbox()).at(-1)).toMatchObject({
    channel: 'sms',
    to: '+84905123821',
    text: expect.stringContaining('Ho so DROPPED'),
  });
  expect([await platform.failures(), await platform.deadLetters()]).toEqual([[], []]);
});
