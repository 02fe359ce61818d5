import { expect, test } from 'vitest';
import { beforeAndAfter, driveTable, paceTable } from '../../functions/domain/drive-table.ts';
import {
  type DayOfUnits,
  disguisedOf,
  punctualityByField,
  punctualityByLevel,
  punctualityByUnit,
  satisfactionOf,
  sharesOf,
  tripsOf,
} from '../../functions/domain/flow-tables.ts';
import { sideBySide } from '../../functions/domain/index-total.ts';
import { leagueTable, rankUnits } from '../../functions/domain/league.ts';
import { sentOf } from '../../functions/domain/sent.ts';
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
import { aDrive, resultsOf2023, transport } from '../gia-lai-drive.ts';
import { readCsv, readXlsx } from '../journeys/drive-files.ts';

const named = <T extends object>(rows: readonly T[]) => rows.map((row) => ({ ...row, name: '=Sở GTVT; "Gia Lai"' }));
const drive = aDrive({ units: [transport] });
const at = [{ unit: transport, indicator: 'ONLINE', percent: 63.05 }];
const readings = new Map([
  [
    `${transport} TTTT`,
    [
      { day: '2024-06-01', percent: 67 },
      { day: '2024-06-10', percent: 68 },
    ],
  ],
]);
const scores = { CKMB: 18, TDGQ: 20, ONLINE: 12, TTTT: 10, MDHL: 18, MDSH: 21.5 };
const standing = { unit: transport, name: '-1+1', total: 99.5, scores };

const days: DayOfUnits[] = [
  {
    day: '2024-06-10',
    units: [
      {
        unit: transport,
        counts: {
          ...{ received: 10, online: 4, disguised: 1, 'source:igate': 3, 'source:bgtvt': 7, tripsSaved: 3 },
          ...{ early: 8, 'early@1.1': 8, late: 2, 'late@1.2': 2, sms: 3, smsParts: 4 },
        },
      },
    ],
  },
];
const period = { from: '2024-06-01', to: '2024-06-30' };
const account = 'published' as const;

const sheets: [string, Sheet, string[]][] = [
  [
    'gaps',
    gapSheet({
      drive,
      publishedOn: '2024-06-10',
      ...driveTable(drive, { computed: at, published: [] }, '2024-06-10'),
      rows: named(driveTable(drive, { computed: at, published: [] }, '2024-06-10').rows),
    }),
    [transport, '=Sở GTVT; "Gia Lai"', 'Công khai, minh bạch trong thực hiện TTHC, cung cấp DVC', '100', '13.2'],
  ],
  [
    'who falls behind',
    behindSheet({ drive, account, rows: named(paceTable(drive, readings, '2024-06-10')) }),
    [transport],
  ],
  [
    'before and after',
    beforeAfterSheet({
      drive,
      account,
      endOn: '2024-06-10',
      rows: named(beforeAndAfter(aDrive({ units: [transport] }), { before: [...resultsOf2023], end: at, after: [] })),
    }),
    [transport],
  ],
  [
    'league',
    leagueSheet({ account, day: '2024-06-10', rows: leagueTable([standing], { dayBefore: rankUnits([standing]) }) }),
    ['1', transport, '-1+1', '99.5', '18', '20'],
  ],
  [
    'side by side',
    sideBySideSheet({ rows: named([{ unit: transport, groups: sideBySide(scores, {}), total: { computed: 99.5 } }]) }),
    [transport],
  ],
  [
    'dates kept by unit',
    punctualitySheet({ ...period, by: 'unit', rows: named(punctualityByUnit(days)) }),
    [transport, '=Sở GTVT; "Gia Lai"', '10', '8', '0', '2', '80', '80'],
  ],
  [
    'dates kept by level',
    punctualitySheet({
      ...period,
      by: 'level',
      rows: punctualityByLevel(days, []).map((row) => ({ ...row, name: row.key })),
    }),
    ['Chưa rõ cấp', '10'],
  ],
  [
    'dates kept by field',
    punctualitySheet({
      ...period,
      by: 'field',
      rows: punctualityByField(days, () => undefined).map((row) => ({ ...row, name: row.key })),
    }),
    ['Chưa rõ lĩnh vực', '10'],
  ],
  [
    'sources',
    sharesSheet({ ...period, rows: named(sharesOf(days)) }),
    [transport, '=Sở GTVT; "Gia Lai"', '10', '3', '30', '7', '70', '3', '30'],
  ],
  [
    'paper in disguise',
    disguisedSheet({ ...period, rows: named(disguisedOf(days)) }),
    [transport, '=Sở GTVT; "Gia Lai"', '10', '4', '40', '1', '25', '30'],
  ],
  ['trips saved', tripsSheet({ ...period, rows: named(tripsOf(days)) }), [transport, '=Sở GTVT; "Gia Lai"', '10', '3']],
  [
    'satisfaction',
    satisfactionSheet({
      ...period,
      rows: named(
        satisfactionOf([{ day: '2024-04-01', units: [{ unit: transport, counts: { answered: 8, satisfied: 7 } }] }]),
      ),
    }),
    [transport, '=Sở GTVT; "Gia Lai"', '8', '7', '87.5'],
  ],
  [
    'SMS',
    sentSheet({ ...period, rows: named(sentOf(days, [{ from: '2024-01-01', vnd: 700 }])) }),
    [transport, '=Sở GTVT; "Gia Lai"', '3', '4', '2800'],
  ],
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
