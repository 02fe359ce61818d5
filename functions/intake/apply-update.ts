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

type OfUnits = Pick<DossierUpdate, 'code' | 'unit' | 'receivingUnit'>;

/** The unit that took the dossier in: `H48.01` of `H48.01-261012-0501`. */
const unitInCode = (code: string): string | undefined => code.split('-', 1)[0];

const isOf = ({ code, unit, receivingUnit }: OfUnits, units: readonly string[]): boolean =>
  [unit, receivingUnit, unitInCode(code)].some((one) => one !== undefined && units.includes(one));

/**
 * Whether a sender of these units may tell of a dossier: one of them decides on it, receives it, or took it in, both as
 * it is and as it would be. Who took it in always may, whatever another unit has said of it before.
 */
const mayTell = (units: readonly string[], before: DossierState | undefined, update: DossierUpdate): boolean => {
  const receivingUnit = update.receivingUnit ?? before?.receivingUnit;
  return (!before || isOf(before, units)) && isOf({ ...update, receivingUnit }, units);
};

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
      if (units && !mayTell(units, before.dossier, update)) return 'foreign';
      const taken = takeUpdate(before, update, clock.now());
      const { as, after } = taken;
      if (!after) return as;
      if ((await knownDossiers.save(before, after, ownChange(taken, clock))) === 'conflict') continue;
      if (as === 'applied') report(after.dossier, source);
      return as;
    }
    return 'contested';
  };
