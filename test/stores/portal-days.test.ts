import { afterAll, describe, expect, test } from 'vitest';
import type { AuditEntry } from '../../functions/domain/audit.ts';
import { parsePortalFigures } from '../../functions/domain/portal-figures.ts';
import { parsePortalTable } from '../../functions/domain/portal-table.ts';
import { dynamoPortalDays } from '../../functions/stores/portal-days.ts';
import { metricRows, type PublishedDay, unitRecords, unitRows } from '../gialai.ts';
import { openDatabases } from './engines.ts';

const databases = await openDatabases();
afterAll(() => Promise.all(databases.map(({ stop }) => stop())));

const units = new Set(unitRecords('2026-10-10').map(({ code = '' }) => code));
const tableOf = (day: PublishedDay) => {
  const read = parsePortalTable(unitRows(day), units);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
};
const metrics = () => {
  const read = parsePortalFigures(metricRows, units);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
};
const entry = (at: string): AuditEntry => ({
  ...{ at, by: 'khoa.bui@gialai.example', action: 'import-portal-table', unit: 'province', outcome: 'done' },
});

describe.each(databases)('on $engine', ({ documents }) => {
  const portal = dynamoPortalDays(documents, { campaign: 'campaign', audit: 'audit' });
  const day = '2026-10-10';

  test('a table and the metrics of one day stand beside each other', async () => {
    expect(await portal.day(day)).toEqual([]);
    await portal.save(day, { kind: 'metrics', units: metrics() }, entry('2026-10-11T08:00:00+07:00'));
    expect(await portal.day(day)).toHaveLength(13);
    await portal.save(day, { kind: 'table', units: tableOf(day) }, entry('2026-10-11T09:00:00+07:00'));
    const published = await portal.day(day);
    expect(published).toHaveLength(149);
    expect(published.find(({ unit }) => unit === 'H21.227')).toEqual({
      unit: 'H21.227',
      table: tableOf(day).find(({ unit }) => unit === 'H21.227'),
      figures: metrics().find(({ unit }) => unit === 'H21.227'),
    });
    expect(published.filter(({ figures }) => figures)).toHaveLength(13);
  });

  test('a file taken in anew takes the place of the former, whole', async () => {
    const two = tableOf(day).slice(0, 2);
    await portal.save('2026-11-01', { kind: 'table', units: tableOf(day) }, entry('2026-11-02T08:00:00+07:00'));
    await portal.save('2026-11-01', { kind: 'table', units: two }, entry('2026-11-02T09:00:00+07:00'));
    expect((await portal.day('2026-11-01')).flatMap(({ table }) => table?.unit ?? []).toSorted()).toEqual(
      two.map(({ unit }) => unit).toSorted(),
    );
  });

  test('what was taken in is told by its day, and where it crashed half-way nothing is', async () => {
    await portal.save(
      '2026-09-24',
      { kind: 'table', units: tableOf('2026-09-24') },
      entry('2026-09-25T08:00:00+07:00'),
    );
    let puts = 0;
    const dying = Object.create(documents, {
      send: {
        value: (command: Parameters<typeof documents.send>[0]) => {
          puts += 1;
          return puts > 60 ? Promise.reject(new Error('died')) : documents.send(command);
        },
      },
    });
    const half = dynamoPortalDays(dying, { campaign: 'campaign', audit: 'audit' });
    const save = half.save('2026-10-01', { kind: 'table', units: tableOf(day) }, entry('2026-10-02T08:00:00+07:00'));
    await expect(save).rejects.toThrow('died');
    expect(await portal.day('2026-10-01')).toEqual([]);
    expect(await portal.imported('2026-09-01', '2026-10-31')).toEqual([
      {
        day: '2026-09-24',
        imports: [{ kind: 'table', at: '2026-09-25T08:00:00+07:00', by: entry('').by, units: 149 }],
      },
      { day, imports: [expect.objectContaining({ kind: 'table' }), expect.objectContaining({ kind: 'metrics' })] },
    ]);
  });

  test('one unit is read day by day, with each kind that was taken in', async () => {
    const unit = 'H21.227';
    const known = await portal.ofUnit(unit, '2026-09-01', '2026-10-31');
    expect(known.map((one) => one.day)).toEqual(expect.arrayContaining(['2026-09-24', day]));
    expect(known.find((one) => one.day === day)?.published).toEqual(
      (await portal.day(day)).find((one) => one.unit === unit),
    );
    expect(await portal.ofUnit('H21.999', '2026-09-01', '2026-10-31')).toEqual([]);
  });
});
