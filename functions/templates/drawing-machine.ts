import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** What turns a drawing into a picture: a file of its package, which `infra/bundle.ts` puts beside the bundle. */
export const drawingMachine = '@resvg/resvg-wasm/index_bg.wasm';

const beside = fileURLToPath(new URL('index_bg.wasm', import.meta.url));

/** Where it stands: beside the bundle in a function, else in the package. */
export const drawingMachineFile = (): string =>
  existsSync(beside) ? beside : createRequire(import.meta.url).resolve(drawingMachine);
