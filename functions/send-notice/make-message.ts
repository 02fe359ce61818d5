import { addresseeOf, type Contact, type Person, phonesOf, recipientOf } from '../domain/contact.ts';
import { steering } from '../domain/digest-facts.ts';
import type { DossierState } from '../domain/dossier-state.ts';
import { issuerOf } from '../domain/letter.ts';
import type { Notice } from '../domain/notice.ts';
import type { NoticeKind } from '../domain/notice-kind.ts';
import type { Unit } from '../domain/unit.ts';
import type { PageOf } from '../lib/link-tokens.ts';
import type { Clock, Contacts, EmailCarrier, Handover, Links, NoticeChanges, SmsCarrier, Units } from '../ports.ts';
import { renderEmail, renderSms } from '../templates/render.ts';
import { sealOf } from '../templates/seal.ts';
import type { Words } from '../templates/words.ts';
import { chartOf } from './chart-of.ts';
import { letterFile } from './letter-file.ts';

export type MessagePorts = {
  contacts: Contacts;
  units: Units;
  /** Catalogues of words to look into, first choice first. */
  wordsOf: (language: string) => Promise<readonly Words[]>;
  sms: SmsCarrier;
  email: EmailCarrier;
  pageOf: PageOf;
  links: Pick<Links, 'keep'>;
  clock: Clock;
  /** Addresses of the group that steers drives. */
  steeringEmails: () => Promise<readonly string[]>;
  /** Told of what a mail has to do without. */
  report: (problem: string, error: unknown) => void;
};

/** What came of making a message. Nothing has left yet: to `handOver` is to ask the carrier. */
export type Made =
  | { outcome: 'made'; handOver: () => Promise<Handover>; sent: NoticeChanges }
  /** There is no usable address for this channel. */
  | { outcome: 'no-address' }
  /** The words cannot be made into a message. */
  | { outcome: 'not-made'; problem: string }
  /** The words are no longer those that were approved. */
  | { outcome: 'changed' };
/** `state`: the dossier as it is when the notice's turn comes; its letter is set from it. */
export type MakeMessage = (notice: Notice, state: DossierState | undefined) => Promise<Made>;

const staffOf = (kind: NoticeKind, { officerEmails, leaderEmails }: Unit): readonly string[] => {
  if (kind === 'drive-digest') return leaderEmails;
  return kind === 'overdue-alert' ? [...officerEmails, ...leaderEmails] : officerEmails;
};

/** Makes the message of a claimed notice, ready to be handed over. Reads the personal data it needs and keeps none. */
export const makeMessages = (ports: MessagePorts): MakeMessage => {
  const { contacts, units, wordsOf, sms, email, pageOf, links, clock, steeringEmails, report } = ports;
  /** The link in the words leads somewhere before anybody can follow it. */
  const openLink = (contact: Contact) =>
    links.keep({ dossier: contact.code, phones: phonesOf(contact), phone: recipientOf(contact).phone }, clock.now());

  const addressesOf = async ({ audience, kind, unit }: Notice, of: Unit, recipient: Person | undefined) => {
    if (audience === 'citizen') return recipient?.email ? [recipient.email] : [];
    return unit === steering ? steeringEmails() : staffOf(kind, of);
  };

  return async (notice, state) => {
    const page = pageOf(notice);
    const unit = await units.find(notice.unit);
    const contact = notice.audience === 'citizen' ? await contacts.find(notice.dossier) : undefined;
    const recipient = contact && recipientOf(contact);
    const catalogues = await wordsOf(notice.language);
    if (notice.seal && notice.seal !== (await sealOf(notice, { unit, page }, catalogues)))
      return { outcome: 'changed' };
    if (contact) await openLink(contact);
    if (notice.channel === 'sms') {
      const to = recipient?.phone;
      if (!to) return { outcome: 'no-address' };
      const rendered = renderSms(notice, { unit, page }, catalogues);
      if (!rendered.ok) return { outcome: 'not-made', problem: rendered.problem };
      const { text, words, encoding, parts } = rendered;
      return { outcome: 'made', handOver: () => sms.send({ to, text }), sent: { words, encoding, parts } };
    }
    const to = await addressesOf(notice, unit, recipient);
    if (to.length === 0) return { outcome: 'no-address' };
    const { letter, facts } = notice;
    const chart = facts.digest && (await chartOf(facts.digest, catalogues, report));
    const surroundings = { unit, page, recipientName: recipient?.name };
    const { words, ...mail } = await renderEmail(notice, surroundings, catalogues, chart);
    if (letter && state && contact) {
      const issuer = await units.find(issuerOf(letter.form, notice));
      const addressee = addresseeOf(contact);
      mail.attachments.push(
        await letterFile({ letter, facts, state, issuer, office: unit, recipient: addressee, page }),
      );
    }
    const tags = { dossier: notice.dossier, notice: notice.id };
    return { outcome: 'made', handOver: () => email.send({ to, ...mail, tags }), sent: { words } };
  };
};
