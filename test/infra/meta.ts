import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { bundlesFolder } from '../../infra/bundle.ts';

const meta = z.object({
  inputs: z.record(z.string(), z.object({ bytes: z.number() })),
  outputs: z.record(
    z.string(),
    z.object({
      exports: z.array(z.string()),
      imports: z.array(z.object({ path: z.string(), kind: z.string(), external: z.boolean().optional() })),
    }),
  ),
});

/** What the bundler said of what it made: from which modules, and what each bundle asks for while it runs. */
export const readMeta = async (): Promise<z.infer<typeof meta>> =>
  meta.parse(JSON.parse(await readFile(join(bundlesFolder, 'meta.json'), 'utf8')));
