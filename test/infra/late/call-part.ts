import { basename } from 'node:path';
import { calls, type Product } from './calls.ts';

/**
 * Calls a late part in a process of its own: `call-part.ts FILE` loads it and says in the last line what it makes, bytes in
 * base64. A plain Node runs it, so that the part has what Lambda would give it and no more.
 */
const [, , file = ''] = process.argv;
const call = calls[basename(file, '.mjs')];
if (!call) throw new Error(`nobody says how ${file} is called: see test/infra/late/calls.ts`);
const products = await call(await import(file));

const inWords = (product: Product): object =>
  product instanceof Uint8Array ? { bytes: Buffer.from(product).toString('base64') } : { value: product };

const said = Object.fromEntries(Object.entries(products).map(([name, product]) => [name, inWords(product)]));
process.stdout.write(`\n${JSON.stringify(said)}\n`, () => process.exit(0));
