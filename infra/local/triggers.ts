import type { TableName } from '../../functions/stores/tables.ts';
import type { FunctionSpec, TableAction, Trigger } from '../topology.ts';

export type Specs = Readonly<Record<string, FunctionSpec>>;
type Of<T extends Trigger['type']> = { name: string; trigger: Extract<Trigger, { type: T }> };

const isOf = <T extends Trigger['type']>(trigger: Trigger, type: T): trigger is Extract<Trigger, { type: T }> =>
  trigger.type === type;

/** The functions that one kind of trigger wakes. */
export const triggersOf = <T extends Trigger['type']>(specs: Specs, type: T): Of<T>[] =>
  Object.entries(specs).flatMap(([name, { trigger }]) => (isOf(trigger, type) ? [{ name, trigger }] : []));

export const streamConsumers = (specs: Specs, table: TableName) =>
  triggersOf(specs, 'stream')
    .filter(({ trigger }) => trigger.table === table)
    .map(({ name, trigger: { batchSize, only } }) => ({ name, batchSize, only }));

const writes: readonly TableAction[] = ['PutItem', 'UpdateItem', 'DeleteItem'];

/** Whether the map lets a function write to a table: only then can that table's stream have something new after it. */
export const mayWrite = (specs: Specs, name: string, table: TableName): boolean =>
  specs[name]?.tables[table]?.some((action) => writes.includes(action)) ?? false;
