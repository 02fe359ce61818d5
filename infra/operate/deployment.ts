import { CloudFormationClient, paginateListStackResources } from '@aws-sdk/client-cloudformation';
import { type TableName, tableNames } from '../../functions/stores/tables.ts';
import { nameOf, type Settings } from '../settings.ts';
import { functions, type QueueName, queues } from '../topology.ts';

/** Something that a stack has made. */
export type Made = { type: string; logicalId: string; physicalId: string };

export type DeadLetters = { of: string; url: string; from: 'queue' | 'stream' | 'drop' };

/** What the stacks of one province and stage are called in the account, by the names of the map. */
export type Deployment = {
  table(name: TableName): string;
  functionName(name: string): string;
  queueUrl(name: QueueName): string;
  linkKeySecret: string;
  deadLetters: readonly DeadLetters[];
};

/** The CDK writes a construct's path without signs, and eight hexadecimal digits. */
const idOf = (path: string): RegExp => new RegExp(`^${path.replace(/[^A-Za-z0-9]/g, '')}[0-9A-F]{8}$`);

/** Finds things by what the stacks call them. Throws where one is missing. */
export const deploymentOf = (made: readonly Made[]): Deployment => {
  const find = (type: string, path: string): string => {
    const found = made.find((one) => one.type === type && idOf(path).test(one.logicalId));
    if (!found) throw new Error(`The stacks have no ${path} (${type}): are they deployed?`);
    return found.physicalId;
  };
  const queue = (path: string) => find('AWS::SQS::Queue', path);
  const ofQueues = Object.keys(queues).map(
    (name): DeadLetters => ({ of: name, from: 'queue', url: queue(`queue-${name}DeadLetters`) }),
  );
  const ofFunctions = Object.entries(functions).flatMap(([name, { trigger }]): DeadLetters[] =>
    trigger.type === 'stream' || trigger.type === 'drop'
      ? [{ of: name, from: trigger.type, url: queue(`${name}DeadLetters`) }]
      : [],
  );
  return {
    table: (name) => find('AWS::DynamoDB::GlobalTable', name),
    functionName: (name) => find('AWS::Lambda::Function', name),
    queueUrl: (name) => queue(`queue-${name}Queue`),
    linkKeySecret: find('AWS::SecretsManager::Secret', 'LinkKey'),
    deadLetters: [...ofQueues, ...ofFunctions],
  };
};

/** Everything that a stack has made; nothing where there is no such stack. */
export const madeBy = async (client: CloudFormationClient, StackName: string): Promise<Made[]> => {
  const made: Made[] = [];
  try {
    for await (const { StackResourceSummaries = [] } of paginateListStackResources({ client }, { StackName }))
      for (const { ResourceType = '', LogicalResourceId = '', PhysicalResourceId = '' } of StackResourceSummaries)
        made.push({ type: ResourceType, logicalId: LogicalResourceId, physicalId: PhysicalResourceId });
  } catch (error) {
    if (error instanceof Error && error.message.includes('does not exist')) return [];
    throw error;
  }
  return made;
};

/** Asks CloudFormation what it has made for a province and stage. */
export const findDeployment = async (settings: Settings): Promise<Deployment> => {
  const client = new CloudFormationClient({ region: settings.region });
  const stacks = ['data', 'work'].map((part) => madeBy(client, `${nameOf(settings)}-${part}`));
  return deploymentOf((await Promise.all(stacks)).flat());
};

/** The variables by which `npm run rebuild-tally` and the functions themselves know the tables. */
export const tableVariables = (deployment: Pick<Deployment, 'table'>): Record<string, string> =>
  Object.fromEntries(tableNames.map((name) => [`${name.toUpperCase()}_TABLE`, deployment.table(name)]));
