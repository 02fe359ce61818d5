import { afterAll, describe, expect, test } from 'vitest';
import type { AuditEntry } from '../../functions/domain/audit.ts';
import { proposeTargets } from '../../functions/domain/target-file.ts';
import { dynamoAudit } from '../../functions/stores/audit.ts';
import { dynamoDriveWork } from '../../functions/stores/drive-work.ts';
import { dynamoDrives } from '../../functions/stores/drives.ts';
import { dynamoUnitHistory } from '../../functions/stores/unit-history.ts';
import { aDrive, phases } from '../gia-lai-drive.ts';
import { unitRecords } from '../gialai.ts';
import { openDatabases } from './engines.ts';

const databases = await openDatabases();
afterAll(() => Promise.all(databases.map(({ stop }) => stop())));

const at = '2024-03-21T08:00:00+07:00';
const entry = (changes: Partial<AuditEntry> = {}): AuditEntry => ({
  ...{ at, by: 'khoa.bui@gialai.example', action: 'save-drive', unit: 'province', outcome: 'done' },
  ...changes,
});

describe.each(databases)('on $engine', ({ documents }) => {
  const drives = dynamoDrives(documents, { campaign: 'campaign', audit: 'audit' });
  const work = dynamoDriveWork(documents, { campaign: 'campaign', audit: 'audit' });
  const history = dynamoUnitHistory(documents, { registry: 'registry', audit: 'audit' });
  const audit = dynamoAudit(documents, { table: 'audit', noteDays: 365 });

  test('a drive is read as it was saved; of two who change it at once one is told', async () => {
    expect(await drives.find('gia-lai-2024')).toBeUndefined();
    expect(await drives.save(aDrive(), 0, entry())).toBe('done');
    expect(await drives.save(aDrive(), 0, entry())).toBe('overtaken');
    expect(await drives.find('gia-lai-2024')).toEqual({ drive: aDrive(), version: 1 });
    const changed = aDrive({ name: 'Chiến dịch 100 ngày đêm' });
    const both = await Promise.all([
      drives.save(changed, 1, entry()),
      drives.save(aDrive({ to: '2024-07-01' }), 1, entry()),
    ]);
    expect(both.toSorted()).toEqual(['done', 'overtaken']);
    expect((await audit.of('province', '2024-03', { limit: 10 })).items).toHaveLength(2);
  });

  test('several drives are listed, the latest first, without their figures', async () => {
    await drives.save(aDrive({ id: 'gia-lai-2025', from: '2025-03-22', to: '2025-06-30' }), 0, entry());
    const listed = await drives.all();
    expect(listed.map(({ id }) => id)).toEqual(['gia-lai-2025', 'gia-lai-2024']);
    expect(listed[0]).not.toHaveProperty('targets');
  });

  test('a whole province’s targets over four phases fit', async () => {
    const units = unitRecords('2026-10-10').map(({ code = '' }) => code);
    const quarters = [1, 2, 3, 4].map((n) => ({
      ...phases[0],
      name: `Giai đoạn ${n}`,
      from: '2026-01-01',
      to: '2026-01-02',
    }));
    const whole = aDrive({ id: 'whole', units, phases: quarters, baseline: [] });
    const targets = quarters.flatMap(({ name }) => proposeTargets(whole, name, { ONLINE: 50, TTTT: 50 }));
    expect(targets).toHaveLength(149 * 6 * 4);
    await drives.save({ ...whole, targets }, 0, entry());
    expect((await drives.find('whole'))?.drive.targets).toEqual(targets);
  });

  test('tasks and difficulties belong to their drive, and two do not close one at once', async () => {
    const task = { id: '01', what: 'Rà soát', unit: 'H21.GTVT', holder: { name: 'Trần Minh' }, due: '2024-04-30' };
    const first = { ...task, setBy: 'a@b.vn', setAt: at, version: 1 };
    expect(await work.save('gia-lai-2024', { task: first }, entry({ action: 'set-task' }))).toBe('done');
    expect(await work.save('gia-lai-2024', { task: first }, entry({ action: 'set-task' }))).toBe('overtaken');
    const done = { ...first, done: { by: 'a@b.vn', at }, version: 2 };
    expect(await work.save('gia-lai-2024', { task: done }, entry({ action: 'finish-task' }))).toBe('done');
    expect(await work.save('gia-lai-2024', { task: done }, entry({ action: 'finish-task' }))).toBe('overtaken');
    const difficulty = {
      id: '01',
      what: 'Đường truyền yếu',
      unit: 'H21.XIAPNON',
      loggedBy: 'c@d.vn',
      loggedAt: at,
      version: 1,
    };
    await work.save('gia-lai-2024', { difficulty }, entry({ action: 'log-difficulty' }));
    expect(await work.tasks('gia-lai-2024')).toEqual([done]);
    expect(await work.difficulties('gia-lai-2024')).toEqual([difficulty]);
    expect(await work.tasks('gia-lai-2025')).toEqual([]);
  });

  test('the register of units is one, and changed by one at a time', async () => {
    expect(await history.find()).toEqual({ terms: [], version: 0 });
    const terms = [{ code: 'H21.227', name: 'UBND xã Vân Canh', level: 'commune' as const, predecessors: ['H21.09'] }];
    expect(await history.save(terms, 0, entry({ action: 'import-units' }))).toBe('done');
    expect(await history.save([], 0, entry({ action: 'import-units' }))).toBe('overtaken');
    expect(await history.find()).toEqual({ terms, version: 1 });
  });
});
