import { readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { replayed } from './replayed.ts';

const caseOf = (name: string) => join(import.meta.dirname, '../data/cases', name);
const records = z.object({ data: z.array(z.record(z.string(), z.union([z.string(), z.number()]))) });

test('a date that is moved there and back tells nothing, and its draft apology is closed', async () => {
  const { report } = await replayed([caseOf('due-moved-there-and-back.csv')]);
  expect(report.updates).toMatchObject({ applied: 3, rejected: 0 });
  expect(report.notices.filter(({ kind }) => kind === 'reschedule')).toEqual([]);
  const apologies = report.notices.filter(({ kind }) => kind === 'delay-apology');
  expect(apologies.filter(({ id }) => id.includes('2026-10-23')).map(({ state }) => state)).toEqual(['superseded']);
}, 120_000);

test('a parcel’s number that comes later is told once it is known', async () => {
  const { report } = await replayed([caseOf('tracking-told-later.csv')]);
  const dispatches = report.notices.filter(({ kind, state }) => kind === 'dispatch' && state !== 'superseded');
  expect(dispatches.filter(({ text }) => text.includes('EB123456789VN'))).toHaveLength(1);
}, 120_000);

test('who was told to come hears that the result goes by post after all; a list that was put right is what its draft says', async () => {
  const { report } = await replayed([caseOf('way-to-result-told-later.csv')]);
  const ready = report.notices.filter(({ kind }) => kind === 'early-completion').map(({ text }) => text);
  expect(ready).toHaveLength(2);
  expect(ready[1]).toContain('buu dien');
  const requests = report.notices.filter(({ kind }) => kind === 'supplement-request').map(({ text }) => text);
  expect(requests).toHaveLength(1);
  expect(requests[0]).toContain('Giay kham suc khoe');
}, 120_000);

test('two updates of one second are both taken, in the order of their fractions', async () => {
  const both = ['milliseconds.1.json', 'milliseconds.2.json'].flatMap(
    (name) => records.parse(JSON.parse(readFileSync(caseOf(name), 'utf8'))).data,
  );
  const fields = [...new Set(both.flatMap(Object.keys))];
  const rows = both.map((record) => fields.map((field) => record[field] ?? '').join(','));
  const file = join(await mkdtemp(join(tmpdir(), 'fractions-')), 'updates.csv');
  await writeFile(file, [fields.join(','), ...rows].join('\n'));
  const { report } = await replayed([file]);
  expect(report.updates).toMatchObject({ applied: 2, rejected: 0 });
  const request = report.notices.find(({ kind }) => kind === 'payment-request');
  expect(request?.text).toContain('115.000');
}, 120_000);
