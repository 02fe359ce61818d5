import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { drawingMachine } from '../functions/templates/drawing-machine.ts';
import { fontFiles } from '../functions/templates/forms/fonts.ts';

const packages = join(import.meta.dirname, '..', 'node_modules');

const allOf = (folder: string): string[] => readdirSync(join(packages, folder)).map((name) => `${folder}/${name}`);

type FilesBeside = {
  /** The module, as the bundler names what it bundles. */
  readBy: string;
  /** The folder in which that module looks, as seen from the bundle. */
  into: string;
  /** Files of `node_modules`. */
  files: readonly string[];
};

/** What modules read as files while they run: `infra/bundle.ts` puts it beside each bundle that has such a module in it. */
export const filesBeside: readonly FilesBeside[] = [
  { readBy: 'functions/templates/forms/fonts.ts', into: 'fonts', files: fontFiles },
  { readBy: 'functions/templates/drawing-machine.ts', into: '.', files: [drawingMachine] },
  // The measures of the fonts that every PDF reader has, and a colour profile: read when a letter asks for one of them.
  { readBy: 'node_modules/pdfkit/js/pdfkit.es.js', into: 'data', files: allOf('pdfkit/js/data') },
];
