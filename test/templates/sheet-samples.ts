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
import { aDrive, resultsOf2023, transport } from '../gia-lai-drive.ts';

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

const answers: DayOfUnits[] = [
  { day: '2024-04-01', units: [{ unit: transport, counts: { answered: 8, satisfied: 7 } }] },
];
const gaps = driveTable(drive, { computed: at, published: [] }, '2024-06-10');

/** What each table of the drive is made of. */
export const driveOrders = {
  gaps: { drive, publishedOn: '2024-06-10', ...gaps, rows: named(gaps.rows) },
  behind: { drive, account, rows: named(paceTable(drive, readings, '2024-06-10')) },
  beforeAfter: {
    drive,
    account,
    endOn: '2024-06-10',
    rows: named(beforeAndAfter(aDrive({ units: [transport] }), { before: [...resultsOf2023], end: at, after: [] })),
  },
  league: { account, day: '2024-06-10', rows: leagueTable([standing], { dayBefore: rankUnits([standing]) }) },
  sideBySide: { rows: named([{ unit: transport, groups: sideBySide(scores, {}), total: { computed: 99.5 } }]) },
};

/** What each table of a period is made of. */
export const flowOrders = {
  punctualityByUnit: { ...period, by: 'unit' as const, rows: named(punctualityByUnit(days)) },
  punctualityByLevel: {
    ...period,
    by: 'level' as const,
    rows: punctualityByLevel(days, []).map((row) => ({ ...row, name: row.key })),
  },
  punctualityByField: {
    ...period,
    by: 'field' as const,
    rows: punctualityByField(days, () => undefined).map((row) => ({ ...row, name: row.key })),
  },
  shares: { ...period, rows: named(sharesOf(days)) },
  disguised: { ...period, rows: named(disguisedOf(days)) },
  trips: { ...period, rows: named(tripsOf(days)) },
  satisfaction: { ...period, rows: named(satisfactionOf(answers)) },
  sent: { ...period, rows: named(sentOf(days, [{ from: '2024-01-01', vnd: 700 }])) },
};
