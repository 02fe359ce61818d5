import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { SmsCarrier } from '../ports.ts';
import { handoverOf } from './handover.ts';

/** SMS through Amazon SNS. `maxPrice` is the ceiling for one message in US dollars, as SNS takes it. */
export const snsCarrier = (sns: SNSClient, { sender, maxPrice }: { sender: string; maxPrice: string }): SmsCarrier => ({
  send: async ({ to, text }) => {
    const attribute = (value: string, type = 'String') => ({ DataType: type, StringValue: value });
    try {
      const { MessageId } = await sns.send(
        new PublishCommand({
          PhoneNumber: to,
          Message: text,
          MessageAttributes: {
            'AWS.SNS.SMS.SenderID': attribute(sender),
            'AWS.SNS.SMS.SMSType': attribute('Transactional'),
            'AWS.SNS.SMS.MaxPrice': attribute(maxPrice, 'Number'),
          },
        }),
      );
      return MessageId
        ? { outcome: 'accepted', providerId: MessageId }
        : { outcome: 'unknown', reason: 'no message id' };
    } catch (error) {
      return handoverOf(error);
    }
  },
});
