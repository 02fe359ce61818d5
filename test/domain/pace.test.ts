import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addSample,
  becomesFinished,
  medianOf,
  type Pace,
  p90Of,
  type Sample,
  sampleOf,
  samplesKept,
} from '../../functions/domain/pace.ts';
import { aDossier, afterRecords } from '../builders.ts';
import { aPace, aSample, hours, office2026 } from '../pace-samples.ts';

const at = (ThoiDiemCapNhat: string, TrangThaiHoSo: number) => ({ ThoiDiemCapNhat, TrangThaiHoSo });
const received = at('20261012080000', 2);
const takenUp = at('20261012100000', 4);
const finished = at('20261014100000', 9);

test('a finished dossier teaches the working minutes of its steps', () => {
  expect(sampleOf(afterRecords(received, takenUp, finished), office2026)).toEqual({
    code: 'H21.134-261012-0007',
    finishedAt: '2026-10-14T10:00:00+07:00',
    minutes: { received: 120, processing: 960 },
  });
});

test('that the result was collected later changes nothing', () => {
  const [once, collected] = [
    afterRecords(received, takenUp, finished),
    afterRecords(received, takenUp, finished, at('20261020100000', 10)),
  ];
  expect(sampleOf(collected, office2026)).toEqual(sampleOf(once, office2026));
  expect(becomesFinished(once, collected)).toBe(false);
});

test('a source that tells only of the handover tells of the end by it', () => {
  const state = afterRecords(received, takenUp, at('20261014100000', 10));
  expect(becomesFinished(aDossier(), state)).toBe(true);
  expect(sampleOf(state, office2026)?.finishedAt).toBe('2026-10-14T10:00:00+07:00');
});

test.each([
  ['still runs', [received, takenUp]],
  ['was stopped', [received, takenUp, at('20261014100000', 8)]],
  ['was stopped after all', [received, takenUp, finished, at('20261015100000', 8)]],
  ['was first heard of when it was finished', [finished]],
  [
    'was first heard of days after its receipt',
    [takenUp, finished].map((one) => ({ ...one, NgayTiepNhan: '20261005080000' })),
  ],
])('a dossier that %s teaches nothing', (_, records) => {
  expect(sampleOf(afterRecords(...records), office2026)).toBeUndefined();
});

test('a dossier that goes back to work and is finished again counts once, with all its work', () => {
  const first = afterRecords(received, takenUp, finished);
  const again = afterRecords(received, takenUp, finished, at('20261014140000', 4), at('20261014150000', 9));
  const [one, two] = [sampleOf(first, office2026), sampleOf(again, office2026)];
  if (!one || !two) throw new Error('both teach');
  expect(addSample(addSample([], one), two)).toEqual([
    { ...one, finishedAt: '2026-10-14T15:00:00+07:00', minutes: { received: 120, processing: 1020 } },
  ]);
});

test('median and 90th percentile are told in working hours, of the samples that entered the step', () => {
  const pace = aPace(...[5, 1, 4, 2, 3, 6, 7, 8, 10, 9].map((count) => ({ processing: hours(count) })));
  expect([medianOf(pace, 'processing'), p90Of(pace, 'processing')]).toEqual([5, 9]);
  expect([medianOf(pace, 'received'), medianOf([], 'processing')]).toEqual([undefined, undefined]);
});

const sample: fc.Arbitrary<Sample> = fc
  .record({ code: fc.integer({ min: 0, max: 150 }), end: fc.integer({ min: 0, max: 400 }) })
  .map(({ code, end }) => aSample({ processing: code + end }, { code: `D${code}`, finishedAt: `T${1000 + end}` }));
const learn = (samples: readonly Sample[]): Pace => samples.reduce(addSample, []);

test('the same samples in whatever order and however often make the same history, of the last 100 dossiers', () => {
  fc.assert(
    fc.property(fc.array(sample, { maxLength: 300 }), fc.infiniteStream(fc.nat()), (samples, keys) => {
      const shuffled = [...samples, ...samples.slice(0, 50)]
        .map((one) => ({ one, key: keys.next().value }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ one }) => one);
      const pace = learn(samples);
      expect(learn(shuffled)).toEqual(pace);
      const last = Map.groupBy(samples, ({ code }) => code);
      expect(pace).toHaveLength(Math.min(last.size, samplesKept));
      expect(pace.map(({ finishedAt }) => finishedAt)).toEqual(pace.map(({ finishedAt }) => finishedAt).toSorted());
    }),
    { numRuns: 50 },
  );
});
