import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { cleanKept } from '../clean-kept.ts';
import { readCommand, run, settingsOf, whose } from './command.ts';
import { findDeployment } from './deployment.ts';

await run(async () => {
  const asked = readCommand('clean-kept -- --province P --stage S --go', { ...whose, go: { type: 'boolean' } });
  const settings = settingsOf(asked);
  const { table } = await findDeployment(settings);
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: settings.region }));
  const tables = { registry: table('registry'), audit: table('audit') };
  const { registry, audit } = await cleanKept(client, tables, settings.keepDays, asked.has('go'));
  console.log(`${registry} problems and files, and ${audit} typed notes, were kept without an end.`);
  console.log(asked.has('go') ? 'They are without values now and expire.' : 'Nothing was changed. Add --go.');
  return 0;
});
