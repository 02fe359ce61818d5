import { ulid } from 'ulid';
import type { AuditEntry } from '../domain/audit.ts';
import type { Drive } from '../domain/drive.ts';
import { type Difficulty, isOverdue, type NewDifficulty, type NewTask, type Task } from '../domain/drive-work.ts';
import { closeDifficulty, finishTask, logDifficulty, setTask, type Worked } from '../domain/drive-working.ts';
import { type Refused, refuse } from '../domain/matter.ts';
import type { Staff } from '../domain/staff.ts';
import { dayOf, epochOf } from '../domain/time.ts';
import type { Audit, Clock, Drives, DriveWork } from '../ports.ts';

export type DriveWorkPorts = { drives: Drives; driveWork: DriveWork; audit: Audit; clock: Clock };

const noDrive = refuse('not-found', { vi: 'Không có chiến dịch này.', en: 'There is no such drive.' });
const noTask = refuse('not-found', { vi: 'Không có việc này.', en: 'There is no such task or difficulty.' });
const changed = refuse('changed', {
  vi: 'Người khác vừa sửa việc này: xin xem lại.',
  en: 'Somebody else has just changed this: please look again.',
});

type Kept = { task: Task } | { difficulty: Difficulty };

/** Tasks and difficulties of a drive. Who may is the domain's; each step is written with its proof. */
export const makeDriveWork = ({ drives, driveWork, audit, clock }: DriveWorkPorts) => {
  const keep = async <T>(
    staff: Staff,
    action: AuditEntry['action'],
    { id, unit }: { id: string; unit: string },
    worked: Worked<T>,
    kept: (value: T) => Kept,
  ): Promise<Worked<T>> => {
    const entry = { at: clock.now(), by: staff.email, action, unit, drive: id };
    if (!worked.ok) {
      await audit.write({ ...entry, outcome: 'refused', note: worked.refusal.sentence.en });
      return worked;
    }
    const done = await driveWork.save(id, kept(worked.value), { ...entry, outcome: 'done' });
    return done === 'done' ? worked : changed;
  };

  const begin = async <T>(id: string, act: (of: { drive: Drive; id: string; now: string }) => Promise<Worked<T>>) => {
    const found = await drives.find(id);
    const now = clock.now();
    return found ? act({ drive: found.drive, id: ulid(epochOf(now)), now }) : noDrive;
  };

  return {
    /** All tasks, and which of them are overdue today. */
    tasks: async (id: string) => {
      const today = dayOf(clock.now());
      return (await driveWork.tasks(id)).map((task) => ({ ...task, overdue: isOverdue(task, today) }));
    },
    difficulties: (id: string) => driveWork.difficulties(id),
    setTask: (staff: Staff, id: string, wanted: NewTask): Promise<Worked<Task> | Refused> =>
      begin(id, (of) =>
        keep(staff, 'set-task', { id, unit: wanted.unit }, setTask(staff, wanted, of), (task) => ({ task })),
      ),
    finishTask: async (staff: Staff, id: string, taskId: string, note?: string): Promise<Worked<Task>> => {
      const task = (await driveWork.tasks(id)).find((one) => one.id === taskId);
      if (!task) return noTask;
      const worked = finishTask(staff, task, note, clock.now());
      return keep(staff, 'finish-task', { id, unit: task.unit }, worked, (done) => ({ task: done }));
    },
    logDifficulty: (staff: Staff, id: string, wanted: NewDifficulty): Promise<Worked<Difficulty> | Refused> =>
      begin(id, (of) =>
        keep(staff, 'log-difficulty', { id, unit: wanted.unit }, logDifficulty(staff, wanted, of), (difficulty) => ({
          difficulty,
        })),
      ),
    closeDifficulty: async (
      staff: Staff,
      id: string,
      difficultyId: string,
      note: string,
    ): Promise<Worked<Difficulty>> => {
      const difficulty = (await driveWork.difficulties(id)).find((one) => one.id === difficultyId);
      if (!difficulty) return noTask;
      const worked = closeDifficulty(staff, difficulty, note, clock.now());
      return keep(staff, 'close-difficulty', { id, unit: difficulty.unit }, worked, (closed) => ({
        difficulty: closed,
      }));
    },
  };
};
