import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import type { ScheduledEvent } from 'aws-lambda';

const sns = new SNSClient({});

export const handler = ({ time }: ScheduledEvent) =>
  sns.send(new PublishCommand({ PhoneNumber: '+84900000000', Message: `swept ${time}` }));
