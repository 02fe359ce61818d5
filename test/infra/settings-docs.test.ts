import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { regions, settings } from '../../infra/settings.ts';

const text = readFileSync(join(import.meta.dirname, '../../docs/settings.md'), 'utf8');

type Schema = { properties?: Record<string, Schema>; required?: string[] };
const schema: z.ZodType<Schema> = z.lazy(() =>
  z.object({ properties: z.record(z.string(), schema).optional(), required: z.array(z.string()).optional() }),
);

type Setting = { name: string; optional: boolean };
const settingsOf = ({ properties = {}, required = [] }: Schema, before = ''): Setting[] =>
  Object.entries(properties).flatMap(([name, inner]) => [
    { name: before + name, optional: !required.includes(name) },
    ...settingsOf(inner, `${before}${name}.`),
  ]);
const all = settingsOf(schema.parse(z.toJSONSchema(settings)));
/** A setting that is only a frame for others needs no words of its own. */
const told = all.filter(({ name, optional }) => optional || !all.some((other) => other.name.startsWith(`${name}.`)));

test.each(told)('$name is explained, with an example, and said to be optional where it is', ({ name, optional }) => {
  const [line, ...others] = text.split('\n').filter((one) => one.startsWith(`- **\`${name}\`**`));
  expect(others).toEqual([]);
  expect(line).toMatch(optional ? / \(optional\): / : /`: |\*\*: /);
  // A frame's example is those of what is in it.
  const isFrame = all.some((other) => other.name.startsWith(`${name}.`));
  if (!isFrame) expect(line).toMatch(/for example `|`true`|`test` or `prod`/);
});

test('nothing is explained that is no setting', () => {
  const explained = [...text.matchAll(/^- \*\*`([\w.]+)`\*\*/gm)].map(([, name]) => name);
  expect(explained.toSorted()).toEqual(told.map(({ name }) => name).toSorted());
});

test('the example holds every setting, and is right', () => {
  const [, json = ''] = /```json\n([\s\S]*?)```/.exec(text) ?? [];
  const example: unknown = JSON.parse(json);
  expect(settings.parse(example)).toEqual(example);
  const names = (value: unknown, before = ''): string[] =>
    Object.entries(z.record(z.string(), z.unknown()).catch({}).parse(value)).flatMap(([name, inner]) => [
      before + name,
      ...names(inner, `${before}${name}.`),
    ]);
  expect(names(example).toSorted()).toEqual(all.map(({ name }) => name).toSorted());
});

test('the explanation knows the same regions', () => {
  const line = text.split('\n').find((one) => one.startsWith('- **`region`**')) ?? '';
  const named = [...line.matchAll(/`(ap-[\w-]+)`/g)].map(([, region]) => region);
  expect(named).toEqual([...regions]);
});
