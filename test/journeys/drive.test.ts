import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { demoPeople } from '../../infra/local/demo-staff.ts';
import { aDrive, iaGrai, phases, resultsOf2023, transport } from '../gia-lai-drive.ts';
import { csvFile, jsonFile, readCsv, xlsxFile } from './drive-files.ts';
import { openDrives, refusedWith } from './open-drives.ts';
import { signIn } from './signed-in.ts';

/* The drive of 2024 from its plan to its tables, over HTTP. */

let opened: Awaited<ReturnType<typeof openDrives>>;
beforeAll(async () => {
  opened = await openDrives();
});
afterAll(() => opened.platform.stop());

const stored = z.object({ version: z.int(), drive: z.looseObject({ targets: z.array(z.unknown()) }) });
const { targets: _targets, baseline: _baseline, ...plan } = aDrive();

test('the drive of 2024 is entered by hand, its targets and last year’s results by file', async () => {
  const other = await signIn(opened.platform, demoPeople.leader.email);
  expect(await other.put('/api/drives/gia-lai-2024', { version: 0, drive: plan })).toMatchObject({ status: 403 });
  const overlap = { ...plan, phases: phases.map((phase) => ({ ...phase, to: '2024-06-30' })) };
  expect(await opened.secretary.put('/api/drives/gia-lai-2024', { version: 0, drive: overlap })).toMatchObject(
    refusedWith({ row: 2, field: 'phases.from', problem: expect.stringContaining('phases do not overlap') }),
  );
  const strange = { ...plan, units: [...plan.units, 'H21.99'] };
  expect(await opened.secretary.put('/api/drives/gia-lai-2024', { version: 0, drive: strange })).toMatchObject(
    refusedWith({ row: 4, field: 'units', problem: '"H21.99" is not a unit of this province' }),
  );
  expect(await opened.secretary.get('/api/drives')).toMatchObject({ body: { drives: [] } });

  const made = await opened.secretary.put('/api/drives/gia-lai-2024', { version: 0, drive: plan });
  expect(made).toMatchObject({ status: 200, body: { version: 1 } });
  expect(await opened.secretary.put('/api/drives/gia-lai-2024', { version: 0, drive: plan })).toMatchObject({
    status: 409,
  });

  const results = resultsOf2023.map(({ unit, indicator, percent }) =>
    `${unit};${indicator};${percent}`.replace('.', '.'),
  );
  const baseline = csvFile('DonVi;ChiTieu;KetQua', ...results);
  expect(await opened.secretary.post('/api/drives/gia-lai-2024/baseline/file', baseline)).toMatchObject({
    body: { version: 2 },
  });

  const header = ['DonVi', 'ChiTieu', 'GiaiDoan', 'MucTieu'];
  const bad = xlsxFile(
    header,
    ['H21.99', 'ONLINE', '1', '50'],
    [transport, 'ONLIN', '1', '50'],
    [transport, 'ONLINE', '1', '110'],
  );
  expect(await opened.secretary.post('/api/drives/gia-lai-2024/targets/file', bad)).toMatchObject(
    refusedWith(
      { row: 2, field: 'DonVi' },
      { row: 3, field: 'ChiTieu' },
      { row: 4, field: 'MucTieu', problem: '110 is above 100: a percentage goes from 0 to 100' },
    ),
  );
  expect(stored.parse((await opened.secretary.get('/api/drives/gia-lai-2024')).body)).toMatchObject({
    version: 2,
    drive: { targets: [] },
  });

  const phase1 = xlsxFile(
    header,
    ...[
      ['CKMB', '100'],
      ['TDGQ', '100'],
      ['ONLINE', '50'],
      ['TTTT', '72,37'],
      ['MDHL', '100'],
    ].map(([indicator = '', percent = '']) => [transport, indicator, '1', percent]),
  );
  expect(await opened.secretary.post('/api/drives/gia-lai-2024/targets/file', phase1)).toMatchObject({
    body: { version: 3 },
  });
  const phase2 = jsonFile([
    { DonVi: transport, ChiTieu: 'ONLINE', GiaiDoan: 2, MucTieu: 60 },
    { DonVi: transport, ChiTieu: 'TTTT', GiaiDoan: 2, MucTieu: 77.37 },
  ]);
  expect(await opened.secretary.post('/api/drives/gia-lai-2024/targets/file', phase2)).toMatchObject({
    body: { version: 4 },
  });
  const { drive } = stored.parse((await opened.secretary.get('/api/drives/gia-lai-2024')).body);
  expect(drive).toMatchObject({ targets: aDrive().targets, baseline: aDrive().baseline });
});

const gaps = z.object({
  when: z.string(),
  rows: z.array(
    z.looseObject({
      ...{ indicator: z.string(), target: z.number(), baseline: z.number().optional() },
      published: z.object({
        percent: z.number().optional(),
        gap: z.number().optional(),
        gained: z.number().optional(),
      }),
    }),
  ),
});

test('its gap table is right by hand calculation, in both phases and afterwards', async () => {
  // Where the transport department stood at the end of 2023, as points of the portal: 13.2 % of 18, 92.12 % of 20 …
  const published = jsonFile([
    {
      ...{ code: transport, name: 'Sở Giao thông vận tải', total: 50.373, rank: 1 },
      ...{ ckmb: 2.376, tdgq: 18.424, online: 4.836, tttt: 6.737, mdhl: 18, mdsh: 0 },
    },
  ]);
  expect(await opened.secretary.post('/api/portal/2024-04-30/table', published)).toMatchObject({ status: 200 });
  const onDay = async (day: string) => {
    const { when, rows } = gaps.parse((await opened.secretary.get(`/api/drives/gia-lai-2024/gaps?day=${day}`)).body);
    return {
      when,
      rows: rows.map(({ indicator, target, published: { percent, gap } }) => [indicator, target, percent, gap]),
    };
  };
  expect(await onDay('2024-05-01')).toEqual({
    when: 'during',
    rows: [
      ['CKMB', 100, 13.2, 86.8],
      ['TDGQ', 100, 92.12, 7.88],
      ['ONLINE', 50, 40.3, 9.7],
      ['TTTT', 72.37, 67.37, 5],
      ['MDHL', 100, 100, 0],
    ],
  });
  expect(await onDay('2024-05-02')).toEqual({
    when: 'during',
    rows: [
      ['CKMB', 100, 13.2, 86.8],
      ['TDGQ', 100, 92.12, 7.88],
      ['ONLINE', 60, 40.3, 19.7],
      ['TTTT', 77.37, 67.37, 10],
      ['MDHL', 100, 100, 0],
    ],
  });
  expect((await onDay('2024-03-01')).when).toBe('before');
  // Nothing was published of it for more than a month: what is not known is no gap.
  expect((await onDay('2024-08-01')).rows[2]).toEqual(['ONLINE', 60, undefined, undefined]);
  const [headings, first] = readCsv(
    (await opened.secretary.download('/api/drives/gia-lai-2024/gaps?day=2024-05-01&as=csv')).bytes,
  );
  expect(headings?.slice(0, 4)).toEqual(['Mã đơn vị', 'Đơn vị', 'Chỉ tiêu', 'Chỉ tiêu giao (%)']);
  expect(first?.slice(0, 5)).toEqual([
    transport,
    'Sở Giao thông vận tải',
    expect.stringContaining('Công khai'),
    '100',
    '13,2',
  ]);
});

test('who falls behind is told with the pace that is needed', async () => {
  const later = jsonFile([
    {
      ...{ code: transport, name: 'Sở Giao thông vận tải', total: 52.133, rank: 1 },
      ...{ ckmb: 2.376, tdgq: 18.424, online: 5.796, tttt: 7.537, mdhl: 18, mdsh: 0 },
    },
  ]);
  expect(await opened.secretary.post('/api/portal/2024-05-10/table', later)).toMatchObject({ status: 200 });
  // Online services went from 40.3 to 48.3 in 10 days; 11.7 points are left for 50 days. Openness stands still at 13.2.
  const { body } = await opened.secretary.get('/api/drives/gia-lai-2024/behind?account=published&day=2024-05-11');
  const rows = z
    .object({ rows: z.array(z.looseObject({ indicator: z.string(), outlook: z.looseObject({}) })) })
    .parse(body).rows;
  expect(rows.map(({ indicator }) => indicator)).toEqual(['CKMB', 'TDGQ']);
  expect(rows[0]).toMatchObject({
    by: '2024-06-30',
    percent: 13.2,
    outlook: { verdict: 'behind', daysLeft: 50, pace: 0, neededPace: 1.74 },
  });
});

test('years later its units are called what they were called in it', async () => {
  const { body } = await opened.secretary.get('/api/drives/gia-lai-2024/before-after?account=published');
  const { rows } = z.object({ rows: z.array(z.looseObject({ name: z.string() })) }).parse(body);
  expect(rows[0]).toMatchObject({ unit: transport, name: 'Sở Giao thông vận tải', baseline: 13.2 });
  expect(new Set(rows.map(({ name }) => name)).size).toBe(3);
});

test('a second drive runs beside it, its targets proposed by the +10-point rule and set after a look', async () => {
  const second = {
    ...plan,
    name: 'Duy trì 2024',
    from: '2024-06-01',
    to: '2024-12-31',
    phases: [{ name: 'Duy trì', from: '2024-06-01', to: '2024-12-31' }],
  };
  await opened.secretary.put('/api/drives/duy-tri-2024', { version: 0, drive: { ...second, baseline: resultsOf2023 } });
  expect(
    await opened.secretary.post('/api/drives/duy-tri-2024/targets/proposal', {
      phase: 'Giai đoạn 9',
      central: { X: 5 },
    }),
  ).toMatchObject(refusedWith({ field: 'phase' }, { field: 'central.X' }));
  const central = { ONLINE: 50, TTTT: 50 };
  const { body } = await opened.secretary.post('/api/drives/duy-tri-2024/targets/proposal', {
    phase: 'Duy trì',
    central,
  });
  const { targets } = z
    .object({ targets: z.array(z.looseObject({ unit: z.string(), indicator: z.string(), percent: z.number() })) })
    .parse(body);
  const of = (unit: string, id: string) => targets.find((one) => one.unit === unit && one.indicator === id)?.percent;
  expect([of(transport, 'ONLINE'), of(transport, 'TTTT'), of(iaGrai, 'TTTT'), of(iaGrai, 'MDSH')]).toEqual([
    60, 77.37, 60, 100,
  ]);
  expect(await opened.secretary.post('/api/drives/duy-tri-2024/targets', { version: 1, targets })).toMatchObject({
    body: { version: 2 },
  });
  expect(await opened.secretary.post('/api/drives/duy-tri-2024/targets', { version: 1, targets })).toMatchObject({
    status: 409,
  });
  const { body: all } = await opened.secretary.get('/api/drives');
  expect(all).toMatchObject({ drives: [{ id: 'duy-tri-2024' }, { id: 'gia-lai-2024' }] });
});
