import { CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBStreamEvent } from 'aws-lambda';

const sqs = new SQSClient({});
const scheduler = new SchedulerClient({});
const { NOTICE_QUEUE_URL, NOTICE_QUEUE_ARN, SCHEDULE_GROUP, SCHEDULE_ROLE_ARN } = process.env;

/** Tells of every dossier at once, of `held` ones at 7:00, of `delayed` ones in ten minutes. */
export const handler = async ({ Records }: DynamoDBStreamEvent) => {
  for (const { dynamodb } of Records) {
    const code = dynamodb?.Keys?.code?.S ?? '';
    if (code.startsWith('held'))
      await scheduler.send(
        new CreateScheduleCommand({
          Name: code,
          GroupName: SCHEDULE_GROUP,
          ScheduleExpression: 'at(2026-10-13T07:00:00)',
          ScheduleExpressionTimezone: 'Asia/Ho_Chi_Minh',
          FlexibleTimeWindow: { Mode: 'OFF' },
          ActionAfterCompletion: 'DELETE',
          Target: { Arn: NOTICE_QUEUE_ARN, RoleArn: SCHEDULE_ROLE_ARN, Input: code },
        }),
      );
    else {
      const DelaySeconds = code.startsWith('delayed') ? 600 : 0;
      await sqs.send(new SendMessageCommand({ QueueUrl: NOTICE_QUEUE_URL, MessageBody: code, DelaySeconds }));
    }
  }
};
