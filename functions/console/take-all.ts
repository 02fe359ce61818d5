import type { Refused } from '../domain/matter.ts';
import type { Staff } from '../domain/staff.ts';
import type { Audit, Clock, Page, PageAsked } from '../ports.ts';

/** What one file takes: more than anybody goes through line by line. */
const mostRows = 5000;
const readAtOnce = 1000;

/** A list of a unit, as the proof calls it. */
type OfUnit = { unit: string; name: string };
/** Reads a page of it, and asks for the right to it. */
type Read<T> = (page: PageAsked) => Promise<({ ok: true } & Page<T>) | Refused>;

/** All of a list, as far as one file takes it. Who took how much away is written down before they get it. */
export const makeTakeAll =
  ({ audit, clock }: { audit: Pick<Audit, 'write'>; clock: Clock }) =>
  async <T>(staff: Staff, { unit, name }: OfUnit, read: Read<T>): Promise<{ ok: true; rows: T[] } | Refused> => {
    const rows: T[] = [];
    let after: string | undefined;
    do {
      const page = await read({ limit: Math.min(readAtOnce, mostRows - rows.length), after });
      if (!page.ok) return page;
      rows.push(...page.items);
      after = page.next;
    } while (after && rows.length < mostRows);
    await audit.write({
      ...{ at: clock.now(), by: staff.email, action: 'export-list', unit, outcome: 'done' },
      note: `${name}: ${rows.length} rows`,
    });
    return { ok: true, rows };
  };
