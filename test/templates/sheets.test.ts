import { expect, test } from 'vitest';
import type { Sheet } from '../../functions/domain/sheet.ts';
import { writeSheet } from '../../functions/lib/files/write-sheet.ts';
import {
  beforeAfterSheet,
  behindSheet,
  gapSheet,
  leagueSheet,
  sideBySideSheet,
} from '../../functions/templates/drive-sheets.ts';
import {
  disguisedSheet,
  punctualitySheet,
  satisfactionSheet,
  sentSheet,
  sharesSheet,
  tripsSheet,
} from '../../functions/templates/flow-sheets.ts';
import { transport } from '../gia-lai-drive.ts';
import { readCsv, readXlsx } from '../journeys/drive-files.ts';
import { driveOrders, flowOrders } from './sheet-samples.ts';

const sheets: [string, Sheet, string[]][] = [
  [
    'gaps',
    gapSheet(driveOrders.gaps),
    [transport, '=Sở GTVT; "Gia Lai"', 'Công khai, minh bạch trong thực hiện TTHC, cung cấp DVC', '100', '13.2'],
  ],
  ['who falls behind', behindSheet(driveOrders.behind), [transport]],
  ['before and after', beforeAfterSheet(driveOrders.beforeAfter), [transport]],
  ['league', leagueSheet(driveOrders.league), ['1', transport, '-1+1', '99.5', '18', '20']],
  ['side by side', sideBySideSheet(driveOrders.sideBySide), [transport]],
  [
    'dates kept by unit',
    punctualitySheet(flowOrders.punctualityByUnit),
    [transport, '=Sở GTVT; "Gia Lai"', '10', '8', '0', '2', '80', '80'],
  ],
  ['dates kept by level', punctualitySheet(flowOrders.punctualityByLevel), ['Chưa rõ cấp', '10']],
  ['dates kept by field', punctualitySheet(flowOrders.punctualityByField), ['Chưa rõ lĩnh vực', '10']],
  [
    'sources',
    sharesSheet(flowOrders.shares),
    [transport, '=Sở GTVT; "Gia Lai"', '10', '3', '30', '7', '70', '3', '30'],
  ],
  [
    'paper in disguise',
    disguisedSheet(flowOrders.disguised),
    [transport, '=Sở GTVT; "Gia Lai"', '10', '4', '40', '1', '25', '30'],
  ],
  ['trips saved', tripsSheet(flowOrders.trips), [transport, '=Sở GTVT; "Gia Lai"', '10', '3']],
  ['satisfaction', satisfactionSheet(flowOrders.satisfaction), [transport, '=Sở GTVT; "Gia Lai"', '8', '7', '87.5']],
  ['SMS', sentSheet(flowOrders.sent), [transport, '=Sở GTVT; "Gia Lai"', '3', '4', '2800']],
];

test.each(sheets)('the table of %s opens in both forms as it was, cell by cell', async (_, sheet, first) => {
  const expected = [
    [...sheet.headings],
    ...sheet.rows.map((row) => row.map((cell) => (cell === undefined ? '' : String(cell)))),
  ];
  expect(expected[1]?.slice(0, first.length)).toEqual(first);
  expect(sheet.rows.every(({ length }) => length === sheet.headings.length)).toBe(true);
  expect(new Set(sheet.headings).size).toBe(sheet.headings.length);
  const trimmed = (rows: readonly (readonly unknown[])[]) =>
    rows.map((row) => [...row, ...Array.from({ length: sheet.headings.length - row.length }, () => '')]);
  expect(trimmed(await readXlsx(await writeSheet(sheet, 'xlsx')))).toEqual(expected);
  const csv = readCsv(await writeSheet(sheet, 'csv'));
  const written = (cell: string | number | undefined): string => {
    if (typeof cell === 'number') return String(cell).replace('.', ',');
    return cell === undefined ? '' : cell.replace(/^(?=[=+\-@])/, "'");
  };
  expect(csv).toEqual([[...sheet.headings], ...sheet.rows.map((row) => row.map(written))]);
});
