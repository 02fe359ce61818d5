import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import { afterEach, expect, test } from 'vitest';
import * as z from 'zod';
import { notice } from '../../../functions/domain/notice.ts';
import { type Instant, plusMinutes } from '../../../functions/domain/time.ts';
import { scan } from '../../../infra/local/look-up.ts';
import { type Draw, drawFrom } from '../../../infra/local/simulation/draw.ts';
import { aRecord } from '../../builders.ts';
import { livingAt } from '../../living-at.ts';
import { startPlatformProcess } from '../../platform-process.ts';
import { startTrial, type TrialProcess } from './trial-process.ts';

/*
 * KILLS=20 SEED=7 npx vitest run test/infra/local/killed.test.ts
 *
 * The trial as a pilot runs it, with --keep, killed with SIGKILL at moments drawn from a seed. What came of it is read
 * from its tables and its inbox alone, by a trial that is not killed.
 */

const kills = Number(process.env.KILLS ?? 2);
const seed = Number(process.env.SEED ?? 1);
/** On a machine that others keep busy; alone it is a tenth of it. */
const secondsEach = 120;

const folders: string[] = [];
const started: TrialProcess[] = [];
afterEach(async () => {
  for (const trial of started.splice(0)) await trial.kill();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A folder that a trial keeps, and a file of one dossier, so that no sample day runs through it. */
const prepare = () => {
  const folder = mkdtempSync(join(tmpdir(), 'killed-test-'));
  folders.push(folder);
  const file = join(folder, 'first.csv');
  writeFileSync(file, stringify([aRecord()], { header: true }));
  return { keep: join(folder, 'kept'), file };
};

const start = async (time: string, keep: string, file?: string) => {
  const trial = startTrial(time, ['--keep', keep, ...(file ? [file] : [])]);
  started.push(trial);
  const origin = await trial.says(/(http:\/\/localhost:\d+)/);
  await trial.says(/curl -X POST/);
  return { ...trial, origin };
};

type Push = { codes: string[]; body: string; isAnswered: boolean };

const atOnce = 100;

const pushesOf = (dossiers: number, at: Instant, { first = 1000 } = {}): Push[] =>
  Array.from({ length: Math.ceil(dossiers / atOnce) }, (_, push) => {
    const size = Math.min(atOnce, dossiers - push * atOnce);
    const numbers = Array.from({ length: size }, (_, n) => first + push * atOnce + n);
    const codes = numbers.map((number) => `H21.134-261014-${number}`);
    const data = numbers.map((number) =>
      aRecord({
        MaHoSo: `H21.134-261014-${number}`,
        ThoiDiemCapNhat: at.slice(0, 19),
        NgayTiepNhan: at.slice(0, 19),
        SoDienThoai: `090512${number}`,
      }),
    );
    return { codes, body: JSON.stringify({ isUpdating: 'True', data }), isAnswered: false };
  });

const answer = z.object({ error_code: z.literal('00') });

/** As the source system does: in order, and again whatever was not answered. */
const pushWhatIsOpen = async (origin: string, pushes: readonly Push[]): Promise<void> => {
  for (const push of pushes) {
    if (push.isAnswered) continue;
    try {
      const answered = await fetch(`${origin}/dossiers`, { method: 'POST', body: push.body });
      answer.parse(await answered.json());
      push.isAnswered = true;
    } catch {
      return; // it was killed
    }
  }
};

/** A sender that was killed has its notice for a minute; then nobody knows whether the citizen was told. */
const ofKilledSenders = [/notice unknown: .*its sender died/];

/** Lets all that is under way end, some hours later, when SQS hands over again what was in a killed process's hands. */
const whatBecame = async (keep: string, from: Instant, open: readonly Push[]) => {
  const platform = await startPlatformProcess({ start: from, keep, expects: ofKilledSenders });
  expect(platform.resumed).toBe(true);
  await pushWhatIsOpen(platform.pages, open);
  expect(open.filter(({ isAnswered }) => !isAnswered)).toEqual([]);
  await platform.settle();
  await platform.advanceTo(plusMinutes(await platform.now(), 120));
  const notices = await scan(platform, 'notices', (item) => notice.parse(item));
  const became = { notices, inbox: await platform.inbox(), deadLetters: await platform.deadLetters() };
  await platform.stop();
  return became;
};
type Became = Awaited<ReturnType<typeof whatBecame>>;

/** How often each dossier was told of its receipt. */
const timesTold = (inbox: Became['inbox'], codes: readonly string[]): Map<string, number> => {
  const told = new Map(codes.map((code) => [code, 0]));
  for (const { text } of inbox) {
    const code = /H21\.134-261014-\d{4}/.exec(text)?.[0];
    if (code && text.includes('duoc tiep nhan')) told.set(code, (told.get(code) ?? 0) + 1);
  }
  return told;
};

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** Kills it in the midst of a push, or in the midst of sending: once so many bytes more stand in the inbox. */
const killSomewhere = async (trial: TrialProcess, keep: string, draw: Draw): Promise<void> => {
  const inbox = join(keep, 'inbox.jsonl');
  const before = sizeOf(inbox);
  const bytes = draw.between(1, 30_000);
  const waits = draw.chance(0.5) ? draw.between(20, 1500) : 10_000;
  for (const end = performance.now() + waits; performance.now() < end && sizeOf(inbox) < before + bytes; )
    await sleep(2);
  await trial.kill();
};

const staffSee = ['unknown', 'failed', 'undeliverable'];

test(`killed ${kills} times in a push of 500, each dossier is told once or staff see that it was not, and none is told twice`, {
  timeout: (kills + 2) * secondsEach * 1000,
}, async () => {
  const draw = drawFrom(seed);
  const { keep, file } = prepare();
  const morning = '2026-10-14T10:00:00+07:00';
  const pushes = pushesOf(500, morning);
  const codes = pushes.flatMap((push) => push.codes);
  const time = livingAt(morning);
  for (let kill = 0; kill < kills; kill++) {
    const trial = await start(time, keep, kill === 0 ? file : undefined);
    const killed = killSomewhere(trial, keep, draw);
    await pushWhatIsOpen(trial.origin, pushes);
    await killed;
  }
  const { notices, inbox, deadLetters } = await whatBecame(keep, morning, pushes);

  const told = timesTold(inbox, codes);
  const receipts = new Map(notices.filter(({ kind }) => kind === 'receipt').map((one) => [one.dossier, one]));
  const neither = codes.filter((code) => {
    const state = receipts.get(code)?.state ?? 'missing';
    return told.get(code) === 1 ? !['accepted', 'unknown'].includes(state) : !staffSee.includes(state);
  });
  const twice = codes.filter((code) => (told.get(code) ?? 0) > 1);
  if (process.env.KILLS)
    console.log({
      kills,
      seed,
      told: codes.filter((code) => told.get(code) === 1).length,
      staffSee: codes.filter((code) => staffSee.includes(receipts.get(code)?.state ?? '')).length,
      neither: neither.map((code) => [code, told.get(code), receipts.get(code)?.state]),
      twice,
      deadLetters: deadLetters.length,
    });
  expect([neither, twice, deadLetters]).toEqual([[], [], []]);
});

/** Drops a file, and answers once it lies there whole; the trial is not done with it then. */
const dropUnread = async (origin: string, keep: string, [push]: readonly Push[]): Promise<void> => {
  const { data } = z.object({ data: z.array(z.record(z.string(), z.string())) }).parse(JSON.parse(push?.body ?? ''));
  const body = stringify(data, { header: true });
  const file = join(keep, 'drop', 'updates', 'night.csv');
  fetch(`${origin}/drop/night.csv`, { method: 'PUT', body }).catch(() => {}); // it is killed before it answers
  await expect.poll(() => existsSync(file) && statSync(file).size, { interval: 5 }).toBe(Buffer.byteLength(body));
  await sleep(20);
};

test('what is held over night, and a file that was not read to its end, survive that the trial is killed, and are told once in the morning', {
  timeout: 4 * secondsEach * 1000,
}, async () => {
  const { keep, file } = prepare();
  const night = '2026-10-14T22:00:00+07:00';
  const pushed = pushesOf(20, night);
  const dropped = pushesOf(100, night, { first: 5000 });
  const codes = [...pushed, ...dropped].flatMap((push) => push.codes);
  const first = await start(livingAt(night), keep, file);
  await pushWhatIsOpen(first.origin, pushed);
  expect(pushed.map(({ isAnswered }) => isAnswered)).toEqual([true]);
  const held = async (): Promise<number> => {
    const page = await fetch(`${first.origin}/thong-bao?trang-thai=held`);
    return (await page.text()).split('class="chip held"').length - 1;
  };
  await expect.poll(held, { timeout: 30_000 }).toBe(20);
  await dropUnread(first.origin, keep, dropped);
  await first.kill();
  const second = await start(livingAt(plusMinutes(night, 60)), keep);
  await second.kill();
  const { notices, inbox } = await whatBecame(keep, '2026-10-15T07:00:00+07:00', []);
  expect([...timesTold(inbox, codes).values()]).toEqual(codes.map(() => 1));
  expect(inbox.filter(({ at }) => at > night && at < '2026-10-15T07:00:00+07:00')).toEqual([]);
  expect(notices.filter(({ kind, state }) => kind === 'receipt' && state !== 'accepted')).toEqual([]);
});
