import { randomUUID } from 'node:crypto';
import { measureSms } from '../../functions/domain/sms.ts';
import type { Refuse, Take } from './carriers.ts';
import type { Service, ServiceAnswer } from './endpoints.ts';

const maxCharacters = 1600;

/** SNS as its clients speak it (query protocol, XML answers): Publish to a phone number, within the service's limits. */
export const snsEndpoint =
  (take: Take): Service =>
  ({ body }) => {
    const form = new URLSearchParams(body);
    if (form.get('Action') !== 'Publish')
      return failed(400, 'InvalidAction', `this machine's SNS does not know ${form.get('Action')}`);
    const to = form.get('PhoneNumber') ?? '';
    const text = form.get('Message') ?? '';
    const attributes = attributesOf(form);
    const problem = problemOf(to, text, attributes);
    if (problem) return failed(400, 'InvalidParameter', `Invalid parameter: ${problem}`);
    const { encoding, parts } = measureSms(text);
    const sender = attributes['AWS.SNS.SMS.SenderID'];
    return take({ channel: 'sms', to, text, encoding, parts, ...(sender && { sender }), tags: {} }, accepted, refuse);
  };

const problemOf = (to: string, text: string, attributes: Readonly<Record<string, string>>): string | undefined => {
  const sender = attributes['AWS.SNS.SMS.SenderID'];
  const type = attributes['AWS.SNS.SMS.SMSType'];
  const price = attributes['AWS.SNS.SMS.MaxPrice'];
  if (!/^\+[1-9]\d{6,14}$/.test(to)) return `PhoneNumber Reason: ${to} is not valid to publish to`;
  if (text === '') return 'Empty message';
  if ([...text].length > maxCharacters) return 'Message too long';
  if (sender !== undefined && !/^(?=.*[A-Za-z])[A-Za-z0-9]{1,11}$/.test(sender))
    return 'MessageAttributes Reason: SenderID must be 1 to 11 letters and digits with at least one letter';
  if (type !== undefined && type !== 'Transactional' && type !== 'Promotional')
    return 'MessageAttributes Reason: SMSType must be Transactional or Promotional';
  if (price !== undefined && !(Number(price) > 0)) return 'MessageAttributes Reason: MaxPrice must be a number above 0';
  return undefined;
};

const attributesOf = (form: URLSearchParams): Record<string, string> => {
  const attributes: Record<string, string> = {};
  for (let i = 1; form.has(`MessageAttributes.entry.${i}.Name`); i++) {
    const entry = `MessageAttributes.entry.${i}`;
    attributes[form.get(`${entry}.Name`) ?? ''] = form.get(`${entry}.Value.StringValue`) ?? '';
  }
  return attributes;
};

const refuse: Refuse = (kind, code) => {
  switch (kind) {
    case 'throttle':
      return failed(400, code ?? 'Throttling', 'Rate exceeded');
    case 'error':
      return failed(500, code ?? 'InternalError', 'The service cannot answer now.');
    case 'refuse':
      return failed(
        400,
        code ?? 'InvalidParameter',
        'Invalid parameter: PhoneNumber Reason: is not valid to publish to',
      );
  }
};

const accepted = (id: string): ServiceAnswer =>
  xml(
    200,
    `<PublishResponse ${namespace}><PublishResult><MessageId>${id}</MessageId></PublishResult>` +
      `<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></PublishResponse>`,
  );

const failed = (status: number, code: string, message: string): ServiceAnswer =>
  xml(
    status,
    `<ErrorResponse ${namespace}><Error><Type>${status < 500 ? 'Sender' : 'Receiver'}</Type>` +
      `<Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
  );

const namespace = 'xmlns="http://sns.amazonaws.com/doc/2010-03-31/"';

const xml = (status: number, body: string): ServiceAnswer => ({
  status,
  headers: { 'content-type': 'text/xml' },
  body,
});

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escapeXml = (text: string): string => text.replace(/[&<>]/g, (character) => entities[character] ?? '');
