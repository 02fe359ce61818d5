import type { DossierState } from '../domain/dossier-state.ts';
import { becomesFinished, sampleOf } from '../domain/pace.ts';
import type { Paces, Policies } from '../ports.ts';

/** What a dossier took, once it is finished, joins its procedure's history. */
export const makeLearnPace =
  ({ paces, policies }: { paces: Paces; policies: Policies }) =>
  async ({ before, after }: { before?: DossierState; after: DossierState }): Promise<void> => {
    if (!becomesFinished(before, after)) return;
    const { calendar } = await policies.of(after.unit);
    const sample = sampleOf(after, calendar);
    if (sample) await paces.add(after.procedureCode, sample);
  };
