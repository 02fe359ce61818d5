import { maskEmail, maskPhone, recipientOf } from '../domain/contact.ts';
import type { DossierState } from '../domain/dossier-state.ts';
import { type Refused, refuse, sentences } from '../domain/matter.ts';
import type { NoticeFacts } from '../domain/notice-kind.ts';
import { isForStaff } from '../domain/notice-kind.ts';
import { maskName } from '../domain/register.ts';
import { priceOn } from '../domain/sent.ts';
import { mayDo, type Staff } from '../domain/staff.ts';
import { dayOf } from '../domain/time.ts';
import type { PageOf } from '../lib/link-tokens.ts';
import type { Clock, Contacts, Dossiers, Notices, Policies, Units } from '../ports.ts';
import type { EntryRef } from '../templates/entries.ts';
import { renderEmail, renderSms } from '../templates/render.ts';
import { type Sample, samplesFor } from '../templates/sample-notices.ts';
import type { Words } from '../templates/words.ts';

export type PreviewPorts = {
  dossiers: Pick<Dossiers, 'find'>;
  notices: Pick<Notices, 'ofDossier'>;
  contacts: Pick<Contacts, 'find'>;
  units: Units;
  policies: Policies;
  pageOf: PageOf;
  clock: Clock;
};

/** Words as one dossier makes them: a dossier by its code, masked address included, or a made-up one. */
export type Tried = {
  of: 'typical' | 'longest' | { dossier: string; procedureName?: string; to: string };
  text: string;
  subject?: string;
  units?: number;
  parts?: number;
  /** VND, by the price of today; none where no price is entered. */
  cost?: number;
  /** Sentences that found no room. */
  dropped?: string[];
  problem?: string;
};

const audienceOf = ({ kind }: EntryRef) => (isForStaff(kind) ? ('staff' as const) : ('citizen' as const));

/** An address as links have it, of a dossier that there is not. */
export const samplePage = (pageOf: PageOf, ref: EntryRef): string =>
  pageOf({ dossier: 'H48.12-261012-0007', audience: audienceOf(ref) });

/** What the dossier's notice of this kind told; where it had none, what it would tell as the dossier stands. */
const factsOf = (state: DossierState, told: NoticeFacts | undefined, handover: EntryRef['handover']): NoticeFacts => {
  const { procedureName, dueAt, finishedAt, fee, missing, reason, trackingNumber } = state;
  return { procedureName, dueAt, finishedAt, fee, missing, reason, trackingNumber, ...told, handover };
};

/** Tries words on dossiers. Contacts are masked; nothing is sent and nothing stored. */
export const makePreview = (ports: PreviewPorts) => {
  const { dossiers, notices, contacts, units, policies, pageOf, clock } = ports;

  const render = async (
    ref: EntryRef,
    { notice, surroundings }: Sample,
    of: Tried['of'],
    catalogues: readonly Words[],
  ): Promise<Tried> => {
    if (ref.channel === 'email') {
      const { subject, text } = await renderEmail(notice, surroundings, catalogues);
      return { of, subject, text };
    }
    const sms = renderSms(notice, surroundings, catalogues);
    if (!sms.ok) return { of, text: '', problem: sms.problem };
    const price = priceOn((await policies.of('province')).smsPartPrices, dayOf(clock.now()));
    const { text, units: signs, parts, dropped } = sms;
    return { ...{ of, text, units: signs, parts, dropped }, ...(price !== undefined && { cost: price * parts }) };
  };

  const onDossier = async (ref: EntryRef, state: DossierState, catalogues: readonly Words[]): Promise<Tried> => {
    const told = (await notices.ofDossier(state.code)).findLast(({ kind }) => kind === ref.kind);
    const person = await contacts.find(state.code).then((contact) => contact && recipientOf(contact));
    const address =
      ref.channel === 'sms' ? person?.phone && maskPhone(person.phone) : person?.email && maskEmail(person.email);
    const notice = { kind: ref.kind, dossier: state.code, facts: factsOf(state, told?.facts, ref.handover) };
    const surroundings = {
      unit: await units.find(told?.unit ?? state.receivingUnit ?? state.unit),
      page: pageOf({ dossier: state.code, audience: audienceOf(ref) }),
      recipientName: person?.name && maskName(person.name),
    };
    const of = {
      dossier: state.code,
      to: address ?? '',
      ...(state.procedureName && { procedureName: state.procedureName }),
    };
    return render(ref, { notice, surroundings }, of, catalogues);
  };

  return async (
    staff: Staff,
    ref: EntryRef,
    catalogues: readonly Words[],
    code: string | undefined,
  ): Promise<{ ok: true; tried: Tried[] } | Refused> => {
    const samples = samplesFor(ref, samplePage(pageOf, ref));
    const state = code ? await dossiers.find(code) : undefined;
    if (code && !state) {
      const sentence = { vi: `Không có hồ sơ ${code}.`, en: `There is no dossier ${code}.` };
      return refuse('faulty', sentences.faulty, [{ field: 'dossier', sentence }]);
    }
    if (state && ![state.unit, state.receivingUnit].some((unit) => mayDo(staff, 'see-dossiers', unit)))
      return refuse('no-right', sentences.noRight, [{ field: 'dossier', sentence: sentences.noRight }]);
    return {
      ok: true,
      tried: [
        ...(state ? [await onDossier(ref, state, catalogues)] : []),
        await render(ref, samples.typical, 'typical', catalogues),
        await render(ref, samples.longest, 'longest', catalogues),
      ],
    };
  };
};
