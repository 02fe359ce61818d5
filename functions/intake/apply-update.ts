import type { DossierUpdate } from '../domain/dossier.ts';
import type { DossierState } from '../domain/dossier-state.ts';
import { type Taken, type TakenAs, takeUpdate } from '../domain/take-update.ts';
import type { Clock, KnownDossiers } from '../ports.ts';

export type ApplyPorts = {
  knownDossiers: KnownDossiers;
  clock: Clock;
  /** Told of each change, and what it came in with. */
  report: (change: DossierState, source: string) => void;
  /** Waits before an update is decided anew that was overtaken `tried` times before. */
  pause: (tried: number) => Promise<void>;
};

/** `source` as logs name it: a file's own name may be anything. */
export type Of = { units: readonly string[] | undefined; source: string };

/** `foreign`: the dossier, as it is or would be, is another unit's. `contested`: too many write it at once. */
export type Became = TakenAs | 'foreign' | 'contested';

/** Some five seconds, as waits grow: so long a hundred writers of one dossier take. */
const mostTries = 14;

type OfUnits = Pick<DossierUpdate, 'unit' | 'receivingUnit'>;

const isOf = ({ unit, receivingUnit }: OfUnits, units: readonly string[]): boolean =>
  units.includes(unit) || (receivingUnit !== undefined && units.includes(receivingUnit));

const ownChange = (taken: Taken, clock: Clock) =>
  taken.as === 'applied' ? undefined : ({ at: clock.now(), what: 'contact' } as const);

/**
 * Reads what is known of the update's dossier, decides, and writes on condition that nobody wrote meanwhile; else all of
 * it again after a pause. Repeatable.
 */
export const makeApplyUpdate =
  ({ knownDossiers, clock, report, pause }: ApplyPorts) =>
  async (update: DossierUpdate, { units, source }: Of): Promise<Became> => {
    for (let tried = 0; tried < mostTries; tried += 1) {
      if (tried > 0) await pause(tried - 1);
      const before = await knownDossiers.find(update.code);
      if (units && [before.dossier, update].some((of) => of && !isOf(of, units))) return 'foreign';
      const taken = takeUpdate(before, update);
      const { as, after } = taken;
      if (!after) return as;
      if ((await knownDossiers.save(before, after, ownChange(taken, clock))) === 'conflict') continue;
      if (as === 'applied') report(after.dossier, source);
      return as;
    }
    return 'contested';
  };
