import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import * as z from 'zod';
import { alarmIds } from '../../infra/watch/alarm.ts';
import { synthesise } from './synth.ts';

const root = join(import.meta.dirname, '../..');
const runbook = readFileSync(join(root, 'docs/runbook.md'), 'utf8');
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

const { provinces, remove } = await synthesise('quang-ngai.prod.json');
afterAll(remove);

const [alarms = '', tasks = ''] = (runbook.split('\n# Alarms\n')[1] ?? '').split('\n# Tasks\n');
const sectionsOf = (text: string) =>
  new Map(
    text
      .split('\n## ')
      .slice(1)
      .map((section) => [section.split('\n')[0] ?? '', section] as const),
  );

test('each kind of alarm has its section, and no section stands for an alarm that is gone', () => {
  expect([...sectionsOf(alarms).keys()].toSorted()).toEqual([...alarmIds].toSorted());
});

test('each section says who is harmed and what to do', () => {
  for (const section of sectionsOf(alarms).values()) {
    expect(section).toContain('**Harmed:**');
    expect(section).toContain('**Do:**');
  }
});

test('each alarm of the templates names a section that is there', () => {
  const texts = provinces.flatMap(({ work, edge, data, guard }) =>
    [work, edge, data, guard].flatMap((template) =>
      Object.values(template.findResources('AWS::CloudWatch::Alarm')).map(
        ({ Properties }) => z.object({ AlarmDescription: z.string() }).parse(Properties).AlarmDescription,
      ),
    ),
  );
  expect(texts.length).toBeGreaterThan(0);
  const sections = sectionsOf(alarms);
  for (const text of texts)
    expect(sections.has(/docs\/runbook\.md, section "([\w-]+)"/.exec(text)?.[1] ?? text)).toBe(true);
});

test('what a section sends the reader to is there: other sections and commands', () => {
  const all = new Set([...sectionsOf(alarms).keys(), ...sectionsOf(tasks).keys()]);
  for (const [, named = ''] of runbook.matchAll(/section [`"]([\w' -]+)[`"]/g)) expect(all).toContain(named);
  for (const [, script = ''] of runbook.matchAll(/npm run (?:--silent )?([\w-]+)/g))
    expect(scripts).toHaveProperty(script);
});
