import * as z from 'zod';
import type { Notice } from '../domain/notice.ts';
import { noticeKind } from '../domain/notice-kind.ts';
import { digestWords } from './digest-words.ts';
import { emailNames, factNames, isWritable, namesIn, smsNames } from './values.ts';

const textWith = (names: readonly string[]) =>
  z
    .string()
    .min(1)
    .refine((text) => namesIn(text).every((name) => names.includes(name)), {
      error: `may ask only for {${names.join('}, {')}}`,
    })
    .refine((text) => !/[{}]/.test(text.replace(/\{\w+\}/g, '')), { error: 'has a brace that is not closed' });

/** A sentence of an SMS. Those without `drop` are always kept; of the others the one with the lowest number goes first. */
const clause = z.strictObject({
  text: textWith(smsNames).refine((text) => !/[#&]/.test(text) && isWritable(text), {
    error: 'cannot be written in an SMS: only Latin letters, no # and no &',
  }),
  drop: z.int().min(1).optional(),
});
export type Clause = z.infer<typeof clause>;

const emailText = textWith(emailNames);

const emailWords = z.strictObject({
  /** One line of at most 120 characters. */
  subject: emailText,
  /** The letter's heading. Short: the code stands in the subject and the table. */
  title: z.string(),
  /** Instead of the letter's own, where given: for staff. */
  greeting: emailText.optional(),
  paragraphs: z.array(emailText).min(1),
  /** Rows of the table, in this order. */
  facts: z.array(z.enum(factNames)),
  nextTitle: z.string().optional(),
  /** What the reader does next, step by step. */
  next: z.array(emailText),
  link: z.string().optional(),
  why: emailText.optional(),
});

/** The words that every e-mail of a language shares. */
const letterWords = z.strictObject({
  greeting: emailText,
  greetingUnnamed: z.string(),
  factLabels: z.record(z.enum(factNames), z.string()),
  nextTitle: z.string(),
  payment: z.strictObject({
    title: z.string(),
    scan: z.string(),
    imageText: z.string(),
    bank: z.string(),
    account: z.string(),
    holder: z.string(),
    amount: z.string(),
    memo: z.string(),
  }),
  officeTitle: z.string(),
  phone: z.string(),
  link: z.string(),
  why: emailText,
  noReply: z.string(),
  /** Of a drive's digest, which only staff get: Vietnamese has them. */
  digest: z.record(z.enum(digestWords), z.string()).optional(),
});

/**
 * All words of one language. A text or step whose value is not known is left out of the message, so each stands as a
 * sentence of its own. Written with all diacritics: code takes them off for SMS.
 * A language may have words for some kinds only, or none for e-mails (`letter`): Vietnamese stands in.
 */
export const words = z.strictObject({
  language: z.string().regex(/^[a-z]{2,3}$/),
  version: z.int().min(1),
  formats: z.strictObject({ fee: z.string().includes('{amount}'), thousands: z.string() }),
  letter: letterWords.optional(),
  notices: z.partialRecord(
    noticeKind,
    z.strictObject({
      sms: z.array(clause).min(1).optional(),
      email: emailWords.optional(),
      /** Said instead where the result does not wait at the counter; what is not given here stays as above. */
      instead: z
        .partialRecord(
          z.enum(['post', 'electronic']),
          z.strictObject({ sms: z.array(clause).min(1).optional(), email: emailWords.partial().optional() }),
        )
        .optional(),
    }),
  ),
});
export type Words = z.infer<typeof words>;
export type EmailWords = z.infer<typeof emailWords>;
export type LetterWords = z.infer<typeof letterWords>;

/** What a language says of a notice, with regard to how the citizen gets the result. */
export const saidOf = (
  { notices }: Words,
  { kind, facts: { handover } }: Pick<Notice, 'kind' | 'facts'>,
): { sms?: Clause[] | undefined; email?: EmailWords | undefined } => {
  const { sms, email, instead } = notices[kind] ?? {};
  const other = handover === undefined || handover === 'counter' ? undefined : instead?.[handover];
  return { sms: other?.sms ?? sms, email: email && { ...email, ...other?.email } };
};

/** The catalogues to look into, first choice first: the language (`en`, also asked for as `en-GB`), then Vietnamese. */
export const pickWords = (catalogues: readonly Words[], language: string): readonly Words[] => {
  const wanted = language.toLowerCase().split(/[-_]/)[0];
  return [...new Set([wanted, 'vi'])].flatMap((choice) => catalogues.filter(({ language }) => language === choice));
};

/** What a notice keeps of the words it was sent with: `vi@1`. */
export const nameOf = ({ language, version }: Words): string => `${language}@${version}`;
