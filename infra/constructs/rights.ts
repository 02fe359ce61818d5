import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Effect, type IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { TableAction } from '../topology.ts';
import type { ProvinceEmail } from './province-email.ts';

/** The exact actions on a table and on its indexes, and on its key where it has one of its own. */
export const onTable = (table: ITableV2, actions: readonly TableAction[]): PolicyStatement[] => {
  const { region } = table.env;
  const statements = actions.map((action) => {
    const [operation, index] = action.split(' ');
    return new PolicyStatement({
      actions: [`dynamodb:${operation}`],
      resources: [index ? `${table.tableArn}/index/${index}` : table.tableArn],
    });
  });
  if (table.encryptionKey) {
    statements.push(
      new PolicyStatement({
        actions: ['kms:Decrypt', 'kms:DescribeKey', ...(actions.some(writes) ? writingWithKey : [])],
        resources: [table.encryptionKey.keyArn],
        conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${region}.amazonaws.com` } },
      }),
    );
  }
  return statements;
};

const writes = (action: TableAction): boolean =>
  action === 'PutItem' || action === 'UpdateItem' || action === 'DeleteItem';
const writingWithKey = [
  'kms:Encrypt',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
];

/** Reading one secret; it lies under the account's own key, which needs no right. */
export const toRead = (secret: ISecret): PolicyStatement =>
  new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [secret.secretArn] });

/** Putting messages into a queue. */
export const toSend = (queue: IQueue): PolicyStatement =>
  new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] });

/** Making one-time schedules of a group, which take a role of their own. */
export const toSchedule = (stack: Stack, group: string, scheduleRole: IRole): PolicyStatement[] => [
  new PolicyStatement({
    actions: ['scheduler:CreateSchedule'],
    resources: [stack.formatArn({ service: 'scheduler', resource: 'schedule', resourceName: `${group}/*` })],
  }),
  new PolicyStatement({
    actions: ['iam:PassRole'],
    resources: [scheduleRole.roleArn],
    conditions: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
  }),
];

/** Putting files under a prefix of the bucket; reading them is not in it. */
export const toDrop = (bucket: IBucket, prefix: string): PolicyStatement[] => [
  new PolicyStatement({ actions: ['s3:PutObject'], resources: [bucket.arnForObjects(`${prefix}*`)] }),
];

/** SMS to a phone number has no resource name: everything is allowed and every topic or device denied. */
export const toSendSms = (stack: Stack): PolicyStatement[] => {
  const named = (resource: string) =>
    stack.formatArn({ service: 'sns', region: '*', account: '*', resource, arnFormat: ArnFormat.NO_RESOURCE_NAME });
  return [
    new PolicyStatement({ actions: ['sns:Publish'], resources: ['*'] }),
    new PolicyStatement({ effect: Effect.DENY, actions: ['sns:Publish'], resources: [named('*')] }),
  ];
};

/** E-mail as the province's own domain only, and only under its configuration set, which hears of bounces. */
export const toSendEmail = ({ identity, configurationSet }: ProvinceEmail): PolicyStatement[] => [
  new PolicyStatement({
    // SES checks the second right when a message has attachments.
    actions: ['ses:SendEmail', 'ses:SendRawEmail'],
    resources: [
      identity.emailIdentityArn,
      Stack.of(configurationSet).formatArn({
        service: 'ses',
        resource: 'configuration-set',
        resourceName: configurationSet.configurationSetName,
      }),
    ],
  }),
];
