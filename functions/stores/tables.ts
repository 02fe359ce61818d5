/**
 * Every table, its keys and its indexes, declared once: read by the CDK stack, the local platform and the stores.
 * All keys are strings.
 */
export type TableSpec = {
  readonly key: readonly [partition: string] | readonly [partition: string, sort: string];
  readonly indexes: Readonly<Record<string, readonly [partition: string, sort: string]>>;
  /** Old and new image of every change go to the table's stream. */
  readonly stream?: true;
  /** Attribute with the epoch second after which the item may be deleted. */
  readonly expires?: string;
  /** Encrypted with a key of its own. */
  readonly ownKey?: true;
};

export const tables = {
  dossiers: {
    key: ['code', 'sk'],
    // Sparse: only dossiers that time may bring something to, by what they wait for and the moment it counts from.
    // One partition takes 1,000 writes a second, a province's peak is below 100.
    // `listed` lists a unit's dossiers for its staff, those in work by due date, others by status and last change.
    indexes: { waiting: ['waitsFor', 'waitsFrom'], listed: ['listedUnder', 'listedAt'] },
    stream: true,
  },
  // A person's dossiers by number or name, for staff who ask (docs/adr/0020). Few have an authorised person.
  contacts: {
    key: ['code'],
    indexes: {
      ...{ byPhone: ['phone', 'updatedAt'], byName: ['given', 'backward'] },
      ...{ byOtherPhone: ['otherPhone', 'updatedAt'], byOtherName: ['otherGiven', 'otherBackward'] },
    },
    expires: 'expiresAt',
    ownKey: true,
  },
  // Sparse: only notices that somebody has to deal with, by whose desk they lie on.
  notices: { key: ['dossier', 'id'], indexes: { desk: ['desk', 'deskSince'] }, stream: true },
  // Counts of the drive and what they are made of (docs/adr/0013), frozen days, the portal's figures, drives. Every
  // list it answers is a partition: an index would double what a count costs.
  campaign: { key: ['pk', 'sk'], indexes: {}, expires: 'expiresAt' },
  // Only problems of intake, and files of updates, expire.
  registry: { key: ['type', 'id'], indexes: {}, expires: 'expiresAt' },
  // `byEmail` finds all sessions of a person; sign-ins under way have no e-mail yet and are not in it.
  sessions: { key: ['id'], indexes: { byEmail: ['email', 'createdAt'] }, expires: 'expiresAt' },
  // Citizens' links by their tokens, and tries to find one: docs/adr/0019.
  links: { key: ['id'], indexes: {}, expires: 'expiresAt' },
  // `2026-10#H48.01`: what was done in a unit in a month, in its order. `note#2026-10#H48.01`: what was typed with it,
  // which alone expires (docs/adr/0058).
  audit: { key: ['period', 'id'], indexes: {}, expires: 'expiresAt' },
} as const satisfies Record<string, TableSpec>;

export type TableName = keyof typeof tables;
export const tableNames: readonly TableName[] = [
  'dossiers',
  'contacts',
  'notices',
  'campaign',
  'registry',
  'sessions',
  'links',
  'audit',
];
