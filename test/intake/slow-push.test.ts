import { afterAll, beforeAll, expect, test } from 'vitest';
import { aRecord } from '../builders.ts';
import { openPush, pushed } from './open-push.ts';

/* What ships, against a database that is slow: the deployed bundle in a process of its own, with six seconds for its work. */

/* Three rounds of 25 are one more than there is time for. */
const records = Array.from({ length: 75 }, (_, n) =>
  aRecord({ MaHoSo: `H21.134-261012-${String(n + 1).padStart(4, '0')}` }),
);

let push: Awaited<ReturnType<typeof openPush>>;
beforeAll(async () => {
  // Its first push is slower than all others, for the code is read.
  push = await openPush({ slowness: 2_500, millisecondsLeft: 12_000 });
  await push.pushTexts([pushed(aRecord({ MaHoSo: 'H21.134-261012-9999' }))]);
});
afterAll(() => push.stop());

const storedRows = async (rows: readonly number[]): Promise<number> => {
  const found = await Promise.all(rows.map((row) => push.dossiers.find(String(records[row - 1]?.MaHoSo))));
  return found.filter((one) => one !== undefined).length;
};

test('a slow push answers 04 in time with the rows to send again; these, sent again, are all that was missing', async () => {
  const begun = performance.now();
  const [answer] = await push.pushTexts([pushed(...records)]);
  expect(performance.now() - begun).toBeLessThan(11_000);
  const { sendAgain = [], applied = 0, problems = [] } = answer ?? {};
  expect(answer).toMatchObject({ status: 200, error_code: '04', rejected: 0, repeated: 0, stale: 0 });
  expect(sendAgain.length).toBeGreaterThan(0);
  expect(applied).toBeGreaterThan(0);
  expect(applied + sendAgain.length).toBe(records.length);
  expect(problems.map(({ row }) => row).toSorted((a, b) => a - b)).toEqual(sendAgain);
  const taken = records.map((_, n) => n + 1).filter((row) => !sendAgain.includes(row));
  expect(await storedRows(taken)).toBe(applied);

  push.speedUp();
  const [rest] = await push.pushTexts([pushed(...sendAgain.map((row) => records[row - 1]))]);
  expect(rest).toMatchObject({ error_code: '00', sendAgain: [] });
  // What was under way when the time was up may have been stored after the answer: then it is a repeat.
  expect((rest?.applied ?? 0) + (rest?.repeated ?? 0)).toBe(sendAgain.length);
  expect(await storedRows(records.map((_, n) => n + 1))).toBe(records.length);
  expect(push.logged.filter((line) => /"level":"ERROR"/.test(line))).toEqual([]);
});
