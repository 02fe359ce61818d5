import { DeleteCommand, GetCommand, PutCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import { type Staff, staff } from '../domain/staff.ts';
import type { StaffList } from '../ports.ts';
import type { Documents } from './documents.ts';
import { partition } from './pages.ts';

/**
 * Staff as an administrator has entered them into the registry: type `staff`, id the e-mail in lower case. Read anew
 * each time and consistently: a right that was taken away is away with the next click.
 */
export const dynamoStaff = (documents: Documents, table: string): StaffList => ({
  find: async (email) => {
    const Key = { type: 'staff', id: email.toLowerCase() };
    const { Item } = await documents.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    return Item && staff.parse(Item.value);
  },
  all: async () => {
    const found: Staff[] = [];
    const query = partition(table, 'type', 'staff');
    for await (const { Items = [] } of paginateQuery({ client: documents }, query))
      found.push(...Items.map(({ value }) => staff.parse(value)));
    return found;
  },
  save: async (person) => {
    const Item = { type: 'staff', id: person.email.toLowerCase(), value: person };
    await documents.send(new PutCommand({ TableName: table, Item }));
  },
  remove: async (email) => {
    await documents.send(new DeleteCommand({ TableName: table, Key: { type: 'staff', id: email.toLowerCase() } }));
  },
});
