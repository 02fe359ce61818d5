import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findingsIn } from '../../infra/checks.ts';
import { acceptedFor } from '../../infra/constructs/accept.ts';
import { synthesise } from './synth.ts';

// With hosts of its own, and without.
const { app, provinces, remove } = await synthesise('quang-ngai.prod.json', 'quang-ngai.test.json');
afterAll(remove);
const [prod] = provinces;
if (!prod) throw new Error('The stacks must be made');

/** Names of bundles and of CDK's own functions change with what is in them, not with what is deployed. */
const withoutHashes = (template: unknown): string =>
  `${JSON.stringify(template, null, 1).replace(/\b[0-9a-f]{64}\b/g, 'HASH')}\n`;

// One province and stage shows what a change does to all. After a wanted one: `vitest run test/infra/templates.test.ts -u`.
test.each(['guard', 'edge', 'data', 'work'] as const)('the %s stack is what was last looked at', async (name) => {
  const file = join(import.meta.dirname, '__snapshots__', `${name}.template.json`);
  await expect(withoutHashes(prod[name].toJSON())).toMatchFileSnapshot(file);
});

const { open, idle } = findingsIn(app);

test('cdk-nag’s AwsSolutions rules find nothing that nobody has answered for', () => {
  const places = open.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ constructPath }) => `${ruleName} at ${constructPath}`),
  );
  expect(places).toEqual([]);
});

test('what is accepted is there, and each time a sentence says why it is no fault', () => {
  expect(idle).toEqual([]);
  const reasons = app.node.findAll().flatMap((construct) => acceptedFor(construct).map(({ reason }) => reason));
  for (const reason of reasons) expect(reason).toMatch(/^[A-Z].{20,}\.$/);
});
