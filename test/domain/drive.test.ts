import { expect, test } from 'vitest';
import { type Drive, drive, phaseOn, targetIn } from '../../functions/domain/drive.ts';
import { checkDrive } from '../../functions/domain/drive-check.ts';
import { aDrive, iaGrai, iaPnon, phases, transport } from '../gia-lai-drive.ts';

const known = new Set([transport, iaGrai, iaPnon, 'H21.19']);
const [first, second] = phases;
const changedPhase = (n: number, changes: object) => ({
  phases: phases.map((phase, m) => (m === n ? { ...phase, ...changes } : phase)),
});

test('the drive of 2024 fits together', () => {
  expect(checkDrive(aDrive(), known)).toEqual({ ok: true, value: aDrive() });
  expect(drive.parse({ ...aDrive(), targets: undefined, baseline: undefined })).toMatchObject({
    targets: [],
    baseline: [],
  });
});

test.each<[string, Partial<Drive> | object, object]>([
  [
    'a first day that is none',
    { from: '2024-02-30' },
    { row: 0, field: 'from', problem: '"2024-02-30" is no day of the calendar: write it like 2024-03-22' },
  ],
  [
    'a day as Vietnam writes it',
    { from: '22/03/2024' },
    { row: 0, field: 'from', problem: expect.stringContaining('write it like 2024-03-22') },
  ],
  [
    'an end before the beginning',
    { to: '2024-03-01' },
    { row: 0, field: 'to', problem: 'lies before 22/03/2024, the first day' },
  ],
  ['no name', { name: ' ' }, { row: 0, field: 'name', problem: 'is missing' }],
  ['no phase', { phases: [] }, { row: 0, field: 'phases', problem: 'has none: a drive has at least one phase' }],
  [
    'a phase before the drive',
    changedPhase(0, { from: '2024-03-20' }),
    { row: 1, field: 'phases.from', problem: '20/03/2024 lies outside the drive, 22/03/2024 to 30/06/2024' },
  ],
  [
    'a phase after the drive',
    changedPhase(1, { to: '2024-07-01' }),
    { row: 2, field: 'phases.to', problem: '01/07/2024 lies outside the drive, 22/03/2024 to 30/06/2024' },
  ],
  [
    'a phase that ends before it begins',
    changedPhase(1, { to: '2024-05-01' }),
    { row: 2, field: 'phases.to', problem: 'lies before 02/05/2024, its first day' },
  ],
  [
    'phases that overlap by a day',
    changedPhase(1, { from: '2024-05-01' }),
    {
      row: 2,
      field: 'phases.from',
      problem: '01/05/2024 lies in "Giai đoạn 1", which runs until 01/05/2024: phases do not overlap',
    },
  ],
  [
    'phases that overlap, entered the later first',
    { phases: [{ ...second, from: '2024-04-30' }, first] },
    { row: 1, field: 'phases.from' },
  ],
  [
    'phases on the same days',
    { phases: [first, { ...first, name: 'Khác' }], targets: [] },
    { row: 2, field: 'phases.from' },
  ],
  [
    'a phase named twice',
    changedPhase(1, { name: 'Giai đoạn 1' }),
    { row: 2, field: 'phases.name', problem: 'Giai đoạn 1 stands in row 1 already' },
  ],
  [
    'an unknown unit',
    { units: [transport, iaGrai, iaPnon, 'H22.1'] },
    { row: 4, field: 'units', problem: '"H22.1" is not a unit of this province' },
  ],
  [
    'a unit that takes part twice',
    { units: [transport, iaGrai, iaPnon, iaGrai] },
    { row: 4, field: 'units', problem: 'H21.HIAGRAI stands in row 2 already' },
  ],
  [
    'a target of a unit that takes no part',
    { targets: [{ unit: 'H21.19', indicator: 'ONLINE', phase: 'Giai đoạn 1', percent: 50 }] },
    { row: 1, field: 'targets.unit', problem: '"H21.19" does not take part in the drive' },
  ],
  [
    'a target of an unknown indicator',
    { targets: [{ unit: iaGrai, indicator: 'ONLIN', phase: 'Giai đoạn 1', percent: 50 }] },
    {
      row: 1,
      field: 'targets.indicator',
      problem: '"ONLIN" is unknown: the drive has CKMB, TDGQ, ONLINE, TTTT, MDHL, MDSH',
    },
  ],
  [
    'a target for an unknown phase',
    { targets: [{ unit: iaGrai, indicator: 'ONLINE', phase: 'III', percent: 50 }] },
    { row: 1, field: 'targets.phase', problem: '"III" is unknown: the drive has Giai đoạn 1, Giai đoạn 2' },
  ],
  [
    'a target above 100',
    { targets: [{ unit: iaGrai, indicator: 'ONLINE', phase: 'Giai đoạn 1', percent: 110 }] },
    { row: 1, field: 'targets.percent', problem: '110 is above 100: a percentage goes from 0 to 100' },
  ],
  [
    'a target below 0',
    { targets: [{ unit: iaGrai, indicator: 'ONLINE', phase: 'Giai đoạn 1', percent: -1 }] },
    { row: 1, field: 'targets.percent' },
  ],
  [
    'a target set twice',
    { targets: [...aDrive().targets, aDrive().targets[0]] },
    { row: 8, field: 'targets', problem: 'H21.GTVT CKMB "Giai đoạn 1" stands in row 1 already' },
  ],
  [
    'a baseline of an unknown indicator',
    { baseline: [{ unit: iaGrai, indicator: 'X', percent: 5 }] },
    { row: 1, field: 'baseline.indicator' },
  ],
  [
    'a baseline given twice',
    { baseline: [...aDrive().baseline, aDrive().baseline[0]] },
    { row: 18, field: 'baseline' },
  ],
])('%s is told with its field and its place in the list', (_, changes, problem) => {
  const result = checkDrive({ ...aDrive(), ...changes }, known);
  expect(result).toMatchObject({ ok: false, problems: expect.arrayContaining([expect.objectContaining(problem)]) });
});

test.each([
  ['2024-03-01', 'before', first, second],
  ['2024-03-22', 'during', first, second],
  ['2024-05-01', 'during', first, second],
  ['2024-05-02', 'during', second, undefined],
  ['2024-06-30', 'during', second, undefined],
  ['2024-07-01', 'after', second, undefined],
  ['2026-01-01', 'after', second, undefined],
])('%s lies %s', (day, when, phase, next) => {
  expect(phaseOn(aDrive(), day)).toEqual({ when, phase, next });
  expect(phaseOn(aDrive({ phases: phases.toReversed() }), day)).toEqual({ when, phase, next });
});

test('between two phases the one that ended is kept, and the next is known', () => {
  const pause = aDrive(changedPhase(1, { from: '2024-05-20' }));
  expect(phaseOn(pause, '2024-05-10')).toEqual({ when: 'between', phase: first, next: pause.phases[1] });
});

test('a drive has as many phases as it likes', () => {
  const weeks = ['2024-03-22', '2024-03-29', '2024-04-05'].map((from) => ({ name: from, from, to: from }));
  expect(phaseOn({ phases: weeks }, '2024-04-01')).toMatchObject({ when: 'between', phase: weeks[1], next: weeks[2] });
  expect(phaseOn({ phases: weeks.slice(0, 1) }, '2024-03-01')).toEqual({ when: 'before', phase: weeks[0] });
  expect(() => phaseOn({ phases: [] }, '2024-04-01')).toThrow(RangeError);
});

test('a phase goes on with a target that it does not set anew, and none looks ahead', () => {
  const of = (indicator: string, phase = second) => phase && targetIn(aDrive(), { unit: transport, indicator }, phase);
  expect([of('ONLINE', first), of('ONLINE'), of('TDGQ'), of('MDSH')]).toEqual([50, 60, 100, undefined]);
  const later = aDrive({ targets: [{ unit: iaGrai, indicator: 'ONLINE', phase: 'Giai đoạn 2', percent: 60 }] });
  expect(first && targetIn(later, { unit: iaGrai, indicator: 'ONLINE' }, first)).toBeUndefined();
});
