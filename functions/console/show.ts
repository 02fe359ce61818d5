import { createHash } from 'node:crypto';
import { addresseeOf, maskEmail, maskPhone, recipientOf } from '../domain/contact.ts';
import { freePartOf } from '../domain/drafting.ts';
import { formOf, issuerOf } from '../domain/letter.ts';
import { type Matter, type MatterRef, partOf } from '../domain/matter.ts';
import type { Notice } from '../domain/notice.ts';
import { isOpen } from '../domain/notice-life.ts';
import { maskName } from '../domain/register.ts';
import { priceOn } from '../domain/sent.ts';
import { dayOf } from '../domain/time.ts';
import type { PageOf } from '../lib/link-tokens.ts';
import type { Clock, Contacts, Policies, Units } from '../ports.ts';
import { unprintableOf } from '../templates/forms/form.ts';
import type { FormInput } from '../templates/forms/form-values.ts';
import { renderEmail, renderSms } from '../templates/render.ts';
import { sealOf } from '../templates/seal.ts';
import type { Words } from '../templates/words.ts';

export type ShowPorts = {
  contacts: Contacts;
  units: Units;
  wordsOf: (language: string) => Promise<readonly Words[]>;
  pageOf: PageOf;
  policies: Policies;
  clock: Clock;
};

/** A notice in the exact words that its citizen will read. */
export type ShownText = Pick<Notice, 'id' | 'channel'> & {
  /** Masked; empty where there is no address. */
  to: string;
  text: string;
  subject?: string;
  encoding?: string;
  parts?: number;
  /** VND for all its parts, where the province has entered its prices. */
  price?: number;
  /** Why it cannot be written, where it cannot. */
  problem?: string;
};

/** A matter as its approver sees it. `seen` goes back with the approval: it stands for these very words and this state. */
export type ShownMatter = MatterRef &
  Pick<
    Notice,
    'unit' | 'decidingUnit' | 'state' | 'facts' | 'approver' | 'draftedBy' | 'rewrittenBy' | 'reason' | 'decidedAt'
  > & {
    status: Matter['state']['status'];
    freePart?: 'missing' | 'reason';
    recipient: string;
    texts: ShownText[];
    /** What the letter that goes with it cannot print: signs of its words, and whether the citizen's name has such. */
    unprintable?: { signs: string[]; inName: boolean };
    seen: string;
  };

export type Shown = { shown: ShownMatter; seals: ReadonlyMap<string, string> };

/** All of it may stand in the letter, though an SMS has no room for it. */
const contentOf = ({ stateAt, facts }: Notice) => [stateAt, facts];

/** Shows a matter without the name and address of its citizen, and seals its words. A matter has at least one notice. */
export const makeShow = ({ contacts, units, wordsOf, pageOf, policies, clock }: ShowPorts) => {
  const textOf = async (notice: Notice, name: string, to: string): Promise<ShownText> => {
    const { id, channel } = notice;
    const page = pageOf(notice);
    const unit = await units.find(notice.unit);
    const catalogues = await wordsOf(notice.language);
    if (channel === 'email') {
      const { subject, text } = await renderEmail(notice, { unit, page, recipientName: name }, catalogues);
      return { id, channel, to, subject, text };
    }
    const sms = renderSms(notice, { unit, page }, catalogues);
    if (!sms.ok) return { id, channel, to, text: '', problem: sms.problem };
    const price = priceOn((await policies.of('province')).smsPartPrices, dayOf(clock.now()));
    const size = { encoding: sms.encoding, parts: sms.parts, ...(price !== undefined && { price: price * sms.parts }) };
    return { id, channel, to, text: sms.text, ...size };
  };

  /** The name itself is not shown, so its signs are not named. */
  const unprintableFor = async (
    notice: Notice,
    state: Matter['state'],
    recipient: FormInput['recipient'],
  ): Promise<ShownMatter['unprintable']> => {
    const form = formOf(notice.kind);
    if (!form) return undefined;
    const input = {
      state,
      facts: notice.facts,
      unit: await units.find(issuerOf(form, notice)),
      office: await units.find(notice.unit),
      letter: {},
      page: '',
    };
    const signs = unprintableOf(form, { ...input, recipient: {} });
    const inName = unprintableOf(form, { ...input, recipient }).length > signs.length;
    return signs.length > 0 || inName ? { signs, inName } : undefined;
  };

  return async ({ state, notices: all }: Matter): Promise<Shown | undefined> => {
    const notices = partOf(all, isOpen);
    const [first] = notices;
    if (!first) return undefined;
    const contact = await contacts.find(state.code);
    const person = contact && recipientOf(contact);
    const recipient = person?.name ? maskName(person.name) : '';
    const addresses = {
      sms: person?.phone ? maskPhone(person.phone) : '',
      email: person?.email ? maskEmail(person.email) : '',
      none: '',
    };
    const texts: ShownText[] = [];
    const seals = new Map<string, string>();
    for (const notice of notices) {
      texts.push(await textOf(notice, recipient, addresses[notice.channel]));
      const surroundings = { unit: await units.find(notice.unit), page: pageOf(notice) };
      seals.set(notice.id, await sealOf(notice, surroundings, await wordsOf(notice.language)));
    }
    const seen = createHash('sha256')
      .update(JSON.stringify([state.version, recipient, addresses, [...seals], notices.map(contentOf)]))
      .digest('base64url');
    const freePart = freePartOf(first.kind);
    const unprintable = await unprintableFor(first, state, contact ? addresseeOf(contact) : {});
    return {
      shown: {
        dossier: first.dossier,
        kind: first.kind,
        occurrence: first.occurrence,
        unit: first.unit,
        decidingUnit: first.decidingUnit,
        state: first.state,
        facts: first.facts,
        approver: first.approver,
        draftedBy: first.draftedBy,
        rewrittenBy: first.rewrittenBy,
        reason: first.reason,
        decidedAt: first.decidedAt,
        status: state.status,
        recipient,
        texts,
        seen,
        ...(freePart && { freePart }),
        ...(unprintable && { unprintable }),
      },
      seals,
    };
  };
};
