import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const biome = join(root, 'node_modules/.bin/biome');

const importing = (specifier: string): string => `import { thing } from '${specifier}';\nexport const used = thing;\n`;
const starting = (file: string, name: string): string =>
  `import { ${name} } from '../../infra/${file}.ts';\nexport const used = ${name};\n`;
const saying = (line: string): string => `export const value = ${line};\n`;

type Case = readonly [sentence: string, file: string, source: string, complaint: string];

const imports = 'lint/style/noRestrictedImports';
const forbidden: readonly Case[] = [
  ['domain imports a port', 'functions/domain/a1.ts', importing('../ports.ts'), imports],
  ['domain imports a store', 'functions/domain/a2.ts', importing('../stores/tables.ts'), imports],
  ['domain re-exports a store', 'functions/domain/a3.ts', `export { thing } from '../stores/tables.ts';\n`, imports],
  ['domain reads files', 'functions/domain/a4.ts', importing('node:fs'), imports],
  ['domain imports a store late', 'functions/domain/a5.ts', `export const late = import('../stores/a.ts');\n`, imports],
  ['domain names a type of a port', 'functions/domain/a7.ts', `export type A = import('../ports.ts').A;\n`, 'plugin'],
  ['domain imports a type of a port', 'functions/domain/a6.ts', `export type { A } from '../ports.ts';\n`, imports],
  ['ports import a store', 'functions/ports.ts', importing('./stores/tables.ts'), imports],
  ['a template imports a store', 'functions/templates/a.ts', importing('../stores/tables.ts'), imports],
  ['a form imports a store', 'functions/templates/forms/a.ts', importing('../../stores/tables.ts'), imports],
  ['a template imports lib', 'functions/templates/b.ts', importing('../lib/env.ts'), imports],
  ['a store imports a channel', 'functions/stores/a.ts', importing('../channels/sms.ts'), imports],
  ['a channel imports a template', 'functions/channels/a.ts', importing('../templates/sms.ts'), imports],
  ['lib imports a store', 'functions/lib/a.ts', importing('../stores/tables.ts'), imports],
  ['a reader of files imports a store', 'functions/lib/files/a.ts', importing('../../stores/tables.ts'), imports],
  ['a handler imports a store', 'functions/intake/handler.ts', importing('../stores/tables.ts'), imports],
  ['a handler imports a channel', 'functions/send-notice/handler.ts', importing('../channels/sms.ts'), imports],
  ['a handler imports a client', 'functions/send-notice/a.ts', importing('@aws-sdk/client-sns'), imports],
  ['a handler imports another function', 'functions/intake/a.ts', importing('../send-notice/handler.ts'), imports],
  ['a handler imports infra', 'functions/intake/b.ts', importing('../../infra/topology.ts'), imports],
  ['an index imports another function', 'functions/intake/index.ts', importing('../send-notice/a.ts'), imports],
  ['an index imports infra', 'functions/send-notice/index.ts', importing('../../infra/topology.ts'), imports],
  ['a function of a later issue imports a store', 'functions/close-day/a.ts', importing('../stores/a.ts'), imports],
  ['a deeper folder imports a store', 'functions/intake/deep/a.ts', importing('../../stores/tables.ts'), imports],
  ['a route imports a store', 'functions/console/routes/a.ts', importing('../../stores/tables.ts'), imports],
  ['a route imports a client', 'functions/console/routes/b.ts', importing('@aws-sdk/client-sns'), imports],
  ['a route imports infra', 'functions/console/routes/c.ts', importing('../../../infra/topology.ts'), imports],
  ['infra imports a store', 'infra/a.ts', importing('../functions/stores/notices.ts'), imports],
  ['infra imports a handler', 'infra/local/a.ts', importing('../../functions/intake/handler.ts'), imports],
  ['infra imports test', 'infra/b.ts', importing('../test/builders.ts'), imports],
  [
    'two files import each other',
    'functions/domain/loop-a.ts',
    importing('./loop-b.ts'),
    'lint/suspicious/noImportCycles',
  ],
  ['a value is cast', 'functions/domain/b1.ts', saying("JSON.parse('1') as number"), 'plugin'],
  ['a value is cast over lines', 'functions/domain/b2.ts', saying("JSON.parse(\n  '1',\n) as number"), 'plugin'],
  ['a cast looks like `as const`', 'functions/domain/b9.ts', saying("JSON.parse('x as const') as constant"), 'plugin'],
  ['a value is cast the old way', 'functions/domain/b3.ts', saying("<number>JSON.parse('1')"), 'plugin'],
  ['a test casts', 'test/domain/b4.test.ts', saying("JSON.parse('1') as number"), 'plugin'],
  ['any', 'functions/domain/b5.ts', 'export const value = (x: any): number => x;\n', 'lint/suspicious/noExplicitAny'],
  ['any in a test', 'test/domain/b6.test.ts', 'export type A = any;\n', 'lint/suspicious/noExplicitAny'],
  ['non-null assertion', 'functions/domain/b7.ts', saying('[1][0]!'), 'lint/style/noNonNullAssertion'],
  ['@ts-ignore', 'functions/domain/b8.ts', `// @ts-${'ignore'}\n${saying('1')}`, 'lint/suspicious/noTsIgnore'],
  ['the time is read: new Date()', 'functions/domain/c1.ts', saying('new Date()'), 'plugin'],
  ['the time is read: new Date', 'functions/lib/c2.ts', saying('new Date'), 'plugin'],
  ['the time is read: Date.now()', 'functions/intake/c3.ts', saying('Date.now()'), 'plugin'],
  ['the time is read: Date.now as a value', 'infra/local/c4.ts', saying('[1].map(Date.now)'), 'plugin'],
  ['the time is read: Temporal.Now', 'test/c5.test.ts', saying('Temporal.Now.instant()'), 'plugin'],
  [
    'default export',
    'functions/domain/d1.ts',
    'const value = 1;\nexport default value;\n',
    'lint/style/noDefaultExport',
  ],
  ['barrel', 'functions/domain/d2.ts', `export * from './good.ts';\n`, 'lint/performance/noBarrelFile'],
  ['camel-case file name', 'functions/domain/badName.ts', saying('1'), 'lint/style/useFilenamingConvention'],
  ['a test imports a bundle', 'test/e1.test.ts', importing('../dist/functions/console/index.mjs'), imports],
  ['a test imports a bundle late', 'test/e2.test.ts', `export const late = import('../dist/a.mjs');\n`, imports],
  [
    'a test imports a file that it reckons',
    'test/e3.ts',
    'export const late = (at: string) => import(at);\n',
    'plugin',
  ],
  [
    'a test joins a file’s name',
    'test/e4.ts',
    'export const late = (at: string) => import(at.concat("/a.mjs"));\n',
    'plugin',
  ],
  [
    'a journey starts a platform here',
    'test/journeys/e5.test.ts',
    starting('local/platform', 'startPlatform'),
    imports,
  ],
  [
    'a command’s test starts one',
    'test/infra/operate/e6.test.ts',
    starting('local/platform', 'startPlatform'),
    imports,
  ],
  ['a test invokes functions', 'test/e7.test.ts', starting('local/functions', 'makeInvoke'), imports],
  ['a journey replays here', 'test/journeys/e8.test.ts', starting('local/replay', 'replay'), imports],
  ['a journey weighs pages here', 'test/journeys/e9.test.ts', starting('local/page-report', 'reportPages'), imports],
  ['a test counts units here', 'test/e10.test.ts', starting('cost/measure', 'measureUnits'), imports],
  [
    'skipped test',
    'test/d3.test.ts',
    `import { test } from 'vitest';\ntest.skip('x', () => {});\n`,
    'lint/suspicious/noSkippedTests',
  ],
];

const good: Readonly<Record<string, string>> = {
  'functions/domain/good.ts': `export const thing = ['a'] as const;\nexport const shape = { a: 1 } satisfies Record<string, number>;\nexport const when = new Date(0);\n`,
  'functions/domain/loop-b.ts': importing('./loop-a.ts'),
  'functions/templates/good.ts': importing('../domain/good.ts'),
  'functions/stores/good.ts': importing('../lib/clock.ts'),
  'functions/channels/good.ts': importing('../ports.ts'),
  'functions/lib/clock.ts':
    'export const thing = (): number => Date.now();\nexport const date = (): Date => new Date();\n',
  'functions/intake/good.ts': importing('../templates/good.ts'),
  'functions/console/routes/good.ts': importing('../../domain/good.ts'),
  'functions/console/routes/near.ts': importing('../app.ts'),
  'functions/sweep-deadlines/index.ts': importing('../stores/good.ts'),
  'infra/good.ts': importing('../functions/stores/tables.ts'),
  'infra/local/clock.ts': 'export const thing = (): number => Date.now();\n',
  'infra/local/good.ts': importing('../../functions/domain/good.ts'),
  'test/good.test.ts': importing('../functions/stores/good.ts'),
  'test/infra/local/platform.test.ts': starting('local/platform', 'startPlatform'),
  'test/infra/run-bare.ts': 'export const late = (at: string) => import(at);\n',
  'test/type.test.ts': starting('local/platform', 'Platform')
    .replace('import {', 'import type {')
    .replace('const used =', 'type Used ='),
  'test/late.test.ts': `export const late = import('./good.ts');\n`,
  'vitest.config.ts': 'export default {};\n',
};

const report = z.object({
  diagnostics: z.array(z.object({ category: z.string(), location: z.object({ path: z.string() }) })),
});
const failure = z.object({ stdout: z.string() });

/** Biome's complaints about a folder, by file. It leaves with an error status when there are any. */
const lint = async (folder: string): Promise<ReadonlyMap<string, readonly string[]>> => {
  const { stdout } = await run(biome, ['lint', '--reporter=json', '--max-diagnostics=none', '.'], {
    cwd: folder,
    maxBuffer: 2 ** 26,
  }).catch((error: unknown) => failure.parse(error));
  const { diagnostics } = report.parse(JSON.parse(stdout));
  const byFile = Map.groupBy(diagnostics, ({ location }) => location.path);
  return new Map([...byFile].map(([file, found]) => [file, found.map(({ category }) => category)]));
};

let folder = '';
let complaints: ReadonlyMap<string, readonly string[]> = new Map();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'house-rules-'));
  const sources = { ...good, ...Object.fromEntries(forbidden.map(([, file, source]) => [file, source])) };
  for (const part of ['biome.json', '.gitignore', 'lint'])
    await cp(join(root, part), join(folder, part), { recursive: true });
  for (const [file, source] of Object.entries(sources)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), source);
  }
  complaints = await lint(folder);
});
afterAll(() => rm(folder, { recursive: true }));

test.each(forbidden)('forbidden: %s (%s)', (_sentence, file, _source, complaint) => {
  expect(complaints.get(file)).toContain(complaint);
});

test.each(Object.keys(good).filter((file) => !file.includes('loop')))('allowed: %s', (file) => {
  expect(complaints.get(file) ?? []).toEqual([]);
});

test('no source silences the compiler or the linter', async () => {
  const { stdout } = await run(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx', '*.mts'],
    { cwd: root },
  );
  const silenced = new RegExp(
    ['@ts-ignore', '@ts-expect-error', '@ts-nocheck', 'biome-ignore']
      .map((mark) => `//.*${mark}|/\\*.*${mark}`)
      .join('|'),
  );
  const files = stdout.trim().split('\n');
  const texts = await Promise.all(
    files.map(async (file) => ({ file, text: await readFile(join(root, file), 'utf8').catch(() => '') })),
  );
  expect(texts.filter(({ text }) => silenced.test(text)).map(({ file }) => file)).toEqual([]);
});
