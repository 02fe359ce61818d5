import { Match } from 'aws-cdk-lib/assertions';
import { afterAll, expect, test } from 'vitest';
import { tableNames, tables } from '../../functions/stores/tables.ts';
import { type FunctionSpec, functions } from '../../infra/topology.ts';
import { logicalId, statementsIn, synthesise } from './synth.ts';

const {
  provinces: [prod],
  remove,
} = await synthesise('quang-ngai.prod.json');
afterAll(remove);
if (!prod) throw new Error('The stacks must be made');

const specs = Object.entries<FunctionSpec>(functions);
const rightsOf = (name: string) => {
  const role = logicalId(prod.stacks.work.node.findChild(`${name}-role`));
  return statementsIn(prod.work).filter(({ roles }) => roles.includes(role));
};

test.each(specs)('%s may do to tables what the map says and nothing else', (name, spec) => {
  const granted = rightsOf(name).flatMap(({ actions, resources }) =>
    actions
      .filter((action) => action.startsWith('dynamodb:'))
      .flatMap((action) =>
        resources
          .filter((resource) => !resource.includes('StreamArn'))
          .map((resource) => {
            const table = tableNames.find((of) => new RegExp(`FnGetAtt${of}[0-9A-F]`).test(resource));
            const index = /\/index\/([\w-]+)/.exec(resource)?.[1];
            return [table, index, action.replace('dynamodb:', '')].filter(Boolean).join(' ');
          }),
      ),
  );
  const declared = tableNames.flatMap((table) => {
    const actions = spec.tables[table] ?? [];
    const indexes = actions.includes('Query') ? Object.keys(tables[table].indexes) : [];
    return [...actions.map((action) => `${table} ${action}`), ...indexes.map((index) => `${table} ${index} Query`)];
  });
  expect(granted.toSorted()).toEqual(declared.toSorted());
});

test.each(specs)('%s may use the key of contacts only where it may use contacts', (name, spec) => {
  const mayUseKey = rightsOf(name).some(({ actions }) => actions.includes('kms:Decrypt'));
  expect(mayUseKey).toBe(spec.tables.contacts !== undefined);
  const mayWrite = rightsOf(name).some(({ actions }) => actions.includes('kms:Encrypt'));
  expect(mayWrite).toBe(
    spec.tables.contacts?.some((action) => action === 'PutItem' || action === 'UpdateItem') ?? false,
  );
});

test.each(specs)('%s may send, schedule, text and mail only where the map says so', (name, spec) => {
  const mayDo = (action: string) =>
    rightsOf(name).some(({ actions, effect }) => effect === 'Allow' && actions.includes(action));
  const filled = rightsOf(name)
    .filter(({ actions }) => actions.includes('sqs:SendMessage'))
    .flatMap(({ resources }) => resources.filter((resource) => !resource.includes('DeadLetters')));
  expect(filled).toEqual(spec.sendsTo ? [expect.stringContaining(`queue${spec.sendsTo}Queue`)] : []);
  expect(mayDo('scheduler:CreateSchedule')).toBe(spec.sendsTo !== undefined);
  expect(mayDo('iam:PassRole')).toBe(spec.sendsTo !== undefined);
  expect(mayDo('sns:Publish')).toBe(spec.carriers?.includes('sms') ?? false);
  expect(mayDo('ses:SendEmail')).toBe(spec.carriers?.includes('email') ?? false);
  expect(mayDo('s3:GetObject')).toBe(spec.trigger.type === 'drop');
});

test('no policy allows an action by wildcard, and none everything but SMS, which has no resource name', () => {
  const texting = specs.filter(([, { carriers }]) => carriers?.includes('sms'));
  for (const stack of [prod.data, prod.work, prod.edge]) {
    const allowed = statementsIn(stack).filter(({ effect }) => effect === 'Allow');
    expect(allowed.flatMap(({ actions }) => actions).filter((action) => action.includes('*'))).toEqual([]);
    const everything = allowed.filter(({ resources }) => resources.includes('"*"'));
    expect(everything.flatMap(({ actions }) => actions)).toEqual(
      stack === prod.work ? texting.map(() => 'sns:Publish') : [],
    );
  }
  const denied = statementsIn(prod.work).filter(({ effect }) => effect === 'Deny');
  expect(denied.map(({ actions, resources }) => [actions, resources])).toEqual(
    texting.map(() => [['sns:Publish'], ['"arn:aws:sns:*:*:*"']]),
  );
});

test('schedules of single notices can reach the queues of notices and nothing else', () => {
  const role = logicalId(prod.stacks.work.node.findChild('schedules').node.findChild('Role'));
  const held = statementsIn(prod.work).filter(({ roles }) => roles.includes(role));
  expect(held.map(({ actions }) => actions)).toEqual([['sqs:SendMessage']]);
  expect(held[0]?.resources).toEqual(
    ['queuebulkQueue', 'queuenowQueue'].map((queue) => expect.stringContaining(queue)),
  );
  prod.work.hasResourceProperties('AWS::IAM::Role', {
    AssumeRolePolicyDocument: Match.objectLike({
      Statement: [
        Match.objectLike({
          Principal: { Service: 'scheduler.amazonaws.com' },
          Condition: { StringEquals: Match.objectLike({ 'aws:SourceArn': Match.anyValue() }) },
        }),
      ],
    }),
  });
});

test('who pushes updates must hold the policy for that one route', () => {
  expect(statementsIn(prod.edge).map(({ actions }) => actions)).toEqual([['execute-api:Invoke']]);
  expect(statementsIn(prod.edge).flatMap(({ resources }) => resources)).toEqual([
    expect.stringContaining('/*/POST/dossiers'),
  ]);
});

test('a route without a signature is one of a function that asks itself who it is, or serves everybody', () => {
  const open = Object.values(
    prod.edge.findResources('AWS::ApiGatewayV2::Route', { Properties: { AuthorizationType: 'NONE' } }),
  );
  const declared = specs.flatMap(([, { trigger }]) =>
    trigger.type === 'http' && trigger.authorization !== 'iam' ? trigger.routes : [],
  );
  expect(open.map(({ Properties }) => Properties.RouteKey).toSorted()).toEqual(
    declared.map(({ method, path }) => `${method} ${path}`).toSorted(),
  );
  const signed = Object.keys(
    prod.edge.findResources('AWS::ApiGatewayV2::Route', { Properties: { AuthorizationType: 'AWS_IAM' } }),
  );
  prod.edge.resourceCountIs('AWS::ApiGatewayV2::Route', open.length + signed.length);
});

test('calls are throttled, and their log names no citizen', () => {
  prod.edge.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
    DefaultRouteSettings: { ThrottlingBurstLimit: Match.anyValue(), ThrottlingRateLimit: Match.anyValue() },
    AccessLogSettings: { Format: Match.not(Match.stringLikeRegexp('sourceIp|userAgent|path|query|body|protocol')) },
  });
});
