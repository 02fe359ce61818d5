import { expect, test } from 'vitest';
import { isOverdue, newTask, openDifficulties, openTasks } from '../../functions/domain/drive-work.ts';
import {
  closeDifficulty,
  finishTask,
  logDifficulty,
  setTask,
  type Worked,
} from '../../functions/domain/drive-working.ts';
import type { Role, Staff } from '../../functions/domain/staff.ts';
import { aDrive, iaGrai, transport } from '../gia-lai-drive.ts';

const now = '2024-04-15T09:00:00+07:00';
const person = (role: Role, units: string[] = [], email = `${role}@gialai.example`): Staff => ({
  ...{ email, name: 'Siu H’Ương', roles: [role], units },
});
const steering = person('steering');
const head = person('leader', [transport]);
const officer = person('officer', [transport]);
const wanted = newTask.parse({
  ...{ what: 'Rà soát thủ tục chưa có trực tuyến', unit: transport, due: '2024-04-30' },
  holder: { name: 'Trần Minh Sơn', email: 'officer@gialai.example' },
});
const here = { drive: aDrive(), id: '01', now };
const made = <T>(worked: Worked<T>): T => {
  if (!worked.ok) throw new Error(worked.refusal.sentence.en);
  return worked.value;
};
const codeOf = (worked: Worked<unknown>) => (worked.ok ? 'done' : worked.refusal.code);

test.each([
  [steering, 'done'],
  [person('administrator'), 'done'],
  [head, 'done'],
  [person('leader', [iaGrai]), 'no-right'],
  [officer, 'no-right'],
  [person('controller'), 'no-right'],
])('a task is set by the steering group or the head of the unit: %o %s', (staff, outcome) => {
  expect(codeOf(setTask(staff, wanted, here))).toBe(outcome);
});

test('a task names a person, a unit of the drive and a day to come', () => {
  expect(setTask(steering, { ...wanted, unit: 'H21.99' }, here)).toMatchObject({
    refusal: { faults: [{ field: 'unit', sentence: { vi: 'Đơn vị này không tham gia chiến dịch.' } }] },
  });
  expect(setTask(steering, { ...wanted, due: '2024-04-14' }, here)).toMatchObject({
    refusal: { faults: [{ field: 'due' }] },
  });
  const nobody = newTask.safeParse({ ...wanted, holder: { name: ' ' } });
  expect(nobody.error?.issues.map(({ path }) => path.join('.'))).toEqual(['holder.name']);
});

test('a task is finished once, by its holder, the head or the steering group', () => {
  const task = made(setTask(steering, wanted, here));
  expect(codeOf(finishTask(person('officer', [transport], 'other@gialai.example'), task, undefined, now))).toBe(
    'no-right',
  );
  const done = made(finishTask(officer, task, 'Đã rà soát 18 thủ tục', now));
  expect(done).toMatchObject({ done: { by: 'officer@gialai.example', note: 'Đã rà soát 18 thủ tục' }, version: 2 });
  expect(finishTask(head, done, undefined, now)).toMatchObject({
    refusal: { code: 'not-waiting', sentence: { vi: 'officer@gialai.example đã làm xong việc này ngày 15/04/2024.' } },
  });
  expect(codeOf(finishTask(steering, task, undefined, now))).toBe('done');
});

test('open tasks stand by their day, and those whose day has passed are overdue', () => {
  const task = made(setTask(steering, wanted, here));
  const sooner = { ...task, id: '02', due: '2024-04-20' };
  const done = made(finishTask(steering, { ...task, id: '03' }, undefined, now));
  expect(openTasks([task, done, sooner]).map(({ id }) => id)).toEqual(['02', '01']);
  const on = (day: string) => [task, sooner, done].filter((one) => isOverdue(one, day)).map(({ id }) => id);
  expect([on('2024-04-20'), on('2024-04-21'), on('2024-05-01')]).toEqual([[], ['02'], ['01', '02']]);
});

test('a difficulty is logged by the unit, closed by the steering group, or taken back by who logged it', () => {
  const what = { what: 'Người dân chưa có điện thoại thông minh', unit: transport };
  expect(codeOf(logDifficulty(person('officer', [iaGrai]), what, here))).toBe('no-right');
  const difficulty = made(logDifficulty(officer, what, here));
  expect(openDifficulties([difficulty])).toEqual([difficulty]);
  expect(codeOf(closeDifficulty(head, difficulty, 'x', now))).toBe('no-right');
  expect(codeOf(closeDifficulty(officer, difficulty, 'Đã tự khắc phục', now))).toBe('done');
  const closed = made(closeDifficulty(steering, difficulty, 'Đã bố trí máy tại Trung tâm', now));
  expect(openDifficulties([closed])).toEqual([]);
  expect(codeOf(closeDifficulty(steering, closed, 'x', now))).toBe('not-waiting');
});
