import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { computedFigures } from '../../functions/domain/account.ts';
import type { DossierState } from '../../functions/domain/dossier-state.ts';
import { type FrozenFigures, frozenFigures } from '../../functions/domain/frozen.ts';
import { parsePortalFigures } from '../../functions/domain/portal-figures.ts';
import { parsePortalTable } from '../../functions/domain/portal-table.ts';
import type { Day } from '../../functions/domain/time.ts';
import type { UnitTerm } from '../../functions/domain/unit-history.ts';
import type { Documents } from '../../functions/stores/documents.ts';
import { dynamoDrives } from '../../functions/stores/drives.ts';
import { dynamoFrozenDays } from '../../functions/stores/frozen-days.ts';
import { dynamoPortalDays } from '../../functions/stores/portal-days.ts';
import { dynamoProcedures } from '../../functions/stores/registry.ts';
import { dynamoTally } from '../../functions/stores/tally.ts';
import { dynamoTallyFigures } from '../../functions/stores/tally-figures.ts';
import { dynamoUnitHistory } from '../../functions/stores/unit-history.ts';
import { makeTallyDossiers } from '../../functions/tally-campaign/handler.ts';
import { makeTallyNotices } from '../../functions/tally-notices/handler.ts';
import { aDossier, aNotice } from '../builders.ts';
import { aClock } from '../fakes.ts';
import { aDrive } from '../gia-lai-drive.ts';
import { metricRows, unitRecords, unitRows } from '../gialai.ts';

export const now = '2026-10-15T08:00:00+07:00';
export const [vanCanh, dakSong] = ['H21.227', 'H21.125'];
export const period = { from: '2026-10-12', to: '2026-10-14' };
const codes = new Set(unitRecords('2026-10-10').map(({ code = '' }) => code));
const entry = { at: now, by: 'a@b.vn', action: 'save-drive', unit: 'province', outcome: 'done' } as const;
const tables = { campaign: 'campaign', registry: 'registry', audit: 'audit' };

const some = z.unknown();
const found = z.object({
  Items: z.array(some).optional(),
  Item: some.optional(),
  Responses: z.union([z.array(some), z.record(z.string(), z.array(some))]).optional(),
});

/** Documents that count what is read. */
export const counting = (documents: Documents) => {
  const read = { requests: 0, items: 0, tables: new Set<string>() };
  const send = async (command: Parameters<Documents['send']>[0]) => {
    const answer = await documents.send(command);
    const { Items = [], Item, Responses } = found.parse(answer);
    read.requests += 1;
    read.items += Items.length + (Item ? 1 : 0) + Object.values(Responses ?? {}).flat().length;
    if ('TableName' in command.input) read.tables.add(String(command.input.TableName));
    return answer;
  };
  const counted: Documents = Object.create(documents, { send: { value: send } });
  return { documents: counted, read };
};

export const portsOf = (documents: Documents) => ({
  clock: aClock(now),
  tally: dynamoTallyFigures(documents, 'campaign'),
  smsPrices: async () => [{ from: '2026-01-01', vnd: 700 }],
  procedures: dynamoProcedures(documents, 'registry'),
  drives: dynamoDrives(documents, tables),
  frozenDays: dynamoFrozenDays(documents, 'campaign'),
  portalDays: dynamoPortalDays(documents, tables),
  history: dynamoUnitHistory(documents, tables),
});

export const drive = aDrive({
  ...{ id: 'gia-lai-2026', from: '2026-10-01', to: '2026-10-31' },
  phases: [{ name: 'Tháng 10', from: '2026-10-01', to: '2026-10-31' }],
  units: [vanCanh, dakSong],
  indicators: [
    { id: 'ONLINE_DOSSIERS', name: 'Hồ sơ trực tuyến' },
    { id: 'TDGQ', name: 'Tiến độ giải quyết' },
  ],
  targets: [vanCanh, dakSong].flatMap((unit) => [
    { unit, indicator: 'ONLINE_DOSSIERS', phase: 'Tháng 10', percent: 60 },
    { unit, indicator: 'TDGQ', phase: 'Tháng 10', percent: 100 },
  ]),
  baseline: [{ unit: vanCanh, indicator: 'ONLINE_DOSSIERS', percent: 30 }],
});

export const frozen = (unit: string, received: number, online: number, inTime: number): FrozenFigures =>
  frozenFigures.parse({
    ...{ name: unit, sums: { received, online, inTime }, stocks: {} },
    ...computedFigures(unit, { received, online, inTime }),
  });

const terms: UnitTerm[] = unitRecords('2026-10-10').map(({ code = '', name = '', group }) => ({
  ...{ code, name, level: group === 'COMMUNE' ? 'commune' : 'department', predecessors: [] },
}));

/** The n-th dossier of a unit: received on the 12th, online, finished on the 13th. */
export const finished = (unit: string, n: number, changes: Partial<DossierState> = {}): DossierState =>
  aDossier({
    ...{ code: `${unit}-${n}`, unit, version: 1, status: 'finished', appliedThrough: 'online', submittedBy: 'citizen' },
    ...{ finishedAt: '2026-10-13T09:00:00+07:00', ...changes },
  });

/** What tells the tally of dossiers and SMS. */
export const hearing = (documents: Documents) => {
  const tally = dynamoTally(documents, 'campaign');
  return {
    hear: makeTallyDossiers({ tally, learn: async () => {}, clock: aClock(now) }),
    hearNotices: makeTallyNotices({ tally }),
  };
};

/** Two units in a drive of October 2026: what was frozen, published and counted of them. */
export const fill = async (documents: Documents): Promise<void> => {
  const { hear, hearNotices } = hearing(documents);
  const { drives, history, frozenDays, portalDays } = portsOf(documents);
  await history.save(terms, 0, entry);
  await drives.save(drive, 0, entry);
  const day = (on: Day, ...figures: FrozenFigures[]) => frozenDays.save(on, figures);
  await day('2026-09-30', frozen(vanCanh, 900, 360, 800), frozen(dakSong, 500, 300, 500));
  await day('2026-10-04', frozen(vanCanh, 1000, 400, 900), frozen(dakSong, 500, 300, 500));
  await day('2026-10-14', frozen(vanCanh, 1100, 462, 1045), frozen(dakSong, 600, 372, 600));
  const [table, metrics] = [parsePortalTable(unitRows('2026-10-10'), codes), parsePortalFigures(metricRows, codes)];
  if (!table.ok || !metrics.ok) throw new Error('the published files must be readable');
  await portalDays.save('2026-10-10', { kind: 'table', units: table.value }, entry);
  await portalDays.save('2026-10-10', { kind: 'metrics', units: metrics.value }, entry);
  const field = {
    type: 'procedure',
    id: '1.002809',
    value: { code: '1.002809', name: 'Đổi GPLX', field: 'Đường bộ' },
  };
  await documents.send(new PutCommand({ TableName: 'registry', Item: field }));
  await hear([
    { after: finished(vanCanh, 1) },
    { after: finished(vanCanh, 2, { submittedBy: 'staff', source: 'bgtvt' }) },
    { after: finished(vanCanh, 3, { dueAt: '2026-10-12T16:30:00+07:00', appliedThrough: 'counter' }) },
    { after: finished(dakSong, 1, { procedureCode: '9.9' }) },
  ]);
  const sms = { channel: 'sms', state: 'accepted', acceptedAt: '2026-10-13T09:01:00+07:00', parts: 2 } as const;
  await hearNotices([{ after: aNotice({ dossier: `${vanCanh}-1`, decidingUnit: vanCanh, ...sms }) }]);
};
