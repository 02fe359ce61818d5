import { spawn } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { defaultPolicy } from '../../functions/domain/policy-defaults.ts';
import { bundleFunctions, bundleOf } from '../bundle.ts';
import { measureUnits } from '../cost/measure.ts';
import { functions } from '../topology.ts';
import { reportPages } from './page-report.ts';
import { countsOf, scoreAt, standardTrial } from './risk-report.ts';
import { reportTally } from './tally-report.ts';

/** `npm run bench`: speed, size and foresight, one JSON line per figure. Timings depend on the machine; sizes and counts do not. */

const say = (figure: string, value: number, unit: string, limit?: number): void =>
  console.log(JSON.stringify({ figure, value: Math.round(value * 100) / 100, unit, ...(limit && { limit }) }));

const npm = (...args: string[]) =>
  spawn('npm', ['run', '--silent', ...args], { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });

/** What a command printed to its error output, once it has ended well. */
const errorOutputOf = async (...args: string[]): Promise<string> => {
  const child = npm(...args);
  let said = '';
  child.stdout.resume();
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`npm run ${args.join(' ')} ended with ${code}: ${said}`);
  return said;
};

const sizes = async (): Promise<void> => {
  await bundleFunctions();
  for (const folder of new Set(Object.values(functions).map((spec) => spec.folder))) {
    const limit = folder === 'react-to-dossier' || folder === 'send-notice' ? 700 : 900;
    say(`bundle ${folder}`, (await stat(bundleOf(folder))).size / 1000, 'kB', limit);
  }
};

/** Seconds from `npm start` until the carrier has taken the first notice, as the platform's own page counts them. */
const firstNotice = async (): Promise<void> => {
  const start = performance.now();
  const child = npm('start');
  try {
    for await (const line of createInterface(child.stdout)) {
      const address = /http:\/\/\S+/.exec(line)?.[0];
      if (!address) continue;
      while ((await messagesAt(address)) === 0) await new Promise((resolve) => setTimeout(resolve, 50));
      say('first notice accepted after npm start', (performance.now() - start) / 1000, 's', 5);
      return;
    }
    throw new Error('npm start ended before it printed an address');
  } finally {
    if (child.pid) process.kill(-child.pid, 'SIGINT');
  }
};

const messagesAt = async (address: string): Promise<number> => {
  const page = await (await fetch(new URL('/hop-thu', address))).text();
  return [...page.matchAll(/href="\/hop-thu\//g)].length;
};

/** A month of Quảng Ngãi at the default scale, about 10,000 updates. */
const month = async (): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'baotin-bench-'));
  const file = join(folder, 'month.csv');
  try {
    const simulate = spawn('sh', [
      '-c',
      `npm run --silent simulate -- --centre quang-ngai --days 30 --seed 1 > ${file}`,
    ]);
    await new Promise((resolve) => simulate.on('close', resolve));
    const said = await errorOutputOf('replay', '--', file, '--stats');
    const [, rate, updates, seconds, megabytes] =
      /([\d.]+) changes\/s \((\d+) in ([\d.]+) s\), (\d+) MB/.exec(said) ?? [];
    say('replay of a month, updates', Number(updates), 'updates');
    say('replay of a month', Number(seconds), 's');
    say('replay rate', Number(rate), 'changes/s');
    say('memory of the platform after the month, without the database', Number(megabytes), 'MB', 300);
  } finally {
    await rm(folder, { recursive: true });
  }
};

/** How well the list of dossiers at risk foretold what came, on simulated dossiers. */
const risk = (): void => {
  const trial = standardTrial();
  const { judged, baseRate, missed } = countsOf(trial);
  const { listed, precision, recall } = scoreAt(trial, defaultPolicy(2026).riskFrom);
  say('risk, dates judged', judged, 'dates');
  say('risk, of these missed', missed, 'dates');
  say('risk, share missed', 100 * baseRate, '%');
  say('risk, dates listed', listed, 'dates');
  say('risk, precision of the list', 100 * precision, '%');
  say('risk, recall of the list', 100 * recall, '%');
};

/** What a change costs in the database, from intake to the tally; docs/cost.md rests on it. */
const units = async (): Promise<void> => {
  const { changes, writeUnits, readUnits } = await measureUnits(1300);
  for (const [what, all] of Object.entries({ write: writeUnits, read: readUnits }))
    say(
      `${what} units a change, intake to tally`,
      Object.values(all).reduce((sum, one) => sum + one, 0) / changes,
      'units',
    );
};

await sizes();
risk();
await firstNotice();
await month();
await reportPages(say);
await reportTally(say);
await units();
