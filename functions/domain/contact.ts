import * as z from 'zod';

const person = z.object({ name: z.string().optional(), phone: z.string().optional(), email: z.string().optional() });

/** Who a dossier's notices go to. The one place with personal data; kept no longer than `expiresAt`. */
export const contact = z.object({
  code: z.string(),
  applicant: person,
  authorised: person.optional(),
  language: z.string(),
  updatedAt: z.string(),
});
export type Contact = z.infer<typeof contact>;
export type Person = z.infer<typeof person>;

/** Notices go to the authorised person where one is set and can be reached at all, else to the applicant. */
export const recipientOf = ({ applicant, authorised }: Pick<Contact, 'applicant' | 'authorised'>): Person =>
  authorised?.phone || authorised?.email ? authorised : applicant;

/** `•••••••821`: enough to recognise, too little to call. */
export const maskPhone = (e164: string): string => `${'•'.repeat(Math.max(0, e164.length - 3))}${e164.slice(-3)}`;

/** `n•••@gmail.com` */
export const maskEmail = (email: string): string => {
  const cut = email.lastIndexOf('@');
  return `${email.slice(0, 1)}•••${email.slice(cut)}`;
};
