import type { Measured } from './measure.ts';

/** What `node infra/cost/measure.ts 1300` said on 2026-11-22. */
export const measured: Measured = {
  changes: 1295,
  dossiers: 291,
  writeUnits: { registry: 553, contacts: 855, dossiers: 9067, notices: 3774, campaign: 7174, links: 1633 },
  readUnits: { dossiers: 3679.5, registry: 308.5, campaign: 1516, notices: 2679, contacts: 1837.5 },
  notices: 1275,
  sms: 763,
  emails: 242,
  smsParts: 763,
};
