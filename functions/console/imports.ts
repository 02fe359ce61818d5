import { type AuditEntry, wholeProvince } from '../domain/audit.ts';
import type { SentRows } from '../domain/file-rows.ts';
import { type Refused, refuse, refuseRows, sentences } from '../domain/matter.ts';
import { parsePortalFigures } from '../domain/portal-figures.ts';
import { parsePortalTable } from '../domain/portal-table.ts';
import { mayDo, type Staff } from '../domain/staff.ts';
import { type Day, dayOf, formatDay } from '../domain/time.ts';
import { parseUnits } from '../domain/unit-file.ts';
import { codesBetween } from '../domain/unit-history.ts';
import type { Audit, Clock, PortalDays, PortalImport, UnitHistory } from '../ports.ts';

export type ImportPorts = { portalDays: PortalDays; history: UnitHistory; audit: Audit; clock: Clock };

export type TakenIn = { ok: true; units: number } | Refused;

const noRight = refuse('no-right', sentences.noRight);
const changed = refuse('changed', {
  vi: 'Người khác vừa nhập danh mục đơn vị: xin nhập lại.',
  en: 'Somebody else has just entered units: please send the file again.',
});

/** Files that are taken in whole or not at all: what the portal published, and the register of units. */
export const makeImports = ({ portalDays, history, audit, clock }: ImportPorts) => {
  const entryOf = (staff: Staff, action: AuditEntry['action'], note: string, outcome: AuditEntry['outcome']) => ({
    ...{ at: clock.now(), by: staff.email, action, unit: wholeProvince, note, outcome },
  });
  const refused = async (staff: Staff, action: AuditEntry['action']): Promise<Refused> => {
    await audit.write(entryOf(staff, action, sentences.noRight.en, 'refused'));
    return noRight;
  };

  const portal = async (staff: Staff, kind: PortalImport['kind'], day: Day, sent: SentRows): Promise<TakenIn> => {
    const action = kind === 'table' ? 'import-portal-table' : 'import-portal-metrics';
    if (!mayDo(staff, 'manage-drive')) return refused(staff, action);
    if (day > dayOf(clock.now()))
      return refuseRows([{ row: 0, field: 'day', problem: `${formatDay(day)} lies in the future` }]);
    const rows = await sent();
    if (!rows.ok) return refuseRows(rows.problems);
    const units = codesBetween((await history.find()).terms, day, day);
    const entry = entryOf(staff, action, `published of ${day}`, 'done');
    if (kind === 'table') {
      const read = parsePortalTable(rows.value, units);
      if (!read.ok) return refuseRows(read.problems);
      await portalDays.save(day, { kind, units: read.value }, entry);
      return { ok: true, units: read.value.length };
    }
    const read = parsePortalFigures(rows.value, units);
    if (!read.ok) return refuseRows(read.problems);
    await portalDays.save(day, { kind, units: read.value }, entry);
    return { ok: true, units: read.value.length };
  };

  return {
    portal,
    /** Which days of the portal are known. */
    imported: (from: Day, to: Day) => portalDays.imported(from, to),
    /** Into the register of units: new ones, and those that a file says anew. */
    units: async (staff: Staff, sent: SentRows): Promise<TakenIn> => {
      if (!mayDo(staff, 'manage-settings')) return refused(staff, 'import-units');
      const rows = await sent();
      if (!rows.ok) return refuseRows(rows.problems);
      const { terms, version } = await history.find();
      const read = parseUnits(rows.value, terms);
      if (!read.ok) return refuseRows(read.problems);
      const entry = entryOf(staff, 'import-units', `a file of ${rows.value.length} units`, 'done');
      const done = await history.save(read.value, version, entry);
      return done === 'done' ? { ok: true, units: rows.value.length } : changed;
    },
    register: async () => (await history.find()).terms,
  };
};
