import { once } from 'node:events';
import type { DossierUpdate } from '../domain/dossier.ts';
import { status } from '../domain/dossier-state.ts';
import { type Instant, plusMinutes } from '../domain/time.ts';
import { isOutage } from '../lib/outage.ts';
import type { Problem, Problems } from '../ports.ts';
import { type ApplyPorts, type Became, makeApplyUpdate, type Of } from './apply-update.ts';
import { type ReadUpdate, type Row, type RowFault, readRows } from './read-rows.ts';

export type IntakePorts = ApplyPorts & {
  problems: Problems;
  /** Told of a row that failed by a fault of ours. */
  reportFailure: (row: { source: string; row: number; dossier?: string }, error: unknown) => void;
};
export type Outcome = 'applied' | 'repeated' | 'stale';
/**
 * `warned`: of the rows that were taken in, those of which something had to be left out or read otherwise. `unfinished`:
 * rows that there was no time for; they are to be sent again.
 */
export type Intake = Record<Outcome | 'rejected' | 'warned', number> & {
  unfinished: readonly number[];
  problems: Problem[];
};

/** Clocks of other systems may be this much ahead; a record from further on would outrank every true one after it. */
const clockToleranceMinutes = 60;
const atOnce = 25;

/** Of a file: when it came, its id, and of whose dossiers its sender may tell, where not of all. */
export type Sent = {
  cameAt?: Instant;
  importId?: string;
  units?: readonly string[] | undefined;
  /** From when on no more rows are taken in, for the sender has to be answered. */
  stop?: AbortSignal | undefined;
};

/** By time. Of two records of one second the one that is further on goes first, in whatever order they came: it is the news. */
const byTime = ({ update: a }: ReadUpdate, { update: b }: ReadUpdate): number =>
  a.updatedAt === b.updatedAt
    ? status.options.indexOf(b.status) - status.options.indexOf(a.status)
    : a.updatedAt < b.updatedAt
      ? -1
      : 1;

const foreign = 'is not a unit that the sender of this file acts for';
const contradiction = 'differs from another record of the same second, which stands: give each change its own time';
const contested = 'is of a dossier that too many change at once: send this row again';
const behindFuture =
  'lies behind a record of this dossier that came from the future: check the clock of the source, and send this row again with its right time';
const unfinished = 'was not taken in before the time was up: send this row again';
const failure = 'could not be taken in by a fault of this platform: its operators are told';

const isTaken = (became: Became | 'failed' | 'unfinished'): became is Outcome =>
  became === 'applied' || became === 'repeated' || became === 'stale';

/** What was done so far, and the signal to do no more. */
type Doing = { done: RowBecame[]; stop: AbortSignal | undefined };

type RowBecame = { row: number; became: Became | 'failed' | 'unfinished' };

/** What is to be said of a row by what became of it. */
const faultOf = ({ row, became }: RowBecame): RowFault[] => {
  switch (became) {
    case 'applied':
    case 'repeated':
    case 'stale':
      return [];
    case 'contradicted':
      return [{ row, field: 'TrangThaiHoSo', problem: contradiction }];
    case 'behind-future':
      return [{ row, field: 'ThoiDiemCapNhat', problem: behindFuture }];
    case 'foreign':
      return [{ row, field: 'DonViXuLy', problem: foreign }];
    case 'contested':
      return [{ row, field: '', problem: contested }];
    case 'unfinished':
      return [{ row, field: '', problem: unfinished }];
    case 'failed':
      return [{ row, field: '', problem: failure }];
    default:
      return became satisfies never;
  }
};

/**
 * Applies the updates of one dossier, one after the other. One that fails by a fault of ours fails alone; only where the
 * database itself does, nothing more can be stored, and the error is thrown.
 */
const makeApplyInOrder = (ports: IntakePorts) => {
  const apply = makeApplyUpdate(ports);
  const applyAlone = async (row: number, update: DossierUpdate, of: Of): Promise<Became | 'failed'> => {
    try {
      return await apply(update, of);
    } catch (error) {
      if (isOutage(error)) throw error;
      ports.reportFailure({ source: of.source, row, dossier: update.code }, error);
      return 'failed';
    }
  };
  return async (updates: readonly ReadUpdate[], of: Of, { done, stop }: Doing): Promise<void> => {
    for (const { row, update } of updates) {
      if (stop?.aborted) return;
      done.push({ row, became: await applyAlone(row, update, of) });
    }
  };
};

/** All of them, even where one fails: what is under way is stored before its error is thrown. */
const allOf = async (under: readonly Promise<void>[]): Promise<void> => {
  await Promise.allSettled(under);
  await Promise.all(under);
};

/** Waits for the work, or until it is told to stop: what is under way then may still be stored, and nobody waits for it. */
const untilStopped = async (work: Promise<void>, stop: AbortSignal | undefined): Promise<void> => {
  if (!stop) return work;
  const stopped = stop.aborted ? Promise.resolve() : once(stop, 'abort').then(() => undefined);
  work.catch(() => undefined);
  await Promise.race([work, stopped]);
};

/**
 * Takes in records of one file or request: good ones are applied, bad ones kept as problems with file, row and field.
 * Records of one dossier are applied in the order of their times, different dossiers side by side. Whatever a row holds,
 * it costs no other row (docs/adr/0057). Repeatable; throws only where the database cannot be reached.
 */
export const makeTakeIn = (ports: IntakePorts) => {
  const { problems, clock } = ports;
  const applyInOrder = makeApplyInOrder(ports);

  return async (file: string, rows: readonly Row[], { cameAt, importId, units, stop }: Sent = {}): Promise<Intake> => {
    const of = { units, source: importId ?? file };
    const unread: RowBecame[] = [];
    const { updates, faults } = readRows(rows, plusMinutes(clock.now(), clockToleranceMinutes), (row, error) => {
      ports.reportFailure({ source: of.source, row }, error);
      unread.push({ row, became: 'failed' });
    });
    const queues = [...Map.groupBy(updates.toSorted(byTime), ({ update }) => update.code).values()];
    const done: RowBecame[] = [];
    const applyAll = async () => {
      while (queues.length > 0 && !stop?.aborted)
        await allOf(queues.splice(0, atOnce).map((queue) => applyInOrder(queue, of, { done, stop })));
    };
    await untilStopped(applyAll(), stop);
    const rowsDone = new Set(done.map(({ row }) => row));
    const left = updates.filter(({ row }) => !rowsDone.has(row)).map(({ row }) => row);
    const became: RowBecame[] = [...unread, ...done, ...left.map((row) => ({ row, became: 'unfinished' as const }))];
    const found = [...faults, ...became.flatMap(faultOf)].map((fault) => ({ file, ...fault }));
    // Whoever had no time left for rows has little for what is kept of their problems.
    await untilStopped(problems.keep(found, clock.now(), cameAt), stop?.aborted ? AbortSignal.timeout(2_000) : stop);
    const count = (...of: RowBecame['became'][]) => became.filter((one) => of.includes(one.became)).length;
    const taken = became.filter((one) => isTaken(one.became)).map(({ row }) => row);
    const warned = new Set(faults.filter(({ severity }) => severity === 'warning').map(({ row }) => row));
    return {
      applied: count('applied'),
      repeated: count('repeated'),
      stale: count('stale'),
      rejected: rows.length - taken.length - left.length,
      warned: taken.filter((row) => warned.has(row)).length,
      unfinished: left.toSorted((x, y) => x - y),
      problems: found,
    };
  };
};
