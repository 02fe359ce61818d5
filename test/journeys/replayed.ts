import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as z from 'zod';
import { problem } from '../../infra/local/feed.ts';
import { plainEnvironment, root } from '../plain-environment.ts';

const notice = z.object({
  dossier: z.string(),
  id: z.string(),
  kind: z.string(),
  channel: z.string(),
  state: z.string(),
  decidedAt: z.string(),
  acceptedAt: z.string().optional(),
  to: z.string(),
  text: z.string(),
  subject: z.string().optional(),
  encoding: z.string().optional(),
  parts: z.number().optional(),
});
const report = z.object({
  updates: z.object({ applied: z.number(), repeated: z.number(), stale: z.number(), rejected: z.number() }),
  problems: z.array(problem),
  notices: z.array(notice),
  carriers: z.object({ sms: z.number(), email: z.number() }),
});

/**
 * `npm run replay -- FILE… --json` in a process of its own. Answers its report, and what it complained of by lines; it
 * throws where the command ends otherwise than with 0: a file could not be read.
 */
export const replayed = async (files: readonly string[], until?: string) => {
  const words = ['infra/local/replay.ts', ...files, '--json', ...(until ? ['--until', until] : [])];
  const said = await promisify(execFile)(process.execPath, words, {
    cwd: root,
    env: plainEnvironment(),
    maxBuffer: 2 ** 28,
  });
  return { report: report.parse(JSON.parse(said.stdout)), complaints: said.stderr.split('\n').filter(Boolean) };
};
export type Replayed = Awaited<ReturnType<typeof replayed>>;
