import type { Drive } from './drive.ts';
import type { Difficulty, NewDifficulty, NewTask, Task } from './drive-work.ts';
import { type Refused, refuse, sentences } from './matter.ts';
import type { Sentence } from './sentence.ts';
import { type Action, mayDo, type Staff } from './staff.ts';
import { formatDay, type Instant } from './time.ts';

/** What is done with tasks and difficulties of a drive, and who may. */
export type Worked<T> = { ok: true; value: T } | Refused;

const notOfDrive: Sentence = {
  vi: 'Đơn vị này không tham gia chiến dịch.',
  en: 'This unit does not take part in the drive.',
};
const past: Sentence = { vi: 'Thời hạn đã qua.', en: 'This day has passed.' };

const refusalIn = (
  { units }: Pick<Drive, 'units'>,
  staff: Staff,
  action: Action,
  unit: string,
): Refused | undefined => {
  if (!mayDo(staff, action, unit)) return refuse('no-right', sentences.noRight);
  return units.includes(unit)
    ? undefined
    : refuse('faulty', sentences.faulty, [{ field: 'unit', sentence: notOfDrive }]);
};

type Circumstances = { drive: Pick<Drive, 'units'>; id: string; now: Instant };

export const setTask = (staff: Staff, wanted: NewTask, { drive, id, now }: Circumstances): Worked<Task> => {
  const refused = refusalIn(drive, staff, 'assign-task', wanted.unit);
  if (refused) return refused;
  if (wanted.due < now.slice(0, 10)) return refuse('faulty', sentences.faulty, [{ field: 'due', sentence: past }]);
  return { ok: true, value: { ...wanted, id, setBy: staff.email, setAt: now, version: 1 } };
};

const doneAlready = ({ by, at }: { by: string; at: Instant }): Refused =>
  refuse('not-waiting', {
    vi: `${by} đã làm xong việc này ngày ${formatDay(at.slice(0, 10))}.`,
    en: `${by} did this on ${formatDay(at.slice(0, 10))}.`,
  });

/** By who holds it, by the head of the unit, or by the steering group. */
export const finishTask = (staff: Staff, task: Task, note: string | undefined, now: Instant): Worked<Task> => {
  const isHolder = task.holder.email?.toLowerCase() === staff.email;
  if (!isHolder && !mayDo(staff, 'finish-task', task.unit)) return refuse('no-right', sentences.noRight);
  if (task.done) return doneAlready(task.done);
  return { ok: true, value: { ...task, done: { by: staff.email, at: now, note }, version: task.version + 1 } };
};

export const logDifficulty = (
  staff: Staff,
  wanted: NewDifficulty,
  { drive, id, now }: Circumstances,
): Worked<Difficulty> =>
  refusalIn(drive, staff, 'log-difficulty', wanted.unit) ?? {
    ok: true,
    value: { ...wanted, id, loggedBy: staff.email, loggedAt: now, version: 1 },
  };

/** By the steering group, or by who logged it and needs no help any more. `note`: what was done about it. */
export const closeDifficulty = (
  staff: Staff,
  difficulty: Difficulty,
  note: string,
  now: Instant,
): Worked<Difficulty> => {
  const isOwn = difficulty.loggedBy === staff.email;
  if (!isOwn && !mayDo(staff, 'close-difficulty', difficulty.unit)) return refuse('no-right', sentences.noRight);
  if (difficulty.closed) return doneAlready(difficulty.closed);
  const closed = { by: staff.email, at: now, note };
  return { ok: true, value: { ...difficulty, closed, version: difficulty.version + 1 } };
};
