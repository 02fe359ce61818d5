import type { Contact, Person } from './contact.ts';
import type { DossierUpdate } from './dossier.ts';
import { type ContactChannel, contactChannel, type DossierState, type SaidField, saidField } from './dossier-state.ts';
import type { Instant } from './time.ts';

/*
 * What records have said of a dossier's people and of how to tell them, each with the time of the record that said it
 * last. Records may come in any order and at once: the newest that says a thing counts, and what it leaves out keeps
 * the former value (docs/adr/0008, 0056).
 */

type Said = { readonly value: string; readonly at: Instant };
export type Sayings = Readonly<Partial<Record<SaidField, Said>>>;

/** What is known of a dossier, and the contact that belongs to it. */
export type Known = { dossier?: DossierState | undefined; contact?: Contact | undefined };

/** The same where both are there, as they are after every update. */
export type KnownDossier = { dossier: DossierState; contact: Contact };

type Values = Readonly<Partial<Record<SaidField, string | undefined>>>;

/** What holds where no record says anything. */
const unsaid: Values = { language: 'vi', 'wish.sms': 'yes', 'wish.email': 'yes' };

const collect = (saidOf: (field: SaidField) => Said | undefined): Sayings =>
  Object.fromEntries(
    saidField.options.flatMap((field) => {
      const said = saidOf(field);
      return said ? [[field, said]] : [];
    }),
  );

/** The newer one. Of two of one second the greater text counts, so that the order of their arrival does not. */
const newer = (a: Said, b: Said): Said => {
  if (a.at === b.at) return a.value >= b.value ? a : b;
  return a.at > b.at ? a : b;
};

/** The newest of each. In whatever order sayings are merged, and however often, the same comes of it. */
export const mergeSayings = (a: Sayings, b: Sayings): Sayings =>
  collect((field) => {
    const [one, other] = [a[field], b[field]];
    return one && other ? newer(one, other) : (one ?? other);
  });

export const saysTheSame = (a: Sayings, b: Sayings): boolean =>
  saidField.options.every((field) => a[field]?.value === b[field]?.value && a[field]?.at === b[field]?.at);

const valuesOf = (applicant: Person | undefined, authorised: Person | undefined): Values => ({
  'applicant.name': applicant?.name,
  'applicant.phone': applicant?.phone,
  'applicant.email': applicant?.email,
  'authorised.name': authorised?.name,
  'authorised.phone': authorised?.phone,
  'authorised.email': authorised?.email,
});

const wish = (wanted: boolean | undefined): string | undefined => {
  if (wanted === undefined) return undefined;
  return wanted ? 'yes' : 'no';
};

/** What a record says. */
export const sayingsOf = ({ applicant, authorised, wishes, updatedAt, ...update }: DossierUpdate): Sayings => {
  const values: Values = {
    ...valuesOf(applicant, authorised),
    language: update.language,
    unit: update.unit,
    receivingUnit: update.receivingUnit,
    'wish.sms': wish(wishes.sms),
    'wish.email': wish(wishes.email),
  };
  return collect((field) => {
    const value = values[field];
    return value === undefined ? undefined : { value, at: updatedAt };
  });
};

/**
 * What records have said so far, as it is stored: values in the contact, in the state the times of those that are
 * not of the last update. Of what was stored before times were, all counts as said by the last update.
 */
export const sayingsKnown = ({ dossier, contact }: Known): Sayings => {
  const wants = (channel: ContactChannel) => dossier && !dossier.declined.includes(channel);
  const values: Values = {
    ...valuesOf(contact?.applicant, contact?.authorised),
    language: contact?.language ?? dossier?.language,
    unit: contact?.unit ?? dossier?.unit,
    receivingUnit: contact?.receivingUnit ?? dossier?.receivingUnit,
    'wish.sms': wish(wants('sms')),
    'wish.email': wish(wants('email')),
  };
  const last = dossier?.updatedAt ?? contact?.updatedAt;
  return collect((field) => {
    const value = values[field];
    const at = dossier?.saidAt?.[field] ?? (value === unsaid[field] ? undefined : last);
    return value === undefined || at === undefined ? undefined : { value, at };
  });
};

/** The times that `sayingsKnown` could not tell from the state's own. */
export const saidAtOf = (sayings: Sayings, updatedAt: Instant): DossierState['saidAt'] => {
  const times = saidField.options.flatMap((field) => {
    const said = sayings[field];
    const isPlain = said?.at === updatedAt && said.value !== unsaid[field];
    return said && !isPlain ? [[field, said.at] as const] : [];
  });
  return times.length > 0 ? Object.fromEntries(times) : undefined;
};

const personIn = (sayings: Sayings, role: 'applicant' | 'authorised'): Person => ({
  name: sayings[`${role}.name`]?.value,
  phone: sayings[`${role}.phone`]?.value,
  email: sayings[`${role}.email`]?.value,
});

export const languageIn = (sayings: Sayings): string => sayings.language?.value ?? 'vi';

/** Channels that the citizen does not want. */
export const declinedIn = (sayings: Sayings): ContactChannel[] =>
  contactChannel.options.filter((channel) => sayings[`wish.${channel}`]?.value === 'no');

export const contactIn = (sayings: Sayings, code: string, updatedAt: Instant): Contact => {
  const authorised = personIn(sayings, 'authorised');
  return {
    code,
    applicant: personIn(sayings, 'applicant'),
    authorised: authorised.name || authorised.phone || authorised.email ? authorised : undefined,
    language: languageIn(sayings),
    unit: sayings.unit?.value,
    receivingUnit: sayings.receivingUnit?.value,
    updatedAt,
  };
};
