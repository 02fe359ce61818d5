import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { SmsCarrier } from '../ports.ts';
import { handOver, lastStep } from './handover.ts';

type SmsSettings = { sender: string; number?: string | undefined; maxPrice: string };

/**
 * SMS through Amazon SNS, from the sender's name, or from a rented number where there is one. `maxPrice` is the ceiling
 * for one message in US dollars, as SNS takes it.
 */
export const snsCarrier = (sns: SNSClient, { sender, number, maxPrice }: SmsSettings): SmsCarrier => ({
  send: ({ to, text }) =>
    handOver(async (leaving) => {
      const attribute = (value: string, type = 'String') => ({ DataType: type, StringValue: value });
      const command = new PublishCommand({
        PhoneNumber: to,
        Message: text,
        MessageAttributes: {
          ...(number
            ? { 'AWS.MM.SMS.OriginationNumber': attribute(number) }
            : { 'AWS.SNS.SMS.SenderID': attribute(sender) }),
          'AWS.SNS.SMS.SMSType': attribute('Transactional'),
          'AWS.SNS.SMS.MaxPrice': attribute(maxPrice, 'Number'),
        },
      });
      command.middlewareStack.add(
        (next) => (args) => {
          leaving();
          return next(args);
        },
        lastStep,
      );
      const { MessageId } = await sns.send(command);
      return MessageId;
    }),
});
