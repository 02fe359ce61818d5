import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { stringify } from 'csv-stringify';
import { vietnamCalendar } from '../../functions/domain/calendar.ts';
import { exchangeFields } from '../../functions/domain/exchange-fields.ts';
import { isDay } from '../../functions/domain/time.ts';
import { centres } from './simulation/centres.ts';
import { type Simulation, simulate } from './simulation/simulation.ts';

/*
 * npm run simulate -- --centre NAME --days N --seed N [--scale S] [--from DAY] > FILE
 *
 * Writes made-up dossier updates as CSV. The same words give the same bytes, so `--from` has a fixed default.
 */

const defaults = { scale: '0.05', from: '2026-10-01' };
const usage = 'Usage: npm run simulate -- --centre NAME --days N --seed N [--scale S] [--from DAY] > FILE';

type Parsed = { ok: true; simulation: Simulation } | { ok: false; problem: string };

const wholeNumber = (text: string | undefined, least: number, most: number): number | undefined =>
  text !== undefined && /^\d{1,10}$/.test(text) && Number(text) >= least && Number(text) <= most
    ? Number(text)
    : undefined;

const options = {
  centre: { type: 'string' },
  days: { type: 'string' },
  seed: { type: 'string' },
  scale: { type: 'string', default: defaults.scale },
  from: { type: 'string', default: defaults.from },
} as const;

/** Reads the command line; a problem is one sentence. */
export const parseCommand = (args: string[]): Parsed => {
  const refuse = (problem: string): Parsed => ({ ok: false, problem });
  try {
    const { values } = parseArgs({ args, options });
    const names = Object.keys(centres).join(', ');
    const centre = new Map(Object.entries(centres)).get(values.centre ?? '');
    if (!centre) return refuse(`--centre is one of ${names}, not ${values.centre ?? 'nothing'}. ${usage}`);
    const days = wholeNumber(values.days, 1, 366);
    if (days === undefined) return refuse(`--days is a whole number from 1 to 366. ${usage}`);
    const seed = wholeNumber(values.seed, 0, 2_147_483_647);
    if (seed === undefined) return refuse(`--seed is a whole number from 0 to 2147483647. ${usage}`);
    const scale = Number(values.scale);
    if (!(scale > 0 && scale <= 2))
      return refuse(`--scale is a number above 0 and up to 2, 1 being the real volume. ${usage}`);
    if (!isDay(values.from)) return refuse(`--from is a day such as ${defaults.from}. ${usage}`);
    vietnamCalendar(Number(values.from.slice(0, 4))); // throws where the holidays of the year are not known
    return { ok: true, simulation: { centre, days, seed, scale, from: values.from } };
  } catch (error) {
    return refuse(`${error instanceof Error ? error.message.split('\n')[0] : String(error)}. ${usage}`);
  }
};

/** Writes the updates as CSV, no faster than `out` takes them. */
export const writeUpdates = (simulation: Simulation, out: NodeJS.WritableStream): Promise<void> =>
  pipeline(Readable.from(simulate(simulation)), stringify({ header: true, columns: [...exchangeFields] }), out);

const isBrokenPipe = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EPIPE';

if (import.meta.main) {
  const parsed = parseCommand(process.argv.slice(2));
  if (!parsed.ok) {
    console.error(parsed.problem);
    process.exitCode = 2;
  } else {
    try {
      await writeUpdates(parsed.simulation, process.stdout);
    } catch (error) {
      if (!isBrokenPipe(error)) throw error; // `| head` has seen enough
    }
  }
}
