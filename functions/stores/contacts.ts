import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { type Contact, contact, type Person } from '../domain/contact.ts';
import { nameKey } from '../domain/name-key.ts';
import { epochOf } from '../domain/time.ts';
import type { Contacts, FoundPerson, PageAsked, PersonAsked } from '../ports.ts';
import type { Documents } from './documents.ts';
import { readSifted } from './pages.ts';
import { tables } from './tables.ts';

/** Personal data is deleted this long after a dossier's last word (law 91/2025: no longer than needed). */
const keptDays = 180;

const { indexes } = tables.contacts;

const roles = {
  applicant: { phone: 'byPhone', name: 'byName' },
  authorised: { phone: 'byOtherPhone', name: 'byOtherName' },
} as const satisfies Record<FoundPerson['as'], Record<'phone' | 'name', keyof typeof indexes>>;

/** Where a person stands in the indexes; what is not known stands in none. */
const keysOf = ({ phone, name = '' }: Person, as: FoundPerson['as']) => {
  const [[byPhone], [given, backward]] = [indexes[roles[as].phone], indexes[roles[as].name]];
  const key = nameKey(name);
  return { ...(phone && { [byPhone]: phone }), ...(key && { [given]: key.given, [backward]: key.backward }) };
};

/** Somebody who acts for themselves is found once. */
const otherThan = (applicant: Person, { phone, name }: Person): Person => ({
  ...(phone !== applicant.phone && { phone }),
  ...(name !== applicant.name && { name }),
});

const searchKeys = ({ applicant, authorised }: Contact) => ({
  ...keysOf(applicant, 'applicant'),
  ...(authorised && keysOf(otherThan(applicant, authorised), 'authorised')),
});

/** The contact with its place in the indexes, as a part of a transaction that the dossier's version guards. */
export const contactPut = (TableName: string, one: Contact) => {
  const expiresAt = Math.floor(epochOf(one.updatedAt) / 1000) + keptDays * 86_400;
  return { Put: { TableName, Item: { ...one, ...searchKeys(one), expiresAt } } };
};

/** The contact as it is now; undefined where there is none, or none any more. */
export const readContact = async (documents: Documents, TableName: string, code: string) => {
  const { Item } = await documents.send(new GetCommand({ TableName, Key: { code }, ConsistentRead: true }));
  return Item && contact.parse(Item);
};

type Named = Record<string, string>;
type PersonQuery = {
  IndexName: keyof typeof indexes;
  ScanIndexForward?: boolean;
  KeyConditionExpression: string;
  names: Named;
  values: Named;
};

/** The search for a person in one role, as a query of its index; undefined for a name without letters. */
const queryOf = (asked: PersonAsked, as: FoundPerson['as']): PersonQuery | undefined => {
  if ('phone' in asked) {
    const IndexName = roles[as].phone;
    return {
      ...{ IndexName, ScanIndexForward: false, KeyConditionExpression: '#phone = :phone' },
      ...{ names: { '#phone': indexes[IndexName][0] }, values: { ':phone': asked.phone } },
    };
  }
  const key = nameKey(asked.name);
  if (!key) return undefined;
  const IndexName = roles[as].name;
  const [given, backward] = indexes[IndexName];
  return {
    ...{ IndexName, KeyConditionExpression: '#given = :given AND begins_with(#backward, :backward)' },
    names: { '#given': given, '#backward': backward },
    values: { ':given': key.given, ':backward': key.backward },
  };
};

/** More units than anybody acts for, and as many as one condition takes. */
const mostUnits = 100;

const ofUnits = (
  units: readonly string[] | undefined,
): { filter?: { FilterExpression: string }; names: Named; values: Named } => {
  const named = units?.slice(0, mostUnits).map((unit, n): [string, string] => [`:unit${n}`, unit]);
  if (!named) return { names: {}, values: {} };
  const list = named.map(([name]) => name).join(', ');
  return {
    filter: { FilterExpression: `#unit IN (${list}) OR receivingUnit IN (${list})` },
    values: Object.fromEntries(named),
    names: { '#unit': 'unit' },
  };
};

export const dynamoContacts = (documents: Documents, table: string): Contacts => {
  const searchAs = async (
    as: FoundPerson['as'],
    asked: PersonAsked,
    units: readonly string[] | undefined,
    page: PageAsked,
  ) => {
    const query = queryOf(asked, as);
    if (!query || units?.length === 0) return { items: [] };
    const { names, values, ...rest } = query;
    const sieve = ofUnits(units);
    return readSifted(
      documents,
      {
        ...{ TableName: table, ...rest, ...sieve.filter },
        ExpressionAttributeNames: { ...names, ...sieve.names },
        ExpressionAttributeValues: { ...values, ...sieve.values },
      },
      ['code', ...indexes[rest.IndexName]],
      page,
      (item): FoundPerson => {
        const one = contact.parse(item);
        return { code: one.code, as, name: one[as]?.name };
      },
    );
  };
  return {
    find: (code) => readContact(documents, table, code),
    // First who applied, then who acts for others: a cursor says in which of the two it stands.
    search: async (asked, units, { limit, after = '' }) => {
      const [, isLater, cursor] = /^(other\.)?(.*)$/.exec(after) ?? [];
      const first = isLater
        ? { items: [], next: undefined }
        : await searchAs('applicant', asked, units, { limit, after: cursor });
      if (first.next) return first;
      const left = limit - first.items.length;
      const page = { limit: Math.max(1, left), after: isLater && cursor };
      const then = await searchAs('authorised', asked, units, page);
      if (left === 0) return { items: first.items, ...(then.items.length > 0 && { next: 'other.' }) };
      return { items: [...first.items, ...then.items], ...(then.next && { next: `other.${then.next}` }) };
    },
  };
};
