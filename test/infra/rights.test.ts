import { Match } from 'aws-cdk-lib/assertions';
import { afterAll, expect, test } from 'vitest';
import { tableNames } from '../../functions/stores/tables.ts';
import { type FunctionSpec, functions, servesBrowsers } from '../../infra/topology.ts';
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
            return [table, action.replace('dynamodb:', ''), index].filter(Boolean).join(' ');
          }),
      ),
  );
  const declared = tableNames.flatMap((table) => (spec.tables[table] ?? []).map((action) => `${table} ${action}`));
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
  const queues = [spec.sendsTo, spec.sendsNudgesTo].filter((queue) => queue !== undefined);
  expect(filled).toHaveLength(queues.length);
  for (const queue of queues) expect(filled).toContainEqual(expect.stringContaining(`queue${queue}Queue`));
  expect(mayDo('scheduler:CreateSchedule')).toBe(spec.sendsLater ?? false);
  expect(mayDo('iam:PassRole')).toBe(spec.sendsLater ?? false);
  expect(mayDo('sns:Publish')).toBe(spec.carriers?.includes('sms') ?? false);
  expect(mayDo('ses:SendEmail')).toBe(spec.carriers?.includes('email') ?? false);
  expect(mayDo('s3:GetObject')).toBe(spec.trigger.type === 'drop');
  expect(mayDo('s3:GetObjectVersion')).toBe(spec.trigger.type === 'drop');
  expect(mayDo('s3:PutObject')).toBe(spec.dropsInto !== undefined);
});

test('no policy allows an action by wildcard, and none everything but SMS, which has no resource name', () => {
  const texting = specs.filter(([, { carriers }]) => carriers?.includes('sms'));
  for (const stack of [prod.guard, prod.data, prod.work, prod.edge]) {
    const allowed = statementsIn(stack).filter(({ effect }) => effect === 'Allow');
    expect(allowed.flatMap(({ actions }) => actions).filter((action) => action.includes('*'))).toEqual([]);
    const everything = allowed.filter(({ resources }) => resources.includes('"*"'));
    // What SNS is told once at the deployment has no resource name either.
    expect(everything.flatMap(({ actions }) => actions).toSorted()).toEqual(
      stack === prod.work ? [...texting.map(() => 'sns:Publish'), 'sns:SetSMSAttributes'] : [],
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

test.each(specs)('%s may read the keys that the map says and no other secret', (name, spec) => {
  const read = rightsOf(name)
    .filter(({ actions }) => actions.includes('secretsmanager:GetSecretValue'))
    .flatMap(({ resources }) => resources);
  expect(read.toSorted()).toEqual([
    ...(spec.links ? [expect.stringContaining('RefLinkKey')] : []),
    ...(servesBrowsers(spec) ? [expect.stringContaining('ReffrontOriginKey')] : []),
  ]);
});

const routes = (AuthorizationType: string) =>
  Object.values(prod.work.findResources('AWS::ApiGatewayV2::Route', { Properties: { AuthorizationType } })).map(
    ({ Properties }) => Properties,
  );

test('who pushes updates must bring a token that allows it, of a system that the settings name', () => {
  expect(routes('JWT')).toEqual([
    expect.objectContaining({ RouteKey: 'POST /dossiers', AuthorizationScopes: ['dossiers/push'] }),
  ]);
  const systems = prod.edge.findResources('AWS::Cognito::UserPoolClient', {
    Properties: { AllowedOAuthFlows: ['client_credentials'] },
  });
  expect(Object.values(systems).map(({ Properties }) => Properties.ClientName)).toEqual(prod.settings.pushingSystems);
  prod.edge.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
    AuthorizerType: 'JWT',
    JwtConfiguration: { Audience: Object.keys(systems).map((Ref) => ({ Ref })), Issuer: Match.anyValue() },
  });
});

test('a route without a token is one of a function that asks itself who it is, or serves everybody', () => {
  const declared = specs.flatMap(([, spec]) =>
    servesBrowsers(spec) && spec.trigger.type === 'http' ? spec.trigger.routes : [],
  );
  expect(
    routes('NONE')
      .map(({ RouteKey }) => RouteKey)
      .toSorted(),
  ).toEqual(declared.map(({ method, path }) => `${method} ${path}`).toSorted());
  prod.work.resourceCountIs('AWS::ApiGatewayV2::Route', routes('NONE').length + routes('JWT').length);
});

test('calls are throttled, and their log names no citizen', () => {
  prod.edge.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
    DefaultRouteSettings: { ThrottlingBurstLimit: Match.anyValue(), ThrottlingRateLimit: Match.anyValue() },
    AccessLogSettings: { Format: Match.not(Match.stringLikeRegexp('sourceIp|userAgent|path|query|body|protocol')) },
  });
});
