import { CfnQueryDefinition } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

/** What operators ask the functions' logs, by the names that alarms and the runbook call them. */
export const queries = {
  /** Everything that was logged of one change of a dossier, from the push to the carrier: put in its code and version. */
  'one change': `fields @timestamp, function_name, message, notice, outcome, reason, error.message, source
| filter dossier = 'H48.01-261012-0007' and (version = 1 or not ispresent(version))
| sort @timestamp
| limit 1000`,
  errors: `fields @timestamp, function_name, message, dossier, version, notice, error.name, error.message, @message
| filter level in ['ERROR', 'WARN'] or type = 'platform.report' and record.status in ['error', 'failure', 'timeout']
| sort @timestamp desc
| limit 200`,
  'lost notices': `fields @timestamp, dossier, version, notice, outcome, reason
| filter outcome in ['failed', 'failed-by-us', 'unknown']
| sort @timestamp desc
| limit 1000`,
  carriers: `filter outcome in ['put-off', 'undeliverable', 'failed', 'unknown']
| stats count(*) as notices, max(@timestamp) as latest by channel, outcome, reason
| sort notices desc`,
  /** What citizens were told, for the dashboard. */
  told: `filter outcome = 'accepted'
| stats count(*) as notices by kind
| sort notices desc`,
} as const;

/** The queries as CloudWatch offers them, in a folder of the stage's own. */
export const saveQueries = (scope: Construct, folder: string, logGroupNames: readonly string[]): void => {
  for (const [name, queryString] of Object.entries(queries))
    new CfnQueryDefinition(scope, `query-${name.replace(' ', '-')}`, {
      name: `${folder}/${name}`,
      queryString,
      logGroupNames: [...logGroupNames],
    });
};
