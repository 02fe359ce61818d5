import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Instant } from '../../functions/domain/time.ts';
import type { TableName } from '../../functions/stores/tables.ts';
import { bundleOf } from '../bundle.ts';
import { cleanKept } from '../clean-kept.ts';
import { completeLinkEntries } from '../link-entries.ts';
import {
  environmentOf,
  type FunctionSpec,
  functions,
  type Place,
  type QueueName,
  queues,
  type SendingSettings,
  type SignInSettings,
} from '../topology.ts';
import { here } from './aws-calls.ts';
import { type Carriers, makeCarriers } from './carriers.ts';
import type { MovableClock } from './clock.ts';
import { startDatabase } from './database.ts';
import type { Engine } from './database-engines.ts';
import type { DeadLetter, DeadLetterSource } from './dead-letters.ts';
import { type Account, demoAccounts } from './demo-staff.ts';
import { type Disk, realDisk } from './disk.ts';
import { type Drop, makeDrop } from './drop.ts';
import { type Service, startEndpoints } from './endpoints.ts';
import { awsEnvironment, setEnvironment } from './environment.ts';
import { describeThrown, type TrialError } from './error-line.ts';
import { openErrorLog } from './error-log.ts';
import { type FunctionsSource, makeInvoke } from './functions.ts';
import { makeHttpTrigger } from './http-trigger.ts';
import { startIdentity } from './identity.ts';
import { openKept } from './kept-state.ts';
import { openTables } from './open-tables.ts';
import { fitKeptToTables } from './other-tables.ts';
import { makePace, type Pace } from './pace.ts';
import { makeQueue, type Queue } from './queues.ts';
import { startRecording } from './record-calls.ts';
import { endlessRoom, type Room, watchRoom } from './room.ts';
import { schedulerEndpoint } from './scheduler-endpoint.ts';
import { makeSchedules } from './schedules.ts';
import { secretsEndpoint } from './secrets-endpoint.ts';
import { sesEndpoint } from './ses-endpoint.ts';
import { snsEndpoint } from './sns-endpoint.ts';
import { sqsEndpoint } from './sqs-endpoint.ts';
import { type Invoke, openStream } from './streams.ts';
import { trialLinkKey, trialSecrets, usualConsoleUrl } from './trial-links.ts';
import { mayWrite, type Specs, streamConsumers, triggersOf } from './triggers.ts';

export type PlatformOptions = {
  /** Stands in for the process's time until the platform stops. */
  clock: MovableClock;
  settings: SendingSettings;
  /** Origin at which browsers find the console; they are sent back there after signing in. */
  consoleUrl?: string;
  /** Who can sign in, if not the demo staff. */
  accounts?: readonly Account[];
  /** Folder that keeps the data between starts; without it nothing stays. */
  keep?: string;
  /** What that folder lies on, for tests that break it. */
  disk?: Disk;
  /** A wish; where it cannot run, the other engine is taken. */
  engine?: Engine;
  /** Told of each error, in one line: what a function let out, and what it logged, unless its own lines are written. */
  report?: (line: string) => void;
  /** Another map, for tests of the platform itself, or bundles that are still being made. */
  map?: { functions: Specs; bundleOf: FunctionsSource['bundleOf'] };
  /** How functions are called, if not in this process. */
  callFunctions?: (source: FunctionsSource) => Invoke;
};

/** An error that nobody caught; `where` is the function, or `platform`. */
export type Failure = { where: string; at: Instant; message: string };

export type Platform = Omit<Pace, 'stop'> & {
  /** Calls a function as Lambda does; throws what it throws. */
  invoke: Invoke;
  /** The HTTP API: routes a request to its function; 404 for a path that the map does not name. */
  fetch(request: Request): Promise<Response>;
  /** Where staff sign in. */
  signIn: SignInSettings;
  drop: Drop['drop'];
  carriers: Pick<Carriers, 'inbox' | 'counters' | 'fault'>;
  documents: DynamoDBDocumentClient;
  queueUrl(name: QueueName): string;
  /** A table's name in the database. */
  table(name: TableName): string;
  put(table: TableName, item: Record<string, unknown>): Promise<void>;
  deadLetters(): readonly DeadLetter[];
  /** Where dead letters lie, and how they are done once more. */
  sources: readonly DeadLetterSource[];
  failures: readonly Failure[];
  /** These, and what functions caught and logged; the oldest are forgotten. */
  errors: readonly TrialError[];
  /** Whether the folder of the kept data can be written. */
  room: Room;
  /** Whether it goes on with kept data. */
  resumed: boolean;
  /** The engine that runs. */
  database: string;
  stop(): Promise<void>;
};

const { region, account } = here;
const scheduleGroup = 'baotin';
const bucket = 'baotin-drop';

const failedAnswer = z.union([
  z.object({ batchItemFailures: z.array(z.unknown()).min(1) }),
  z.object({ statusCode: z.number().min(500) }),
]);
/** They only go back into sight: the queue hands them over in its turn. */
const redriveOf = (queue: Queue) => async () => ({ done: queue.redrive(), left: 0 });
const hasFailed = (answer: unknown): boolean => failedAnswer.safeParse(answer).success;

/** Starts the whole topology on this machine: database, carriers, queues, schedules and the functions' real bundles. */
export const startPlatform = async (options: PlatformOptions): Promise<Platform> => {
  const undo = new AsyncDisposableStack();
  try {
    return await assemble(options, undo);
  } catch (error) {
    await undo.disposeAsync();
    throw error;
  }
};

const assemble = async (options: PlatformOptions, undo: AsyncDisposableStack): Promise<Platform> => {
  const { clock, settings, keep, disk = realDisk, engine, report = console.error } = options;
  const { consoleUrl = usualConsoleUrl, accounts = demoAccounts } = options;
  const map = options.map ?? { functions, bundleOf };
  const specs: Specs = map.functions;
  const room = keep === undefined ? endlessRoom : watchRoom({ folder: keep, disk, report });
  const kept = openKept(keep, room, report);
  undo.defer(async () => kept.close());
  const [latest] = kept.clock.all();
  if (latest && latest > clock.now()) clock.moveTo(latest);
  let noted = latest;
  /** Before anything happens: what functions write is never of a later time than the clock's that is kept. */
  const noteTime = (): void => {
    const now = clock.now();
    if (now !== noted) kept.clock.put('now', now);
    noted = now;
  };

  const database = await startDatabase({ keep, engine });
  undo.defer(database.stop);
  const services: Record<string, Service> = {};
  const endpoints = await startEndpoints(services);
  undo.defer(endpoints.stop);
  const identity = await startIdentity({ consoleUrl, accounts });
  undo.defer(identity.stop);
  // Who names a level wants to read the functions' own lines.
  const passOn = process.env.POWERTOOLS_LOG_LEVEL !== undefined;
  const errorLog = openErrorLog({ clock, report, isDiskFull: room.isMissing, passOn });
  undo.defer(errorLog.stop);
  undo.defer(setEnvironment(awsEnvironment(region, database.endpoint, endpoints.url)));
  clock.install();
  undo.defer(clock.uninstall);
  const tables = await openTables(database, region, keep !== undefined);
  undo.defer(tables.close);
  const queueArn = (name: string): string => `arn:aws:sqs:${region}:${account}:${name}`;
  if (keep !== undefined)
    await fitKeptToTables({
      folder: keep,
      kept,
      tables,
      queues: triggersOf(specs, 'queue').map(({ name: consumer, trigger: { queue: name } }) => ({
        name,
        arn: queueArn(name),
        consumer,
      })),
      now: clock.now(),
      say: report,
    });
  if (keep !== undefined && kept.linkEntries.all().length === 0) {
    const named = { contacts: tables.nameOf('contacts'), links: tables.nameOf('links') };
    const from = { client: tables.documents, tables: named, key: trialLinkKey, now: clock.now() };
    await completeLinkEntries(from, true);
    kept.linkEntries.put('all', 'completed');
  }
  if (keep !== undefined && kept.keptProblems.all().length === 0) {
    const named = { registry: tables.nameOf('registry'), audit: tables.nameOf('audit') };
    await cleanKept(tables.documents, named, settings.keepDays, true);
    kept.keptProblems.put('all', 'cleaned');
  }

  const place: Place = {
    table: tables.nameOf,
    queueUrl: (name) => `${endpoints.url('sqs')}/${account}/${name}`,
    queueArn,
    scheduleGroup,
    scheduleRoleArn: `arn:aws:iam::${account}:role/baotin-schedules`,
    dropBucket: bucket,
    settings,
    signIn: { issuer: identity.issuer, clientId: identity.clientId, consoleUrl },
    linkKeySecret: 'baotin/link-key',
    originKeySecret: 'baotin/origin-key',
  };
  const failures: Failure[] = [];
  const fail = (where: string, error: unknown, event?: unknown): void => {
    failures.push({ where, at: clock.now(), message: describeThrown(error).message });
    errorLog.add(where, error, event);
  };
  const variables = (spec: FunctionSpec) => environmentOf(spec, place);
  const recording = specs === functions ? startRecording(place) : undefined;
  if (recording) undo.defer(recording.stop);
  const call = (options.callFunctions ?? makeInvoke)({
    specs,
    bundleOf: map.bundleOf,
    environmentOf: variables,
    region,
    onFailure: fail,
    during: (name, run, event) => errorLog.during(name, () => (recording ? recording.during(name, run) : run()), event),
    apart: recording !== undefined,
  });
  // What an earlier run wrote last, nobody may have read.
  const stale = new Set<string>(latest === undefined ? [] : tables.streamArns.keys());
  const invoke: Invoke = async (name, event) => {
    room.check();
    noteTime();
    try {
      const answer = await call(name, event);
      if (hasFailed(answer)) room.checkAnew();
      return answer;
    } catch (error) {
      room.checkAnew(); // then it is this, and no try of the function's
      throw error;
    } finally {
      for (const table of tables.streamArns.keys()) if (mayWrite(specs, name, table)) stale.add(table);
    }
  };

  const waiting = triggersOf(specs, 'queue').map(({ name: consumer, trigger: { queue: name, ...batching } }) => ({
    ...{ name, url: place.queueUrl(name), arn: place.queueArn(name) },
    queue: makeQueue({
      ...{ ...queues[name], name, arn: place.queueArn(name), region, invoke, clock },
      consumer: { name: consumer, ...batching },
      kept: {
        messages: kept.messagesOf(name),
        deadLetters: kept.deadLettersOf(name),
        together: kept.together,
        onceKept: kept.onceKept,
      },
      ready: room.check,
    }),
  }));
  const schedules = makeSchedules({
    ...{ clock, region, invoke },
    ready: room.check,
    kept: {
      oneTime: kept.schedules,
      recurring: kept.recurring,
      together: kept.together,
      onceKept: kept.onceKept,
    },
    recurring: triggersOf(specs, 'schedule').map(({ name, trigger: { cron } }) => ({ name, cron })),
    deliver: (target, input) => waiting.find(({ arn }) => arn === target)?.queue.send(input),
  });
  const carriers = makeCarriers(clock, { kept: kept.inbox, keep: kept.keepMessage });
  const folder = join(keep ?? tmpdir(), keep ? 'drop' : `baotin-drop-${randomUUID()}`);
  if (!keep) undo.defer(() => rm(folder, { recursive: true, force: true }));
  const consumers = triggersOf(specs, 'drop').map(({ name, trigger }) => ({ name, ...trigger }));
  const files = makeDrop({ bucket, folder, region, consumers, invoke, clock, unread: kept.files, room });
  undo.defer(files.read);
  Object.assign(services, {
    ...{ sns: snsEndpoint(carriers.take), ses: sesEndpoint(carriers.take), s3: files.s3 },
    secrets: secretsEndpoint(trialSecrets),
    sqs: sqsEndpoint((name) => waiting.find((one) => one.name === name)?.queue),
    scheduler: schedulerEndpoint(schedules, {
      group: scheduleGroup,
      knows: (target) => waiting.some(({ arn }) => arn === target),
    }),
  });

  const readUntil = new Map(kept.streams.all().map(({ table, checkpoint }) => [table, checkpoint]));
  const streams = await Promise.all(
    [...tables.streamArns].map(([table, arn]) =>
      openStream({
        ...{ client: tables.streams, arn, table, invoke, clock, region },
        consumers: streamConsumers(specs, table),
        from: readUntil.get(table),
        keepCheckpoint: (checkpoint) => kept.streams.put(table, { table, arn, checkpoint }),
        keptDeadLetters: kept.deadLettersOf(table),
      }),
    ),
  );
  const onQueues = waiting.map(({ queue }) => queue);
  const pace = makePace({
    clock,
    streams,
    queues: onQueues,
    schedules,
    files,
    stale,
    onError: (error) => fail('platform', error),
  });
  undo.defer(async () => noteTime());
  undo.defer(pace.stop);

  return {
    ...pace,
    errors: errorLog.errors,
    ...{ invoke, drop: files.drop, carriers, failures, table: tables.nameOf, documents: tables.documents },
    signIn: place.signIn,
    fetch: makeHttpTrigger(
      triggersOf(specs, 'http').flatMap(({ name, trigger: { routes } }) => routes.map((route) => ({ name, ...route }))),
      invoke,
      clock,
      room,
    ),
    put: async (table, item) => {
      await tables.documents.send(new PutCommand({ TableName: tables.nameOf(table), Item: item }));
    },
    deadLetters: () => [...streams, ...onQueues].flatMap(({ deadLetters }) => deadLetters),
    sources: [
      ...waiting.map(({ name, queue }) => ({ of: name, deadLetters: queue.deadLetters, redrive: redriveOf(queue) })),
      ...streams.map((stream) => ({ of: stream.table, deadLetters: stream.deadLetters, redrive: stream.redrive })),
    ],
    queueUrl: place.queueUrl,
    room,
    resumed: latest !== undefined,
    database: database.engine,
    stop: () => undo.disposeAsync(),
  };
};
