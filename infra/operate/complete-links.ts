import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { completeLinkEntries } from '../link-entries.ts';
import { realNow } from '../local/clock.ts';
import { readCommand, run, settingsOf, whose } from './command.ts';
import { findDeployment } from './deployment.ts';

await run(async () => {
  const asked = readCommand('complete-links -- --province P --stage S --go', { ...whose, go: { type: 'boolean' } });
  const settings = settingsOf(asked);
  const { region } = settings;
  const { table, linkKeySecret: SecretId } = await findDeployment(settings);
  const { SecretString: key } = await new SecretsManagerClient({ region }).send(
    new GetSecretValueCommand({ SecretId }),
  );
  if (!key) throw new Error(`the secret ${SecretId} holds no text`);
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region }));
  const tables = { contacts: table('contacts'), links: table('links') };
  const { completed, unread } = await completeLinkEntries({ client, tables, key, now: realNow() }, asked.has('go'));
  console.log(`${completed} entries of living links knew three digits only.`);
  if (unread > 0) console.log(`${unread} contacts cannot be read and were passed over.`);
  console.log(asked.has('go') ? 'They know six digits and whole numbers now.' : 'Nothing was changed. Add --go.');
  return 0;
});
