import { type Contact, contact, maskEmail, maskPhone, recipientOf } from '../../functions/domain/contact.ts';
import { type Notice, notice } from '../../functions/domain/notice.ts';
import { measureSms } from '../../functions/domain/sms.ts';
import type { Unit } from '../../functions/domain/unit.ts';
import { renderEmail, renderSms } from '../../functions/templates/render.ts';
import { shippedWords } from '../../functions/templates/shipped-words.ts';
import { pickWords } from '../../functions/templates/words.ts';
import type { Carriers, InboxMessage } from './carriers.ts';
import { demoUnits } from './demo-units.ts';
import { scan } from './look-up.ts';
import type { Platform } from './platform.ts';
import { trialPageOf } from './trial-links.ts';

/** A notice with what it said, or would say, and to whom; addresses are masked. */
export type Told = Pick<
  Notice,
  'dossier' | 'id' | 'kind' | 'channel' | 'state' | 'decidedAt' | 'acceptedAt' | 'reason'
> & {
  to: string;
  text: string;
  subject?: string;
  encoding?: string;
  parts?: number;
};

export const unitOf = (code: string): Unit =>
  demoUnits.find((unit) => unit.code === code) ?? { code, name: code, officerEmails: [], leaderEmails: [] };

const maskedTo = (one: Notice, contacts: ReadonlyMap<string, Contact>): string => {
  const { officerEmails, leaderEmails } = unitOf(one.unit);
  if (one.audience === 'staff') return [...officerEmails, ...leaderEmails].map(maskEmail).slice(0, 1).join();
  const known = contacts.get(one.dossier);
  const to = known && recipientOf(known);
  if (one.channel === 'sms' && to?.phone) return maskPhone(to.phone);
  return one.channel === 'email' && to?.email ? maskEmail(to.email) : '';
};

export type Said = Pick<Told, 'text' | 'subject' | 'encoding' | 'parts'> & { to?: string };

/** What a notice that did not leave would have said. */
const wouldSay = async (one: Notice, page: string): Promise<Said> => {
  const catalogues = pickWords(shippedWords, one.language);
  const surroundings = { unit: unitOf(one.unit), page };
  if (one.channel === 'email') {
    const { subject, text } = await renderEmail(one, surroundings, catalogues);
    return { subject, text };
  }
  const sms = renderSms(one, surroundings, catalogues);
  return sms.ok ? { text: sms.text, encoding: sms.encoding, parts: sms.parts } : { text: `(${sms.problem})` };
};

/** What the carrier took, and to whom: the contact may be another by now. */
const said = ({ channel, to, text, subject }: InboxMessage): Said => {
  if (channel === 'email') return { to: maskEmail(to.split(',')[0] ?? to), text, subject };
  const { encoding, parts } = measureSms(text);
  return { to: maskPhone(to), text, encoding, parts };
};

/** Tells of a notice what the carrier took over or, where none did, what it would say, with links below `trackingPage`. */
export const wordsOf = (inbox: readonly InboxMessage[], trackingPage: string): ((one: Notice) => Promise<Said>) => {
  const pageOf = trialPageOf(trackingPage);
  const messages = new Map(inbox.map((message) => [message.id, message]));
  return async (one) => {
    const message = one.providerId ? messages.get(one.providerId) : undefined;
    return message ? said(message) : wouldSay(one, pageOf(one));
  };
};

/** A platform as far as it knows what was told. */
export type Telling = Pick<Platform, 'documents' | 'table'> & { carriers: Pick<Carriers, 'inbox'> };

/** All notices in the order of their decision, each with its words. */
export const everythingTold = async (platform: Telling, trackingPage: string): Promise<Told[]> => {
  const contacts = new Map(
    (await scan(platform, 'contacts', (item) => contact.parse(item))).map((one) => [one.code, one]),
  );
  const words = wordsOf(platform.carriers.inbox, trackingPage);
  const told: Told[] = [];
  for (const one of await scan(platform, 'notices', (item) => notice.parse(item))) {
    const { dossier, id, kind, channel, state, decidedAt, acceptedAt, reason } = one;
    told.push({
      ...{ dossier, id, kind, channel, state, reason, decidedAt, acceptedAt },
      to: maskedTo(one, contacts),
      ...(await words(one)),
    });
  }
  const key = ({ decidedAt, dossier, id }: Told) => `${decidedAt} ${dossier} ${id}`;
  return told.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
};
