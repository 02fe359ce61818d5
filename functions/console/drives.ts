import { type AuditEntry, wholeProvince } from '../domain/audit.ts';
import { parseBaseline, withBaseline } from '../domain/baseline-file.ts';
import type { Drive, Target } from '../domain/drive.ts';
import { checkDrive } from '../domain/drive-check.ts';
import type { FileRow, Imported, SentRows } from '../domain/file-rows.ts';
import { type Refused, refuse, refuseRows, sentences } from '../domain/matter.ts';
import { mayDo, type Staff } from '../domain/staff.ts';
import { parseTargets, proposeTargets, withTargets } from '../domain/target-file.ts';
import { codesBetween } from '../domain/unit-history.ts';
import type { Audit, Clock, Drives, UnitHistory } from '../ports.ts';

export type DrivePorts = { drives: Drives; history: Pick<UnitHistory, 'find'>; audit: Audit; clock: Clock };

export type Saved = { ok: true; drive: Drive; version: number } | Refused;

const noRight = refuse('no-right', sentences.noRight);
const notFound = refuse('not-found', { vi: 'Không có chiến dịch này.', en: 'There is no such drive.' });
const changed = refuse('changed', {
  vi: 'Người khác vừa sửa chiến dịch này: xin mở lại rồi sửa.',
  en: 'Somebody else has changed this drive: please open it again.',
});

/** Setting up drives: by hand, by file, by the +10-point rule. `version` is the one that the change was made on. */
export const makeDrives = ({ drives, history, audit, clock }: DrivePorts) => {
  const entryOf = (staff: Staff, action: AuditEntry['action'], drive: string, note?: string) => ({
    ...{ at: clock.now(), by: staff.email, action, unit: wholeProvince, drive },
    ...(note && { note }),
  });

  const refused = async (staff: Staff, action: AuditEntry['action'], id: string, why: Refused): Promise<Refused> => {
    await audit.write({ ...entryOf(staff, action, id, why.refusal.sentence.en), outcome: 'refused' });
    return why;
  };

  /** Checked against the units of its days, then written with its proof. */
  const write = async (
    staff: Staff,
    action: 'save-drive' | 'set-targets',
    input: Drive | Readonly<Record<string, unknown>>,
    version: number,
    note?: string,
  ): Promise<Saved> => {
    const { terms } = await history.find();
    const codes = codesBetween(terms, String(input.from), String(input.to));
    const checked = checkDrive(input, codes);
    if (!checked.ok) return refuseRows(checked.problems);
    const drive = checked.value;
    const entry: AuditEntry = { ...entryOf(staff, action, drive.id, note), outcome: 'done' };
    const done = await drives.save(drive, version, entry);
    return done === 'done' ? { ok: true, drive, version: version + 1 } : changed;
  };

  /** Changes a part of a drive that stands; `next` answers it with a word on what was changed. */
  const change = async (
    staff: Staff,
    id: string,
    next: (drive: Drive, version: number) => Promise<{ drive: Drive; note: string } | Refused>,
  ): Promise<Saved> => {
    if (!mayDo(staff, 'manage-drive')) return refused(staff, 'set-targets', id, noRight);
    const found = await drives.find(id);
    if (!found) return notFound;
    const wanted = await next(found.drive, found.version);
    return 'drive' in wanted ? write(staff, 'set-targets', wanted.drive, found.version, wanted.note) : wanted;
  };

  /** The same with the rows of a file: all of them or none. */
  const changeByFile = <T>(
    staff: Staff,
    id: string,
    sent: SentRows,
    parse: (rows: readonly FileRow[], drive: Drive) => Imported<T>,
    into: (drive: Drive, value: T) => { drive: Drive; note: string },
  ): Promise<Saved> =>
    change(staff, id, async (drive) => {
      const rows = await sent();
      const read = rows.ok ? parse(rows.value, drive) : rows;
      return read.ok ? into(drive, read.value) : refuseRows(read.problems);
    });

  return {
    all: () => drives.all(),
    find: async (id: string) => {
      const found = await drives.find(id);
      return found ? { ok: true as const, ...found } : notFound;
    },
    /** A new drive (`version` 0) or all of one that stands. */
    save: async (staff: Staff, input: Readonly<Record<string, unknown>>, version: number): Promise<Saved> =>
      mayDo(staff, 'manage-drive')
        ? write(staff, 'save-drive', input, version)
        : refused(staff, 'save-drive', String(input.id), noRight),
    setTargets: (staff: Staff, id: string, targets: readonly Target[], version: number) =>
      change(staff, id, async (drive, of) =>
        of === version ? { drive: withTargets(drive, targets), note: `${targets.length} targets` } : changed,
      ),
    importTargets: (staff: Staff, id: string, sent: SentRows) =>
      changeByFile(staff, id, sent, parseTargets, (drive, targets) => ({
        drive: withTargets(drive, targets),
        note: `a file of ${targets.length} targets`,
      })),
    importBaseline: (staff: Staff, id: string, sent: SentRows) =>
      changeByFile(staff, id, sent, parseBaseline, (drive, figures) => ({
        drive: withBaseline(drive, figures),
        note: `a file of ${figures.length} results of the year before`,
      })),
    /** By the +10-point rule, to be looked through: nothing is stored. `central` in percent, by indicator. */
    propose: async (staff: Staff, id: string, phase: string, central: Readonly<Record<string, number>>) => {
      if (!mayDo(staff, 'manage-drive')) return noRight;
      const found = await drives.find(id);
      if (!found) return notFound;
      const { drive } = found;
      const known = drive.phases.some(({ name }) => name === phase);
      const strange = Object.keys(central).filter(
        (indicator) => !drive.indicators.some(({ id: of }) => of === indicator),
      );
      const problems = [
        ...(known ? [] : [{ row: 0, field: 'phase', problem: `"${phase}" is no phase of this drive` }]),
        ...strange.map((indicator) => ({
          row: 0,
          field: `central.${indicator}`,
          problem: 'is no indicator of this drive',
        })),
      ];
      return problems.length > 0
        ? refuseRows(problems)
        : { ok: true as const, targets: proposeTargets(drive, phase, central) };
    },
  };
};
