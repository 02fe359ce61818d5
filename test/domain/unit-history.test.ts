import { expect, test } from 'vitest';
import {
  faultsOfTerms,
  predecessorsOn,
  successorsOn,
  type UnitTerm,
  unitOn,
  unitsNamed,
  unitsOfReport,
  unitsOn,
  unitTerm,
} from '../../functions/domain/unit-history.ts';

// Gia Lai around 1 July 2025, when it was merged with Bình Định, districts ended and communes were joined. H21 and
// H21.134 are real codes, the others made up; who grew out of whom is cut down to what the tests need.
const last = '2025-06-30';
const first = '2025-07-01';
const term = (code: string, name: string, level: UnitTerm['level'], rest: Partial<UnitTerm> = {}): UnitTerm =>
  unitTerm.parse({ code, name, level, ...rest });
const terms = [
  term('H21', 'Tỉnh Gia Lai', 'province', { to: last }),
  term('H21', 'Tỉnh Gia Lai', 'province', { from: first, predecessors: ['H08'] }),
  term('H08', 'Tỉnh Bình Định', 'province', { to: last }),
  term('H21.GTVT', 'Sở Giao thông vận tải', 'department', {
    sector: 'giao thông vận tải',
    parent: 'H21',
    to: '2025-02-28',
  }),
  term('H21.XD', 'Sở Xây dựng', 'department', { parent: 'H21', from: '2025-03-01', predecessors: ['H21.GTVT'] }),
  term('H21.HIG', 'Huyện Ia Grai', 'district', { parent: 'H21', to: last }),
  term('H21.IAKHA', 'Thị trấn Ia Kha', 'commune', { parent: 'H21.HIG', to: last }),
  term('H21.IABA', 'Xã Ia Bă', 'commune', { parent: 'H21.HIG', to: last }),
  term('H21.134', 'Xã Ia Grai', 'commune', {
    parent: 'H21',
    from: first,
    predecessors: ['H21.IAKHA', 'H21.IABA', 'H21.HIG'],
  }),
];
const codes = (of: readonly UnitTerm[]) => of.map(({ code }) => code);

test('the older structure has districts, the one since 1 July 2025 has none', () => {
  const levels = (day: string) => [...new Set(unitsOn(terms, day).map(({ level }) => level))];
  expect(levels(last)).toEqual(['province', 'department', 'district', 'commune']);
  expect(levels(first)).toEqual(['province', 'department', 'commune']);
  expect(unitsOn(terms, last).filter(({ level }) => level === 'province')).toHaveLength(2);
  expect(unitsOn(terms, first).filter(({ level }) => level === 'province')).toHaveLength(1);
  expect(faultsOfTerms(terms)).toEqual([]);
});

test('a unit stands from its first to its last day', () => {
  expect(unitOn(terms, 'H21.HIG', last)?.level).toBe('district');
  expect(unitOn(terms, 'H21.HIG', first)).toBeUndefined();
  expect(unitOn(terms, 'H21.134', last)).toBeUndefined();
  expect(unitOn(terms, 'H21.134', first)?.level).toBe('commune');
  expect(unitOn(terms, 'H21.134', '2099-01-01')?.name).toBe('Xã Ia Grai');
});

test('a name that recurs at another level is found as it was on the day', () => {
  const named = (day: string) => unitsNamed(terms, 'ia  grai', day).map(({ name, level }) => `${name}, ${level}`);
  expect(named('2024-04-15')).toEqual(['Huyện Ia Grai, district']);
  expect(named('2026-10-10')).toEqual(['Xã Ia Grai, commune']);
  expect(unitsNamed(terms, 'Ia Gra', '2026-10-10')).toEqual([]);
  expect(unitsNamed(terms, 'Xã Ia Ba\u0306', last)).toHaveLength(1); // typed in decomposed letters
});

test('a report of the drive of 2024 keeps the units of its days', () => {
  const drive = ['H21.GTVT', 'H21.HIG', 'H21.134'];
  expect(unitsOfReport(terms, drive, '2024-06-30').map(({ name }) => name)).toEqual([
    'Sở Giao thông vận tải',
    'Huyện Ia Grai',
  ]);
  expect(codes(unitsOfReport(terms, drive, '2026-06-30'))).toEqual(['H21.134']);
});

test('who carried on a unit’s work, and whose work it was, is followed through mergers', () => {
  expect(codes(successorsOn(terms, 'H21.GTVT', '2026-01-01'))).toEqual(['H21.XD']);
  expect(codes(successorsOn(terms, 'H21.HIG', '2026-01-01'))).toEqual(['H21.134']);
  expect(codes(successorsOn(terms, 'H08', '2026-01-01'))).toEqual(['H21']);
  expect(codes(predecessorsOn(terms, 'H21.134', '2024-04-15'))).toEqual(['H21.IAKHA', 'H21.IABA', 'H21.HIG']);
  expect(codes(predecessorsOn(terms, 'H21', '2024-04-15'))).toEqual(['H21']);
  expect(codes(successorsOn(terms, 'H21.HIG', '2024-04-15'))).toEqual(['H21.HIG']);
  expect(successorsOn(terms, 'H99', '2026-01-01')).toEqual([]);
});

test('mergers of mergers are followed, and a register that turns in a circle ends', () => {
  const chain = [
    term('A', 'A', 'department', { to: '2020-12-31' }),
    term('B', 'B', 'department', { from: '2021-01-01', to: '2024-12-31', predecessors: ['A'] }),
    term('C', 'C', 'department', { from: '2025-01-01', predecessors: ['B'] }),
  ];
  expect(codes(successorsOn(chain, 'A', '2026-01-01'))).toEqual(['C']);
  expect(codes(predecessorsOn(chain, 'C', '2019-01-01'))).toEqual(['A']);
  const circle = [
    term('A', 'A', 'department', { to: '2020-12-31', predecessors: ['B'] }),
    term('B', 'B', 'department', { to: '2020-12-31', predecessors: ['A'] }),
  ];
  expect(successorsOn(circle, 'A', '2026-01-01')).toEqual([]);
});

test.each<[string, Partial<UnitTerm>, object]>([
  [
    'an end before the beginning',
    { from: '2025-07-01', to: '2025-06-30' },
    { row: 10, field: 'to', problem: 'lies before 01/07/2025, its first day' },
  ],
  [
    'days that another row has',
    { code: 'H21.134', from: '2026-01-01' },
    { row: 10, field: 'from', problem: 'H21.134 stands on these days in row 9 already' },
  ],
  ['an unknown unit above', { parent: 'H99' }, { row: 10, field: 'parent', problem: '"H99" is not in the register' }],
  [
    'an unknown predecessor',
    { predecessors: ['H21.134', 'H99'] },
    { row: 10, field: 'predecessors', problem: '"H99" is not in the register' },
  ],
])('%s is told with its row and field', (_, changes, problem) => {
  expect(faultsOfTerms([...terms, term('H21.NEW', 'Xã Mới', 'commune', changes)])).toEqual([problem]);
});

test('a term with a day that is none is not read', () => {
  expect(unitTerm.safeParse({ ...terms[0], from: '2025-02-30' }).success).toBe(false);
  expect(unitTerm.safeParse({ ...terms[0], level: 'huyện' }).success).toBe(false);
});
