import { parseArgs } from 'node:util';
import { parseTime, plusDays, plusMinutes } from '../../functions/domain/time.ts';
import { bundleFunctions } from '../bundle.ts';
import { makeClock } from './clock.ts';
import { type Fed, feed, inOrder, type ReadFiles, readFiles } from './feed.ts';
import { type Platform, startPlatform } from './platform.ts';
import { progressBar } from './progress.ts';
import { enterUnits, localSettings } from './province.ts';
import { everythingTold, type Told } from './told.ts';

/** `npm run replay -- FILE… [--json] [--until TIME] [--stats]`: updates through a fresh platform, on simulated time. */

const usage = 'npm run replay -- FILE… [--json] [--until TIME] [--stats]';

const fail = (sentence: string): never => {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
};

const readArguments = () => {
  try {
    const options = { json: { type: 'boolean' }, until: { type: 'string' }, stats: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    if (positionals.length === 0) fail(`no file was named: ${usage}`);
    const until = values.until === undefined ? undefined : parseTime(values.until);
    if (until && !until.ok) fail(`--until: ${until.problem}`);
    return { files: positionals, json: values.json, stats: values.stats, until: until?.ok ? until.instant : undefined };
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
};

/** Rows that the file itself spoilt never became records; they count as rejected like refused records. */
const spoiltRows = ({ problems }: ReadFiles): number =>
  new Set(problems.filter(({ row }) => row > 1).map(({ file, row }) => `${file} ${row}`)).size;

const plainly = (fed: Fed, told: readonly Told[], carriers: { sms: number; email: number }): string => {
  const counts = Map.groupBy(told, ({ kind, channel, state }) => `${kind.padEnd(20)} ${channel.padEnd(6)} ${state}`);
  return [
    `updates: ${fed.applied} applied, ${fed.repeated} repeated, ${fed.stale} stale, ${fed.rejected} rejected`,
    ...fed.problems.slice(0, 20).map(({ file, row, field, problem }) => `  ${file}, row ${row}: ${field} ${problem}`),
    ...(fed.problems.length > 20 ? [`  … and ${fed.problems.length - 20} more (--json lists all)`] : []),
    `notices: ${told.length}`,
    ...[...counts].toSorted().map(([key, { length }]) => `  ${String(length).padStart(6)}  ${key}`),
    `carriers: ${carriers.sms} SMS, ${carriers.email} e-mails`,
    '',
  ].join('\n');
};

const run = async (): Promise<number> => {
  const { files, json, stats, until } = readArguments();
  const read = await readFiles(files);
  const times = inOrder(read.rows)
    .map(({ at }) => at)
    .filter((at) => at !== '');
  const [first, last] = [times[0] ?? until ?? '2026-01-01T00:00:00+07:00', times.at(-1)];
  const clock = makeClock({ start: plusMinutes(first, -1) });
  await bundleFunctions();
  const platform: Platform = await startPlatform({
    clock,
    settings: localSettings(),
  });
  try {
    await enterUnits(platform);
    const rows =
      until === undefined ? read.rows : inOrder(read.rows).flatMap(({ at, row }) => (at <= until ? [row] : []));
    const bar = progressBar('replay', rows.length);
    const start = performance.now();
    const fed = await feed(platform, clock, rows, bar.show);
    const end = until ?? (last ? `${plusDays(last.slice(0, 10), 1)}${last.slice(10)}` : clock.now());
    if (end > clock.now()) await platform.advanceTo(end);
    const seconds = (performance.now() - start) / 1000;
    bar.end();
    const notices = await everythingTold(platform, localSettings().trackingPage);
    const updates = {
      applied: fed.applied,
      repeated: fed.repeated,
      stale: fed.stale,
      rejected: fed.rejected + spoiltRows(read),
    };
    const problems = [...read.problems, ...fed.problems];
    const { sms, email } = platform.carriers.counters;
    process.stdout.write(
      json
        ? `${JSON.stringify({ updates, problems, notices, carriers: { sms, email } })}\n`
        : plainly({ ...updates, problems }, notices, { sms, email }),
    );
    if (stats) {
      const memory = Math.round(process.memoryUsage.rss() / 1e6);
      const rate = (rows.length / seconds).toFixed(1);
      process.stderr.write(
        `${rate} changes/s (${rows.length} in ${seconds.toFixed(1)} s), ${memory} MB, ${platform.database}\n`,
      );
    }
    for (const { where, message } of platform.failures.slice(0, 5)) process.stderr.write(`${where}: ${message}\n`);
    return read.unreadable ? 2 : 0;
  } finally {
    await platform.stop();
  }
};

process.exitCode = await run();
