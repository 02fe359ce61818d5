import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build, stop } from 'esbuild';
import { functions } from './topology.ts';

const root = join(import.meta.dirname, '..');
export const bundlesFolder = join(root, 'dist', 'functions');

/** Where the bundle of a `functions/` folder stands; Lambda's asset is the folder around it. */
export const bundleOf = (folder: string): string => join(bundlesFolder, folder, 'index.mjs');

/** Ways to sign in from a developer's machine. A function has its credentials in its environment and never loads these. */
const laptopCredentials = ['ini', 'sso', 'process', 'web-identity', 'login'].map(
  (way) => `@aws-sdk/credential-provider-${way}`,
);

/**
 * Bundles every function of the topology into `dist/functions/FOLDER/index.mjs`: ESM, minified, SDK inside, for Node 24.
 * The stacks deploy these very files and the local platform runs them.
 */
export const bundleFunctions = async (): Promise<void> => {
  const folders = [...new Set(Object.values(functions).map(({ folder }) => folder))];
  const { outputFiles, metafile } = await build({
    entryPoints: folders.map((folder) => ({ in: join(root, 'functions', folder, 'index.ts'), out: `${folder}/index` })),
    outdir: bundlesFolder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    metafile: true,
    write: false,
    external: laptopCredentials,
    legalComments: 'none',
    logLevel: 'warning',
    // CommonJS parts of the SDK call require() for Node's own modules.
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
  });
  await stop(); // esbuild's own process would stay as long as we do
  for (const { path, contents } of outputFiles) await replace(path, contents);
  await replace(join(bundlesFolder, 'meta.json'), JSON.stringify(metafile));
};

/** Others may be loading the file while it is made anew: they find the old one or the new one, never a part. */
const replace = async (file: string, contents: Uint8Array | string): Promise<void> => {
  await mkdir(dirname(file), { recursive: true });
  const fresh = join(bundlesFolder, `${randomUUID()}.new`);
  await writeFile(fresh, contents);
  await rename(fresh, file);
};

if (import.meta.main) await bundleFunctions();
