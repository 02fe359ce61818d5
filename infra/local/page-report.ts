import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { bundleFunctions, bundleOf } from '../bundle.ts';
import { makeClock } from './clock.ts';
import { addressOf, pagesIn } from './page-addresses.ts';
import { fillForPages, type PageSample, sampleStart } from './page-sample.ts';
import { type Platform, startPlatform } from './platform.ts';
import { enterStaff, enterUnits, localSettings } from './province.ts';
import type { Say } from './tally-report.ts';

/* How fast the console's pages answer, and how much they weigh, on a province's worth of dossiers. */

const [firstByteLimit, weightLimit] = [150, 120];
const turns = 15;

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

type Visit = { milliseconds: number; status: number; bytes: number };

const visit = async (platform: Platform, address: string, cookie: string): Promise<Visit> => {
  const start = performance.now();
  const response = await platform.fetch(
    new Request(new URL(address, platform.signIn.consoleUrl), { headers: { cookie } }),
  );
  const milliseconds = performance.now() - start;
  return { milliseconds, status: response.status, bytes: (await response.arrayBuffer()).byteLength };
};

/** Who may see a page: the first of the staff whom it does not refuse. */
const guestOf = async (platform: Platform, address: string, { cookies }: PageSample): Promise<string> => {
  for (const cookie of cookies) if ((await visit(platform, address, cookie)).status === 200) return cookie;
  throw new Error(`nobody can see ${address}`);
};

const median = (sorted: readonly number[]): number => sorted[Math.floor(sorted.length / 2)] ?? 0;

/** Says first byte and weight of every page. The functions must have been bundled. */
export const reportPages = async (say: Say, count = 20_000): Promise<void> => {
  const clock = makeClock({ start: sampleStart });
  const platform = await startPlatform({ clock, settings: localSettings(), report: () => {} });
  try {
    await enterUnits(platform);
    await enterStaff(platform);
    const sample = await fillForPages(platform, count);
    say('pages, dossiers in the tables', count, 'dossiers');
    for (const path of await consolePages()) {
      const address = addressOf(path, sample.subject);
      const cookie = await guestOf(platform, address, sample);
      const visits: Visit[] = [];
      for (let turn = 0; turn < turns; turn += 1) visits.push(await visit(platform, address, cookie));
      const times = visits.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
      say(`first byte of ${path}, median`, median(times), 'ms', firstByteLimit);
      say(`first byte of ${path}, longest of ${turns}`, times.at(-1) ?? 0, 'ms');
      say(`weight of ${path}`, (visits[0]?.bytes ?? 0) / 1000, 'kB', weightLimit);
    }
  } finally {
    await platform.stop();
  }
};

if (import.meta.main) {
  await bundleFunctions();
  await reportPages(
    (figure, value, unit, limit) =>
      console.log(JSON.stringify({ figure, value: Math.round(value * 10) / 10, unit, limit })),
    Number(process.argv[2] ?? 20_000),
  );
}
