import { type Heard, heardOfDossier, heardOfSurvey, type Survey } from '../domain/counted.ts';
import type { DossierState } from '../domain/dossier-state.ts';
import type { Change } from '../lib/batches.ts';
import type { Clock, Tally } from '../ports.ts';

type TallyPorts = { tally: Tally; learn: (change: Change<DossierState>) => Promise<void>; clock: Clock };

/**
 * Counts what the dossiers' stream tells, a batch at once: states and citizens' answers to the survey. What is finished
 * also teaches its procedure's pace: a stream bears two readers, and the other one is who writes the notices.
 */
export const makeTallyDossiers =
  ({ tally, learn, clock }: TallyPorts) =>
  async (changes: readonly Change<DossierState | Survey>[]): Promise<void> => {
    const now = clock.now();
    const dossiers = changes.flatMap(({ before, after }): Change<DossierState>[] =>
      'answeredAt' in after ? [] : [{ before: before && 'status' in before ? before : undefined, after }],
    );
    const answers = changes.flatMap(({ after }): Heard[] => ('answeredAt' in after ? heardOfSurvey(after) : []));
    await tally.count([...dossiers.flatMap((change) => heardOfDossier(change, now)), ...answers]);
    for (const change of dossiers) await learn(change);
  };
