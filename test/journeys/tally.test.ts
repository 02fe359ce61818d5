import { afterAll, expect, test } from 'vitest';
import { dynamoTallyFigures } from '../../functions/stores/tally-figures.ts';
import { inOrder, readFiles } from '../../infra/local/feed.ts';
import { enterUnits } from '../../infra/local/province.ts';
import { aRecord } from '../builders.ts';
import { startPlatformProcess } from '../platform-process.ts';
import { csvFiles } from './files.ts';

/** Two units on 12 October 2026: what comes in at one, at the other, and what becomes of it. */
const updates = [
  { MaHoSo: 'T-1', ThoiDiemCapNhat: '20261012083000', DonViXuLy: 'H48.01', KenhThucHien: 2, LePhi: 135000 },
  { MaHoSo: 'T-2', ThoiDiemCapNhat: '20261012083100', DonViXuLy: 'H48.01', KenhThucHien: 1 },
  { MaHoSo: 'T-3', ThoiDiemCapNhat: '20261012083200', DonViXuLy: 'H48.02', KenhThucHien: 2, NguoiNop: 'staff' },
  {
    MaHoSo: 'T-4',
    ThoiDiemCapNhat: '20261012083300',
    DonViXuLy: 'H48.02',
    TrangThaiHoSo: 3,
    LyDo: 'Không thuộc thẩm quyền',
  },
  {
    MaHoSo: 'T-1',
    ThoiDiemCapNhat: '20261013100000',
    DonViXuLy: 'H48.01',
    TrangThaiHoSo: 4,
    KenhThucHien: 2,
    LePhi: 135000,
  },
  {
    MaHoSo: 'T-2',
    ThoiDiemCapNhat: '20261013100000',
    DonViXuLy: 'H48.01',
    TrangThaiHoSo: 9,
    KenhThucHien: 1,
    KetQuaDienTu: 1,
  },
  {
    MaHoSo: 'T-3',
    ThoiDiemCapNhat: '20261013100000',
    DonViXuLy: 'H48.02',
    TrangThaiHoSo: 5,
    KenhThucHien: 2,
    NguoiNop: 'staff',
    YeuCauBoSung: 'Bản sao',
  },
];

const platform = await startPlatformProcess({ start: '2026-10-12T08:00:00+07:00' });
afterAll(() => platform.stop());

test('a file of updates is counted by unit and day, through the stream', async () => {
  await enterUnits(platform);
  const due = { NgayTiepNhan: '20261012083000', NgayHenTra: '20261013163000' };
  const { rows } = await readFiles(await csvFiles(updates.map((changes) => aRecord({ ...due, ...changes }))));
  for (const [at, sameTime] of Map.groupBy(inOrder(rows), (one) => one.at)) {
    await platform.advanceTo(at);
    const data = sameTime.map(({ row }) => row.record);
    const body = JSON.stringify({ data });
    const answer = await platform.fetch(new Request('http://baotin/dossiers', { method: 'POST', body }));
    expect(await answer.json()).toMatchObject({ error_code: '00', applied: data.length });
    await platform.settle();
  }
  await platform.put('dossiers', {
    code: 'T-2',
    sk: 'survey',
    answeredAt: '2026-10-13T11:00:00+07:00',
    satisfied: true,
  });
  await platform.advanceTo('2026-10-14T09:00:00+07:00'); // T-1 was due the day before
  await platform.settle();

  const figures = dynamoTallyFigures(platform.documents, platform.table('campaign'));
  const byUnit = async (units: Promise<{ unit: string; counts: unknown }[]>) =>
    Object.fromEntries((await units).map(({ unit, counts }) => [unit, counts]));
  expect(await byUnit(figures.day('2026-10-12'))).toEqual({
    'H48.01': { received: 2, inTime: 1, online: 1, withFee: 1, tripsSaved: 1, 'source:igate': 2, sms: 2, smsParts: 2 },
    'H48.02': { received: 1, inTime: 1, online: 1, disguised: 1, 'source:igate': 1, sms: 1, smsParts: 1 },
  });
  expect(await byUnit(figures.day('2026-10-13'))).toEqual({
    'H48.01': { onTime: 1, 'onTime@1.002809': 1, electronicResult: 1, answered: 1, satisfied: 1, sms: 1, smsParts: 1 },
  });
  expect(await byUnit(figures.now())).toEqual({ 'H48.01': { running: 1, overdue: 1 }, 'H48.02': { paused: 1 } });
  expect([await platform.failures(), await platform.deadLetters()]).toEqual([[], []]);
});
