import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { isOutage } from '../../functions/lib/outage.ts';

const answered = (name: string) => Object.assign(new Error('as the service says it'), { name, $metadata: {} });
const cancelled = (Code: string) =>
  new TransactionCanceledException({ message: '', $metadata: {}, CancellationReasons: [{ Code: 'None' }, { Code }] });

test.each<[string, unknown, boolean]>([
  ['a throttled call', answered('ThrottlingException'), true],
  ['a fault of the service', answered('InternalServerError'), true],
  ['a right that is missing', answered('AccessDeniedException'), true],
  ['a table that is missing', answered('ResourceNotFoundException'), true],
  ['a transaction that was throttled', cancelled('ThrottlingError'), true],
  ['a connection that broke', Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }), true],
  ['an item that is refused', answered('ValidationException'), false],
  ['a text that cannot be read', answered('SerializationException'), false],
  ['an item that is refused in a transaction', cancelled('ValidationError'), false],
  ['a slip of ours', new TypeError('x is not a function'), false],
  ['a slip that Node finds', Object.assign(new TypeError('of type string'), { code: 'ERR_INVALID_ARG_TYPE' }), false],
  ['no error at all', 'text', false],
])('%s', (_, error, is) => {
  expect(isOutage(error)).toBe(is);
});

test('a database that nobody can reach', async () => {
  const client = new DynamoDBClient({
    endpoint: 'http://127.0.0.1:9',
    region: 'ap-southeast-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
  const asked = DynamoDBDocumentClient.from(client).send(new GetCommand({ TableName: 'dossiers', Key: { code: 'A' } }));
  expect(isOutage(await asked.catch((error: unknown) => error))).toBe(true);
});
