import type { TableName } from '../../functions/stores/tables.ts';

/** Tables in the order in which they are filled: a notice is there before its dossier is heard of, so it is not told twice. */
const filled: readonly TableName[] = ['registry', 'contacts', 'links', 'campaign', 'audit', 'notices', 'dossiers'];

/** Who citizens are, and which of the staff did what. */
const personal: readonly TableName[] = ['contacts', 'audit'];

/** What an export holds. Never the sessions: who is signed in signs in again. */
export const exportedTables = (withPersonalData: boolean): readonly TableName[] =>
  filled.filter((name) => withPersonalData || !personal.includes(name));

export const fileOf = (name: TableName): string => `${name}.jsonl`;
