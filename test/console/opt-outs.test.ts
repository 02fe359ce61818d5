import { expect, test } from 'vitest';
import { makeTakeOptOut } from '../../functions/console/opt-outs.ts';
import { fakeNudgeMarks, fakeOptOuts } from '../fake-drive.ts';
import { aClock, fakeAudit } from '../fakes.ts';
import { lan } from '../people.ts';

const setUp = () => {
  const [optOuts, audit] = [fakeOptOuts(), fakeAudit()];
  const take = makeTakeOptOut({ nudgeMarks: fakeNudgeMarks(), optOuts, audit, clock: aClock() });
  return { take, optOuts, audit };
};

test('a caller’s number gets no more campaign messages, however it was written; the proof does not say which', async () => {
  const { take, optOuts, audit } = setUp();
  expect(await take(lan, '0905 123 821')).toEqual({ ok: true });
  expect([...optOuts.stored]).toEqual(['hash of +84905123821']);
  expect(audit.entries).toMatchObject([{ by: lan.email, action: 'take-opt-out', unit: lan.units[0], outcome: 'done' }]);
  expect(JSON.stringify(audit.entries)).not.toContain('821');
});

test('what is no mobile number is refused with its fault, and nothing is kept', async () => {
  const { take, optOuts, audit } = setUp();
  expect(await take(lan, '0255 3822 822')).toMatchObject({
    ok: false,
    refusal: { code: 'faulty', faults: [{ field: 'phone', sentence: { en: expect.stringContaining('land line') } }] },
  });
  expect([optOuts.stored.size, audit.entries]).toEqual([0, []]);
});
