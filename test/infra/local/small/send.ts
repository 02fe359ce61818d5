import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import type { Context, SQSEvent } from 'aws-lambda';
import { systemClock } from '../../../../functions/lib/clock.ts';

const sns = new SNSClient({ maxAttempts: 1 });
const ses = new SESv2Client({ maxAttempts: 1 });
const from = process.env.EMAIL_FROM;

export const handler = async ({ Records }: SQSEvent, context: Context) => {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const { body, messageId } of Records) {
    try {
      const text = `${body} by ${context.functionName} at ${systemClock.now()}`;
      await sns.send(new PublishCommand({ PhoneNumber: '+84912345678', Message: text }));
      await ses.send(
        new SendEmailCommand({
          FromEmailAddress: from,
          Destination: { ToAddresses: ['dan@example.vn'] },
          Content: { Simple: { Subject: { Data: body }, Body: { Text: { Data: text } } } },
        }),
      );
    } catch {
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
};
