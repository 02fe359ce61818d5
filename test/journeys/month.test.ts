import fc from 'fast-check';
import { expect, test } from 'vitest';
import { centres } from '../../infra/local/simulation/centres.ts';
import { simulate } from '../../infra/local/simulation/simulation.ts';
import { csvFiles } from './files.ts';
import { type Replayed, replayed } from './replayed.ts';

const centre = centres['quang-ngai'];
if (!centre) throw new Error('there is no centre quang-ngai');
const updates = await Array.fromAsync(simulate({ centre, days: 8, seed: 1, scale: 0.004, from: '2026-10-01' }));

const facts = ({ report }: Replayed) =>
  report.notices.map(({ dossier, id, state, text }) => `${dossier} ${id} ${state} ${text}`).toSorted();

const straight = await replayed(await csvFiles(updates));

test('a simulated week: each accepted notice was counted by its carrier, none was sent twice, every SMS is one part', () => {
  const { report, complaints } = straight;
  expect([complaints, report.updates.rejected]).toEqual([[], 0]);
  expect(report.updates.applied).toBe(updates.length);
  const accepted = report.notices.filter(({ state }) => state === 'accepted');
  const by = (channel: string) => accepted.filter((notice) => notice.channel === channel).length;
  expect({ sms: by('sms'), email: by('email') }).toEqual(report.carriers);
  expect(accepted.length).toBeGreaterThan(updates.length / 4);
  expect(new Set(report.notices.map(({ dossier, id }) => `${dossier} ${id}`)).size).toBe(report.notices.length);
  const sms = report.notices.filter(({ channel }) => channel !== 'email');
  expect(sms.every(({ encoding, parts }) => encoding === 'GSM-7' && parts === 1)).toBe(true);
});

test('nothing that can be reached is left waiting, and addresses are masked', () => {
  const waiting = straight.report.notices.filter(({ state }) =>
    ['queued', 'sending', 'held', 'failed', 'unknown'].includes(state),
  );
  expect(waiting).toEqual([]);
  for (const { channel, to } of straight.report.notices)
    if (channel === 'sms') expect(to).toMatch(/^•+\d{3}$/);
    else if (channel === 'email') expect(to).toMatch(/^.?•••@/);
});

test('the same rows shuffled, doubled and split over three files give the same notices', async () => {
  const [shuffled = []] = fc.sample(fc.shuffledSubarray([...updates, ...updates], { minLength: updates.length * 2 }), {
    numRuns: 1,
    seed: 7,
  });
  const third = Math.ceil(shuffled.length / 3);
  const files = await csvFiles(shuffled.slice(0, third), shuffled.slice(third, 2 * third), shuffled.slice(2 * third));
  const again = await replayed(files);
  expect(again.report.updates).toEqual({ ...straight.report.updates, repeated: updates.length });
  expect(facts(again)).toEqual(facts(straight));
  expect(again.report.carriers).toEqual(straight.report.carriers);
}, 240_000);
