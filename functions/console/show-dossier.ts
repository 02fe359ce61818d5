import type { DossierState } from '../domain/dossier-state.ts';
import { type Refused, refuse, sentences } from '../domain/matter.ts';
import type { Notice } from '../domain/notice.ts';
import { mayDo, type Staff } from '../domain/staff.ts';
import { termEnd } from '../domain/term.ts';
import type { Instant } from '../domain/time.ts';
import type { DossierChange, Dossiers, Notices, Policies, Procedures } from '../ports.ts';

export type DossierPorts = { dossiers: Dossiers; notices: Notices; procedures: Procedures; policies: Policies };

export type ShownDossier = {
  state: DossierState;
  changes: DossierChange[];
  notices: Notice[];
  /** By when the procedure's own term wants it, counted by the unit's calendar; a later promise than this is too late. */
  termEndsAt?: Instant;
};

/** A dossier with its history and what its citizen was told. Nothing in it is personal. */
export const showDossier =
  ({ dossiers, notices, procedures, policies }: DossierPorts) =>
  async (staff: Staff, code: string): Promise<({ ok: true } & ShownDossier) | Refused> => {
    const state = await dossiers.find(code);
    if (!state) return refuse('not-found', sentences.notFound);
    const isTheirs = [state.unit, state.receivingUnit].some((unit) => mayDo(staff, 'see-dossiers', unit));
    if (!isTheirs) return refuse('no-right', sentences.noRight);
    const term = (await procedures.find(state.procedureCode))?.term;
    const { calendar } = await policies.of(state.unit);
    return {
      ...{ ok: true, state, changes: await dossiers.changesOf(code), notices: await notices.ofDossier(code) },
      ...(term && state.receivedAt && { termEndsAt: termEnd(term, state.receivedAt, calendar) }),
    };
  };
