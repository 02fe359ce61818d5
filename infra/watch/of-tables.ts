import { type IMetric, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { TableName } from '../../functions/stores/tables.ts';
import { type FunctionSpec, functions } from '../topology.ts';
import { type AlarmSpec, minutes } from './alarm.ts';
import { sumOf } from './own.ts';

const specs = Object.entries<FunctionSpec>(functions);

/** What the functions do to a table, by DynamoDB's names; it has no errors of a condition's check alone. */
const operationsOn = (table: TableName): string[] => {
  const actions = specs.flatMap(([, { tables }]): readonly string[] => tables[table] ?? []);
  const names = actions.map((action) => action.replace(/ .*/, '').replace('ConditionCheckItem', 'TransactWriteItems'));
  return [...new Set(names)].toSorted();
};

const ofTable = (table: ITableV2, metricName: string, dimensions: Record<string, string> = {}): Metric =>
  new Metric({
    ...{ namespace: 'AWS/DynamoDB', metricName, statistic: 'sum', period: minutes(5) },
    dimensionsMap: { TableName: table.tableName, ...dimensions },
  });

/** Reads and writes that a table turned away. */
export const throttled = (table: ITableV2) => ({
  reads: ofTable(table, 'ReadThrottleEvents'),
  writes: ofTable(table, 'WriteThrottleEvents'),
});

/** The same with what broke inside DynamoDB. */
const refused = (name: TableName, table: ITableV2, base: IMetric): IMetric =>
  sumOf(
    {
      ...throttled(table),
      ...Object.fromEntries(
        operationsOn(name).map((Operation) => [`broken${Operation}`, ofTable(table, 'SystemErrors', { Operation })]),
      ),
    },
    5,
    base,
  );

const waitsFor = (table: TableName): string =>
  specs
    .filter(([, { tables }]) => tables[table])
    .map(([name]) => name)
    .join(', ');

/** Whether the tables bear the load. An alarm on what DynamoDB measures stays as it is where nothing is measured: hence `base`. */
export const ofTables = (all: readonly (readonly [TableName, ITableV2])[], base: IMetric): AlarmSpec[] =>
  all.map(([name, table]) => ({
    ...{ id: 'table-refuses', of: name },
    harm: `Everybody waits for what the table ${name} turns away: ${waitsFor(name)}.`,
    first:
      'wait ten minutes, for a table grows by itself; if it goes on, look for the dossier or unit that all ask for.',
    metric: refused(name, table, base),
    // Single refusals are tried again in silence, and nobody notices.
    ...{ threshold: 10, periods: 3 },
  }));
