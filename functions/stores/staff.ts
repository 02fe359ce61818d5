import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { staff } from '../domain/staff.ts';
import type { StaffList } from '../ports.ts';
import type { Documents } from './documents.ts';

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
});
