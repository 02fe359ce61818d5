import { type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { EmailCarrier } from '../ports.ts';
import { handOver, lastStep } from './handover.ts';

const utf8 = (text: string) => ({ Data: text, Charset: 'UTF-8' });

/** Base64 of this many bytes fits the 75 characters that RFC 2047 allows an encoded word. */
const bytesOfWord = 45;

/**
 * `Trung tâm … <dia-chi@tinh.gov.vn>` with the name in encoded words (RFC 2047), as SES takes names beyond ASCII.
 * Words are split between characters, never inside one.
 */
export const encodeSender = (from: string): string => {
  const [, name = '', address] = /^(.*?)\s*(<[^<>]+>)$/.exec(from) ?? [];
  if (!address || /^[\x20-\x7e]*$/.test(name)) return from;
  const words: string[] = [];
  for (const letter of name.normalize('NFC')) {
    const grown = `${words.at(-1) ?? ''}${letter}`;
    if (words.length > 0 && Buffer.byteLength(grown) <= bytesOfWord) words[words.length - 1] = grown;
    else words.push(letter);
  }
  return `${words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join(' ')} ${address}`;
};

/** Tag values may hold letters, digits, `_`, `-`, `.` and `@` only. */
const tagValue = (value: string): string => value.replace(/[^A-Za-z0-9_.@-]/g, '_').slice(0, 256);

/** E-mail through Amazon SES v2; `from` with its display name, events over the configuration set. */
export const sesCarrier = (
  ses: SESv2Client,
  { from, configurationSet }: { from: string; configurationSet: string },
): EmailCarrier => ({
  send: ({ to, subject, text, html, attachments, tags }) =>
    handOver(async (leaving) => {
      const command = new SendEmailCommand({
        FromEmailAddress: encodeSender(from),
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
              ContentDisposition: contentId ? 'INLINE' : 'ATTACHMENT',
              RawContent: content,
            })),
          },
        },
      });
      command.middlewareStack.add(
        (next) => (args) => {
          leaving();
          return next(args);
        },
        lastStep,
      );
      const { MessageId } = await ses.send(command);
      return MessageId;
    }),
});
