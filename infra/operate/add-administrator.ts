import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { staff } from '../../functions/domain/staff.ts';
import { readCommand, run, settingsOf, whose } from './command.ts';
import { findDeployment } from './deployment.ts';

/** Enters the first administrator, who enters everybody else in the console. Answers whether nobody stood there before. */
export const addAdministrator = async (
  documents: DynamoDBDocumentClient,
  registry: string,
  { email, name }: { email: string; name: string },
): Promise<boolean> => {
  const person = staff.parse({ email, name, roles: ['administrator'] });
  const put = new PutCommand({
    TableName: registry,
    Item: { type: 'staff', id: person.email, value: person },
    ConditionExpression: 'attribute_not_exists(id)',
  });
  try {
    await documents.send(put);
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
};

if (import.meta.main)
  await run(async () => {
    const asked = readCommand('add-administrator -- --province P --stage S --email ADDRESS --name NAME', {
      ...{ ...whose, email: { type: 'string' }, name: { type: 'string' } },
    });
    const settings = settingsOf(asked);
    const [email, name] = [asked.text('email'), asked.text('name')];
    const { table } = await findDeployment(settings);
    const documents = DynamoDBDocumentClient.from(new DynamoDBClient({ region: settings.region }));
    const added = await addAdministrator(documents, table('registry'), { email, name });
    console.log(
      added ? `${email} is an administrator.` : `${email} stands in the registry already; nothing was changed.`,
    );
    return added ? 0 : 1;
  });
