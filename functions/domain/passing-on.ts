import type { DossierState } from './dossier-state.ts';

/*
 * Status 0 tells that a dossier is passed from one system to another. Nobody is told anything by it: what it says of the
 * work waits in the state until the next record of the work, as if that record had said it (docs/adr/0065).
 */

/** What a notice could tell, or hang on. */
const factsThatWait = [
  'dueAt',
  'finishedAt',
  'returnedAt',
  'handover',
  'trackingNumber',
  'fee',
  'paymentMethod',
  'paidAt',
  'missing',
  'reason',
] as const;

/** A record, as far as this is about it. */
type Said = Omit<
  DossierState,
  'language' | 'contactable' | 'declined' | 'entered' | 'path' | 'dueChanges' | 'putOff' | 'version'
>;

const saidOf = (of: object): object =>
  Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined));

/** The dossier once it was passed on: its status and what was told of it stand; its time, too, for the work's records order it. */
export const afterPassingOn = (state: DossierState, update: Said): DossierState => {
  const { unit, receivingUnit, procedureCode, procedureName, applicantKind, appliedThrough } = update;
  const { submittedAt, receivedAt, digitised, electronicResult, reusedData, verifiedAccount, submittedBy } = update;
  const known = saidOf({
    unit,
    receivingUnit,
    procedureCode,
    procedureName,
    applicantKind,
    appliedThrough,
    submittedAt,
    receivedAt,
    digitised,
    electronicResult,
    reusedData,
    verifiedAccount,
    submittedBy,
  });
  const facts = saidOf(Object.fromEntries(factsThatWait.map((fact) => [fact, update[fact]])));
  return {
    ...state,
    ...known,
    passedOn: { at: update.updatedAt, status: state.status, facts: { ...state.passedOn?.facts, ...facts } },
    version: state.version + 1,
  };
};

/** When the dossier was last heard of, be it only that it was passed on. */
export const lastHeardOf = ({ passedOn, updatedAt }: DossierState): string => passedOn?.at ?? updatedAt;

/**
 * A record of the work after the dossier was passed on, with what waited for it. One that is older than the passing on
 * came late: what waits goes on waiting, and the unit stays where the dossier was passed to.
 */
export const withWhatWaited = <Update extends Said>(state: DossierState | undefined, update: Update): Update => {
  if (!state?.passedOn) return update;
  const { at, status, facts } = state.passedOn;
  if (update.updatedAt < at)
    return { ...update, unit: state.unit, receivingUnit: state.receivingUnit ?? update.receivingUnit };
  // A reason, and what is missing, belong to the status in which they were said.
  const { missing, reason, ...others } = facts;
  const ofStatus = status === update.status && state.status === status ? { missing, reason } : {};
  return { ...update, ...saidOf({ ...others, ...ofStatus }), ...saidOf(update) };
};

/** A dossier of which only its passing on was told, as if a record of the work had come before: what was said of it waits. */
export const asPassedOnLater = (state: DossierState, update: Pick<Said, 'status' | 'updatedAt'>): DossierState => {
  const facts = saidOf(Object.fromEntries(factsThatWait.map((fact) => [fact, state[fact]])));
  const none = Object.fromEntries(factsThatWait.map((fact) => [fact, undefined]));
  const path = state.path.filter(({ at }) => at < update.updatedAt);
  return { ...state, ...none, path, passedOn: { at: state.updatedAt, status: update.status, facts } };
};
