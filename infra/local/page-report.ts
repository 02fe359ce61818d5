import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { bundleOf } from '../bundle.ts';
import { bundlesToRun } from '../made-bundles.ts';
import { makeClock } from './clock.ts';
import { addressOf, pagesIn } from './page-addresses.ts';
import { fillForPages, type PageSample, sampleStart } from './page-sample.ts';
import { type Platform, startPlatform } from './platform.ts';
import { enterStaff, enterUnits, localSettings } from './province.ts';
import type { Say } from './tally-report.ts';

/*
 * node infra/local/page-report.ts [--count N] [--turns N] [--thin]
 *
 * How fast the console's pages answer, and how much they weigh, on a province's worth of dossiers.
 */

const [firstByteLimit, weightLimit] = [150, 120];

const listed = z.object({
  routes: z.array(z.object({ method: z.string(), path: z.string() })),
});
const pagesBundle = z.object({
  makePages: z.custom<(actions: unknown, report: unknown) => unknown>((made) => typeof made === 'function'),
});

/** Stands for all actions: to list its routes, the application needs none of them. */
const nothing: unknown = new Proxy(() => nothing, { get: () => nothing });

const consolePages = async (): Promise<string[]> => {
  const file = join(dirname(bundleOf('console')), 'pages.mjs');
  const { makePages } = pagesBundle.parse(await import(pathToFileURL(file).href));
  return pagesIn(listed.parse(makePages(nothing, () => {})).routes);
};

type Visit = { milliseconds: number; status: number; isPage: boolean; bytes: number };

const visit = async (platform: Platform, address: string, cookie: string): Promise<Visit> => {
  const start = performance.now();
  const response = await platform.fetch(
    new Request(new URL(address, platform.signIn.consoleUrl), { headers: { cookie } }),
  );
  const milliseconds = performance.now() - start;
  const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
  return { milliseconds, status: response.status, isPage, bytes: (await response.arrayBuffer()).byteLength };
};

/** Who may see a page: the first of the staff whom it does not refuse; undefined where it refuses everybody. */
const guestOf = async (platform: Platform, address: string, { cookies }: PageSample): Promise<string | undefined> => {
  for (const cookie of cookies) if ((await visit(platform, address, cookie)).status === 200) return cookie;
  return undefined;
};

const median = (sorted: readonly number[]): number => sorted[Math.floor(sorted.length / 2)] ?? 0;

/**
 * Says first byte and weight of every page; with a drive that is thinned only the weights are those of a province. The
 * functions must have been bundled.
 */
export const reportPages = async (say: Say, { count = 20_000, turns = 15, isThin = false } = {}): Promise<void> => {
  const clock = makeClock({ start: sampleStart });
  const platform = await startPlatform({ clock, settings: localSettings(), report: () => {} });
  try {
    await enterUnits(platform);
    await enterStaff(platform);
    const sample = await fillForPages(platform, count, { isThin });
    say('pages, dossiers in the tables', count, 'dossiers');
    const unseen: string[] = [];
    for (const path of await consolePages()) {
      const address = addressOf(path, sample.subject);
      const cookie = await guestOf(platform, address, sample);
      if (!cookie) {
        unseen.push(path);
        continue;
      }
      const visits: Visit[] = [];
      for (let turn = 0; turn < turns; turn += 1) visits.push(await visit(platform, address, cookie));
      // A file that is taken away is no page.
      if (!visits.every(({ isPage }) => isPage)) continue;
      const times = visits.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
      say(`first byte of ${path}, median`, median(times), 'ms', firstByteLimit);
      say(`first byte of ${path}, longest of ${turns}`, times.at(-1) ?? 0, 'ms');
      say(`weight of ${path}`, (visits[0]?.bytes ?? 0) / 1000, 'kB', weightLimit);
    }
    // What a page needs in its address is said in its subject, by `fillForPages`.
    if (unseen.length > 0) throw new Error(`nobody could see ${unseen.join(' ')}`);
  } finally {
    await platform.stop();
  }
};

if (import.meta.main) {
  const { values } = parseArgs({
    options: { count: { type: 'string' }, turns: { type: 'string' }, thin: { type: 'boolean' } },
  });
  await bundlesToRun().all;
  await reportPages(
    (figure, value, unit, limit) =>
      console.log(JSON.stringify({ figure, value: Math.round(value * 10) / 10, unit, limit })),
    { count: Number(values.count ?? 20_000), turns: Number(values.turns ?? 15), isThin: values.thin },
  );
}
