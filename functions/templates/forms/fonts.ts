import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Tinos has the measures of Times New Roman, which official letters are set in, and every Vietnamese letter. */
const cuts = {
  normal: '400Regular/Tinos_400Regular.ttf',
  bold: '700Bold/Tinos_700Bold.ttf',
  italics: '400Regular_Italic/Tinos_400Regular_Italic.ttf',
  bolditalics: '700Bold_Italic/Tinos_700Bold_Italic.ttf',
};

/** Files of the package that a bundle needs beside it, as `infra/bundle.ts` puts them there: their last name in `fonts/`. */
export const fontFiles = Object.values(cuts).map((path) => `@expo-google-fonts/tinos/${path}`);

const beside = fileURLToPath(new URL('fonts/', import.meta.url));

/** Where a cut stands: beside the bundle in a function, else in the package. */
const fileOf = (path: string): string =>
  existsSync(beside)
    ? `${beside}${path.slice(path.lastIndexOf('/') + 1)}`
    : createRequire(import.meta.url).resolve(`@expo-google-fonts/tinos/${path}`);

export const fonts = {
  normal: fileOf(cuts.normal),
  bold: fileOf(cuts.bold),
  italics: fileOf(cuts.italics),
  bolditalics: fileOf(cuts.bolditalics),
};
