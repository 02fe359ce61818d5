import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const step = z.object({
  uses: z.string().optional(),
  run: z.string().optional(),
  env: z.record(z.string(), z.string()).optional(),
});
const job = z.object({
  needs: z.string().optional(),
  if: z.string().optional(),
  environment: z.string().optional(),
  permissions: z.record(z.string(), z.string()).optional(),
  'timeout-minutes': z.number(),
  steps: z.array(step),
});
const workflow = z.object({
  on: z.record(z.string(), z.unknown()),
  permissions: z.record(z.string(), z.string()),
  concurrency: z.object({ group: z.string(), 'cancel-in-progress': z.boolean() }),
  jobs: z.record(z.string(), job),
});
const names = ['check', 'deploy'] as const;
const texts = Object.fromEntries(names.map((name) => [name, read(`.github/workflows/${name}.yml`)]));
const load = (name: (typeof names)[number]) => workflow.parse(parse(texts[name] ?? ''));
const runsOf = ({ steps }: z.infer<typeof job>) => steps.map(({ run = '' }) => run).join('\n');

test.each(names)('%s tests with the README’s own command before anything else', (name) => {
  const { jobs } = load(name);
  const command = 'npm ci && npm test';
  expect(read('README.md')).toContain(command);
  expect(jobs.test?.steps.some(({ run }) => run === command)).toBe(true);
  // Each job waits for the one before it, so that all wait for the tests.
  const [first, ...after] = Object.keys(jobs);
  expect(first).toBe('test');
  expect(after.map((id) => jobs[id]?.needs)).toEqual(Object.keys(jobs).slice(0, -1));
});

test.each(names)('%s may read the repository, and prove who it is only where it speaks with AWS', (name) => {
  const { permissions, jobs } = load(name);
  expect(permissions).toEqual({ contents: 'read' });
  for (const { permissions: own, steps } of Object.values(jobs)) {
    const speaksWithAws = steps.some(({ uses = '' }) => uses.startsWith('aws-actions/'));
    expect(own).toEqual(speaksWithAws ? { contents: 'read', 'id-token': 'write' } : undefined);
  }
});

test.each(names)('%s knows no keys, no account and no registry, and pins its actions by major version', (name) => {
  const text = texts[name] ?? '';
  expect(text).not.toMatch(/secrets\.|AWS_ACCESS_KEY|AWS_SECRET|aws-access-key|registry|\b\d{12}\b/i);
  const uses = Object.values(load(name).jobs).flatMap(({ steps }) => steps.flatMap((one) => one.uses ?? []));
  for (const action of uses) expect(action).toMatch(/^(actions|aws-actions)\/[\w-]+@v\d+$/);
});

test('a review shows what would change and deploys nothing; a fork gets no token', () => {
  const { jobs } = load('check');
  for (const one of Object.values(jobs)) expect(runsOf(one)).not.toMatch(/cdk (deploy|destroy|import)/);
  const diff = jobs.diff;
  expect(diff?.if).toContain('github.event.pull_request.head.repo.full_name == github.repository');
  expect(diff && runsOf(diff)).toMatch(/cdk diff --no-change-set/);
  // Whatever stands in a template or an error, an account's number does not reach the summary.
  expect(diff && runsOf(diff)).toContain("sed -E 's/[0-9]{12}/ACCOUNT/g' diff.txt");
});

test('main goes to the test stage first, then to production, which its environment guards; one deployment at a time', () => {
  const { on, jobs, concurrency } = load('deploy');
  expect(on.push).toEqual({ branches: ['main'] });
  expect(Object.keys(on).toSorted()).toEqual(['push', 'workflow_dispatch']);
  expect([jobs['test-stage']?.needs, jobs['test-stage']?.environment]).toEqual(['test', 'test']);
  expect([jobs.production?.needs, jobs.production?.environment]).toEqual(['test-stage', 'prod']);
  expect(concurrency).toEqual({ group: 'deploy', 'cancel-in-progress': false });
  for (const id of ['test-stage', 'production']) {
    const one = jobs[id];
    expect(one && runsOf(one)).toMatch(/cdk deploy .*"\$STACKS-\*"/);
    expect(one && runsOf(one)).toContain('npm run smoke');
  }
});
