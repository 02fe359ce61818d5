import { expect, test } from 'vitest';
import { rankUnits } from '../../functions/domain/league.ts';
import { parsePortalTable } from '../../functions/domain/portal-table.ts';
import { publishedDays, unitRecords, unitRows } from '../gialai.ts';

const units = new Set(unitRecords('2026-10-10').map(({ code = '' }) => code));
const rows = unitRows('2026-10-10').slice(0, 3);
const withFirst = (changes: Record<string, string>) =>
  rows.map(({ row, record }) => ({ row, record: row === 2 ? { ...record, ...changes } : record }));

test.each(publishedDays)('the 149 units of %s are read with the portal’s ranks, scores above 18 among them', (day) => {
  const read = parsePortalTable(unitRows(day), units);
  expect(read.ok && read.value).toHaveLength(149);
  expect(read.ok && read.value[0]).toMatchObject({ unit: 'H21.227', name: 'UBND xã Vân Canh', rank: 2 });
  expect(read.ok && rankUnits(read.value)[0]).toMatchObject({ unit: 'H21.17', rank: 1 });
  const above = read.ok ? read.value.filter(({ scores }) => (scores.MDHL ?? 0) > 18).length : 0;
  expect(above).toBe(day === '2026-09-24' ? 78 : 0);
});

test.each<[string, Record<string, string>, object[]]>([
  ['a missing group', { tttt: '' }, [{ row: 2, field: 'tttt', problem: 'is missing' }]],
  [
    'columns that slipped',
    { mdsh: '18', mdhl: '10' },
    [{ row: 2, field: 'total', problem: 'is 75.34, but its six groups sum up to 72.85' }],
  ],
  ['a rank given twice', { rank: '3' }, [{ row: 3, field: 'rank', problem: 'rank 3 stands in row 2 already' }]],
  [
    'a unit of elsewhere',
    { code: 'H22.01' },
    [{ row: 2, field: 'code', problem: 'H22.01 is not a unit of this province' }],
  ],
  ['a unit that stands twice', { code: 'H21.125' }, [{ row: 3, field: 'code' }]],
])('%s is told with row and field, and nothing is taken', (_, changes, problems) => {
  expect(parsePortalTable(withFirst(changes), units)).toMatchObject({ ok: false, problems });
});
