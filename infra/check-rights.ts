import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { type RecordedCall, recordedCall } from './local/record-calls.ts';
import { holdersIn } from './rights/holders.ts';
import { review } from './rights/review.ts';
import { readTemplates } from './rights/templates.ts';
import { type FunctionSpec, functions } from './topology.ts';

const specs: Readonly<Record<string, FunctionSpec>> = functions;

/** What the journeys of the last whole test run called. */
const readCalls = (folder: string): RecordedCall[] => {
  if (!existsSync(folder)) throw new Error(`${folder} is missing: run the tests first (npm test).`);
  const kept = readdirSync(folder).flatMap((file) =>
    z.array(recordedCall).parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))),
  );
  return [...new Map(kept.map((call) => [JSON.stringify(call), call])).values()];
};

/** The last part of `npm test`: each call that the journeys made is allowed, each right was used or is explained. */
const main = (calls: string, templates: string): void => {
  // The province and stage that the local platform plays.
  const holders = holdersIn(readTemplates(templates, 'baotin-quang-ngai-test'), Object.keys(specs));
  const { refused, unexplained, idle, kept, allowed } = review(readCalls(calls), holders, specs);
  const say = (title: string, lines: readonly string[]): void => {
    if (lines.length > 0) console.log([`${title}:`, ...lines.toSorted()].join('\n  '));
  };
  say('Rights that no journey used, and why they stay', kept);
  say('Calls without a right', refused);
  say('Rights that no journey used: take them out of infra/topology.ts, or explain them there (unwalked)', unexplained);
  say('Explanations in infra/topology.ts for rights that are used, or not there', idle);
  console.log(`Rights: ${allowed} different calls of ${holders.functions.size} functions are allowed.`);
  if ([...refused, ...unexplained, ...idle].length > 0) process.exitCode = 1;
};

if (import.meta.main) {
  const root = join(import.meta.dirname, '..');
  main(join(root, 'dist', 'calls'), join(root, 'cdk.out'));
}
