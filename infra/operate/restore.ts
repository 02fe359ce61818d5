import { DynamoDBClient, RestoreTableToPointInTimeCommand, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import { epochOf, type Instant } from '../../functions/domain/time.ts';
import { type TableName, tableNames } from '../../functions/stores/tables.ts';
import { momentOf, readCommand, run, settingsOf, whose } from './command.ts';
import { findDeployment } from './deployment.ts';

/** The name of a table as it was at a moment, beside the one that lives: `…-at-20261012T083000`. */
export const nameAt = (table: string, at: Instant): string => `${table}-at-${at.slice(0, 19).replace(/[-:]/g, '')}`;

/** The tables named, or all but the sessions. */
export const wantedTables = (names: string | undefined): TableName[] => {
  const wanted = names?.split(',');
  const unknown = wanted?.filter((name) => !tableNames.some((known) => known === name));
  if (unknown?.length) throw new Error(`there is no table ${unknown.join(', ')}: choose from ${tableNames.join(', ')}`);
  return tableNames.filter((name) => (wanted ? wanted.includes(name) : name !== 'sessions'));
};

/** The wait for a table of a province's size is minutes; hours where it is large. */
const longestSeconds = 6 * 3600;

if (import.meta.main)
  await run(async () => {
    const asked = readCommand('restore -- --province P --stage S --at TIME [--tables a,b] [--go]', {
      ...{ ...whose, at: { type: 'string' }, tables: { type: 'string' }, go: { type: 'boolean' } },
    });
    const at = momentOf(asked, 'at');
    const names = wantedTables(asked.optional('tables'));
    const settings = settingsOf(asked);
    const { table } = await findDeployment(settings);
    const client = new DynamoDBClient({ region: settings.region });
    for (const name of names) console.log(`${table(name)} as it was at ${at} becomes ${nameAt(table(name), at)}`);
    if (!asked.has('go')) {
      console.log('Nothing was changed. Add --go to restore beside the tables that live; these are not touched.');
      return 0;
    }
    for (const name of names) {
      const TargetTableName = nameAt(table(name), at);
      const RestoreDateTime = new Date(epochOf(at));
      await client.send(
        new RestoreTableToPointInTimeCommand({ SourceTableName: table(name), TargetTableName, RestoreDateTime }),
      );
    }
    for (const name of names) {
      const TableName = nameAt(table(name), at);
      await waitUntilTableExists({ client, maxWaitTime: longestSeconds, minDelay: 20 }, { TableName });
      console.log(`${TableName} is there.`);
    }
    console.log(`Look at what differs: npm run put-back -- --province P --stage S --at ${at} (docs/runbook.md).`);
    return 0;
  });
