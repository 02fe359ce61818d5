import type { DossierState } from './dossier-state.ts';

/** How a citizen gets a result: the unit to go to, or that it comes to them, from wherever. */
export const wayToResult = (handover: DossierState['handover'], unit: string): string =>
  handover === 'post' || handover === 'electronic' ? handover : unit;

/** The unit that hands out a dossier's result. */
export const resultUnitOf = ({ receivingUnit, unit }: Pick<DossierState, 'receivingUnit' | 'unit'>): string =>
  receivingUnit ?? unit;
