import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { InboxMessage } from '../../../infra/local/carriers.ts';
import { openKept } from '../../../infra/local/kept-state.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-state-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const message = (text: string): InboxMessage => ({
  channel: 'sms',
  id: text,
  at: '2026-10-12T08:00:00+07:00',
  to: '+84905000821',
  text,
  tags: {},
});

test('an inbox whose last line was torn anywhere has all lines before it, and takes the next one', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 4 }), fc.string(), fc.nat(), (texts, torn, at) => {
      const file = join(folder, 'inbox.jsonl');
      const line = Buffer.from(JSON.stringify(message(torn)));
      writeFileSync(file, texts.map((text) => `${JSON.stringify(message(text))}\n`).join(''));
      appendFileSync(file, line.subarray(0, at % line.length));

      const kept = openKept(folder);
      expect(kept.inbox.map(({ text }) => text)).toEqual(texts);
      kept.keepMessage(message('next'));
      kept.close();
      const again = openKept(folder);
      expect(again.inbox.map(({ text }) => text)).toEqual([...texts, 'next']);
      again.close();
    }),
    { numRuns: 40 },
  );
});

const ofVersion010 = {
  now: '2026-10-12T22:00:00+07:00',
  streams: { notices: { 'shard-1': '0007' }, dossiers: {} },
  queues: { now: [{ id: 'm', body: '{}', sentAt: 1, visibleAt: 2, receives: 1 }], bulk: [] },
  schedules: [{ name: 'held', at: '2026-10-13T07:00:00+07:00', target: 'arn', input: '{}', stays: false }],
};

test('what version 0.1.0 wrote in one file when it stopped is taken over, once', () => {
  const file = join(folder, 'platform.json');
  writeFileSync(file, JSON.stringify(ofVersion010));
  for (let start = 0; start < 2; start++) {
    const kept = openKept(folder);
    expect(kept.clock.all()).toEqual([ofVersion010.now]);
    expect(kept.streams.all()).toEqual([
      { table: 'notices', checkpoint: { 'shard-1': '0007' } },
      { table: 'dossiers', checkpoint: {} },
    ]);
    expect(kept.messagesOf('now').all()).toEqual(ofVersion010.queues.now);
    expect(kept.schedules.all()).toEqual(ofVersion010.schedules);
    expect(existsSync(file)).toBe(false);
    kept.close();
  }
});

test('a former file that a crash left beside what was taken over does not bring old messages back', () => {
  const file = join(folder, 'platform.json');
  writeFileSync(file, JSON.stringify(ofVersion010));
  const first = openKept(folder);
  first.messagesOf('now').remove('m');
  first.close();
  writeFileSync(file, JSON.stringify(ofVersion010));
  const second = openKept(folder);
  expect(second.messagesOf('now').all()).toEqual([]);
  second.close();
});

test('a former file that cannot be read stays where it is', () => {
  const file = join(folder, 'platform.json');
  writeFileSync(file, '{"now":');
  expect(() => openKept(folder)).toThrow();
  expect(readFileSync(file, 'utf8')).toBe('{"now":');
});
