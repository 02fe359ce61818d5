import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bundleOf, bundlesFolder, givenToCommonJs, otherCredentials } from '../../infra/bundle.ts';
import { filesBeside } from '../../infra/files-beside.ts';
import { freeNamesIn, namesOfNode } from './free-names.ts';
import { readMeta } from './meta.ts';

/*
 * Every bundle is an ES module of Node. What it takes for granted and nobody gives is found here, whoever wrote it: a test
 * runner gives names of its own to the modules that it runs, so importing a bundle in it proves nothing.
 */

const root = join(bundlesFolder, '..', '..');
const { inputs, outputs } = await readMeta();
const known = namesOfNode();

/** Names that are nobody's in Node and are never reached there, with who asks for them and when. */
const neverReached = {
  window: 'echarts, js-md5, ulid: after typeof, or in a browser',
  self: 'echarts, js-md5, ulid: after typeof',
  document: 'qrcode, echarts: to draw on a canvas of a page',
  WorkerGlobalScope: 'ulid: after typeof',
  addEventListener: 'hono: fire(), for service workers',
  define: 'js-md5: after typeof, for AMD',
  SVGElement: 'svg-to-pdfkit: after typeof',
  getComputedStyle: 'svg-to-pdfkit: with an SVGElement',
  Image: 'echarts: to load a picture in a page',
  SVGRect: 'echarts: after typeof',
  WebKitCSSMatrix: 'echarts: in a page',
  DOMMatrix: 'echarts: after typeof',
  wx: 'echarts: after typeof, for WeChat',
  onmessage: 'fflate: in a worker of its own',
  postMessage: 'fflate: in a worker of its own',
  options: 'yauzl: in the sentence about a time zone that it does not know; we name none',
};

test.each([
  ['a name that Node does not have', 'console.log(__dirname + "/a")', ['__dirname', 'console']],
  ['a name in a function', 'export const a = () => ({ at: __filename })', ['__filename']],
  ['a name after typeof', 'export default typeof window', ['window']],
  ['a call', 'require("fs")', ['require']],
  ['what is assigned to', 'module.exports = 1', ['module']],
  ['not what is declared', 'const __dirname = "/"; export default __dirname', []],
  ['not a parameter', 'export default (module, exports, require) => { exports.a = require(module) }', []],
  ['not a property', 'export default (a) => a.__dirname', []],
  ['not a text', 'export default "__dirname"', []],
  ['not in another scope', '{ const define = 1 } export default (() => { var define; return define })()', []],
])('finds %s', async (_, module, names) => {
  expect(await freeNamesIn(module)).toEqual(names);
});

/** What a module may call something: no word of the language. */
const name = fc.stringMatching(/^[a-z_$][A-Za-z0-9_$]{2,9}$/).filter((word) => {
  try {
    return new Function(`"use strict"; const ${word} = 1; return ${word};`)() === 1;
  } catch {
    return false;
  }
});

test('any name is found exactly where nothing declares it', async () => {
  await fc.assert(
    fc.asyncProperty(name, async (word) => {
      expect(await freeNamesIn(`export default () => ${word}`)).toEqual([word]);
      expect(await freeNamesIn(`const ${word} = 1; export default () => ${word}`)).toEqual([]);
      expect(await freeNamesIn(`export const made = { ${word}: "${word}" }.${word}`)).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

test('finds what a CommonJS module takes for granted when it is not given', async () => {
  const letters = await readFile(join(dirname(bundleOf('send-notice')), 'form-pdf.mjs'), 'utf8');
  expect(letters.startsWith(givenToCommonJs)).toBe(true);
  const missing = (await freeNamesIn(letters.slice(givenToCommonJs.length))).filter((name) => !known.has(name));
  expect(missing).toEqual(expect.arrayContaining(['__dirname', 'require']));
});

test.each(['__dirname', '__filename', 'require', 'module', 'exports'])(
  '%s is nothing that Node gives an ES module',
  (name) => {
    expect(known).not.toContain(name);
    expect(Object.keys(neverReached)).not.toContain(name);
  },
);

test.each(Object.keys(outputs))('%s uses no name that Node does not have', async (output) => {
  const names = await freeNamesIn(await readFile(join(root, output), 'utf8'));
  expect(names.filter((name) => !known.has(name) && !(name in neverReached))).toEqual([]);
});

test('no bundle leaves out a module that is neither of Node nor beside it, but for a developer’s ways to sign in', () => {
  const asked = Object.entries(outputs).flatMap(([output, { imports }]) =>
    imports.filter(({ external }) => external).map(({ path, kind }) => ({ output, path, kind })),
  );
  const strangers = asked.filter(
    ({ output, path, kind }) =>
      !isBuiltin(path) &&
      !(path.startsWith('./') && existsSync(join(root, dirname(output), path))) &&
      !(kind === 'dynamic-import' && otherCredentials.includes(path)),
  );
  expect(strangers).toEqual([]);
});

/** Modules that ask where they stand and read nothing there. */
const readsNothing = ['node_modules/pdfmake/js/virtual-fs.js'];

test('of each module that asks where it stands, it is known what it reads there', async () => {
  const asking: string[] = [];
  for (const input of Object.keys(inputs).filter((one) => existsSync(join(root, one))))
    if (/\b__(dir|file)name\b|\bimport\.meta\b/.test(await readFile(join(root, input), 'utf8'))) asking.push(input);
  expect(asking.toSorted()).toEqual([...filesBeside.map(({ readBy }) => readBy), ...readsNothing].toSorted());
});

const standsBeside = /__dirname(?:\+["'`]|\})(\/[\w./-]+)/g;

test('what a bundle reads by a name of its own folder is there', async () => {
  const read = new Set<string>();
  for (const output of Object.keys(outputs)) {
    const text = await readFile(join(root, output), 'utf8');
    for (const [, path = ''] of text.matchAll(standsBeside)) read.add(join(dirname(output), path));
  }
  expect(read.size).toBe(2 * 15);
  expect([...read].filter((file) => !existsSync(join(root, file)))).toEqual([]);
});
