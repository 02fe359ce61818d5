import { createReadStream } from 'node:fs';
import { updatesTable } from '../../../functions/domain/exchange-fields.ts';
import { readTable } from '../../../functions/lib/files/read-table.ts';

/* Reads the file whose path is given, in a process of its own, and says in JSON what came of it. */

const [, , path = ''] = process.argv;
const started = performance.now();
const came = { rows: 0, problems: 0, said: '' };
try {
  for await (const one of readTable('x', createReadStream(path), updatesTable)) {
    if ('record' in one) came.rows += 1;
    else {
      came.problems += 1;
      came.said ||= one.problem.problem;
    }
  }
} catch (error) {
  came.said = error instanceof Error && error.name === 'UnreadableFile' ? error.message : `THROWN ${error}`;
}
const seconds = Math.round((performance.now() - started) / 100) / 10;
const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(JSON.stringify({ ...came, seconds, megabytes }));
