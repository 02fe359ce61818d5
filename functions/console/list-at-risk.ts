import type { DossierState } from '../domain/dossier-state.ts';
import { firstDayAtRisk, type Risk, riskOf } from '../domain/risk.ts';
import { dayOf, plusDays } from '../domain/time.ts';
import type { Clock, Dossiers, Paces, Policies } from '../ports.ts';

export type AtRisk = { dossier: DossierState; risk: Risk };

export type RiskList = {
  /** The likeliest to miss its date first. */
  likely: AtRisk[];
  /** Running dossiers of which nothing can be said: too few of their procedure have finished yet. */
  unknown: number;
};

/** No term is longer. */
const horizonDays = 366;

/** Of a unit, those that fall due first: of the rest there will still be time to speak. */
const mostLookedAt = 300;

/**
 * Running dossiers of these deciding units that are likely to miss their date, while there still is time: due after the
 * next working day, and among the next 300 of their unit. For staff alone; nothing of it reaches the citizen.
 */
export const listAtRisk =
  ({
    dossiers,
    paces,
    policies,
    clock,
  }: {
    dossiers: Pick<Dossiers, 'listOfUnit'>;
    paces: Pick<Paces, 'find'>;
    policies: Policies;
    clock: Clock;
  }) =>
  async (units: readonly string[], most = mostLookedAt): Promise<RiskList> => {
    const now = clock.now();
    const today = dayOf(now);
    const list: RiskList = { likely: [], unknown: 0 };
    for (const unit of new Set(units)) {
      const { calendar, riskFrom } = await policies.of(unit);
      const stretch = { from: firstDayAtRisk(today, calendar), before: plusDays(today, horizonDays + 1) };
      const { items } = await dossiers.listOfUnit(unit, { under: 'running', ...stretch }, { limit: most });
      const procedures = [...new Set(items.map(({ procedureCode }) => procedureCode))];
      const known = new Map(await Promise.all(procedures.map(async (of) => [of, await paces.find(of)] as const)));
      for (const dossier of items) {
        const risk = riskOf(dossier, known.get(dossier.procedureCode) ?? [], calendar, now);
        if (!risk) list.unknown += 1;
        else if (risk.chance >= riskFrom) list.likely.push({ dossier, risk });
      }
    }
    list.likely.sort((a, b) => b.risk.chance - a.risk.chance || a.risk.left - b.risk.left);
    return list;
  };
