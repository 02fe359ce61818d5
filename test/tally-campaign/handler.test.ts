import { expect, test } from 'vitest';
import type { Heard } from '../../functions/domain/counted.ts';
import { makeTallyDossiers } from '../../functions/tally-campaign/handler.ts';
import { makeTallyNotices } from '../../functions/tally-notices/handler.ts';
import { aDossier, aNotice } from '../builders.ts';
import { aClock } from '../fakes.ts';

const clock = aClock('2026-10-26T09:00:00+07:00');

const listening = () => {
  const calls: (readonly Heard[])[] = [];
  const tally = { count: async (heard: readonly Heard[]) => void calls.push(heard) };
  return {
    calls,
    hearDossiers: makeTallyDossiers({ tally, learn: async () => {}, clock }),
    hearNotices: makeTallyNotices({ tally }),
  };
};
const told = (heard: Heard) =>
  'contribution' in heard ? heard.contribution.version : 'answer' in heard ? 'answer' : '';

test('a whole batch is counted by one call, answers with states', async () => {
  const { calls, hearDossiers } = listening();
  const finished = aDossier({ version: 3, status: 'finished', finishedAt: '2026-10-20T09:00:00+07:00' });
  const answer = { code: finished.code, answeredAt: '2026-10-21T09:00:00+07:00', satisfied: true };
  await hearDossiers([{ after: aDossier() }, { before: aDossier(), after: finished }, { after: answer }]);
  expect(calls.map((heard) => heard.map(told))).toEqual([[2, 3, 'answer']]);
});

test('what counts as before is not even told: processed on, due on another day, returned at the counter', async () => {
  const { calls, hearDossiers } = listening();
  const finished = aDossier({ status: 'finished', finishedAt: '2026-10-20T09:00:00+07:00' });
  await hearDossiers([
    { before: aDossier({ status: 'received' }), after: aDossier({ version: 3 }) },
    { before: aDossier(), after: aDossier({ version: 3, dueAt: '2026-10-30T16:30:00+07:00' }) },
    { before: finished, after: { ...finished, version: 4, status: 'returned', handover: 'counter' } },
    { after: aDossier({ status: 'registered', version: 1 }) },
  ]);
  expect(calls).toEqual([[]]);
});

test('a dossier that only moves to another unit counts anew', async () => {
  const { calls, hearDossiers } = listening();
  await hearDossiers([{ before: aDossier(), after: aDossier({ version: 3, unit: 'H21.09' }) }]);
  expect(calls.flat()).toMatchObject([{ contribution: { unit: 'H21.09' } }]);
});

test('of a notice only the moment counts in which a carrier took an SMS', async () => {
  const { calls, hearNotices } = listening();
  const sending = aNotice({ channel: 'sms', state: 'sending' });
  const accepted = { ...sending, state: 'accepted' as const, acceptedAt: '2026-10-12T09:00:00+07:00', parts: 2 };
  await hearNotices([
    { after: sending },
    { before: sending, after: accepted },
    { before: accepted, after: { ...accepted, state: 'delivered' } },
    { before: { ...sending, channel: 'email' }, after: { ...accepted, channel: 'email' } },
  ]);
  expect(calls.flat()).toEqual([
    {
      dossier: sending.dossier,
      what: `sms#${sending.id}`,
      contribution: {
        unit: sending.decidingUnit,
        version: 1,
        counts: { '2026-10-12#sms': 1, '2026-10-12#smsParts': 2 },
      },
    },
  ]);
});
