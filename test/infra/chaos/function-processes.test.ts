import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FunctionProcess, startFunctionProcess } from '../../../infra/chaos/function-processes.ts';
import { type OutsideCalls, startOutsideCalls } from '../../../infra/chaos/outside-calls.ts';
import { type Endpoints, startEndpoints } from '../../../infra/local/endpoints.ts';
import { setEnvironment } from '../../../infra/local/environment.ts';
import { functions } from '../../../infra/topology.ts';

const carriedOut: string[] = [];
let services: Endpoints;
let outside: OutsideCalls;
let restore: () => void;
let running: FunctionProcess | undefined;

beforeAll(async () => {
  services = await startEndpoints({
    sns: ({ path }) => {
      carriedOut.push(path);
      return { status: 200 };
    },
  });
  restore = setEnvironment({ AWS_ENDPOINT_URL_SNS: services.url('sns') });
  outside = await startOutsideCalls();
});
afterAll(async () => {
  running?.stop();
  restore();
  await outside.stop();
  await services.stop();
});

const start = async (): Promise<FunctionProcess> => {
  carriedOut.length = 0;
  running?.stop();
  running = await startFunctionProcess({
    name: 'small',
    spec: functions['react-to-dossier'],
    functions: {
      bundleOf: () => join(import.meta.dirname, 'small/three-calls.ts'),
      environmentOf: () => ({}),
      region: 'ap-southeast-1',
    },
    outside,
    now: 0,
  });
  return running;
};

const noon = Date.parse('2026-10-17T05:00:00Z');

test('a function in a process of its own asks the outside and sees the time of the platform', async () => {
  const process = await start();
  expect(await process.handle({}, noon, undefined)).toEqual({
    outcome: { answer: { at: '2026-10-17T12:00:00+07:00' } },
    calls: ['sns POST /first', 'sns POST /second', 'sns POST /third'],
  });
  expect(await process.handle({}, noon + 1000, undefined)).toMatchObject({
    outcome: { answer: { at: '2026-10-17T12:00:01+07:00' } },
  });
  expect(carriedOut).toHaveLength(6);
});

test.each([
  [
    'before its second call, which is not carried out',
    { call: 2, when: 'before' },
    ['/first'],
    'before sns POST /second',
  ],
  [
    'after its second call, whose answer it never hears',
    { call: 2, when: 'after' },
    ['/first', '/second'],
    'after sns POST /second',
  ],
  [
    'when all is done',
    { call: 4, when: 'before' },
    ['/first', '/second', '/third'],
    'when all was done, before it could answer',
  ],
] as const)('a process dies %s', async (_sentence, death, done, where) => {
  const process = await start();
  expect((await process.handle({}, noon, death)).outcome).toEqual({ death: where });
  expect(carriedOut).toEqual(done);
  expect(process.isAlive()).toBe(false);
});

test('a bundle that cannot be loaded says so', async () => {
  const starting = startFunctionProcess({
    name: 'small',
    spec: functions['react-to-dossier'],
    functions: { bundleOf: () => '/nowhere.mjs', environmentOf: () => ({}), region: 'ap-southeast-1' },
    outside,
    now: 0,
  });
  await expect(starting).rejects.toThrow(/the process of small did not start: .*nowhere/s);
});
