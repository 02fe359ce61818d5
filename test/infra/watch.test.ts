import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import * as z from 'zod';
import { tableNames } from '../../functions/stores/tables.ts';
import { type FunctionSpec, functions, queues } from '../../infra/topology.ts';
import { alarmIds } from '../../infra/watch/alarm.ts';
import { queries } from '../../infra/watch/queries.ts';
import { mustHaveRun, runHoursOf, windowOf } from '../../infra/watch/run-hours.ts';
import { logicalId, synthesise } from './synth.ts';

// One has accounts of its own making, the other a provider of its own.
const { provinces, remove } = await synthesise('quang-ngai.test.json', 'gia-lai.prod.json');
afterAll(remove);
const [trial, other] = provinces;
if (!trial || !other) throw new Error('Both stages must be made');

const specs = Object.entries<FunctionSpec>(functions);
const text = (value: unknown) => JSON.stringify(value);
const properties = z.looseObject({
  AlarmDescription: z.string(),
  AlarmActions: z.array(z.unknown()),
  TreatMissingData: z.literal('notBreaching'),
  Threshold: z.number(),
  EvaluationPeriods: z.int(),
  Period: z.int().optional(),
  Metrics: z.array(z.unknown()).optional(),
});
const alarmsIn = ({ work }: typeof trial) =>
  Object.entries(work.findResources('AWS::CloudWatch::Alarm')).map(([id, { Properties }]) => ({
    id,
    ...properties.parse(Properties),
  }));
const all = alarmsIn(trial);
const named = trial.stacks.work.watch.alarms;
const madeOf = (id: string, of?: string) => {
  const found = named.filter((alarm) => alarm.id === id && alarm.of === of);
  expect(found, `${id} of ${of}`).toHaveLength(1);
  const name = found[0] && logicalId(found[0].made);
  const made = all.find((alarm) => alarm.id === name);
  if (!made) throw new Error(`no alarm ${id} of ${of}`);
  return made;
};

test('there is no alarm beside those of the watch, and each kind that is named is there', () => {
  expect(all).toHaveLength(named.length);
  expect(new Set(named.map(({ id }) => id))).toEqual(new Set(alarmIds));
});

test.each(named.map((alarm) => [alarm.made.node.id, alarm] as const))(
  '%s says whom it harms, what to do, and where to read on',
  (_id, alarm) => {
    const { AlarmDescription } = madeOf(alarm.id, alarm.of);
    expect(AlarmDescription).toMatch(
      /^[A-ZĐ].{25,}[.:] First: .{20,}\. Then: docs\/runbook\.md, section "[a-z0-9-]+"\.$/,
    );
    expect(AlarmDescription).toContain(`section "${alarm.id}"`);
    // CloudWatch cuts what is longer.
    expect(AlarmDescription.length).toBeLessThan(1024);
  },
);

test('each alarm tells the topic, and the topic tells every operator of the settings', () => {
  const Ref = logicalId(trial.stacks.work.watch.operators);
  for (const { AlarmActions } of all) expect(AlarmActions).toEqual([{ Ref }]);
  for (const { work, settings } of provinces) {
    const mails = Object.values(work.findResources('AWS::SNS::Subscription')).map(({ Properties }) => Properties);
    expect(mails.map(({ Protocol, Endpoint }) => [Protocol, Endpoint])).toEqual(
      settings.operators.map((address) => ['email', address]),
    );
  }
});

test('CloudWatch may publish to the topic, nobody may without TLS', () => {
  const [policy] = Object.values(trial.work.findResources('AWS::SNS::TopicPolicy'));
  const statements = text(policy?.Properties.PolicyDocument.Statement);
  expect(statements).toMatch(/"Effect":"Allow","Principal":\{"Service":"cloudwatch\.amazonaws\.com"\}/);
  expect(statements).toContain('aws:SecureTransport');
});

test.each(specs)(
  '%s is watched: errors, time, and what belongs to its trigger',
  (name, { harm, trigger, timeoutSeconds }) => {
    const Ref = logicalId(trial.stacks.work.function(name));
    const fails = madeOf('function-fails', name);
    expect(fails).toMatchObject({ MetricName: 'Errors', Dimensions: [{ Name: 'FunctionName', Value: { Ref } }] });
    expect(fails.AlarmDescription).toContain(harm);
    expect(madeOf('function-slow', name)).toMatchObject({ MetricName: 'Duration', Threshold: timeoutSeconds * 900 });
    if (trigger.type === 'stream') {
      const behind = madeOf('stream-behind', name);
      expect(behind).toMatchObject({ MetricName: 'IteratorAge', Dimensions: [{ Value: { Ref } }] });
      expect(behind.Threshold).toBeGreaterThan((trigger.windowSeconds ?? 0) * 1000);
    }
    if (trigger.type === 'stream' || trigger.type === 'drop')
      expect(madeOf('dead-letters', name).AlarmDescription).toContain(harm);
    if (trigger.type === 'schedule') expect(text(madeOf('run-missed', name).Metrics)).toContain(`{"Ref":"${Ref}"}`);
  },
);

test.each(Object.entries(queues))(
  'the queue %s is watched while messages wait in it, and its dead letters',
  (name, queue) => {
    const { Threshold, Metrics, AlarmDescription } = madeOf('queue-waits', name);
    expect(Threshold).toBe(queue.oldestMinutes * 60);
    expect(text(Metrics)).toContain('ApproximateAgeOfOldestMessage');
    expect([AlarmDescription, madeOf('dead-letters', `queue-${name}`).AlarmDescription]).toEqual([
      expect.stringContaining(queue.harm),
      expect.stringContaining(queue.harm),
    ]);
  },
);

test('every queue for what could not be done has its alarm', () => {
  const letters = Object.keys(trial.work.findResources('AWS::SQS::Queue')).filter((id) => id.includes('DeadLetters'));
  expect(named.filter(({ id }) => id === 'dead-letters')).toHaveLength(letters.length);
});

test.each(tableNames)('the table %s is watched for what it turns away', (name) => {
  const { Metrics = [] } = madeOf('table-refuses', name);
  expect(text(Metrics)).toMatch(/ReadThrottleEvents.*WriteThrottleEvents.*SystemErrors/);
  // An alarm takes ten metrics.
  expect(Metrics.length).toBeLessThanOrEqual(11);
});

test('an alarm rings before the SMS money of the month is spent', () => {
  expect(madeOf('sms-money')).toMatchObject({
    MetricName: 'SMSMonthToDateSpentUSD',
    Threshold: trial.settings.monthlySmsSpendLimitUsd * 0.8,
  });
});

test('wrong passwords are counted where the pool is ours, faults at the console everywhere', () => {
  expect(text(madeOf('sign-in-fails').Metrics)).toContain('SignInSuccesses');
  const [theirs] = alarmsIn(other).filter(({ AlarmDescription }) => AlarmDescription.includes('"sign-in-fails"'));
  expect(text(theirs?.Metrics)).toContain('SignInFaults');
  expect(text(theirs?.Metrics)).not.toContain('SignInSuccesses');
});

test('no alarm looks at more than a day at once, or at two periods in one expression', () => {
  for (const { Period = 0, EvaluationPeriods, Metrics = [] } of all) {
    expect(Period * EvaluationPeriods).toBeLessThanOrEqual(86_400);
    const periods = [...text(Metrics).matchAll(/"Period":(\d+)/g)].map(([, seconds]) => seconds);
    expect(new Set(periods).size).toBeLessThanOrEqual(1);
  }
});

/** Whether a window that begins at this hour of Vietnam must hold a run, by the very expression that CloudWatch gets. */
const isExpected = (cron: string, begin: string): boolean => {
  const at = new Date(`${begin}+07:00`);
  const values = { DAY: at.getUTCDay() || 7, HOUR: at.getUTCHours(), MINUTE: at.getUTCMinutes() };
  const js = mustHaveRun(runHoursOf(cron), 'base')
    .replace(/(DAY|HOUR|MINUTE)\(base\)/g, (_, name) => String(z.record(z.string(), z.number()).parse(values)[name]))
    .replaceAll(' AND ', ' && ');
  return z.boolean().parse(new Function(`return ${js};`)());
};

test.each([
  ['2026-10-19T07:00', true, 'Monday, the first run'],
  ['2026-10-19T06:59', false, 'before the first run'],
  ['2026-10-19T17:45', true, 'the last run'],
  ['2026-10-19T17:46', false, 'after the last run'],
  ['2026-10-24T12:10', true, 'Saturday'],
  ['2026-10-25T12:10', false, 'Sunday'],
  ['2026-10-20T02:00', false, 'at night'],
])('a sweep is expected within half an hour of %s: %s (%s)', (begin, expected) => {
  const cron = functions['sweep-deadlines'].trigger.cron;
  expect([windowOf(runHoursOf(cron)), isExpected(cron, begin)]).toEqual([30, expected]);
});

test.each([
  ['2026-10-25T23:00', true, 'Sunday, too'],
  ['2026-10-25T23:30', true, 'at its minute'],
  ['2026-10-25T22:59', false, 'it may not have ended within the hour'],
  ['2026-10-25T23:31', false, 'it has run'],
])('the closing of the day is expected within an hour of %s: %s (%s)', (begin, expected) => {
  const cron = functions['close-day'].trigger.cron;
  expect([windowOf(runHoursOf(cron)), isExpected(cron, begin)]).toEqual([60, expected]);
});

test('the search for what is stalled is expected at every hour of every day', () => {
  const hours = runHoursOf(functions['find-stalled'].trigger.cron);
  expect([windowOf(hours), mustHaveRun(hours, 'base')]).toEqual([30, 'base >= 0']);
});

test('a schedule that the watch cannot read stops the synthesis', () => {
  expect(() => runHoursOf('0 0 1 * ? *')).toThrow('teach infra/watch/run-hours.ts');
  expect(() => mustHaveRun(runHoursOf('0/15 5-6 ? * * *'), 'base')).toThrow('before seven');
});

const bodyOf = z.object({
  widgets: z.array(
    z.looseObject({ type: z.string(), width: z.int(), properties: z.looseObject({ title: z.string() }) }),
  ),
});
/** The dashboard as text, with names that only the deployment knows left out. */
const dashboard = () => {
  const [found] = Object.values(trial.work.findResources('AWS::CloudWatch::Dashboard'));
  const parts = z.object({ 'Fn::Join': z.tuple([z.literal(''), z.array(z.unknown())]) });
  const [, joined] = parts.parse(found?.Properties.DashboardBody)['Fn::Join'];
  const text = joined.map((part) => (typeof part === 'string' ? part : 'NAME')).join('');
  return { name: found?.Properties.DashboardName, ...bodyOf.parse(JSON.parse(text)), text };
};

test('the dashboard of the stage shows all alarms on top, and no more than an eye takes in', () => {
  const { name, widgets } = dashboard();
  expect(name).toBe('baotin-quang-ngai-test');
  expect(widgets.length).toBeLessThanOrEqual(12);
  expect(widgets[0]).toMatchObject({ type: 'alarm', width: 24, properties: { title: 'Báo động' } });
  expect(z.array(z.unknown()).parse(widgets[0]?.properties.alarms)).toHaveLength(all.length);
});

test('the dashboard draws every function and queue of the map', () => {
  const { text } = dashboard();
  for (const name of [...Object.keys(functions), ...Object.keys(queues), ...tableNames]) expect(text).toContain(name);
});

test('the saved queries look into the logs of all functions, and are those that alarms and runbook name', () => {
  const saved = Object.values(trial.work.findResources('AWS::Logs::QueryDefinition')).map(({ Properties }) =>
    z.object({ Name: z.string(), LogGroupNames: z.array(z.unknown()) }).parse(Properties),
  );
  const names = saved.map(({ Name }) => Name.replace('baotin-quang-ngai-test/', ''));
  expect(names.toSorted()).toEqual(Object.keys(queries).toSorted());
  for (const { LogGroupNames } of saved) expect(LogGroupNames).toHaveLength(specs.length);
  const runbook = readFileSync(join(import.meta.dirname, '../../docs/runbook.md'), 'utf8');
  const told = [runbook, ...all.map(({ AlarmDescription }) => AlarmDescription)].join(' ');
  const asked = [...told.matchAll(/saved query "([^"]+)"/g)].map(([, name]) => name);
  expect(new Set(asked).size).toBeGreaterThan(2);
  for (const name of asked) expect(names).toContain(name);
});
