import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Instant, parseTime } from '../../functions/domain/time.ts';
import { loadSettings, type Settings } from '../settings.ts';

type Options = Record<string, { type: 'string' | 'boolean' }>;

/** What was written after a command's name: texts, and switches that are there or not. */
export type Asked = {
  text(name: string): string;
  optional(name: string): string | undefined;
  has(name: string): boolean;
};

/** Which stacks a command is about. */
export const whose = { province: { type: 'string' }, stage: { type: 'string' } } as const satisfies Options;

/** Or which trial on this machine: the folder that it keeps its data in. */
export const kept = { keep: { type: 'string' } } as const satisfies Options;

/** Reads a command line. Throws one sentence with the usage for what is not known or missing. */
export const readCommand = (usage: string, options: Options, args: string[] = process.argv.slice(2)): Asked => {
  const values: Record<string, string | boolean | undefined> = (() => {
    try {
      return parseArgs({ args, options }).values;
    } catch (error) {
      throw new Error(`${error instanceof Error ? error.message : error}\nUsage: npm run ${usage}`);
    }
  })();
  const optional = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    optional,
    text: (name) => {
      const value = optional(name);
      if (!value) throw new Error(`--${name} is missing.\nUsage: npm run ${usage}`);
      return value;
    },
    has: (name) => values[name] === true,
  };
};

/** A moment of the command line: `2026-10-12T08:30`, Vietnam's time. */
export const momentOf = (asked: Asked, name: string): Instant => {
  const parsed = parseTime(asked.text(name));
  if (!parsed.ok) throw new Error(`--${name} ${parsed.problem}`);
  return parsed.instant;
};

/** The settings of the province and stage that were named. */
export const settingsOf = (asked: Asked): Settings => {
  const file = `${asked.text('province')}.${asked.text('stage')}.json`;
  const [settings] = loadSettings([join(import.meta.dirname, '..', 'settings', file)]);
  if (!settings) throw new Error(`there are no settings ${file}`);
  return settings;
};

/** Runs a command: its answer is the exit code; what it throws is said in one sentence and ends it with 2. */
export const run = async (command: () => Promise<number>): Promise<void> => {
  try {
    process.exitCode = await command();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  }
};
