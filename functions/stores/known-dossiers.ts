import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { KnownDossiers } from '../ports.ts';
import { contactPut, readContact } from './contacts.ts';
import { type Documents, ifTransactionHolds } from './documents.ts';
import { dossierPuts, dynamoDossiers } from './dossiers.ts';

/**
 * Dossiers with their contacts. One version guards both, the state's: whoever writes the contact writes the state with
 * it, in one transaction. So neither is lost to another writer, and no crash leaves one without the other.
 */
export const dynamoKnownDossiers = (
  documents: Documents,
  tables: { dossiers: string; contacts: string },
): KnownDossiers => {
  const dossiers = dynamoDossiers(documents, tables.dossiers);
  return {
    find: async (code) => {
      // The state first: where the contact is changed in between, the state's version has moved on and the save fails.
      const dossier = await dossiers.find(code);
      const contact = await readContact(documents, tables.contacts, code);
      return { dossier, contact };
    },
    save: async (before, { dossier, contact }, own) => {
      const isNew = contact !== before.contact;
      const TransactItems = [
        ...dossierPuts(tables.dossiers, before.dossier, dossier, own),
        ...(isNew ? [contactPut(tables.contacts, contact)] : []),
      ];
      return (await ifTransactionHolds(documents.send(new TransactWriteCommand({ TransactItems }))))
        ? 'saved'
        : 'conflict';
    },
  };
};
