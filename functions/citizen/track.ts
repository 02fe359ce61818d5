import type { DossierState } from '../domain/dossier-state.ts';
import { isGood, isToken, type Link } from '../domain/link.ts';
import type { AnsweredSurvey } from '../domain/satisfaction.ts';
import { type Standing, standingOf } from '../domain/standing.ts';
import type { Instant } from '../domain/time.ts';
import type { Unit } from '../domain/unit.ts';
import type { Clock, Dossiers, Links, Notices, Surveys, Units } from '../ports.ts';

export type TrackPorts = {
  links: Pick<Links, 'open'>;
  dossiers: Pick<Dossiers, 'find'>;
  notices: Pick<Notices, 'ofDossier'>;
  surveys: Pick<Surveys, 'find'>;
  units: Units;
  clock: Clock;
};

/** A dossier as its link shows it; `unit` is whom the citizen asks. */
export type Tracked = {
  token: string;
  link: Link;
  state: DossierState;
  standing: Standing;
  unit: Unit;
  survey: AnsweredSurvey | undefined;
  now: Instant;
};

/** Follows a token to its dossier. `lost`: it leads nowhere; `expired`: it did once. */
export const makeTrack =
  ({ links, dossiers, notices, surveys, units, clock }: TrackPorts) =>
  async (token: string): Promise<Tracked | 'lost' | 'expired'> => {
    const now = clock.now();
    const link = isToken(token) ? await links.open(token) : undefined;
    if (!link) return 'lost';
    if (!isGood(link, now)) return 'expired';
    const [state, told, survey] = await Promise.all([
      dossiers.find(link.dossier),
      notices.ofDossier(link.dossier),
      surveys.find(link.dossier),
    ]);
    if (!state) return 'lost';
    const unit = await units.find(state.receivingUnit ?? state.unit);
    return { token, link, state, standing: standingOf(state, told, now), unit, survey, now };
  };
