import type { Contact, Person } from './contact.ts';
import type { DossierUpdate } from './dossier.ts';
import {
  type ContactChannel,
  type ContactField,
  contactChannel,
  contactField,
  type DossierState,
  type SaidField,
  saidField,
  type Unusable,
} from './dossier-state.ts';
import { isSameName, writtenName } from './name-key.ts';
import type { Instant } from './time.ts';

/*
 * What records have said of a dossier's people and of how to tell them, each with the time of the record that said it
 * last. Records may come in any order and at once: the newest that says a thing counts, and what it leaves out keeps
 * the former value (docs/adr/0008, 0056). A number or an address that cannot be used is said all the same, and ends the
 * former one; an authorised person's are their own, and not those of whoever was authorised before (docs/adr/0070).
 */

type Said = {
  /** Absent where what was said cannot be used. */
  readonly value?: string | undefined;
  readonly unusable?: Unusable | undefined;
  readonly at: Instant;
  /** Of an authorised person's number or address: the name it was said with (`writtenName`); '' where with none. */
  readonly name?: string | undefined;
};
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

/** What cannot be used counts before what can: news must not go to a number of which another record says that it is none. */
const order = ({ value, unusable, name }: Said): string => JSON.stringify([unusable ?? '', value ?? '', name ?? '']);

/** The newer one. Of two of one second the one that is greater as text counts, so that the order of their arrival does not. */
const newer = (a: Said, b: Said): Said => {
  if (a.at === b.at) return order(a) >= order(b) ? a : b;
  return a.at > b.at ? a : b;
};

/** The newest of each. In whatever order sayings are merged, and however often, the same comes of it. */
export const mergeSayings = (a: Sayings, b: Sayings): Sayings =>
  collect((field) => {
    const one = a[field];
    const other = b[field];
    return one && other ? newer(one, other) : (one ?? other);
  });

const isAlike = (a: Said | undefined, b: Said | undefined): boolean =>
  a === undefined || b === undefined ? a === b : a.at === b.at && order(a) === order(b);

export const saysTheSame = (a: Sayings, b: Sayings): boolean =>
  saidField.options.every((field) => isAlike(a[field], b[field]));

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

const asContactField = (field: SaidField): ContactField | undefined => contactField.safeParse(field).data;

const isOfAuthorised = (field: SaidField): field is 'authorised.phone' | 'authorised.email' =>
  field === 'authorised.phone' || field === 'authorised.email';

/** What a record says. */
export const sayingsOf = ({
  applicant,
  authorised,
  wishes,
  updatedAt,
  unusable,
  ...update
}: DossierUpdate): Sayings => {
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
    const contact = asContactField(field);
    const lack = value === undefined && contact ? unusable?.[contact] : undefined;
    if (value === undefined && lack === undefined) return undefined;
    return {
      value,
      unusable: lack,
      at: updatedAt,
      name: isOfAuthorised(field) ? writtenName(authorised?.name ?? '') : undefined,
    };
  });
};

/** What is stored of an authorised person's number or address. */
const storedOfAuthorised = (field: 'authorised.phone' | 'authorised.email', contact: Contact | undefined) => {
  const way = field === 'authorised.phone' ? 'phone' : 'email';
  const own = contact?.authorised?.[way];
  const saidWith = contact?.authorisedSaidWith?.[way];
  return { value: own ?? saidWith?.value, name: saidWith?.name ?? writtenName(contact?.authorised?.name ?? '') };
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
    const stored = isOfAuthorised(field) ? storedOfAuthorised(field, contact) : { value: values[field] };
    const contactOf = asContactField(field);
    const lack = stored.value === undefined && contactOf ? dossier?.unusable?.[contactOf] : undefined;
    if (stored.value === undefined && lack === undefined) return undefined;
    const isUnsaid = stored.value !== undefined && stored.value === unsaid[field];
    const at = dossier?.saidAt?.[field] ?? (isUnsaid ? undefined : last);
    return at === undefined ? undefined : { ...stored, unusable: lack, at };
  });
};

/** The times that `sayingsKnown` could not tell from the state's own. */
export const saidAtOf = (sayings: Sayings, updatedAt: Instant): DossierState['saidAt'] => {
  const times = saidField.options.flatMap((field) => {
    const said = sayings[field];
    const isPlain = said?.at === updatedAt && (said.value === undefined || said.value !== unsaid[field]);
    return said && !isPlain ? [[field, said.at] as const] : [];
  });
  return times.length > 0 ? Object.fromEntries(times) : undefined;
};

/** Numbers and addresses of which it was last said that nothing can be sent to them. */
export const unusableIn = (sayings: Sayings): DossierState['unusable'] => {
  const found = contactField.options.flatMap((field) => {
    const said = sayings[field]?.unusable;
    return said ? [[field, said] as const] : [];
  });
  return found.length > 0 ? Object.fromEntries(found) : undefined;
};

/**
 * Whether an authorised person's number or address is of the person who is authorised now: it was said with that name,
 * or without one and no name was said since.
 */
const isTheirs = (said: Said, name: Said | undefined): boolean => {
  if (name === undefined) return true;
  return said.name ? isSameName(said.name, name.value ?? '') : name.at <= said.at;
};

type Way = 'phone' | 'email';

const ofAuthorised = (sayings: Sayings, way: Way): string | undefined => {
  const said = sayings[`authorised.${way}`];
  return said && isTheirs(said, sayings['authorised.name']) ? said.value : undefined;
};

/** What has to be kept of a number or an address beside the authorised person, so that later records are merged right. */
const saidWithOther = (sayings: Sayings, way: Way) => {
  const said = sayings[`authorised.${way}`];
  const name = sayings['authorised.name'];
  if (said?.name === undefined || said.name === writtenName(name?.value ?? '')) return undefined;
  return { value: isTheirs(said, name) ? undefined : said.value, name: said.name };
};

export const languageIn = (sayings: Sayings): string => sayings.language?.value ?? 'vi';

/** Channels that the citizen does not want. */
export const declinedIn = (sayings: Sayings): ContactChannel[] =>
  contactChannel.options.filter((channel) => sayings[`wish.${channel}`]?.value === 'no');

export const contactIn = (sayings: Sayings, code: string, updatedAt: Instant): Contact => {
  const name = sayings['authorised.name']?.value;
  const authorised = { name, phone: ofAuthorised(sayings, 'phone'), email: ofAuthorised(sayings, 'email') };
  const saidWith = { phone: saidWithOther(sayings, 'phone'), email: saidWithOther(sayings, 'email') };
  return {
    code,
    applicant: {
      name: sayings['applicant.name']?.value,
      phone: sayings['applicant.phone']?.value,
      email: sayings['applicant.email']?.value,
    },
    authorised: authorised.name || authorised.phone || authorised.email ? authorised : undefined,
    authorisedSaidWith: saidWith.phone || saidWith.email ? saidWith : undefined,
    language: languageIn(sayings),
    unit: sayings.unit?.value,
    receivingUnit: sayings.receivingUnit?.value,
    updatedAt,
  };
};
