import { expect, test } from 'vitest';
import type { DossierState } from '../../functions/domain/dossier-state.ts';
import type { Notice } from '../../functions/domain/notice.ts';
import { makeReactToDossier } from '../../functions/react-to-dossier/handler.ts';
import { aDossier, aNotice } from '../builders.ts';
import { aClock, fakeDossiers, fakeNotices, fakePolicies, fakeQueue } from '../fakes.ts';

const now = '2026-10-20T09:00:00+07:00';

const asking = aDossier({
  status: 'payment-requested',
  updatedAt: '2026-10-20T08:00:00+07:00',
  entered: { received: 1, 'payment-requested': 1 },
  fee: 115_000,
});
const request = aNotice({
  id: 'payment-request#1#sms',
  kind: 'payment-request',
  occurrence: '1',
  facts: { fee: 115_000 },
  state: 'accepted',
  decidedAt: asking.updatedAt,
});

/** What stands on the call list once each state has come after the one before. */
const callsAfter = async (stored: readonly Notice[], ...changes: Partial<DossierState>[]) => {
  const notices = fakeNotices(...stored);
  let before = asking;
  for (const change of changes) {
    const after = { ...before, updatedAt: now, version: before.version + 1, ...change };
    const react = makeReactToDossier({
      notices,
      queue: fakeQueue(),
      policies: fakePolicies(),
      dossiers: fakeDossiers(after),
      clock: aClock(now),
      report: () => {},
    });
    await react({ before, after });
    before = after;
  }
  return notices
    .all()
    .filter(({ toCall }) => toCall)
    .map(({ kind, channel, facts, reason }) => ({ kind, channel, fee: facts.fee, reason }));
};

const call = {
  kind: 'payment-request',
  channel: 'none',
  fee: 0,
  reason: 'Gọi để báo người dân không phải nộp phí nữa: nguồn đã bỏ phí sau khi có yêu cầu nộp.',
};

test.each<[string, Partial<Notice>, object[]]>([
  ['told', {}, [call]],
  ['told by a call', { state: 'suppressed', channel: 'none', toCall: false }, [call]],
  ['being handed over', { state: 'sending' }, [call]],
  ['handed over, and nobody knows whether it came', { state: 'unknown' }, [call]],
  ['told without its sum', { facts: {} }, [call]],
  ['waiting for its turn', { state: 'queued' }, []],
  ['waiting for the controller', { state: 'awaiting-approval', approver: 'controller' }, []],
  ['on the call list', { state: 'suppressed', channel: 'none', toCall: true }, []],
])('a fee that is taken back, its request %s', async (_, stored, calls) => {
  expect(await callsAfter([{ ...request, ...stored }], { fee: 0 })).toEqual(calls);
});

test.each<[string, Partial<DossierState>[], object[]]>([
  ['is said once more', [{ fee: 0 }, { fee: 0, dueAt: '2026-10-26T16:30:00+07:00' }], [call]],
  ['comes back', [{ fee: 0 }, { fee: 115_000 }], []],
  ['comes back and is taken back', [{ fee: 0 }, { fee: 115_000 }, { fee: 0 }], [call]],
  ['was paid before', [{ fee: 0, paidAt: now }], []],
  ['goes with the next status', [{ fee: 0, status: 'finished', entered: { finished: 1 } }], []],
  ['is followed by the next status', [{ fee: 0 }, { status: 'processing' }], []],
  ['is another one', [{ fee: 60_000 }], []],
])('a fee that was told and %s', async (_, changes, calls) => {
  expect(await callsAfter([request], ...changes)).toEqual(calls);
});
