import * as z from 'zod';
import type { Refuse, Take } from './carriers.ts';
import { json, jsonError, type Service } from './endpoints.ts';

const maxRecipients = 50;

const body = z.object({ Data: z.string() });
const sendEmail = z.object({
  FromEmailAddress: z.string().default(''),
  Destination: z.object({ ToAddresses: z.array(z.string()).default([]) }).default({ ToAddresses: [] }),
  ConfigurationSetName: z.string().optional(),
  EmailTags: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
  Content: z.object({
    Simple: z.object({
      Subject: body,
      Body: z.object({ Text: body.optional(), Html: body.optional() }),
      Attachments: z
        .array(
          z.object({
            FileName: z.string(),
            ContentType: z.string().default('application/octet-stream'),
            ContentId: z.string().optional(),
            ContentDisposition: z.enum(['INLINE', 'ATTACHMENT']).optional(),
            RawContent: z.string(),
          }),
        )
        .default([]),
    }),
  }),
});
type SendEmail = z.infer<typeof sendEmail>;

/** SES v2 as its clients speak it (REST JSON): SendEmail with simple content, within the service's limits. */
export const sesEndpoint =
  (take: Take): Service =>
  ({ method, path, body: text }) => {
    if (method !== 'POST' || path !== '/v2/email/outbound-emails')
      return jsonError(404, 'NotFoundException', `this machine's SES does not know ${method} ${path}`);
    const asked = sendEmail.safeParse(JSON.parse(text));
    if (!asked.success) return jsonError(400, 'BadRequestException', z.prettifyError(asked.error));
    const problem = problemOf(asked.data);
    if (problem) return jsonError(400, 'BadRequestException', problem);
    return take(messageOf(asked.data), (id) => json(200, { MessageId: id }), refuse);
  };

const messageOf = ({ FromEmailAddress, Destination, EmailTags, Content: { Simple } }: SendEmail) => ({
  channel: 'email' as const,
  to: Destination.ToAddresses.join(', '),
  sender: decodeWords(FromEmailAddress),
  subject: Simple.Subject.Data,
  text: Simple.Body.Text?.Data ?? '',
  ...(Simple.Body.Html && { html: Simple.Body.Html.Data }),
  attachments: Simple.Attachments.map(({ FileName, ContentType, ContentId, RawContent }) => ({
    name: FileName,
    type: ContentType,
    ...(ContentId && { contentId: ContentId }),
    content: RawContent,
  })),
  tags: Object.fromEntries(EmailTags.map(({ Name, Value }) => [Name, Value])),
});

const ascii = /^[\x20-\x7e]*$/;
const address = /^(?:[^<>]*<)?[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+>?$/;

const problemOf = ({
  FromEmailAddress,
  Destination: { ToAddresses },
  EmailTags,
  Content,
}: SendEmail): string | undefined => {
  const { Subject, Body } = Content.Simple;
  // SES has no SMTPUTF8: a name with diacritics must come as MIME encoded words.
  const wrong = [FromEmailAddress, ...ToAddresses].find((text) => !ascii.test(text) || !address.test(text));
  if (wrong !== undefined) return `Illegal address: ${wrong}`;
  if (ToAddresses.length === 0) return 'Destination must have at least one recipient';
  if (ToAddresses.length > maxRecipients) return `Recipient count exceeds ${maxRecipients}.`;
  if (/[\r\n]/.test(Subject.Data)) return 'Subject must not contain line breaks';
  if (!Body.Text && !Body.Html) return 'Either Text or Html must be given';
  const tag = EmailTags.find(({ Name, Value }) => !/^[\w-]{1,256}$/.test(Name) || !/^[\w.@-]{1,256}$/.test(Value));
  return tag && `Invalid tag ${tag.Name}: use letters, digits, underscores and dashes`;
};

const refuse: Refuse = (kind, code) => {
  switch (kind) {
    case 'throttle':
      return jsonError(429, code ?? 'TooManyRequestsException', 'Maximum sending rate exceeded.');
    case 'error':
      return jsonError(500, code ?? 'InternalServiceErrorException', 'The service cannot answer now.');
    case 'refuse':
      return jsonError(400, code ?? 'MessageRejected', 'The message was rejected.');
  }
};

/** Reads MIME encoded words (RFC 2047), as mail programs show them. */
const decodeWords = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/(?:=\?utf-8\?b\?[^?]*\?=)+/gi, (words) =>
      Buffer.concat(
        [...words.matchAll(/\?b\?([^?]*)\?=/gi)].map(([, word = '']) => Buffer.from(word, 'base64')),
      ).toString(),
    )
    .replace(/=\?utf-8\?q\?([^?]*)\?=/gi, (_, word: string) =>
      decodeURIComponent(word.replaceAll('_', ' ').replaceAll('%', '%25').replaceAll('=', '%')),
    );
