import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Contribution,
  contribution,
  differences,
  type Increment,
  storedContribution,
  summed,
  targetFor,
} from '../../functions/domain/campaign.ts';
import type { DossierState } from '../../functions/domain/dossier-state.ts';
import { anyState } from '../any-lives.ts';
import { aDossier } from '../builders.ts';

test.each([
  ['below the central target', 40.3, 50, 60],
  ['at the central target', 50, 50, 60],
  ['above the central target', 67.37, 50, 77.37],
  ['nothing at all', 0, 30, 40],
  ['close to all', 95.5, 50, 100],
  ['not known', undefined, 50, 60],
])('a unit whose last year was %s gets ten points more than the higher of both', (_, previous, central, target) => {
  expect(targetFor({ previous, central })).toBe(target);
});

test('a target lies ten points above both, or is 100', () => {
  const percent = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100);
  fc.assert(
    fc.property(percent, percent, (previous, central) => {
      const target = targetFor({ previous, central });
      expect(target === 100 || target >= Math.max(previous, central) + 9.995).toBe(true);
      expect(target).toBeLessThanOrEqual(100);
    }),
  );
  expect(() => targetFor({ previous: 101, central: 50 })).toThrow('101 is no percentage from 0 to 100');
  expect(() => targetFor({ previous: 10, central: Number.NaN })).toThrow(RangeError);
});

const now = '2026-10-26T09:00:00+07:00';
const countsOf = (changes: Partial<DossierState>) => contribution(aDossier(changes), now).counts;
const received = '2026-10-12';
const inTime = { [`${received}#received`]: 1, [`${received}#inTime`]: 1, [`${received}#source:igate`]: 1 };
const ended = (day: string, outcome: 'early' | 'onTime' | 'late') => ({
  [`${day}#${outcome}`]: 1,
  [`${day}#${outcome}@1.002809`]: 1,
});
const tooLate = { [`${received}#received`]: 1, [`${received}#source:igate`]: 1 };

test.each<[string, Partial<DossierState>, Record<string, number>]>([
  ['is being worked on', {}, { ...inTime, 'now#running': 1 }],
  ['waits for the citizen', { status: 'supplement-requested' }, { ...inTime, 'now#paused': 1 }],
  [
    'was found overdue',
    { overdueSince: '2026-10-24T07:00:00+07:00' },
    { ...tooLate, 'now#running': 1, 'now#overdue': 1 },
  ],
  ['will be found overdue', { overdueSince: '2026-10-27T07:00:00+07:00' }, { ...inTime, 'now#running': 1 }],
  [
    'was finished before its day',
    { status: 'finished', finishedAt: '2026-10-22T17:00:00+07:00' },
    { ...inTime, ...ended('2026-10-22', 'early') },
  ],
  [
    'was finished before it was received, by a slip of its source',
    { status: 'finished', finishedAt: '2026-10-02T17:00:00+07:00' },
    { ...inTime, ...ended('2026-10-02', 'onTime') },
  ],
  [
    'was finished on its day, electronically',
    { status: 'finished', finishedAt: '2026-10-23T23:00:00+07:00', electronicResult: true },
    { ...inTime, ...ended('2026-10-23', 'onTime'), '2026-10-23#electronicResult': 1 },
  ],
  [
    'was finished after its day',
    { status: 'returned', finishedAt: '2026-10-24T08:00:00+07:00', returnedAt: now, handover: 'counter' },
    { ...tooLate, ...ended('2026-10-24', 'late') },
  ],
  [
    'had no due date',
    { status: 'finished', dueAt: undefined, finishedAt: '2026-10-25T08:00:00+07:00' },
    { ...inTime, ...ended('2026-10-25', 'onTime') },
  ],
  [
    'came by post and went home by post on one day',
    {
      ...{ appliedThrough: 'postal', status: 'returned', handover: 'post' },
      ...{ finishedAt: '2026-10-12T11:00:00+07:00', returnedAt: '2026-10-12T15:00:00+07:00' },
    },
    { ...inTime, ...ended('2026-10-12', 'early'), '2026-10-12#tripsSaved': 2 },
  ],
  [
    'was withdrawn in time',
    { status: 'withdrawn', path: [{ status: 'withdrawn', at: '2026-10-14T08:00:00+07:00' }] },
    { ...inTime, '2026-10-14#unfinished': 1 },
  ],
  [
    'was stopped when it was late already',
    { status: 'stopped', updatedAt: '2026-10-25T08:00:00+07:00' },
    { ...tooLate, '2026-10-25#unfinished': 1 },
  ],
  ['is only registered', { status: 'registered' }, {}],
  ['was not accepted', { status: 'not-accepted' }, {}],
  [
    'was withdrawn before it was received',
    { status: 'withdrawn', receivedAt: undefined, entered: { withdrawn: 1 } },
    {},
  ],
])('a dossier that %s', (_, changes, counts) => {
  expect(countsOf(changes)).toEqual(counts);
});

test.each<[string, Partial<DossierState>, string[]]>([
  ['online by a citizen', { appliedThrough: 'online', submittedBy: 'citizen' }, ['online', 'tripsSaved']],
  ['online, nobody says by whom', { appliedThrough: 'online' }, ['online', 'tripsSaved']],
  ['online, typed in by staff', { appliedThrough: 'online', submittedBy: 'staff' }, ['online', 'disguised']],
  [
    'online with staff’s help, from the citizen’s own account',
    { appliedThrough: 'online', submittedBy: 'staff', verifiedAccount: true },
    ['online', 'tripsSaved'],
  ],
  ['at the counter, typed in by staff', { appliedThrough: 'counter', submittedBy: 'staff' }, []],
  ['with a fee', { fee: 135_000 }, ['withFee']],
  ['free of charge', { fee: 0, paymentMethod: 'online', paidAt: now }, []],
  ['with a fee to be paid online', { fee: 115_000, paymentMethod: 'online' }, ['withFee']],
  ['with a fee paid online', { fee: 115_000, paymentMethod: 'online', paidAt: now }, ['withFee', 'paidOnline']],
  ['with a fee paid in cash', { fee: 135_000, paymentMethod: 'cash', paidAt: now }, ['withFee']],
  ['with papers digitised and data used again', { digitised: true, reusedData: true }, ['digitised', 'reusedData']],
])('a dossier %s is counted on the day of its receipt', (_, changes, expected) => {
  const always = [...Object.keys(inTime), 'now#running'];
  const counts = Object.keys(countsOf(changes)).filter((key) => !always.includes(key));
  expect(counts.toSorted()).toEqual(expected.map((count) => `${received}#${count}`).toSorted());
});

test('without a day of receipt the first that is known of it counts', () => {
  const known = { receivedAt: undefined, updatedAt: '2026-10-20T08:00:00+07:00', path: [] };
  const path: DossierState['path'] = [{ status: 'processing', at: '2026-10-13T08:00:00+07:00' }];
  expect(countsOf(known)).toHaveProperty(['2026-10-20#received'], 1);
  expect(countsOf({ ...known, path })).toHaveProperty(['2026-10-13#received'], 1);
  expect(countsOf({ ...known, path, submittedAt: '2026-10-11T08:00:00+07:00' })).toHaveProperty([
    '2026-10-11#received',
  ]);
});

test('only what changed is added', () => {
  const running = contribution(aDossier(), now);
  const late = { status: 'finished', finishedAt: '2026-10-24T08:00:00+07:00', version: 3 } as const;
  expect(differences(undefined, running)).toEqual([
    { unit: 'H21.134', day: received, counts: { received: 1, inTime: 1, 'source:igate': 1 } },
    { unit: 'H21.134', day: 'now', counts: { running: 1 } },
  ]);
  expect(differences(running, contribution(aDossier(late), now))).toEqual([
    { unit: 'H21.134', day: received, counts: { inTime: -1 } },
    { unit: 'H21.134', day: 'now', counts: { running: -1 } },
    { unit: 'H21.134', day: '2026-10-24', counts: { late: 1, 'late@1.002809': 1 } },
  ]);
  expect(differences(running, running)).toEqual([]);
});

test('a dossier that moves is taken from one unit and given to the other', () => {
  const moved = differences(contribution(aDossier(), now), contribution(aDossier({ unit: 'H21.09', version: 3 }), now));
  expect(moved.map(({ unit, day, counts }) => [unit, day, counts.received ?? counts.running])).toEqual([
    ['H21.134', received, -1],
    ['H21.134', 'now', -1],
    ['H21.09', received, 1],
    ['H21.09', 'now', 1],
  ]);
});

test('an older version than the one counted changes nothing', () => {
  const newer = contribution(aDossier({ version: 5, status: 'finished' }), now);
  expect(differences(newer, contribution(aDossier({ version: 4 }), now))).toEqual([]);
});

test('a contribution is stored as it is', () => {
  const running = contribution(aDossier(), now);
  expect(storedContribution.parse(JSON.parse(JSON.stringify(running)))).toEqual(running);
});

const lives = fc
  .array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 8 })
  .chain((lengths) =>
    fc.tuple(...lengths.map((length, n) => fc.tuple(...Array.from({ length }, (_, v) => anyState(`D-${n}`, v + 1))))),
  );
/** Every change once in any order, some of them again, cut into batches of any size. */
const stream = lives.chain((dossiers) => {
  const changes = dossiers.flat();
  return fc.record({
    last: fc.constant(dossiers.flatMap((life) => life.at(-1) ?? [])),
    batches: fc
      .tuple(fc.shuffledSubarray(changes, { minLength: changes.length }), fc.shuffledSubarray(changes))
      .chain(([all, again]) => fc.tuple(fc.constant([...all, ...again]), fc.integer({ min: 1, max: 7 })))
      .map(([all, size]) =>
        Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size)),
      ),
    /** Before the transaction: the batch comes again later. After it: it was written, nobody heard of it, it comes again. */
    crashes: fc.array(fc.constantFrom('none', 'before', 'after'), { maxLength: 10 }),
  });
});

/** What the tally does with its two tables: contributions and counts, changed together or not at all. */
const tally = () => {
  const contributions = new Map<string, Contribution>();
  const counts: Increment[] = [];
  const hear = (batch: readonly DossierState[]) => {
    const increments = batch.flatMap((state) => {
      const former = contributions.get(state.code);
      const next = contribution(state, now);
      if (!former || next.version >= former.version) contributions.set(state.code, next);
      return differences(former, next);
    });
    counts.push(...summed(increments));
  };
  return { hear, counts };
};
const inOrder = (increments: readonly Increment[]) => {
  const keyOf = ({ unit, day: of }: Increment) => `${unit}#${of}`;
  return summed(increments).toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
};

test('any stream, with repeats, reorderings and crashes, counts what a rebuild from the last states counts', () => {
  fc.assert(
    fc.property(stream, ({ last, batches, crashes }) => {
      const { hear, counts } = tally();
      const waiting = [...batches];
      for (let n = 0, batch = waiting.shift(); batch; n += 1, batch = waiting.shift()) {
        if (crashes[n] === 'before') waiting.push(batch);
        else hear(batch);
        if (crashes[n] === 'after') hear(batch);
      }
      const rebuilt = last.flatMap((state) => differences(undefined, contribution(state, now)));
      expect(inOrder(counts)).toEqual(inOrder(rebuilt));
    }),
    { numRuns: 300 },
  );
});

test('what was received is running, paused, finished or unfinished, and no part is more than its whole', () => {
  fc.assert(
    fc.property(anyState('D', 1), (state) => {
      const sums: Record<string, number> = {};
      for (const { counts } of differences(undefined, contribution(state, now)))
        for (const [count, by] of Object.entries(counts)) sums[count] = (sums[count] ?? 0) + by;
      const { received: all = 0, running = 0, paused = 0, early = 0, onTime = 0, late = 0, unfinished = 0 } = sums;
      expect(running + paused + early + onTime + late + unfinished).toBe(all);
      for (const [part, whole] of [
        ...[['inTime', 'received'] as const, ['online', 'received'] as const, ['disguised', 'online'] as const],
        ...[['withFee', 'received'] as const, ['paidOnline', 'withFee'] as const, ['overdue', 'running'] as const],
      ])
        expect(sums[part] ?? 0, part).toBeLessThanOrEqual(sums[whole] ?? 0);
    }),
  );
});
