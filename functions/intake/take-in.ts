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
/** `warned`: of the rows that were taken in, those of which something had to be left out or read otherwise. */
export type Intake = Record<Outcome | 'rejected' | 'warned', number> & { problems: Problem[] };

/** Clocks of other systems may be this much ahead; a record from further on would outrank every true one after it. */
const clockToleranceMinutes = 60;
const atOnce = 25;

/** Of a file: when it came, its id, and of whose dossiers its sender may tell, where not of all. */
export type Sent = { cameAt?: Instant; importId?: string; units?: readonly string[] | undefined };

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
const failure = 'could not be taken in by a fault of this platform: its operators are told';

const isTaken = (became: Became | 'failed'): became is Outcome =>
  became === 'applied' || became === 'repeated' || became === 'stale';

type RowBecame = { row: number; became: Became | 'failed' };

/** What is to be said of a row by what became of it. */
const faultOf = ({ row, became }: RowBecame): RowFault[] => {
  switch (became) {
    case 'applied':
    case 'repeated':
    case 'stale':
      return [];
    case 'contradicted':
      return [{ row, field: 'TrangThaiHoSo', problem: contradiction }];
    case 'foreign':
      return [{ row, field: 'DonViXuLy', problem: foreign }];
    case 'contested':
      return [{ row, field: '', problem: contested }];
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
  return async (updates: readonly ReadUpdate[], of: Of): Promise<RowBecame[]> => {
    const done: RowBecame[] = [];
    for (const { row, update } of updates) done.push({ row, became: await applyAlone(row, update, of) });
    return done;
  };
};

/** All of them, even where one fails: what is under way is stored before its error is thrown. */
const allOf = async <T>(under: readonly Promise<T[]>[]): Promise<T[]> => {
  await Promise.allSettled(under);
  return (await Promise.all(under)).flat();
};

/**
 * Takes in records of one file or request: good ones are applied, bad ones kept as problems with file, row and field.
 * Records of one dossier are applied in the order of their times, different dossiers side by side. Whatever a row holds,
 * it costs no other row (docs/adr/0057). Repeatable; throws only where the database cannot be reached.
 */
export const makeTakeIn = (ports: IntakePorts) => {
  const { problems, clock } = ports;
  const applyInOrder = makeApplyInOrder(ports);

  return async (file: string, rows: readonly Row[], { cameAt, importId, units }: Sent = {}): Promise<Intake> => {
    const of = { units, source: importId ?? file };
    const unread: RowBecame[] = [];
    const { updates, faults } = readRows(rows, plusMinutes(clock.now(), clockToleranceMinutes), (row, error) => {
      ports.reportFailure({ source: of.source, row }, error);
      unread.push({ row, became: 'failed' });
    });
    const queues = [...Map.groupBy(updates.toSorted(byTime), ({ update }) => update.code).values()];
    const became: RowBecame[] = unread;
    while (queues.length > 0)
      became.push(...(await allOf(queues.splice(0, atOnce).map((queue) => applyInOrder(queue, of)))));
    const found = [...faults, ...became.flatMap(faultOf)].map((fault) => ({ file, ...fault }));
    await problems.keep(found, clock.now(), cameAt);
    const count = (...of: RowBecame['became'][]) => became.filter((one) => of.includes(one.became)).length;
    const taken = became.filter((one) => isTaken(one.became)).map(({ row }) => row);
    const warned = new Set(faults.filter(({ severity }) => severity === 'warning').map(({ row }) => row));
    return {
      applied: count('applied'),
      repeated: count('repeated'),
      stale: count('stale'),
      rejected: rows.length - taken.length,
      warned: taken.filter((row) => warned.has(row)).length,
      problems: found,
    };
  };
};
