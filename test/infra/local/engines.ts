import { type Engine, hasJava } from '../../../infra/local/database-engines.ts';

/** Engines that can run on this machine: dynoxide comes with npm, DynamoDB Local needs Java. */
export const engines: readonly Engine[] = (await hasJava()) ? ['dynoxide', 'dynamodb-local'] : ['dynoxide'];
