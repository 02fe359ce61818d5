import { createHash } from 'node:crypto';
import { ConflictException, CreateScheduleCommand, type SchedulerClient } from '@aws-sdk/client-scheduler';
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { epochOf } from '../domain/time.ts';
import type { Clock, NoticeQueue } from '../ports.ts';

/** The queue can delay a message this long; later ones take a one-time schedule. */
const longestDelaySeconds = 900;

type Target = {
  NOTICE_QUEUE_URL: string;
  NOTICE_QUEUE_ARN: string;
  SCHEDULE_GROUP: string;
  SCHEDULE_ROLE_ARN: string;
};

export const noticeQueue = (sqs: SQSClient, scheduler: SchedulerClient, target: Target, clock: Clock): NoticeQueue => ({
  send: async ({ dossier, id }, at) => {
    const body = JSON.stringify({ dossier, id });
    const seconds = at ? Math.ceil((epochOf(at) - epochOf(clock.now())) / 1000) : 0;
    if (!at || seconds <= longestDelaySeconds) {
      const DelaySeconds = Math.max(0, seconds);
      await sqs.send(new SendMessageCommand({ QueueUrl: target.NOTICE_QUEUE_URL, MessageBody: body, DelaySeconds }));
      return;
    }
    const schedule = new CreateScheduleCommand({
      Name: createHash('sha256').update(`${body}@${at}`).digest('hex'),
      GroupName: target.SCHEDULE_GROUP,
      ScheduleExpression: `at(${at.slice(0, 19)})`,
      ScheduleExpressionTimezone: 'Asia/Ho_Chi_Minh',
      FlexibleTimeWindow: { Mode: 'OFF' },
      ActionAfterCompletion: 'DELETE',
      Target: { Arn: target.NOTICE_QUEUE_ARN, RoleArn: target.SCHEDULE_ROLE_ARN, Input: body },
    });
    try {
      await scheduler.send(schedule);
    } catch (error) {
      // The same notice was put off to the same moment before: it is there already.
      if (!(error instanceof ConflictException)) throw error;
    }
  },
});
