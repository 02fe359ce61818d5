import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { build, type Metafile, type Plugin, stop } from 'esbuild';
import { filesBeside } from './files-beside.ts';
import { functions } from './topology.ts';

const root = join(import.meta.dirname, '..');
export const bundlesFolder = join(root, 'dist', 'functions');

/** Where the bundle of a `functions/` folder stands; Lambda's asset is the folder around it. */
export const bundleOf = (folder: string): string => join(bundlesFolder, folder, 'index.mjs');

/** Ways to sign in from a developer's or a rented machine. A function has its credentials in its environment and never loads these. */
export const otherCredentials: readonly string[] = [
  ...['ini', 'sso', 'process', 'web-identity', 'login', 'http'].map((way) => `@aws-sdk/credential-provider-${way}`),
  '@smithy/credential-provider-imds',
];

/**
 * Leaves out what our code imports with `import()` and notes it: it becomes a bundle of its own beside the function's,
 * so that a start does not pay for it. esbuild's own splitting would cut up the SDK, too, and hide what a start loads.
 * Such a module keeps no state, for what it shares with the function is there twice.
 */
const leaveOut = (late: Map<string, string>): Plugin => ({
  name: 'leave-out',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^\..*\.ts$/ }, ({ kind, path, resolveDir }) => {
      if (kind !== 'dynamic-import') return undefined;
      const beside = `./${basename(path, '.ts')}.mjs`;
      const source = join(resolveDir, path);
      if ((late.get(beside) ?? source) !== source) throw new Error(`two modules would be bundled as ${beside}`);
      late.set(beside, source);
      return { path: beside, external: true };
    });
  },
});

/** Zod brings its messages in fifty languages, which nothing here reads: 370 kB in the console, whose library imports all of it. */
const oneLanguage: Plugin = {
  name: 'one-language',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^\.\.\/locales\/index\.js$/ }, ({ path, resolveDir }) =>
      resolveDir.includes('zod') ? { path: join(resolveDir, path.replace('index.js', 'en.js')) } : undefined,
    );
  },
};

/**
 * CommonJS modules take these for granted, and ES modules lack them: parts of the SDK call `require()` for Node's own
 * modules, pdfmake and pdfkit ask where they stand. esbuild itself gives each of them its `module` and `exports`.
 */
export const givenToCommonJs = [
  "import{createRequire}from'node:module';",
  'const require=createRequire(import.meta.url),__filename=import.meta.filename,__dirname=import.meta.dirname;',
].join('');

const bundle = (entryPoints: { in: string; out: string }[], plugins: Plugin[] = []) =>
  build({
    entryPoints,
    plugins: [...plugins, oneLanguage],
    absWorkingDir: root,
    outdir: bundlesFolder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    charset: 'utf8', // or each Vietnamese letter would take six bytes
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    metafile: true,
    write: false,
    external: [...otherCredentials],
    legalComments: 'none',
    logLevel: 'warning',
    banner: { js: givenToCommonJs },
  });

/** What stands beside each function's bundle, by that bundle's own word. */
const besideOf = ({ outputs }: Metafile, late: ReadonlyMap<string, string>): { in: string; out: string }[] =>
  Object.entries(outputs).flatMap(([output, { imports }]) =>
    [...late]
      .filter(([beside]) => imports.some(({ path }) => path === beside))
      .map(([beside, source]) => ({ in: source, out: join(folderOf(output), basename(beside, '.mjs')) })),
  );

/** Puts what modules read as files beside each bundle that has such a module in it. */
const copyFiles = async ({ outputs }: Metafile): Promise<void> => {
  for (const { readBy, into, files } of filesBeside)
    for (const folder of foldersWith(readBy, outputs))
      for (const file of files)
        await replace(join(root, folder, into, basename(file)), await readFile(join(root, 'node_modules', file)));
};

/** Packages may be linked in from elsewhere: then the name of what they bring begins with another folder. */
const foldersWith = (module: string, outputs: Metafile['outputs']): Set<string> =>
  new Set(
    Object.entries(outputs).flatMap(([output, { inputs }]) =>
      Object.keys(inputs).some((input) => input.endsWith(module)) ? [dirname(output)] : [],
    ),
  );

const folders = [...new Set(Object.values(functions).map(({ folder }) => folder))];

const folderOf = (file: string): string => basename(dirname(file));

/** `of` answers a folder's bundle as soon as it is whole, `all` when every one is. */
const bundleTogether = (some: readonly string[]): { of(folder: string): Promise<string>; all: Promise<Metafile> } => {
  const left = new Map<string, string>();
  const early = bundle(
    some.map((folder) => ({ in: join(root, 'functions', folder, 'index.ts'), out: `${folder}/index` })),
    [leaveOut(left)],
  ).then(async ({ outputFiles, metafile }) => {
    const beside = besideOf(metafile, left);
    // What a function loads late is there before the function.
    const waiting = new Set(beside.map(({ out }) => dirname(out)));
    for (const { path, contents } of outputFiles) if (!waiting.has(folderOf(path))) await replace(path, contents);
    return { outputFiles, metafile, beside, waiting };
  });
  const whole = async (): Promise<Metafile> => {
    const { outputFiles, metafile, beside, waiting } = await early;
    const late = await bundle(beside);
    const made = merged(metafile, late.metafile);
    await copyFiles(made);
    const last = outputFiles.filter(({ path }) => waiting.has(folderOf(path)));
    for (const { path, contents } of [...late.outputFiles, ...last]) await replace(path, contents);
    return made;
  };
  const all = whole();
  const of = async (folder: string): Promise<string> => {
    if ((await early).waiting.has(folder)) await all;
    return bundleOf(folder);
  };
  return { of, all };
};

const merged = (a: Metafile, b: Metafile): Metafile => ({
  inputs: { ...a.inputs, ...b.inputs },
  outputs: { ...a.outputs, ...b.outputs },
});

/** They take a third of the time, and there is something to look at only after the first notice. */
const later = ['console', 'citizen'];
const sooner = folders.filter((folder) => !later.includes(folder));

/**
 * Bundles every function of the topology into `dist/functions/FOLDER/index.mjs`: ESM, minified, SDK inside, for Node 24.
 * The stacks deploy these very folders and the local platform runs them, which need not wait for all: those that
 * bring the first notice come first. `of` answers a folder's bundle as soon as it is whole, `all` is when every one is.
 */
export const startBundling = (): { of(folder: string): Promise<string>; all: Promise<void> } => {
  const first = bundleTogether(sooner);
  const others = first.all.then(() => bundleTogether(later));
  const whole = async (): Promise<void> => {
    const made = merged(...(await Promise.all([first.all, others.then((some) => some.all)])));
    await stop(); // esbuild's own process would stay as long as we do
    await replace(join(bundlesFolder, 'meta.json'), JSON.stringify(made));
  };
  const of = async (folder: string) => (later.includes(folder) ? await others : first).of(folder);
  const all = whole();
  all.catch(() => {}); // told to whoever waits for it; one who stops before does not
  return { of, all };
};

/** All of it, made anew. */
export const bundleFunctions = (): Promise<void> => startBundling().all;

/** Others may be loading the file while it is made anew: they find the old one or the new one, never a part. */
const replace = async (file: string, contents: Uint8Array | string): Promise<void> => {
  await mkdir(dirname(file), { recursive: true });
  const fresh = join(bundlesFolder, `${randomUUID()}.new`);
  await writeFile(fresh, contents);
  await rename(fresh, file);
};

if (import.meta.main) await bundleFunctions();
