import { execFileSync } from 'node:child_process';
import { transform } from 'esbuild';
import * as z from 'zod';

const words = new Set(
  [
    'await break case catch class const continue debugger default delete do else enum export extends false finally for',
    'function if implements import in instanceof interface let new null package private protected public return static',
    'super switch this throw true try typeof var void while with yield',
  ].flatMap((line) => line.split(' ')),
);

const mark = 'free_name_of_nobody_';

/**
 * The names that a module uses and nothing in it declares. esbuild knows scopes: what it is told to put in the place of a
 * name goes only where the name is free. So it is asked to mark every word of the text.
 */
export const freeNamesIn = async (module: string): Promise<string[]> => {
  const candidates = new Set(module.match(/(?<![\w$])[A-Za-z_$][\w$]*/g)?.filter((word) => !words.has(word)));
  // An ES module, whatever it looks like: esbuild would give a CommonJS one its names.
  const { code } = await transform(`${module}\nexport {};`, {
    define: Object.fromEntries([...candidates].map((name) => [name, `${mark}${name}`])),
    format: 'esm',
    target: 'node24',
    logLevel: 'silent',
  });
  const found = code.matchAll(new RegExp(`${mark}([\\w$]+)`, 'g'));
  return [...new Set([...found].map(([, name = '']) => name))].toSorted();
};

/** The names that Node itself has for every ES module, asked of a plain process: a test's own has more. */
export const namesOfNode = (): ReadonlySet<string> => {
  const ask = 'console.log(JSON.stringify(Object.getOwnPropertyNames(globalThis)));process.exit()';
  const said = execFileSync(process.execPath, ['--import', `data:text/javascript,${ask}`], {
    encoding: 'utf8',
    env: {},
  });
  return new Set(z.array(z.string()).parse(JSON.parse(said)));
};
