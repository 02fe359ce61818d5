import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statfsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Engine, findEngine, type Launch } from './database-engines.ts';
import { portOf } from './endpoints.ts';
import { PlainFault } from './plain-fault.ts';

const enoughBytes = 2e9;

/** What goes away at the end need not wait for a disk, where memory has a folder with room; containers often give it 64 MB. */
const scratchFolder = (): string => {
  const memory = '/dev/shm';
  if (!existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > enoughBytes ? memory : tmpdir();
};

export type Database = {
  endpoint: string;
  engine: Engine | 'outside';
  stop(): Promise<void>;
};

/**
 * Starts a DynamoDB on this machine, or takes the one at `DYNAMODB_ENDPOINT`. Without `keep` its data goes with it.
 * `engine` is a wish: where it cannot run, the other one is taken. Throws one sentence when none can.
 */
export const startDatabase = async ({ keep, engine }: { keep?: string; engine?: Engine } = {}): Promise<Database> => {
  const outside = process.env.DYNAMODB_ENDPOINT;
  if (outside) return { endpoint: outside, engine: 'outside', stop: async () => {} };
  const found = await findEngine(engine);
  const scratch = keep ? undefined : await mkdtemp(join(scratchFolder(), 'baotin-'));
  const folder = scratch ?? keep ?? '.';
  await mkdir(folder, { recursive: true });
  const port = await freePort();
  const child = launch(found.launch({ port, folder, kept: keep !== undefined }), scratch);
  const endpoint = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    const isGone = child.exitCode !== null || child.signalCode !== null;
    const ended = isGone ? undefined : once(child, 'exit');
    child.stdin.end();
    await ended;
    if (scratch) await rm(scratch, { recursive: true, force: true });
  };
  try {
    await untilItAnswers(endpoint, child);
    await found.prepare?.(folder);
  } catch (error) {
    await stop();
    throw error;
  }
  return { endpoint, engine: found.engine, stop };
};

/**
 * The database ends when our end of its input closes, however we end, and takes its scratch folder with it. In a
 * process group of its own it does not hear the terminal's Ctrl-C, which we answer in order.
 */
const shell =
  'exec 3<&0; scratch="$1"; shift; "$@" & child=$!; exec 2>/dev/null; (cat <&3 >/dev/null; kill $child) & wait $child; ' +
  'code=$?; [ -z "$scratch" ] || rm -rf "$scratch"; exit $code';

type Child = ChildProcessByStdio<Writable, null, Readable>;

const launch = ({ command, args }: Launch, scratch = ''): Child => {
  const child = spawn('sh', ['-c', shell, 'baotin-database', scratch, command, ...args], {
    stdio: ['pipe', 'ignore', 'pipe'],
    detached: true,
  });
  child.stdin.on('error', () => {}); // it may have ended before us
  return child;
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server.address());
  server.close();
  await once(server, 'close');
  return port;
};

const untilItAnswers = async (endpoint: string, child: Child): Promise<void> => {
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(-500);
  });
  const deadline = performance.now() + 20_000;
  while (performance.now() < deadline && child.exitCode === null) {
    const answered = await fetch(endpoint).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await sleep(20);
  }
  throw new PlainFault(`The database did not start. It said: ${said.trim() || 'nothing'}`);
};
