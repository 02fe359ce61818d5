import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { bundleOf } from '../../infra/bundle.ts';

/* Prints the console's pages and forms, as the bundle that is deployed lists them: in a process of its own. */

const listed = z.object({ routes: z.array(z.object({ method: z.string(), path: z.string() })) });
const pagesBundle = z.object({
  makePages: z.custom<(actions: unknown, report: unknown) => unknown>((made) => typeof made === 'function'),
});
/** Stands for all actions: to list its routes, the application needs none of them. */
const nothing: unknown = new Proxy(() => nothing, { get: () => nothing });

const file = join(dirname(bundleOf('console')), 'pages.mjs');
const { makePages } = pagesBundle.parse(await import(pathToFileURL(file).href));
console.log(JSON.stringify(listed.parse(makePages(nothing, () => {})).routes));
