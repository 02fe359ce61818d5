import { createReadStream } from 'node:fs';
import { updatesTable } from '../../../functions/domain/exchange-fields.ts';
import { readTable } from '../../../functions/lib/files/read-table.ts';

/* Reads the files whose paths are given, in a process of its own, and says in a line of JSON each what came of it. */

const readAt = async (path: string): Promise<object> => {
  const came = { rows: 0, problems: 0 };
  try {
    for await (const one of readTable('x', createReadStream(path), updatesTable)) {
      if ('record' in one) came.rows += 1;
      else came.problems += 1;
    }
    return came;
  } catch (error) {
    return { ...came, [error instanceof Error ? error.name : 'thrown']: String(error) };
  }
};

for (const path of process.argv.slice(2)) console.log(JSON.stringify(await readAt(path)));
console.log(JSON.stringify({ megabytes: Math.round(process.resourceUsage().maxRSS / 1024) }));
