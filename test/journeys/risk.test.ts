import { afterAll, beforeAll, expect, test } from 'vitest';
import { listAtRisk } from '../../functions/console/list-at-risk.ts';
import type { Instant } from '../../functions/domain/time.ts';
import { dynamoDossiers } from '../../functions/stores/dossiers.ts';
import { dynamoPaces } from '../../functions/stores/paces.ts';
import { dynamoPolicies } from '../../functions/stores/registry.ts';
import { aRecord } from '../builders.ts';
import { type PlatformProcess, startPlatformProcess } from '../platform-process.ts';

let platform: PlatformProcess;
beforeAll(async () => {
  platform = await startPlatformProcess({ start: '2026-10-01T08:00:00+07:00' });
});
afterAll(() => platform.stop());

const tell = async (time: Instant, TrangThaiHoSo: number, codes: readonly string[], NgayHenTra: string) => {
  await platform.advanceTo(time);
  const ThoiDiemCapNhat = time.replace(/\D/g, '').slice(0, 14);
  const NgayTiepNhan = '';
  const data = codes.map((MaHoSo) => aRecord({ MaHoSo, ThoiDiemCapNhat, TrangThaiHoSo, NgayHenTra, NgayTiepNhan }));
  const request = new Request('http://baotin/dossiers', { method: 'POST', body: JSON.stringify({ data }) });
  expect(await (await platform.fetch(request)).json()).toMatchObject({ error_code: '00' });
  await platform.settle();
};

test('what finished teaches how long a procedure takes, and staff see who will not make it, days before', async () => {
  const former = Array.from({ length: 20 }, (_, n) => `H21.134-261001-${String(n + 1).padStart(4, '0')}`);
  const late = ['H21.134-261013-0001'];
  await tell('2026-10-01T08:00:00+07:00', 2, former, '20261015163000');
  await tell('2026-10-01T08:30:00+07:00', 4, former, '20261015163000');
  await tell('2026-10-12T10:00:00+07:00', 9, former, '20261015163000'); // 58 working hours later
  await tell('2026-10-13T08:00:00+07:00', 2, late, '20261019163000');
  await tell('2026-10-13T08:30:00+07:00', 4, late, '20261019163000');
  const now = '2026-10-14T09:00:00+07:00';
  await platform.advanceTo(now);

  const { documents, table } = platform;
  const paces = dynamoPaces(documents, table('registry'));
  expect((await paces.find('1.002809')).map(({ code }) => code)).toEqual(former);

  const list = listAtRisk({
    ...{ paces, clock: { now: () => now }, dossiers: dynamoDossiers(documents, table('dossiers')) },
    policies: dynamoPolicies(documents, table('registry'), { now: () => now }),
  });
  const { likely } = await list(['H21.134']);
  expect(likely.map(({ dossier, risk }) => ({ code: dossier.code, ...risk }))).toEqual([
    { code: late[0], chance: 21 / 22, step: 'processing', spent: 8.5, median: 57.5, p90: 57.5, left: 30 },
  ]);
  const told = (await platform.inbox()).filter(({ text }) => text.includes(late[0] ?? ''));
  expect(told).toHaveLength(1); // the receipt; the citizen hears nothing of risks
  expect(await platform.failures()).toEqual([]);
});
