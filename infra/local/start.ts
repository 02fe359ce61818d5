import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { defaultPolicy } from '../../functions/domain/policy-defaults.ts';
import { quietUntil } from '../../functions/domain/sending.ts';
import { at, dayOf, formatDay, type Instant, plusDays, plusMinutes, timeOfDay } from '../../functions/domain/time.ts';
import type { Problem } from '../../functions/ports.ts';
import { bundlesToRun } from '../made-bundles.ts';
import { functions } from '../topology.ts';
import { type MovableClock, makeClock, realNow } from './clock.ts';
import { type ControlWish, controlWish, obeyControl } from './control-port.ts';
import { breakableDisk } from './disk.ts';
import { feed, inOrder, inWords, type Row, readFiles } from './feed.ts';
import { leaveAddress, makeOperate } from './operate.ts';
import type { Trial } from './pages/frame.ts';
import { makeSite, mostOf } from './pages/site.ts';
import { PlainFault } from './plain-fault.ts';
import { type Platform, startPlatform } from './platform.ts';
import { progressBar } from './progress.ts';
import { localSettings } from './province.ts';
import { sampleDayBefore, sampleOf } from './sample-day.ts';
import { serveAt, serveNearby } from './serve.ts';
import { enterProvinceOnce, takeUpFormerNotices } from './take-up.ts';
import { pushCommand } from './try-out.ts';

/*
 * npm start [-- --keep DIR] [FILE…]
 *
 * The whole platform on this machine with pages to look at: first a sample day (or the files) on simulated time, then
 * the real now. Environment: PORT, else 4040 or the next that is free. Tests open a control port (control-port.ts) and move the clock themselves.
 */

const usualPort = 4040;
const usage = 'npm start [-- --keep DIR] [FILE…]';

type Running = { platform: Platform; clock: MovableClock; sample: Trial['sample'] };
type Command = {
  keep: string | undefined;
  files: string[];
  port: number | undefined;
  control: ControlWish | undefined;
};

/** Reads the command line; a fault is one sentence. */
const parseCommand = (args: string[], variables: NodeJS.ProcessEnv): Command | string => {
  const { PORT: port } = variables;
  const control = controlWish(variables);
  if (typeof control === 'string') return control;
  try {
    const { values, positionals } = parseArgs({ args, options: { keep: { type: 'string' } }, allowPositionals: true });
    if (port !== undefined && (!/^\d{1,5}$/.test(port) || Number(port) > 65_535))
      return `PORT is a number from 0 to 65535, not ${port}`;
    return { keep: values.keep, files: positionals, port: port === undefined ? undefined : Number(port), control };
  } catch (error) {
    return `${error instanceof Error ? error.message : error}: ${usage}`;
  }
};

const say = (...lines: string[]): void => console.log(lines.join('\n'));

/** Beside a progress bar, which draws itself anew. */
const report = (line: string): void => console.error(`${process.stderr.isTTY ? '\r\u001b[K' : ''}${line}`);

const shownProblems = 20;
const tell = (problems: readonly Problem[]): void => {
  for (const problem of problems.slice(0, shownProblems)) console.error(inWords(problem));
  if (problems.length > shownProblems) console.error(`… and ${problems.length - shownProblems} problems more`);
};

/** Lives through the rows on simulated time, and the night after them, when what was held back goes out. */
const liveThrough = async (
  { platform, clock, sample }: Running,
  label: string,
  rows: readonly Row[],
  stop: AbortSignal,
): Promise<Problem[]> => {
  const bar = progressBar(label, rows.length);
  Object.assign(sample, { running: true, total: rows.length });
  try {
    const fed = await feed(platform, clock, rows, (done) => {
      stop.throwIfAborted();
      sample.done = done;
      bar.show(done);
    });
    const morning = at(plusDays(dayOf(clock.now()), 1), '07:00');
    if (morning < realNow()) await platform.advanceTo(morning);
    bar.end();
    return fed.problems;
  } finally {
    bar.end();
    sample.running = false;
  }
};

const invitation = (origin: string, now: Instant): string[] => {
  const held = quietUntil(now, defaultPolicy(Number(now.slice(0, 4))).quietHours);
  return [
    'Gửi thử một hồ sơ / push a dossier:',
    `  ${pushCommand(origin, now)}`,
    `Bàn làm việc của cán bộ / the staff console:  ${origin}/ban-lam-viec`,
    `Thả một tệp / drop a file:  curl -T TEP.csv ${origin}/drop/`,
    ...(held ? [`Đang giờ nghỉ, tin giữ đến ${timeOfDay(held)} / quiet hours, messages wait until then.`] : []),
  ];
};

const run = async ({ keep, files, port, control }: Command, stop: AbortSignal): Promise<number> => {
  const bundles = bundlesToRun(); // in a process of its own, while this one makes the sample up
  const read = await readFiles(files);
  tell(read.problems);
  const sampleDay = sampleDayBefore(realNow());
  const rows = files.length > 0 || control ? read.rows : sampleOf(sampleDay);
  if (read.unreadable) {
    await bundles.all;
    return 2;
  }

  await using open = new AsyncDisposableStack();
  const first = inOrder(rows).find((row) => row.at !== '')?.at ?? realNow();
  const clock = makeClock({ start: control?.start ?? plusMinutes(first, -1) });
  // The address first: the console must know its own before it starts. Who asks earlier waits.
  const { promise: pages, resolve: openPages } = Promise.withResolvers<ReturnType<typeof makeSite>>();
  const answer = async (request: Request) => (await pages).fetch(request);
  const site = port === undefined ? await serveNearby(answer, usualPort, mostOf) : await serveAt(answer, port, mostOf);
  open.defer(site.stop);
  const disk = breakableDisk();
  const platform = await startPlatform({
    ...{ clock, keep, settings: localSettings(), consoleUrl: site.origin, report },
    ...(control && { disk }),
    map: { functions, bundleOf: bundles.of },
  });
  open.defer(platform.stop);
  if (platform.resumed) await takeUpFormerNotices(platform);
  const { promise: live, resolve: goLive } = Promise.withResolvers<void>();
  const sample = { running: false, done: 0, total: 0 };
  const { trackingPage } = localSettings();
  const trialSite = makeSite({ platform, clock, trackingPage, sample, live });
  if (keep !== undefined) {
    const run = randomUUID();
    trialSite.route('/operate', makeOperate(platform, run, live));
    open.defer(leaveAddress(keep, { origin: site.origin, run }));
  }
  if (control) {
    goLive();
    openPages(trialSite);
    await obeyControl({ platform, clock, disk, pages: site.origin }, control.port, stop);
    return 0;
  }
  await enterProvinceOnce(platform);
  openPages(trialSite);
  say(`Báo Tin: ${site.origin}   (Ctrl-C để dừng / to stop)`);

  try {
    const label = files.length > 0 ? 'tệp/files' : `ngày mẫu/sample day ${formatDay(sampleDay)}`;
    if (files.length > 0 || !platform.resumed) {
      const problems = await liveThrough({ platform, clock, sample }, label, rows, stop);
      if (files.length > 0) tell(problems); // the sample's wrong numbers are meant
    }
    if (realNow() > clock.now()) clock.moveTo(realNow());
    await bundles.all;
    platform.run();
    goLive();
    say(...invitation(site.origin, clock.now()));
    if (!stop.aborted) await once(stop, 'abort');
  } catch (error) {
    if (!stop.aborted) throw error;
  }
  return 0;
};

/** What cannot stop in good order within this time is left behind; the database ends with us all the same. */
const patienceMilliseconds = 5000;

const main = async (): Promise<number> => {
  const command = parseCommand(process.argv.slice(2), process.env);
  if (typeof command === 'string') {
    console.error(command);
    return 2;
  }
  const stopping = new AbortController();
  // npm passes on the signal that the terminal has sent already, so more than one may come.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      stopping.abort();
      setTimeout(() => process.exit(1), patienceMilliseconds).unref();
    });
  try {
    return await run(command, stopping.signal);
  } catch (error) {
    if (!(error instanceof PlainFault)) throw error;
    console.error(error.message);
    return 1;
  }
};

process.exitCode = await main();
