import type { MatterRef } from '../domain/matter.ts';
import { mayDo, type Staff } from '../domain/staff.ts';
import type { makeMatters } from './matters.ts';
import type { ShownMatter } from './show.ts';

/** A matter in the exact words that would go out, for who may see its desk; undefined for others, and where there is none. */
export const makeLook =
  ({ load, show }: Pick<ReturnType<typeof makeMatters>, 'load' | 'show'>) =>
  async (staff: Staff, ref: MatterRef): Promise<ShownMatter | undefined> => {
    const matter = await load(ref);
    const shown = matter && (await show(matter))?.shown;
    const isMine = shown && [shown.unit, shown.decidingUnit].some((unit) => mayDo(staff, 'see-desk', unit));
    return isMine ? shown : undefined;
  };
