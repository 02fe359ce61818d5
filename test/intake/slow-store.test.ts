import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { makePush } from '../../functions/intake/handler.ts';
import { aRecord } from '../builders.ts';
import { fakeContacts, fakeDossiers, fakeKnownDossiers } from '../fakes.ts';
import { anIntake } from './an-intake.ts';

const records = Array.from({ length: 2_000 }, (_, n) =>
  aRecord({ MaHoSo: `H21.134-261012-${String(n).padStart(4, '0')}` }),
);
const body = Buffer.from(JSON.stringify({ data: records }));

/** A store that takes so long for each write. */
const slowIntake = (milliseconds: number) => {
  const dossiers = fakeDossiers();
  const known = fakeKnownDossiers(dossiers, fakeContacts());
  const knownDossiers: typeof known = {
    ...known,
    save: async (...of) => {
      await sleep(milliseconds);
      return known.save(...of);
    },
  };
  return { takeIn: anIntake({}, { knownDossiers }).takeIn, stored: dossiers.stored };
};

test('a push that runs against its time answers which rows were taken in, and which are to be sent again', async () => {
  const { takeIn, stored } = slowIntake(20);
  const push = makePush(takeIn, () => {});
  const { status, body: answer } = await push(body, 'r1', AbortSignal.timeout(200));
  expect([status, answer.error_code]).toEqual([200, '04']);
  const again = Array.isArray(answer.sendAgain) ? answer.sendAgain : [];
  expect(again.length).toBeGreaterThan(1_000);
  expect(Number(answer.applied)).toBe(2_000 - again.length);
  expect(answer.rejected).toBe(0);
  expect(answer.message).toBe(
    `the time was up before ${again.length} of 2000 records were taken in: send these rows again`,
  );
  for (const row of Array.from({ length: 2_000 }, (_, n) => n + 1).filter((one) => !again.includes(one)))
    expect(stored.has(String(records[row - 1]?.MaHoSo))).toBe(true);
  // What was under way may be stored a moment later, but nothing new is begun.
  await sleep(100);
  expect(stored.size).toBeLessThanOrEqual(Number(answer.applied) + 25);
  const rest = await push(body, 'r2');
  expect(rest.body).toMatchObject({ error_code: '00', sendAgain: [] });
  expect(stored.size).toBe(2_000);
});

test('a store that never answers does not keep the sender waiting', async () => {
  const { takeIn } = slowIntake(60_000);
  const answer = await makePush(takeIn, () => {})(body, 'r1', AbortSignal.timeout(50));
  expect(answer.body).toMatchObject({ error_code: '04', applied: 0, problemsFound: 2_000 });
});
