import { parseArgs } from 'node:util';
import { type Instant, parseTime, plusDays, plusMinutes } from '../../functions/domain/time.ts';
import type { Problem } from '../../functions/ports.ts';
import { bundlesToRun } from '../made-bundles.ts';
import { makeClock } from './clock.ts';
import { inOneLine } from './error-line.ts';
import { type Fed, feed, inOrder, type ReadFiles, readFiles } from './feed.ts';
import { startPlatform } from './platform.ts';
import { progressBar } from './progress.ts';
import { enterUnits, localSettings } from './province.ts';
import { everythingTold, type Told } from './told.ts';

/** `npm run replay -- FILE… [--json] [--until TIME] [--stats]`: updates through a fresh platform, on simulated time. */

export type Report = {
  updates: Omit<Fed, 'problems'>;
  problems: Problem[];
  /** In the order of their decision. */
  notices: Told[];
  /** As the carriers themselves counted. */
  carriers: { sms: number; email: number };
};

export type Replay = {
  report: Report;
  /** All files could be read, though rows may have been refused. */
  complete: boolean;
  stats: { updates: number; seconds: number; megabytes: number; database: string };
  failures: string[];
};

/** Rows that the file itself spoilt never became records; they count as rejected like refused records. */
const spoiltRows = ({ problems }: ReadFiles): number =>
  new Set(problems.filter(({ row }) => row > 1).map(({ file, row }) => `${file} ${row}`)).size;

const nextDay = (instant: Instant): Instant => `${plusDays(instant.slice(0, 10), 1)}${instant.slice(10)}`;

/**
 * Runs the files' updates through a fresh platform, with everything that falls due up to `until`: one day after the
 * last update where it is not said. The functions must have been bundled.
 */
export const replay = async (files: readonly string[], until?: Instant): Promise<Replay> => {
  const read = await readFiles(files);
  const ordered = inOrder(read.rows).filter(({ at }) => until === undefined || at <= until);
  const times = ordered.map(({ at }) => at).filter((at) => at !== '');
  const [first = '2026-01-01T00:00:00+07:00', last = first] = [times[0] ?? until, times.at(-1) ?? until];
  const clock = makeClock({ start: plusMinutes(first, -1) });
  const { trackingPage } = localSettings();
  const platform = await startPlatform({ clock, settings: localSettings(), report: () => {} });
  const bar = progressBar('replay', ordered.length);
  try {
    await enterUnits(platform);
    const start = performance.now();
    const fed = await feed(
      platform,
      clock,
      ordered.map(({ row }) => row),
      bar.show,
    );
    await platform.advanceTo(until ?? nextDay(last));
    const seconds = (performance.now() - start) / 1000;
    const { problems, ...counts } = fed;
    const { sms, email } = platform.carriers.counters;
    return {
      report: {
        updates: { ...counts, rejected: counts.rejected + spoiltRows(read) },
        problems: [...read.problems, ...read.warnings, ...problems],
        notices: await everythingTold(platform, trackingPage),
        carriers: { sms, email },
      },
      complete: !read.unreadable,
      stats: {
        updates: ordered.length,
        seconds,
        megabytes: process.memoryUsage.rss() / 1e6,
        database: platform.database,
      },
      failures: platform.errors.map(inOneLine),
    };
  } finally {
    bar.end();
    await platform.stop();
  }
};

const shownProblems = 20;

const plainly = ({ updates, problems, notices, carriers }: Report): string => {
  const counts = Map.groupBy(notices, ({ kind, channel, state }) => `${kind.padEnd(20)} ${channel.padEnd(6)} ${state}`);
  const { applied, repeated, stale, rejected } = updates;
  return [
    `updates: ${applied} applied, ${repeated} repeated, ${stale} stale, ${rejected} rejected`,
    ...problems
      .slice(0, shownProblems)
      .map(({ file, row, field, problem }) => `  ${file}, row ${row}: ${field === '' ? '' : `${field} `}${problem}`),
    ...(problems.length > shownProblems ? [`  … and ${problems.length - shownProblems} more (--json lists all)`] : []),
    `notices: ${notices.length}`,
    ...[...counts].toSorted().map(([key, { length }]) => `  ${String(length).padStart(6)}  ${key}`),
    `carriers: ${carriers.sms} SMS, ${carriers.email} e-mails`,
  ].join('\n');
};

const usage = 'npm run replay -- FILE… [--json] [--until TIME] [--stats]';

type Command = { files: string[]; json: boolean; stats: boolean; until: Instant | undefined };

/** Reads the command line; a fault is one sentence. */
const parseCommand = (args: string[]): Command | string => {
  try {
    const options = { json: { type: 'boolean' }, until: { type: 'string' }, stats: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    if (positionals.length === 0) return `no file was named: ${usage}`;
    const until = values.until === undefined ? undefined : parseTime(values.until);
    if (until && !until.ok) return `--until ${until.problem}`;
    const { json = false, stats = false } = values;
    return { files: positionals, json, stats, until: until?.ok ? until.instant : undefined };
  } catch (error) {
    return `${error instanceof Error ? error.message : error}: ${usage}`;
  }
};

const main = async (): Promise<number> => {
  const command = parseCommand(process.argv.slice(2));
  if (typeof command === 'string') {
    console.error(command);
    return 2;
  }
  await bundlesToRun().all;
  const { report, complete, stats, failures } = await replay(command.files, command.until);
  console.log(command.json ? JSON.stringify(report) : plainly(report));
  if (command.stats) {
    const { updates, seconds, megabytes, database } = stats;
    const rate = (updates / seconds).toFixed(1);
    console.error(
      `${rate} changes/s (${updates} in ${seconds.toFixed(1)} s), ${Math.round(megabytes)} MB, ${database}`,
    );
  }
  for (const failure of failures.slice(0, 5)) console.error(failure);
  return complete ? 0 : 2;
};

if (import.meta.main) process.exitCode = await main();
