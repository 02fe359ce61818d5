import { type Heard, heardOfDossier, heardOfNotice, heardOfSurvey, type Survey } from '../domain/counted.ts';
import type { DossierState } from '../domain/dossier-state.ts';
import type { Notice } from '../domain/notice.ts';
import type { Change } from '../lib/batches.ts';
import type { Clock, Tally } from '../ports.ts';

/** Counts what the dossiers' stream tells, a batch at once: states and citizens' answers to the survey. */
export const makeTallyDossiers =
  ({ tally, clock }: { tally: Tally; clock: Clock }) =>
  async (changes: readonly Change<DossierState | Survey>[]): Promise<void> => {
    const now = clock.now();
    const heardOf = ({ before, after }: Change<DossierState | Survey>): Heard[] => {
      if ('answeredAt' in after) return heardOfSurvey(after);
      return heardOfDossier({ before: before && 'status' in before ? before : undefined, after }, now);
    };
    await tally.count(changes.flatMap(heardOf));
  };

/** Counts the SMS that carriers took, as the notices' stream tells it. */
export const makeTallyNotices =
  ({ tally }: { tally: Tally }) =>
  (changes: readonly Change<Notice>[]): Promise<void> =>
    tally.count(changes.flatMap(heardOfNotice));
