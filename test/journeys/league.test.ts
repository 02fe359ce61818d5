import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { unitRecords } from '../gialai.ts';
import { csvFile, portalFile, readCsv, readXlsx, unitsFile } from './drive-files.ts';
import { openDrives, refusedWith } from './open-drives.ts';

/* The portal's real figures of Gia Lai, taken in and shown over HTTP. */

let opened: Awaited<ReturnType<typeof openDrives>>;
beforeAll(async () => {
  opened = await openDrives();
});
afterAll(() => opened.platform.stop());

test('the register of units is entered by a file, by an administrator alone, whole or not at all', async () => {
  expect(await opened.secretary.post('/api/units/history/file', unitsFile())).toMatchObject({ status: 403 });
  expect(await opened.office.get('/api/audit?unit=province&month=2026-10')).toMatchObject({
    body: {
      items: [
        { action: 'import-units', outcome: 'done' },
        { action: 'import-units', outcome: 'refused' },
      ],
    },
  });
  const slip = csvFile('MaDonVi;TenDonVi;Cap', 'H21.1;A;xa', 'H21.2;B;thon');
  expect(await opened.office.post('/api/units/history/file', slip)).toMatchObject(
    refusedWith({ row: 3, field: 'Cap' }),
  );
  const { body } = await opened.secretary.get('/api/units/history');
  expect(z.object({ units: z.array(z.unknown()) }).parse(body).units).toHaveLength(152);
});

const league = z.object({
  day: z.string(),
  dailySince: z.string().optional(),
  weeklySince: z.string().optional(),
  rows: z.array(
    z.looseObject({
      ...{ unit: z.string(), name: z.string(), rank: z.int(), publishedRank: z.int(), total: z.number() },
      weekly: z.object({ places: z.int(), points: z.number() }).optional(),
    }),
  ),
});

test('both published days become leagues with the portal’s ranks wherever totals differ', async () => {
  for (const day of ['2026-09-24', '2026-10-10'] as const) {
    const answer = await opened.secretary.post(`/api/portal/${day}/table`, portalFile(`units-${day}`));
    expect(answer).toEqual({ status: 200, body: { units: 149 } });
    const { body } = await opened.secretary.get(`/api/league?account=published&day=${day}`);
    const { rows, day: of } = league.parse(body);
    expect([of, rows.length]).toEqual([day, 149]);
    const sharing = Map.groupBy(rows, ({ total }) => total);
    for (const { rank, publishedRank, total } of rows) {
      const places = (sharing.get(total) ?? []).map((row) => row.rank);
      expect(places).toContain(publishedRank);
      if (places.length === 1) expect(rank).toBe(publishedRank);
    }
    expect([...sharing.values()].filter((of_) => of_.length > 1)).toHaveLength(day === '2026-09-24' ? 11 : 14);
  }
  const { body } = await opened.secretary.get('/api/league?account=published&day=2026-10-11');
  const { dailySince, weeklySince, rows } = league.parse(body);
  expect([dailySince, weeklySince]).toEqual(['2026-09-24', '2026-09-24']);
  // Vân Canh: second on both days, 75.7 and 75.34.
  const vanCanh = rows.find(({ unit }) => unit === 'H21.227');
  expect(vanCanh).toMatchObject({ rank: 2, level: 'commune', weekly: { places: 0, points: -0.36 } });
});

test('the league taken away opens as it was shown, cell by cell', async () => {
  const path = '/api/league?account=published&day=2026-10-10';
  const { rows } = league.parse((await opened.secretary.get(path)).body);
  const csv = await opened.secretary.download(`${path}&as=csv`);
  const xlsx = await opened.secretary.download(`${path}&as=xlsx`);
  expect(csv.type).toBe('text/csv; charset=utf-8');
  expect([...csv.bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [headings, ...lines] = readCsv(csv.bytes);
  expect(headings?.slice(0, 4)).toEqual(['Hạng', 'Mã đơn vị', 'Đơn vị', 'Tổng điểm']);
  expect(headings).toContain('Đổi hạng theo tuần, so với 24/09/2026');
  expect(lines).toHaveLength(149);
  const told = rows.map(({ rank, unit, name, total }) => [rank, unit, name, total].map(String));
  expect(lines.map((line) => line.slice(0, 4).map((cell) => cell.replace(/^(\d+),(\d+)$/, '$1.$2')))).toEqual(told);
  const sheet = await readXlsx(xlsx.bytes);
  expect(sheet[0]).toEqual(headings);
  const asPoint = (cell: string) => cell.replace(/^(-?\d+),(\d+)$/, '$1.$2');
  expect(sheet.slice(1).map((line) => line.map(String))).toEqual(lines.map((line) => line.map(asPoint)));
});

test('metrics stand beside the table, ours beside theirs, and neither overwrites the other', async () => {
  expect(await opened.secretary.post('/api/portal/2026-10-10/metrics', portalFile('metrics-2026-10-10'))).toMatchObject(
    {
      body: { units: 13 },
    },
  );
  expect(await opened.secretary.get('/api/portal?from=2026-10-01&to=2026-10-31')).toMatchObject({
    body: {
      days: [
        {
          day: '2026-10-10',
          imports: [
            { kind: 'table', units: 149 },
            { kind: 'metrics', units: 13 },
          ],
        },
      ],
    },
  });
  const compared = z.object({
    rows: z.array(z.looseObject({ unit: z.string(), total: z.object({ published: z.number().optional() }) })),
  });
  const { rows } = compared.parse((await opened.secretary.get('/api/index/compared?day=2026-10-10')).body);
  expect(rows).toHaveLength(149);
  const totals = new Map(unitRecords('2026-10-10').map(({ code, total }) => [code, Number(total)]));
  for (const { unit, total } of rows) expect(total.published, unit).toBe(totals.get(unit));
});

test.each([
  ['a unit of elsewhere', 'table', { row: 151, field: 'code', problem: 'H22.01 is not a unit of this province' }],
  [
    'a group that is missing',
    'metrics',
    { row: 2, field: 'group_code', problem: expect.stringContaining('no row TTTT') },
  ],
] as const)('a portal file with %s is refused whole, with row and field', async (_, kind, fault) => {
  const { file } = portalFile(kind === 'table' ? 'units-2026-10-10' : 'metrics-2026-10-10');
  const text = Buffer.from(file, 'base64').toString().trimEnd();
  const lines = text.split(/\r?\n/);
  const changed =
    kind === 'table'
      ? [...lines, (lines[1] ?? '').replace('H21.227', 'H22.01').replace(/,2$/, ',999')]
      : lines.filter((line) => !line.startsWith('H21.227,TTTT'));
  const answer = await opened.secretary.post(`/api/portal/2026-10-11/${kind}`, csvFile(...changed));
  expect(answer).toMatchObject(refusedWith(...[fault]));
  expect(await opened.secretary.get('/api/portal?from=2026-10-11&to=2026-10-11')).toEqual({
    status: 200,
    body: { days: [] },
  });
});
