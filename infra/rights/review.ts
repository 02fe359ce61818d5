import { type AwsCall, here } from '../local/aws-calls.ts';
import type { RecordedCall } from '../local/record-calls.ts';
import type { FunctionSpec } from '../topology.ts';
import { mayCall, rightsIn, type Statement } from './evaluate.ts';
import type { Holder, Holders } from './holders.ts';

/** Each a line for people; of `kept`, with the reason that the map gives. */
export type Review = {
  /** Calls that no policy allows. */
  refused: string[];
  /** Rights that no journey used and the map does not explain. */
  unexplained: string[];
  /** Explanations of the map for rights that are used, or not held. */
  idle: string[];
  kept: string[];
  /** Different calls that were allowed. */
  allowed: number;
};

/** What Lambda itself does with a function's role: write its log, read what wakes it, put aside what failed. */
const lambdasOwn = [
  /^logs:(CreateLogStream|PutLogEvents) /,
  /^dynamodb:(DescribeStream|GetRecords|GetShardIterator|ListStreams) /,
  /^sqs:(ReceiveMessage|DeleteMessage|ChangeMessageVisibility|GetQueueAttributes|GetQueueUrl) /,
  /^sqs:SendMessage \S*DeadLetters/,
  /^xray:/,
];

/**
 * Holds what the functions did against what they may. Reading and deleting of streams, queues and dead letters are left
 * out: Lambda does them, and CDK grants them with the trigger.
 */
export const review = (
  calls: readonly RecordedCall[],
  { functions, tableKeys }: Holders,
  specs: Readonly<Record<string, Pick<FunctionSpec, 'unwalked'>>>,
): Review => {
  const found: Review = { refused: [], unexplained: [], idle: [], kept: [], allowed: 0 };
  // Only the bucket of a file that wakes a function is told by the event and not by a variable.
  const all = Object.fromEntries([...functions.values()].flatMap(({ variables }) => Object.entries(variables)));
  for (const [name, holder] of functions) {
    const made = calls.filter((call) => call.function === name);
    const asked = made.flatMap((call) => withKey(inCloud(call, { ...all, ...holder.variables }), tableKeys));
    const allowed = asked.filter((call) => mayCall(holder.statements, call));
    found.allowed += allowed.length;
    for (const call of asked.filter((one) => !allowed.includes(one)))
      found.refused.push(`${name}: ${call.action} ${shortOf(call.resource)} (${entryFor(call)})`);
    const unused = rightsIn(holder.statements)
      .filter((right) => !allowed.some((call) => mayCall([right], call)))
      .map(nameOf)
      .filter((right) => !lambdasOwn.some((own) => own.test(right)));
    const reasons = specs[name]?.unwalked ?? {};
    for (const right of unused) {
      const reason = reasons[right];
      if (reason) found.kept.push(`${name}: ${right}: ${reason}`);
      else found.unexplained.push(`${name}: ${right}`);
    }
    for (const right of Object.keys(reasons)) if (!unused.includes(right)) found.idle.push(`${name}: ${right}`);
  }
  return found;
};

/** The call as the deployed function would make it, with the variables that its template gives it. */
const inCloud = ({ action, resource, context }: RecordedCall, variables: Holder['variables']): AwsCall => ({
  action,
  resource: resource.replaceAll(/\{(\w+)\}/g, (_, variable: string) => {
    const value = variables[variable] ?? variable;
    // A queue is called by its address, and its resource by its name.
    return value.startsWith('https://sqs.') ? (value.split('/').at(-1) ?? value) : value;
  }),
  ...(context && { context }),
});

const reading = ['kms:Decrypt', 'kms:DescribeKey'];
const writing = ['Encrypt', 'ReEncryptFrom', 'ReEncryptTo', 'GenerateDataKey', 'GenerateDataKeyWithoutPlaintext'];

/** DynamoDB uses a table's own key in the caller's name, as `constructs/rights.ts` grants it; the local database has no keys. */
const withKey = (call: AwsCall, tableKeys: Holders['tableKeys']): AwsCall[] => {
  const key = tableKeys.get(call.resource.replace(/\/index\/.*$/, ''));
  if (!key) return [call];
  const isWrite = /:(PutItem|UpdateItem|DeleteItem|BatchWriteItem)$/.test(call.action);
  const context = { 'kms:ViaService': `dynamodb.${here.region}.amazonaws.com` };
  return [
    call,
    ...[...reading, ...(isWrite ? writing.map((action) => `kms:${action}`) : [])].map((action) => ({
      ...{ action, resource: key, context },
    })),
  ];
};

/** `table/dossiers/index/listed`: without account and stack, and without the eight digits that CDK makes a name unique by. */
const shortOf = (resource: string): string =>
  resource
    .replace(/^arn:aws:[\w-]+:[^:]*:[^:]*:/, '')
    .replace(/^schedule\/.*/, 'schedule')
    .replace(/(?<=[a-z])[0-9A-F]{8}(?=$|\/)/, '');

const nameOf = ({ Action: [action = ''], Resource: [resource = ''] }: Statement): string =>
  `${action} ${shortOf(resource)}`;

/** What in the function's entry of the map would give the right. */
const entryFor = ({ action, resource }: AwsCall): string => {
  const [service, operation] = action.split(':');
  switch (service) {
    case 'dynamodb':
    case 'kms': {
      const [, table = '?', index] = /^table\/(\w+)(?:\/index\/(\w+))?$/.exec(shortOf(resource)) ?? [];
      return `tables: { ${table}: ['${[operation, index].filter(Boolean).join(' ')}'] } in infra/topology.ts`;
    }
    case 'sqs':
      return 'sendsTo in infra/topology.ts';
    case 'scheduler':
    case 'iam':
      return 'sendsLater in infra/topology.ts';
    case 'sns':
    case 'ses':
      return 'carriers in infra/topology.ts';
    case 's3':
      return `${operation === 'PutObject' ? 'dropsInto' : 'a trigger of type drop'} in infra/topology.ts`;
    case 'secretsmanager':
      return 'links, or a trigger that browsers come by, in infra/topology.ts';
    default:
      return 'nothing in infra/topology.ts gives it';
  }
};
