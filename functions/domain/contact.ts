import * as z from 'zod';
import type { ContactChannel } from './dossier-state.ts';

const person = z.object({ name: z.string().optional(), phone: z.string().optional(), email: z.string().optional() });

/** A number or an address beside the name that it was said with (`writtenName`); '' where it was said without a name. */
const saidWith = z.object({ value: z.string().optional(), name: z.string() });

/** Who a dossier's notices go to. The one place with personal data; kept no longer than `expiresAt`. */
export const contact = z.object({
  code: z.string(),
  applicant: person,
  authorised: person.optional(),
  /**
   * What was said of the authorised person's number and address with another name than is known now: it is somebody
   * else's, and nothing is sent to it. `value` is absent where it is the authorised person's own, said without a name.
   */
  authorisedSaidWith: z.object({ phone: saidWith.optional(), email: saidWith.optional() }).optional(),
  language: z.string(),
  /** Who decides on the dossier and who received it: whose staff may find the person. */
  unit: z.string().optional(),
  receivingUnit: z.string().optional(),
  updatedAt: z.string(),
});
export type Contact = z.infer<typeof contact>;
export type Person = z.infer<typeof person>;

/** Notices go to the authorised person where one is set and can be reached at all, else to the applicant. */
export const recipientOf = ({ applicant, authorised }: Pick<Contact, 'applicant' | 'authorised'>): Person =>
  authorised?.phone || authorised?.email ? authorised : applicant;

/** Whom an official letter greets: who applied, with the number of whoever gets the notices. */
export const addresseeOf = (contact: Pick<Contact, 'applicant' | 'authorised'>): Person => {
  const { name, phone } = recipientOf(contact);
  return { name: contact.applicant.name ?? name, phone };
};

/** All numbers of a dossier's people. */
export const phonesOf = ({ applicant, authorised }: Pick<Contact, 'applicant' | 'authorised'>): string[] =>
  [applicant.phone, authorised?.phone].filter((phone) => phone !== undefined);

export const channelsTo = ({ phone, email }: Person): ContactChannel[] => [
  ...(phone ? ['sms' as const] : []),
  ...(email ? ['email' as const] : []),
];

/** `•••••••821`: enough to recognise, too little to call. */
export const maskPhone = (e164: string): string => `${'•'.repeat(Math.max(0, e164.length - 3))}${e164.slice(-3)}`;

/** `n•••@gmail.com` */
export const maskEmail = (email: string): string => {
  const cut = email.lastIndexOf('@');
  return `${email.slice(0, 1)}•••${email.slice(cut)}`;
};
