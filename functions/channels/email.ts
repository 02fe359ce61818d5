import { type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { EmailCarrier } from '../ports.ts';
import { handoverOf } from './handover.ts';

const utf8 = (text: string) => ({ Data: text, Charset: 'UTF-8' });

/** Tag values may hold letters, digits, `_`, `-`, `.` and `@` only. */
const tagValue = (value: string): string => value.replace(/[^A-Za-z0-9_.@-]/g, '_').slice(0, 256);

/** E-mail through Amazon SES v2; `from` with its display name, events over the configuration set. */
export const sesCarrier = (
  ses: SESv2Client,
  { from, configurationSet }: { from: string; configurationSet: string },
): EmailCarrier => ({
  send: async ({ to, subject, text, html, attachments, tags }) => {
    try {
      const { MessageId } = await ses.send(
        new SendEmailCommand({
          FromEmailAddress: from,
          Destination: { ToAddresses: [...to] },
          ConfigurationSetName: configurationSet,
          EmailTags: Object.entries(tags).map(([Name, value]) => ({ Name, Value: tagValue(value) })),
          Content: {
            Simple: {
              Subject: utf8(subject),
              Body: { Text: utf8(text), Html: utf8(html) },
              Attachments: attachments.map(({ name, type, contentId, content }) => ({
                FileName: name,
                ContentType: type,
                ContentId: contentId,
                ContentDisposition: 'INLINE',
                RawContent: content,
              })),
            },
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
