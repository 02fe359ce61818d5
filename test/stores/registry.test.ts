import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { addWorkingDays, isWorkingDay } from '../../functions/domain/calendar.ts';
import { at } from '../../functions/domain/time.ts';
import { isOfficeTime } from '../../functions/domain/working-hours.ts';
import { logger } from '../../functions/lib/logger.ts';
import { dynamoPolicies, dynamoProcedures } from '../../functions/stores/registry.ts';
import { aPolicy } from '../builders.ts';
import { aClock } from '../fakes.ts';
import { openDatabases } from './engines.ts';

const databases = await openDatabases();
afterAll(async () => {
  vi.restoreAllMocks();
  await Promise.all(databases.map(({ stop }) => stop()));
});

const now = '2026-10-12T09:00:00+07:00';
const licence = { code: '1.002809', name: 'Đổi giấy phép lái xe', term: { count: 5, unit: 'working-days' } };
const stored = [
  ['policy', 'province', { newsDays: 3, approvals: { receipt: 'controller' } }],
  ['policy', 'H48.02', { newsDays: 4, collectionReminderAfter: 'soon', calendar: { workingWeekdays: [1] } }],
  ['policy', 'H48.03', 'nothing'],
  ['calendar', 'province', { hours: { usual: [{ from: '08:00', to: '16:00' }] } }],
  ['calendar', 'province#2028', { daysOff: ['2028-01-03'] }],
  [
    'calendar',
    'H48.02',
    { workingWeekdays: [1, 2, 3, 4, 5, 6], hours: { onWeekday: { 6: [{ from: '8', to: '9' }] } } },
  ],
  ['calendar', 'H48.02#2026', { daysOff: ['2026-10-13'] }],
  ['calendar', 'H48.02#26', { daysOff: ['2026-10-14'] }],
  ['procedure', licence.code, licence],
  ['procedure', '2.000001', { code: '2.000001', name: 'Chứng thực', term: { count: 0, unit: 'working-days' } }],
] as const;

describe.each(databases)('on $engine', ({ documents }) => {
  const report = vi.spyOn(logger, 'error').mockImplementation(() => {});
  const reported = () => report.mock.calls.map(([, about]) => about);
  const policies = (today = now) => dynamoPolicies(documents, 'registry', aClock(today));

  beforeAll(async () => {
    for (const [type, id, value] of stored)
      await documents.send(new PutCommand({ TableName: 'registry', Item: { type, id, value } }));
  });
  beforeEach(() => report.mockClear());

  test('a unit that has set nothing has the province’s settings and calendar', async () => {
    const policy = await policies().of('H48.01');
    expect({ ...policy, calendar: 0 }).toEqual({
      ...aPolicy({ newsDays: 3, approvals: { receipt: 'controller' } }),
      calendar: 0,
    });
    expect(isOfficeTime(at('2026-10-12', '07:30'), policy.calendar)).toBe(false);
    expect(isOfficeTime(at('2026-10-12', '12:00'), policy.calendar)).toBe(true);
    expect(isWorkingDay('2026-01-10', policy.calendar)).toBe(true);
  });

  test('a unit has its own days over the province’s hours', async () => {
    const { calendar, newsDays } = await policies().of('H48.02');
    expect(newsDays).toBe(4);
    expect(addWorkingDays('2026-10-12', 1, calendar)).toBe('2026-10-14');
    expect(isOfficeTime(at('2026-10-17', '15:59'), calendar)).toBe(true);
  });

  test('a year entered by the province counts once that year is near', async () => {
    const { calendar } = await policies('2027-12-30T09:00:00+07:00').of('H48.01');
    expect(addWorkingDays('2027-12-31', 1, calendar)).toBe('2028-01-04');
  });

  test('what is stored with a fault is reported with its id, and silences nobody', async () => {
    const all = policies();
    expect((await all.of('H48.03')).newsDays).toBe(3);
    const faults = [
      { type: 'policy', id: 'H48.02', problem: expect.stringContaining('collectionReminderAfter: ') },
      { type: 'policy', id: 'H48.02', problem: 'Unrecognized key: "calendar"' },
      { type: 'policy', id: 'H48.03', problem: expect.any(String) },
      { type: 'calendar', id: 'H48.02', problem: expect.stringContaining('hours: onWeekday: 6: 0: from: ') },
      { type: 'calendar', id: 'H48.02', problem: expect.stringContaining('hours: onWeekday: 6: 0: to: ') },
      { type: 'calendar', id: 'H48.02#26', problem: expect.stringContaining('#YEAR') },
    ];
    expect(reported()).toHaveLength(faults.length);
    expect(reported()).toEqual(expect.arrayContaining(faults));
    report.mockClear();
    await all.of('H48.02');
    expect(reported()).toEqual([]);
  });

  test('many units are answered by one reading, each with one calendar', async () => {
    const send = vi.spyOn(documents, 'send');
    const all = policies();
    const units = Array.from({ length: 149 }, (_, n) => `H48.${n}`);
    const [first] = await Promise.all(units.map((unit) => all.of(unit)));
    expect(send).toHaveBeenCalledTimes(2);
    expect(await all.of('H48.0')).toBe(first);
    send.mockRestore();
  });

  test('a procedure is as it was entered; one with a fault is reported and counts as not entered', async () => {
    const procedures = dynamoProcedures(documents, 'registry');
    expect(await procedures.find(licence.code)).toEqual(licence);
    expect(await procedures.find('3.000001')).toBeUndefined();
    expect(reported()).toEqual([]);
    expect(await procedures.find('2.000001')).toBeUndefined();
    expect(reported()).toEqual([
      { type: 'procedure', id: '2.000001', problem: expect.stringContaining('term: count') },
    ]);
  });
});
