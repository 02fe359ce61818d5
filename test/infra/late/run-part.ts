import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import * as z from 'zod';

const product = z.union([z.object({ bytes: z.base64() }), z.object({ value: z.json() })]);

/** No more than Lambda gives; the node that runs is the one of the tests, which is of Lambda's version. */
const env = {
  AWS_REGION: 'ap-southeast-1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  TZ: ':UTC',
};

/** Calls a late part out of its asset's folder in a plain Node process; answers what it made, by the names of `calls.ts`. */
export const runPart = async (file: string): Promise<ReadonlyMap<string, Buffer | z.core.util.JSONType>> => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'call-part.ts'), file], { cwd: dirname(file), env });
  const [said, complaints] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if (!said.trim() || complaints) throw new Error(`${file} was not called: ${said}\n${complaints}`);
  const made = z.record(z.string(), product).parse(JSON.parse(said.trimEnd().split('\n').at(-1) ?? ''));
  return new Map(
    Object.entries(made).map(([name, one]) => [name, 'bytes' in one ? Buffer.from(one.bytes, 'base64') : one.value]),
  );
};
