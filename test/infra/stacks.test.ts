import { Match } from 'aws-cdk-lib/assertions';
import { afterAll, expect, test } from 'vitest';
import { type TableSpec, tableNames, tables } from '../../functions/stores/tables.ts';
import { environmentOf, type FunctionSpec, functions, queues } from '../../infra/topology.ts';
import { logicalId, synthesise } from './synth.ts';

const { provinces, remove } = await synthesise('quang-ngai.prod.json', 'quang-ngai.test.json');
afterAll(remove);
const [prod, trial] = provinces;
if (!prod || !trial) throw new Error('Both stages must be made');

const specs = Object.entries<FunctionSpec>(functions);
const functionId = (name: string) => logicalId(prod.stacks.work.function(name));
const text = (value: unknown) => JSON.stringify(value);

test('stacks are named after province and stage and stand in the region of the settings', () => {
  const { guard, edge, data, work } = prod.stacks;
  expect([guard, edge, data, work].map(({ stackName, region }) => [stackName, region])).toEqual([
    ['baotin-quang-ngai-prod-guard', 'us-east-1'],
    ['baotin-quang-ngai-prod-edge', 'ap-southeast-1'],
    ['baotin-quang-ngai-prod-data', 'ap-southeast-1'],
    ['baotin-quang-ngai-prod-work', 'ap-southeast-1'],
  ]);
});

test('there are as many tables as are declared, and each stands as declared', () => {
  prod.data.resourceCountIs('AWS::DynamoDB::GlobalTable', Object.keys(tables).length);
  expect(tableNames.toSorted()).toEqual(Object.keys(tables).toSorted());
  const keySchema = ([partition, sort]: readonly string[]) => [
    { AttributeName: partition, KeyType: 'HASH' },
    ...(sort ? [{ AttributeName: sort, KeyType: 'RANGE' }] : []),
  ];
  for (const [name, spec] of Object.entries<TableSpec>(tables)) {
    const indexes = Object.entries(spec.indexes).map(([IndexName, key]) => ({
      IndexName,
      KeySchema: keySchema(key),
      Projection: { ProjectionType: 'ALL' },
    }));
    const Properties = {
      KeySchema: keySchema(spec.key),
      BillingMode: 'PAY_PER_REQUEST',
      GlobalSecondaryIndexes: indexes.length > 0 ? indexes : Match.absent(),
      StreamSpecification: spec.stream ? { StreamViewType: 'NEW_AND_OLD_IMAGES' } : Match.absent(),
      TimeToLiveSpecification: spec.expires ? { AttributeName: spec.expires, Enabled: true } : Match.absent(),
      SSESpecification: spec.ownKey ? { SSEEnabled: true, SSEType: 'KMS' } : Match.absent(),
      Replicas: [Match.objectLike({ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } })],
    };
    prod.data.templateMatches({ Resources: { [logicalId(prod.stacks.data.node.findChild(name))]: { Properties } } });
  }
});

test('production keeps tables, key and files though their stack is deleted; a trial does not', () => {
  for (const type of ['AWS::DynamoDB::GlobalTable', 'AWS::KMS::Key', 'AWS::S3::Bucket']) {
    prod.data.allResources(type, { DeletionPolicy: 'Retain' });
    trial.data.allResources(type, { DeletionPolicy: 'Delete' });
  }
  for (const [stage, kept] of [
    [prod, true],
    [trial, false],
  ] as const) {
    stage.data.allResourcesProperties('AWS::DynamoDB::GlobalTable', {
      Replicas: [Match.objectLike({ DeletionProtectionEnabled: kept })],
    });
    expect(stage.stacks.data.terminationProtection).toBe(kept);
  }
});

test('contacts have a key of their own that rotates', () => {
  prod.data.resourceCountIs('AWS::KMS::Key', 1);
  prod.data.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
});

test('dropped files are private, encrypted, sent over TLS only, kept by version and gone after 90 days', () => {
  const rule = { ExpirationInDays: 76, NoncurrentVersionExpiration: { NoncurrentDays: 14 }, Status: 'Enabled' };
  prod.data.hasResourceProperties('AWS::S3::Bucket', {
    BucketEncryption: Match.anyValue(),
    VersioningConfiguration: { Status: 'Enabled' },
    LifecycleConfiguration: { Rules: [Match.objectLike(rule)] },
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
  });
  prod.data.hasResourceProperties('AWS::S3::BucketPolicy', {
    PolicyDocument: Match.objectLike({
      Statement: [Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } })],
    }),
  });
});

test.each(specs)('%s runs as the map says, with the variables of its spec and no others', (name, spec) => {
  const place = {
    table: () => '',
    queueUrl: () => '',
    queueArn: () => '',
    scheduleGroup: '',
    ...{ scheduleRoleArn: '', dropBucket: '' },
    settings: { ...prod.settings, trackingPage: '', smsMaxPrice: '', emailConfigurationSet: '' },
    signIn: { issuer: '', clientId: '', consoleUrl: '' },
    ...{ linkKeySecret: '', originKeySecret: '' },
  };
  const found = prod.work.findResources('AWS::Lambda::Function')[functionId(name)]?.Properties;
  expect(found).toMatchObject({
    Runtime: 'nodejs24.x',
    Architectures: ['arm64'],
    Handler: `index.${spec.handler}`,
    MemorySize: spec.memoryMb,
    Timeout: spec.timeoutSeconds,
    LoggingConfig: { LogFormat: 'JSON' },
  });
  expect(Object.keys(found.Environment.Variables).toSorted()).toEqual(
    Object.keys(environmentOf(spec, place)).toSorted(),
  );
  for (const table of tableNames.filter((of) => spec.tables[of]))
    expect(text(found.Environment.Variables[`${table.toUpperCase()}_TABLE`])).toMatch(
      new RegExp(`Ref${table}[0-9A-F]`),
    );
});

test('every function logs to a group that forgets after 90 days', () => {
  prod.work.resourceCountIs('AWS::Logs::LogGroup', specs.length);
  prod.work.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 90 });
});

test.each(specs)('%s is woken by its trigger', (name, { trigger, timeoutSeconds }) => {
  const FunctionName = { Ref: functionId(name) };
  switch (trigger.type) {
    case 'stream': {
      const wanted = Object.entries(trigger.only).map(([attribute, values]) => [attribute, { S: values }]);
      const Pattern = text({ dynamodb: { NewImage: Object.fromEntries(wanted) } });
      prod.work.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
        FunctionName,
        BatchSize: trigger.batchSize,
        MaximumBatchingWindowInSeconds: trigger.windowSeconds ?? Match.absent(),
        BisectBatchOnFunctionError: true,
        FilterCriteria: { Filters: [{ Pattern }] },
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        StartingPosition: 'TRIM_HORIZON',
        DestinationConfig: { OnFailure: Match.anyValue() },
      });
      return;
    }
    case 'queue':
      prod.work.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
        FunctionName,
        BatchSize: trigger.batchSize,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        ScalingConfig: { MaximumConcurrency: trigger.maxConcurrency },
      });
      expect(queues[trigger.queue].visibilitySeconds).toBeGreaterThanOrEqual(6 * timeoutSeconds);
      return;
    case 'schedule':
      prod.work.hasResourceProperties('AWS::Scheduler::Schedule', {
        ScheduleExpression: `cron(${trigger.cron})`,
        ScheduleExpressionTimezone: 'Asia/Ho_Chi_Minh',
        Target: Match.objectLike({ Arn: { 'Fn::GetAtt': [functionId(name), 'Arn'] } }),
      });
      return;
    case 'drop':
      for (const ending of trigger.suffixes.flatMap((suffix) => [suffix, suffix.toUpperCase()]))
        prod.work.hasResourceProperties('Custom::S3BucketNotifications', {
          NotificationConfiguration: {
            LambdaFunctionConfigurations: Match.arrayWith([
              {
                Events: ['s3:ObjectCreated:*'],
                Filter: { Key: { FilterRules: Match.arrayWith([{ Name: 'suffix', Value: ending }]) } },
                LambdaFunctionArn: { 'Fn::GetAtt': [functionId(name), 'Arn'] },
              },
            ]),
          },
        });
      return;
    case 'http':
      for (const { method, path } of trigger.routes)
        prod.work.hasResourceProperties('AWS::ApiGatewayV2::Route', {
          RouteKey: `${method} ${path}`,
          AuthorizationType: trigger.authorization === 'machine' ? 'JWT' : 'NONE',
        });
      return;
    default:
      trigger satisfies never;
  }
});

test.each(Object.entries(queues))('messages that cannot be handled leave the queue %s', (_name, queue) => {
  prod.work.hasResourceProperties('AWS::SQS::Queue', {
    VisibilityTimeout: queue.visibilitySeconds,
    RedrivePolicy: Match.objectLike({ maxReceiveCount: queue.maxReceives }),
  });
});

test('queues are encrypted and refuse calls without TLS', () => {
  prod.work.allResourcesProperties('AWS::SQS::Queue', { SqsManagedSseEnabled: true });
  const count = Object.keys(prod.work.findResources('AWS::SQS::Queue')).length;
  prod.work.resourceCountIs('AWS::SQS::QueuePolicy', count);
});

test('e-mail leaves as the domain of the settings under a configuration set', () => {
  prod.work.hasResourceProperties('AWS::SES::EmailIdentity', { EmailIdentity: prod.settings.emailDomain });
  prod.work.hasResourceProperties('AWS::SES::ConfigurationSet', { Name: 'baotin-quang-ngai-prod' });
});
