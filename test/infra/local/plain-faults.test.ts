import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { afterEach, expect, test } from 'vitest';
import { portOf } from '../../../infra/local/endpoints.ts';
import { aRecord } from '../../builders.ts';
import { livingAt } from '../../living-at.ts';
import { startTrial, type TrialProcess } from './trial-process.ts';

/* What is wrong around a trial is said in one sentence, without a stack, and ends it with 1. */

const onWednesday = livingAt('2026-10-14T10:00:00+07:00');
const folders: string[] = [];
const started: TrialProcess[] = [];
const after: (() => void)[] = [];
afterEach(async () => {
  for (const undo of after.splice(0)) undo();
  for (const trial of started.splice(0)) await trial.kill();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const aFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'plain-faults-'));
  folders.push(folder);
  return folder;
};
const start = (words: string[], variables: NodeJS.ProcessEnv = {}): TrialProcess => {
  const trial = startTrial(onWednesday, words, { BUNDLES_MADE: '1', ...variables });
  started.push(trial);
  return trial;
};
const message = { channel: 'sms', id: '1', at: '2026-10-12T08:00:00+07:00', to: '+84905000821', text: 'x', tags: {} };
const aLine = `${JSON.stringify(message)}\n`;

type Fault = { words?: string[]; variables?: NodeJS.ProcessEnv; says: RegExp };
const faults: [string, (folder: string) => Fault | Promise<Fault>][] = [
  ...['{"now":', '', '[]', '{"queues":{"now":[{}]}}', '\0\0\0\0'].map((content): (typeof faults)[number] => [
    `a platform.json that holds ${JSON.stringify(content)}`,
    (folder) => {
      writeFileSync(join(folder, 'platform.json'), content);
      return {
        says: /platform\.json is torn or not what version 0\.1\.0 wrote: put back a copy of it, or move it away/,
      };
    },
  ]),
  ...['hello', '{}', '{"channel":"fax"}', 'null'].map((line): (typeof faults)[number] => [
    `an inbox with the line ${line}`,
    (folder) => {
      writeFileSync(join(folder, 'inbox.jsonl'), `${aLine}${line}\n${aLine}`);
      return { says: /inbox\.jsonl, line 2, is no message of the inbox: remove that line or put back a copy/ };
    },
  ]),
  [
    'a folder that is a file',
    (folder) => {
      writeFileSync(join(folder, 'file'), '');
      return {
        words: ['--keep', join(folder, 'file')],
        says: /--keep \S+file: .*it is a file and no folder: name a folder/,
      };
    },
  ],
  [
    'a folder with a name that is too long',
    (folder) => ({
      words: ['--keep', join(folder, 'ư'.repeat(200))],
      says: /--keep \S+: .*its name is too long: name a shorter one/,
    }),
  ],
  [
    'an inbox that is a folder',
    (folder) => {
      mkdirSync(join(folder, 'inbox.jsonl'));
      return { says: /inbox\.jsonl cannot be read, for it is a folder and no file: move it away, then start again/ };
    },
  ],
  [
    'a folder below a file',
    (folder) => {
      writeFileSync(join(folder, 'file'), '');
      return { words: ['--keep', join(folder, 'file', 'kept')], says: /a part of its path is a file and no folder/ };
    },
  ],
  [
    'a folder without rights',
    () => ({ words: ['--keep', '/proc/self'], says: /--keep \/proc\/self: nothing can be kept there, for / }),
  ],
  [
    'a database of records that is none',
    (folder) => {
      writeFileSync(
        join(folder, 'platform.db'),
        'no database at all, but a text that is long enough for a head'.repeat(20),
      );
      return { says: /platform\.db is damaged or no file of this trial: put back a copy/ };
    },
  ],
  [
    'tables that are none',
    (folder) => {
      writeFileSync(
        join(folder, 'dynoxide.db'),
        'no database at all, but a text that is long enough for a head'.repeat(20),
      );
      return { says: /The database did not start/ };
    },
  ],
  [
    'a port in use',
    async () => {
      const server = createServer();
      await new Promise<void>((resolve) => {
        server.listen(0, '127.0.0.1', resolve);
      });
      after.push(() => server.close());
      const port = portOf(server.address());
      return {
        variables: { PORT: String(port) },
        says: new RegExp(
          `^Port ${port} is in use by another program: stop that one, or set PORT to another number\\.$`,
        ),
      };
    },
  ],
  [
    'a folder in use by another trial',
    async (folder) => {
      const file = join(folder, 'day.csv');
      writeFileSync(file, stringify([aRecord()], { header: true }));
      await start(['--keep', folder, file]).says(/curl -X POST/);
      return {
        says: /^Another process works with the data beside \S+: stop it first, or keep the data in another folder\.$/,
      };
    },
  ],
];

test.each(faults)('%s is said in one sentence', { timeout: 120_000 }, async (_, prepare) => {
  const folder = aFolder();
  const { words = ['--keep', folder], variables, says } = await prepare(folder);
  const trial = start(words, variables);
  await expect.poll(trial.hasEnded, { timeout: 60_000 }).toBe(true);
  const lines = trial.said.text.trim().split('\n');
  expect([lines.length, trial.exitCode()]).toEqual([1, 1]);
  expect(lines[0]).toMatch(says);
});

test('a last line that the power tore is passed over with a warning, and all before it stays', async () => {
  const folder = aFolder();
  const file = join(folder, 'inbox.jsonl');
  writeFileSync(file, aLine.repeat(3));
  appendFileSync(file, aLine.slice(0, 40));
  const day = join(folder, 'day.csv');
  writeFileSync(day, stringify([aRecord()], { header: true }));
  const trial = start(['--keep', folder, day]);
  await trial.says(/inbox\.jsonl: its last line was torn, as when the power fails, and is passed over/);
  await trial.says(/curl -X POST/);
  expect(readFileSync(file, 'utf8').startsWith(aLine.repeat(3))).toBe(true);
  expect(await trial.stop()).toBe(0);
}, 120_000);
