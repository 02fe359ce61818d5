import { expect, test } from 'vitest';
import { makeLearnPace } from '../../functions/tally-campaign/learn-pace.ts';
import { aDossier, afterRecords } from '../builders.ts';
import { fakePaces, fakePolicies } from '../fakes.ts';

const running = afterRecords({}, { ThoiDiemCapNhat: '20261012100000', TrangThaiHoSo: 4 });
const finished = afterRecords(
  {},
  { ThoiDiemCapNhat: '20261012100000', TrangThaiHoSo: 4 },
  { ThoiDiemCapNhat: '20261013100000', TrangThaiHoSo: 9 },
);

const learning = () => {
  const paces = fakePaces();
  return { paces, learn: makeLearnPace({ paces, policies: fakePolicies() }) };
};

test('a finished dossier joins the history of its procedure, once however often the stream tells of it', async () => {
  const { paces, learn } = learning();
  await learn({ before: running, after: finished });
  await learn({ before: running, after: finished });
  expect([...paces.stored]).toEqual([
    [
      '1.002809',
      [
        {
          code: finished.code,
          finishedAt: '2026-10-13T10:00:00+07:00',
          minutes: { received: 90, processing: 480 },
        },
      ],
    ],
  ]);
});

test.each([
  ['still runs', { before: undefined, after: running }],
  ['was finished before', { before: finished, after: { ...finished, status: 'returned' as const } }],
  ['was first heard of when it was finished', { after: aDossier({ status: 'finished', path: [] }) }],
])('a dossier that %s teaches nothing', async (_, change) => {
  const { paces, learn } = learning();
  await learn(change);
  expect(paces.stored.size).toBe(0);
});
