import { type Contact, channelsTo, contactAfter, recipientOf } from '../domain/contact.ts';
import { applyUpdate, type DossierUpdate, parseUpdate } from '../domain/dossier.ts';
import { type DossierState, status } from '../domain/dossier-state.ts';
import { type Instant, plusMinutes, quote } from '../domain/time.ts';
import type { Clock, Contacts, Dossiers, Problem, Problems } from '../ports.ts';

export type IntakePorts = {
  dossiers: Dossiers;
  contacts: Contacts;
  problems: Problems;
  clock: Clock;
  /** Told of each change, and what it came in with. */
  report: (change: DossierState, source: string) => void;
};
export type Row = { row: number; record: unknown };
export type Outcome = 'applied' | 'repeated' | 'stale';
export type Intake = Record<Outcome | 'rejected', number> & { problems: Problem[] };

/** Clocks of other systems may be this much ahead; a record from further on would outrank every true one after it. */
const clockToleranceMinutes = 60;
const atOnce = 25;
const triesAgainstOtherWriters = 8;

/** `foreign`: the dossier, as it is or would be, is another unit's. */
type Became = Outcome | 'contradicted' | 'foreign';
type Parsed = { row: number; update: DossierUpdate };
/** `source` as logs name it: a file's own name may be anything. */
type Of = { units: Sent['units']; source: string };

/** Of a file: when it came, its id, and of whose dossiers its sender may tell, where not of all. */
export type Sent = { cameAt?: Instant; importId?: string; units?: readonly string[] | undefined };

/** By time. Of two records of one second the one that is further on goes first, in whatever order they came: it is the news. */
const byTime = ({ update: a }: Parsed, { update: b }: Parsed): number =>
  a.updatedAt === b.updatedAt
    ? status.options.indexOf(b.status) - status.options.indexOf(a.status)
    : a.updatedAt < b.updatedAt
      ? -1
      : 1;

const foreign = 'is not a unit that the sender of this file acts for';
const contradiction = 'differs from another record of the same second, which stands: give each change its own time';

const isOf = (
  { unit, receivingUnit }: Pick<DossierUpdate, 'unit' | 'receivingUnit'>,
  units: readonly string[],
): boolean => units.includes(unit) || (receivingUnit !== undefined && units.includes(receivingUnit));

/**
 * Takes in records of one file or request: good ones are applied, bad ones kept as problems with file, row and field,
 * without what stands in them.
 * Records of one dossier are applied in the order of their times, different dossiers side by side. Repeatable.
 */
export const makeTakeIn = ({ dossiers, contacts, problems, clock, report }: IntakePorts) => {
  const keepContact = async (update: DossierUpdate, isFirst: boolean) => {
    const former = isFirst ? undefined : await contacts.find(update.code);
    const next: Contact = contactAfter(former, update);
    if (next !== former) await contacts.save(next);
    return next;
  };

  const apply = async (
    update: DossierUpdate,
    { units, source }: Of,
    tries = triesAgainstOtherWriters,
  ): Promise<Became> => {
    const before = await dossiers.find(update.code);
    if (units && [before, update].some((of) => of && !isOf(of, units))) return 'foreign';
    const applied = applyUpdate(before, update);
    if (applied.outcome === 'repeated' && before?.status !== update.status) return 'contradicted';
    if (applied.outcome !== 'applied') return applied.outcome;
    // The contact first: the state's change sets the sending off.
    const contact = await keepContact(update, before === undefined);
    // An update may name one of two people only; whom a notice goes to is told by all that is known of them.
    const state = { ...applied.state, contactable: channelsTo(recipientOf(contact)) };
    if ((await dossiers.save(before, state)) === 'saved') {
      report(state, source);
      return 'applied';
    }
    if (tries === 0) throw new Error(`dossier ${update.code} is being written by too many at once`);
    return apply(update, { units, source }, tries - 1);
  };

  const applyInOrder = async (updates: Parsed[], of: Of) => {
    const outcomes: { row: number; outcome: Became }[] = [];
    for (const { row, update } of updates) outcomes.push({ row, outcome: await apply(update, of) });
    return outcomes;
  };

  return async (file: string, rows: readonly Row[], { cameAt, importId, units }: Sent = {}): Promise<Intake> => {
    const found: Problem[] = [];
    const parsed: Parsed[] = [];
    const latest = plusMinutes(clock.now(), clockToleranceMinutes);
    for (const { row, record } of rows) {
      const result = parseUpdate(record);
      const problemsOfRow = result.ok ? [...result.warnings] : result.problems;
      if (result.ok && result.update.updatedAt > latest)
        problemsOfRow.push({
          field: 'ThoiDiemCapNhat',
          problem: `${quote(result.update.updatedAt)} lies in the future`,
        });
      else if (result.ok) parsed.push({ row, update: result.update });
      found.push(...problemsOfRow.map((problem) => ({ file, row, ...problem })));
    }
    const queues = [...Map.groupBy(parsed.toSorted(byTime), ({ update }) => update.code).values()];
    const outcomes: Awaited<ReturnType<typeof applyInOrder>> = [];
    while (queues.length > 0) {
      const some = queues.splice(0, atOnce).map((queue) => applyInOrder(queue, { units, source: importId ?? file }));
      outcomes.push(...(await Promise.all(some)).flat());
    }
    const rowsThat = (became: Became) => outcomes.filter(({ outcome }) => outcome === became).map(({ row }) => row);
    const [contradicted, refused] = [rowsThat('contradicted'), rowsThat('foreign')];
    found.push(...contradicted.map((row) => ({ file, row, field: 'TrangThaiHoSo', problem: contradiction })));
    found.push(...refused.map((row) => ({ file, row, field: 'DonViXuLy', problem: foreign })));
    await problems.keep(found, clock.now(), cameAt);
    return {
      applied: rowsThat('applied').length,
      repeated: rowsThat('repeated').length + contradicted.length,
      stale: rowsThat('stale').length,
      rejected: rows.length - parsed.length + refused.length,
      problems: found,
    };
  };
};
