import { expect, test } from 'vitest';
import { holdersIn } from '../../../infra/rights/holders.ts';
import { review } from '../../../infra/rights/review.ts';
import { template } from '../../../infra/rights/templates.ts';

/* One function of a stack that imports from another, as CDK writes them. */

const kept = template.parse({
  Resources: {
    dossiers1BC941C2: { Type: 'AWS::DynamoDB::GlobalTable', Properties: { Replicas: [{}] } },
    contacts57753EB5: {
      Type: 'AWS::DynamoDB::GlobalTable',
      Properties: {
        Replicas: [{ SSESpecification: { KMSMasterKeyId: { 'Fn::GetAtt': ['contactskeyE2C33066', 'Arn'] } } }],
      },
    },
    contactskeyE2C33066: { Type: 'AWS::KMS::Key' },
  },
  Outputs: Object.fromEntries(
    [
      ...['dossiers1BC941C2', 'contacts57753EB5'].flatMap((id) => [
        [`${id}Ref`, { Ref: id }] as const,
        [`${id}Arn`, { 'Fn::GetAtt': [id, 'Arn'] }] as const,
      ]),
      ['keyArn', { 'Fn::GetAtt': ['contactskeyE2C33066', 'Arn'] }] as const,
    ].map(([name, Value]) => [name, { Value, Export: { Name: `kept:${name}` } }]),
  ),
});
const from = (name: string) => ({ 'Fn::ImportValue': `kept:${name}` });
const viaDynamo = { StringEquals: { 'kms:ViaService': 'dynamodb.ap-southeast-1.amazonaws.com' } };

const work = template.parse({
  Resources: {
    intake0A: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Role: { 'Fn::GetAtt': ['role', 'Arn'] },
        Environment: {
          Variables: {
            DOSSIERS_TABLE: from('dossiers1BC941C2Ref'),
            CONTACTS_TABLE: from('contacts57753EB5Ref'),
            NOTICE_QUEUE_URL: { Ref: 'queuenowQueue7F3D99CB' },
          },
        },
      },
      Metadata: { 'aws:cdk:path': 'work/intake/Resource' },
    },
    role: { Type: 'AWS::IAM::Role' },
    queuenowQueue7F3D99CB: { Type: 'AWS::SQS::Queue' },
    policy: {
      Type: 'AWS::IAM::Policy',
      Properties: {
        Roles: [{ Ref: 'role' }],
        PolicyDocument: {
          Statement: [
            {
              Effect: 'Allow',
              Action: ['dynamodb:GetItem', 'dynamodb:Query'],
              Resource: from('dossiers1BC941C2Arn'),
            },
            {
              Effect: 'Allow',
              Action: 'dynamodb:Query',
              Resource: { 'Fn::Join': ['', [from('dossiers1BC941C2Arn'), '/index/listed']] },
            },
            { Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: from('contacts57753EB5Arn') },
            { Effect: 'Allow', Action: 'kms:Decrypt', Resource: from('keyArn'), Condition: viaDynamo },
            {
              Effect: 'Allow',
              Action: ['sqs:SendMessage', 'sqs:ReceiveMessage'],
              Resource: { 'Fn::GetAtt': ['queuenowQueue7F3D99CB', 'Arn'] },
            },
            { Effect: 'Allow', Action: 'logs:PutLogEvents', Resource: '*' },
          ],
        },
      },
    },
  },
});
const holders = holdersIn([work, kept], ['intake']);

const table = (name: string) => `arn:aws:dynamodb:ap-southeast-1:000000000000:table/${name}`;
const call = (action: string, resource: string) => ({ function: 'intake', action, resource });
const all = [
  call('dynamodb:GetItem', table('{DOSSIERS_TABLE}')),
  call('dynamodb:Query', table('{DOSSIERS_TABLE}')),
  call('dynamodb:Query', table('{DOSSIERS_TABLE}/index/listed')),
  call('sqs:SendMessage', 'arn:aws:sqs:ap-southeast-1:000000000000:{NOTICE_QUEUE_URL}'),
];

test('calls find their rights by what the template gives the function, over the borders of stacks', () => {
  expect(review(all, holders, {})).toMatchObject({ refused: [], allowed: 4 });
});

test('a call without a right is told with what in the map would give it', () => {
  const wrong = [
    call('dynamodb:PutItem', table('{DOSSIERS_TABLE}')),
    call('dynamodb:Query', table('{DOSSIERS_TABLE}/index/waiting')),
    call('scheduler:CreateSchedule', 'arn:aws:scheduler:ap-southeast-1:000000000000:schedule/baotin/NAME'),
    call('ssm:GetParameter', '*'),
  ];
  expect(review(wrong, holders, {}).refused).toEqual([
    "intake: dynamodb:PutItem table/dossiers (tables: { dossiers: ['PutItem'] } in infra/topology.ts)",
    "intake: dynamodb:Query table/dossiers/index/waiting (tables: { dossiers: ['Query waiting'] } in infra/topology.ts)",
    'intake: scheduler:CreateSchedule schedule (sendsLater in infra/topology.ts)',
    'intake: ssm:GetParameter * (nothing in infra/topology.ts gives it)',
  ]);
});

test('whoever reads a table with a key of its own needs all that the key asks for', () => {
  const found = review([call('dynamodb:GetItem', table('{CONTACTS_TABLE}'))], holders, {});
  expect(found.refused).toEqual([expect.stringContaining('intake: kms:DescribeKey key/contactskey')]);
});

test('rights that nobody used are listed, explained or not; what Lambda does itself is left out', () => {
  expect(review(all, holders, {})).toMatchObject({
    unexplained: ['intake: dynamodb:GetItem table/contacts', 'intake: kms:Decrypt key/contactskey'],
    kept: [],
  });
  const unwalked = {
    'dynamodb:GetItem table/contacts': 'Only a second update asks.',
    'kms:Decrypt key/contactskey': 'The same.',
  };
  expect(review(all, holders, { intake: { unwalked } })).toMatchObject({
    unexplained: [],
    kept: [expect.stringContaining('Only a second update asks.'), expect.stringContaining('The same.')],
  });
});

test('an explanation of a right that is used, or not there, is told', () => {
  const unwalked = { 'dynamodb:GetItem table/dossiers': 'It is used.', 'a:B c': 'It is not there.' };
  expect(review(all, holders, { intake: { unwalked } }).idle).toEqual([
    ...['intake: dynamodb:GetItem table/dossiers', 'intake: a:B c'],
  ]);
});

test('a function that the templates do not make, or a role with policies from elsewhere, stops the check', () => {
  expect(() => holdersIn([work, kept], ['intake', 'console'])).toThrow('the templates make no function console');
  const { role: _role, ...others } = work.Resources;
  const Properties = { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] };
  const wide = template.parse({ Resources: { ...others, role: { Type: 'AWS::IAM::Role', Properties } } });
  expect(() => holdersIn([wide, kept], ['intake'])).toThrow(/ManagedPolicyArns/);
});
