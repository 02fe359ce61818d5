import { ConflictException, CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type MovableClock, makeClock } from '../../../infra/local/clock.ts';
import { type Endpoints, startEndpoints } from '../../../infra/local/endpoints.ts';
import { schedulerEndpoint } from '../../../infra/local/scheduler-endpoint.ts';
import {
  makeSchedules,
  type ScheduleRecords,
  type ScheduleSource,
  type Schedules,
} from '../../../infra/local/schedules.ts';
import { recordsInMemory } from './records-in-memory.ts';

const queueArn = 'arn:aws:sqs:ap-southeast-1:000000000000:now';
let endpoints: Endpoints;
let scheduler: SchedulerClient;
let clock: MovableClock;
let schedules: Schedules;
let happened: string[];

beforeAll(async () => {
  endpoints = await startEndpoints({
    scheduler: (request) =>
      schedulerEndpoint(schedules, { group: 'baotin', knows: (target) => target === queueArn })(request),
  });
  scheduler = new SchedulerClient({
    region: 'ap-southeast-1',
    endpoint: endpoints.url('scheduler'),
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  });
});
afterAll(async () => {
  scheduler.destroy();
  await endpoints.stop();
});
beforeEach(() => {
  clock = makeClock({ start: '2026-10-12T22:00:00+07:00' });
  happened = [];
  schedules = makeSchedules({
    clock,
    region: 'ap-southeast-1',
    recurring: [{ name: 'sweep', cron: '0/15 7-17 ? * MON-SAT *' }],
    invoke: async (name) => happened.push(`${clock.now().slice(5, 16)} ${name}`),
    deliver: (target, input) => happened.push(`${clock.now().slice(5, 16)} ${target.split(':').at(-1)} ${input}`),
  });
});

const create = (Name: string, changes: Partial<ConstructorParameters<typeof CreateScheduleCommand>[0]> = {}) =>
  scheduler.send(
    new CreateScheduleCommand({
      Name,
      GroupName: 'baotin',
      ScheduleExpression: 'at(2026-10-13T07:00:00)',
      ScheduleExpressionTimezone: 'Asia/Ho_Chi_Minh',
      FlexibleTimeWindow: { Mode: 'OFF' },
      ActionAfterCompletion: 'DELETE',
      Target: { Arn: queueArn, RoleArn: 'arn:aws:iam::000000000000:role/x', Input: Name },
      ...changes,
    }),
  );

test('a one-time schedule fires once at its moment in its time zone', async () => {
  await create('vietnam');
  await create('utc', { ScheduleExpression: 'at(2026-10-12T23:30:00)', ScheduleExpressionTimezone: undefined });
  await schedules.runDue();
  expect(happened).toEqual([]);
  for (const due of ['2026-10-13T06:30:00+07:00', '2026-10-13T07:00:00+07:00']) {
    clock.moveTo(due);
    await schedules.runDue();
    await schedules.runDue();
  }
  expect(happened).toEqual(['10-13T06:30 now utc', '10-13T07:00 now vietnam', '10-13T07:00 sweep']);
});

test('the next due is the earliest of what recurs and what does not', async () => {
  expect(schedules.nextDue()).toBe('2026-10-13T07:00:00+07:00');
  await create('early', { ScheduleExpression: 'at(2026-10-13T05:00:00)' });
  expect(schedules.nextDue()).toBe('2026-10-13T05:00:00+07:00');
});

test('what recurs fires once after a long leap, and goes on from there', async () => {
  clock.moveTo('2026-10-13T09:20:00+07:00');
  await schedules.runDue();
  expect(happened).toEqual(['10-13T09:20 sweep']);
  expect(schedules.nextDue()).toBe('2026-10-13T09:30:00+07:00');
});

test('a name that exists is a conflict; it is free again when the schedule has fired and is deleted', async () => {
  await create('same');
  await expect(create('same')).rejects.toBeInstanceOf(ConflictException);
  await create('stays', { ActionAfterCompletion: 'NONE' });
  clock.moveTo('2026-10-13T07:00:00+07:00');
  await schedules.runDue();
  await create('same', { ScheduleExpression: 'at(2026-10-14T07:00:00)' });
  await expect(create('stays')).rejects.toBeInstanceOf(ConflictException);
});

/** Starts that share what is kept; `invoke` and `deliver` may die. */
const starts = (changes: Partial<ScheduleSource> = {}) => {
  const kept: ScheduleRecords = {
    oneTime: recordsInMemory(),
    recurring: recordsInMemory(),
    together: (change) => change(),
    onceKept: (act) => act(),
  };
  const recurring = [{ name: 'close-day', cron: '30 0 * * ? *' }];
  const start = (more: Partial<ScheduleSource> = {}): Schedules =>
    makeSchedules({
      ...{ clock, region: 'r', recurring, kept },
      invoke: async (name) => happened.push(name),
      deliver: (_target, input) => happened.push(input),
      ...changes,
      ...more,
    });
  return { start, kept };
};
const held = { name: 'held', at: '2026-10-13T07:00:00+07:00', target: queueArn, input: 'held', stays: false };

test('a schedule of a killed process fires once in the next one, and not again in the one after', async () => {
  const { start, kept } = starts({ recurring: [] });
  start().create(held);
  expect(start().create(held)).toBe('exists');
  clock.moveTo('2026-10-13T09:00:00+07:00');
  await start().runDue();
  await start().runDue();
  expect(happened).toEqual(['held']);
  expect(kept.oneTime.all()).toEqual([]);
});

test('a schedule whose message did not get into the queue stays', async () => {
  const { start } = starts({ recurring: [] });
  start().create(held);
  clock.moveTo('2026-10-13T07:00:00+07:00');
  const full = (): never => {
    throw new Error('the disk is full');
  };
  await expect(start({ deliver: full }).runDue()).rejects.toThrow('full');
  await start().runDue();
  expect(happened).toEqual(['held']);
});

test('a name that stays is taken after the next start, too, and does not fire again', async () => {
  const { start } = starts({ recurring: [] });
  start().create({ ...held, stays: true });
  clock.moveTo('2026-10-13T07:00:00+07:00');
  await start().runDue();
  const next = start();
  await next.runDue();
  expect(next.create(held)).toBe('exists');
  expect(next.nextDue()).toBeUndefined();
  expect(happened).toEqual(['held']);
});

test('what recurs and fell due while nothing ran, or was cut off, fires once at the next start', async () => {
  const { start } = starts();
  start();
  clock.moveTo('2026-10-15T08:00:00+07:00');
  const cutOff = start({ invoke: () => new Promise(() => {}) });
  await Promise.race([cutOff.runDue(), Promise.resolve()]);
  const next = start();
  await next.runDue();
  await next.runDue();
  await start().runDue();
  expect(happened).toEqual(['close-day']);
  expect(next.nextDue()).toBe('2026-10-16T00:30:00+07:00');
});

test.each([
  ['a name with signs that the service does not take', 'a#b', {}, 'ValidationException'],
  ['a name of more than 64 characters', 'a'.repeat(65), {}, 'ValidationException'],
  ['another expression', 'a', { ScheduleExpression: 'in five minutes' }, 'ValidationException'],
  ['a day that does not exist', 'a', { ScheduleExpression: 'at(2026-02-30T07:00:00)' }, 'ValidationException'],
  ['a group that does not exist', 'a', { GroupName: 'else' }, 'ResourceNotFoundException'],
])('refuses %s', async (_, name, changes, error) => {
  await expect(create(name, changes)).rejects.toMatchObject({ name: error });
});
