import type { Measured } from './measure.ts';

/** What `node infra/cost/measure.ts 1300` said on 2026-11-30. */
export const measured: Measured = {
  changes: 1295,
  dossiers: 291,
  writeUnits: { registry: 553, contacts: 1146, dossiers: 10181, notices: 8829, campaign: 7174, links: 1633 },
  readUnits: { dossiers: 3790, registry: 322, campaign: 1518.5, notices: 4181, contacts: 2128.5 },
  notices: 1275,
  sms: 763,
  emails: 242,
  smsParts: 763,
};
