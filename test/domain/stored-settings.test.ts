import { expect, test } from 'vitest';
import { policySettings } from '../../functions/domain/policy.ts';
import { readSettings } from '../../functions/domain/stored-settings.ts';

const read = (value: unknown) => readSettings(policySettings.partial(), value);

test('sound settings are read as they are', () => {
  expect(read({ newsDays: 3 })).toEqual({ settings: { newsDays: 3 }, problems: [] });
  expect(read({})).toEqual({ settings: {}, problems: [] });
});

test('a faulty setting does not undo an approval that the province has set', () => {
  const { settings, problems } = read({ newsDays: 'seven', approvals: { receipt: 'controller' } });
  expect(settings).toEqual({ approvals: { receipt: 'controller' } });
  expect(problems).toEqual([expect.stringContaining('newsDays: ')]);
});

test('a calendar in a policy is said and passed over: it is entered by itself', () => {
  const { settings, problems } = read({ newsDays: 3, calendar: { workingWeekdays: [1], daysOff: [], workedDays: [] } });
  expect(settings).toEqual({ newsDays: 3 });
  expect(problems).toEqual(['Unrecognized key: "calendar"']);
});

test('every fault is said with its place', () => {
  const { settings, problems } = read({ urgent: ['receipt', 'gossip'], quietHours: { from: '25:00', to: '07:00' } });
  expect(settings).toEqual({});
  expect(problems.map((problem) => problem.split(': ').slice(0, 2))).toEqual([
    ['quietHours', 'from'],
    ['urgent', '1'],
  ]);
});

test.each([[null], ['text'], [undefined], [[1]]])('what is no settings at all sets nothing (%j)', (value) => {
  const { settings, problems } = read(value);
  expect(settings).toEqual({});
  expect(problems).toHaveLength(1);
});
