import { afterEach, expect, test } from 'vitest';
import { enterUnits } from '../../../infra/local/province.ts';
import { replayHistory } from '../../../infra/operate/replay-history.ts';
import { aRecord } from '../../builders.ts';
import { type PlatformProcess, startPlatformProcess } from '../../platform-process.ts';
import { toldBy } from '../../told-by.ts';

let platform: PlatformProcess | undefined;
afterEach(() => platform?.stop());

const push = async (to: PlatformProcess, ...records: Record<string, unknown>[]) => {
  const body = JSON.stringify({ data: records.map((record) => aRecord({ DonViXuLy: 'H48.01', ...record })) });
  const answer = await to.fetch(new Request('http://baotin/dossiers', { method: 'POST', body }));
  expect(await answer.json()).toMatchObject({ error_code: '00' });
  await to.settle();
};

const told = async (from: PlatformProcess) =>
  (await toldBy(from)).map(({ dossier, id, state }) => `${dossier} ${id} ${state}`);

const period = { from: '2026-10-12T00:00:00+07:00', to: '2026-10-13T00:00:00+07:00' };
const codes = ['H48.01-261012-0001', 'H48.01-261012-0002', 'H48.01-261012-0003'] as const;

test('the notices of lost batches appear, and what was told is told once, however often it is replayed', async () => {
  platform = await startPlatformProcess({
    start: '2026-10-12T08:29:00+07:00',
    script: 'test/infra/operate/deaf-platform.ts',
  });
  const here = platform;
  await enterUnits(here);
  await push(here, ...codes.map((MaHoSo) => ({ MaHoSo })));
  await here.advanceTo('2026-10-12T09:30:00+07:00');
  await push(
    here,
    { MaHoSo: codes[1], ThoiDiemCapNhat: '20261012093000', TrangThaiHoSo: 9 },
    { MaHoSo: codes[2], ThoiDiemCapNhat: '20261012093000', TrangThaiHoSo: 8, LyDo: 'Không đủ điều kiện' },
  );
  expect([await told(here), (await here.inbox()).length]).toEqual([[], 0]);

  const react = (event: unknown) => here.invoke('react-to-dossier', event);
  const replay = (go: boolean) =>
    replayHistory({ documents: here.documents, table: here.table('dossiers'), react }, { ...period, go });
  expect(await replay(false)).toEqual({ dossiers: 3, changes: 5, failed: [] });
  expect(await told(here)).toEqual([]);

  expect(await replay(true)).toEqual({ dossiers: 3, changes: 5, failed: [] });
  await here.settle();
  const first = await told(here);
  expect(first.toSorted()).toEqual([
    `${codes[0]} receipt#1#sms accepted`,
    `${codes[1]} early-completion#1#sms accepted`,
    `${codes[1]} receipt#1#sms superseded`,
    `${codes[2]} receipt#1#sms superseded`,
    // The controller's matter stays open, though the receipt's change is replayed once more below.
    `${codes[2]} stop#1#sms awaiting-approval`,
  ]);
  expect(await here.inbox()).toHaveLength(2);

  await replay(true);
  await here.settle();
  expect([await told(here), (await here.inbox()).length]).toEqual([first, 2]);
});

test('only changes of the period are replayed; what the function will not hear is named', async () => {
  platform = await startPlatformProcess({ start: '2026-10-12T08:29:00+07:00' });
  const { documents, table } = platform;
  await enterUnits(platform);
  await push(platform, { MaHoSo: codes[0] }, { MaHoSo: codes[1] });
  await platform.advanceTo('2026-10-13T09:00:00+07:00');
  await push(platform, { MaHoSo: codes[0], ThoiDiemCapNhat: '20261013090000', TrangThaiHoSo: 4 });
  const heard: unknown[] = [];
  const react = async (event: unknown) => {
    heard.push(event);
    return { batchItemFailures: [{ itemIdentifier: codes[0] }] };
  };
  const next = { from: '2026-10-13T00:00:00+07:00', to: '2026-10-14T00:00:00+07:00' };
  const replayed = await replayHistory({ documents, table: table('dossiers'), react }, { ...next, go: true });
  expect(replayed).toEqual({ dossiers: 1, changes: 1, failed: [codes[0]] });
  const image = (status: string) => ({ code: { S: codes[0] }, sk: { S: 'state' }, status: { S: status } });
  const dynamodb = { OldImage: image('received'), NewImage: image('processing') };
  expect(heard).toMatchObject([{ Records: [{ eventName: 'MODIFY', dynamodb }] }]);
});
