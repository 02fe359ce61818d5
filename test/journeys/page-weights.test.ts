import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { plainEnvironment, root } from '../plain-environment.ts';

/* Times are for `npm run bench`, on a quiet machine; weights are the same everywhere. */

const figure = z.object({ figure: z.string(), value: z.number() });
const weights = new Map<string, number>();
beforeAll(async () => {
  // A page that is new says here what it is about, or that nobody can see it.
  const words = ['infra/local/page-report.ts', '--count', '500', '--turns', '1', '--thin'];
  const { stdout } = await promisify(execFile)(process.execPath, words, { cwd: root, env: plainEnvironment() });
  for (const line of stdout.trim().split('\n')) {
    const { figure: name, value } = figure.parse(JSON.parse(line));
    if (name.startsWith('weight of ')) weights.set(name.slice(10), value);
  }
}, 300_000);

test('every page of the console that can be asked for was weighed', () => {
  for (const path of ['', '/ho-so', '/ho-so/:code', '/ky', '/goi', '/nguy-co', '/nhat-ky', '/chien-dich/:id'])
    expect([...weights.keys()]).toContain(`/ban-lam-viec${path}`);
});

test('no page weighs more than 120 kB, lists with a full page of rows among them', () => {
  expect([...weights].filter(([, weight]) => weight > 120)).toEqual([]);
  for (const path of ['/xin-loi', '/ky', '/duyet', '/in', '/nhat-ky'])
    expect([path, (weights.get(`/ban-lam-viec${path}`) ?? 0) > 30]).toEqual([path, true]);
});
