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

/**
 * Running dossiers of these deciding units that are likely to miss their date, while there still is time: due after the
 * next working day. For staff alone; nothing of it reaches the citizen.
 */
export const listAtRisk =
  ({ dossiers, paces, policies, clock }: { dossiers: Dossiers; paces: Paces; policies: Policies; clock: Clock }) =>
  async (units: readonly string[]): Promise<RiskList> => {
    const now = clock.now();
    const today = dayOf(now);
    const known = new Map<string, ReturnType<Paces['find']>>();
    const paceOf = (procedure: string) => {
      const found = known.get(procedure) ?? paces.find(procedure);
      known.set(procedure, found);
      return found;
    };
    const list: RiskList = { likely: [], unknown: 0 };
    for (const unit of new Set(units)) {
      const { calendar, riskFrom } = await policies.of(unit);
      const running = dossiers.runningOfUnit(unit, firstDayAtRisk(today, calendar), plusDays(today, horizonDays));
      for await (const dossier of running) {
        const risk = riskOf(dossier, await paceOf(dossier.procedureCode), calendar, now);
        if (!risk) list.unknown += 1;
        else if (risk.chance >= riskFrom) list.likely.push({ dossier, risk });
      }
    }
    list.likely.sort((a, b) => b.risk.chance - a.risk.chance || a.risk.left - b.risk.left);
    return list;
  };
