import { measureSms, type SmsSize, toSmsText } from '../domain/sms.ts';
import { shortened } from '../domain/sound-text.ts';
import type { Attachment } from '../ports.ts';
import { digestLetter } from './digest-letter.ts';
import { type Surroundings, type ToRender, writeLetter } from './letter.ts';
import { letterHtml } from './letter-html.ts';
import { letterText } from './letter-text.ts';
import { fill, valuesForSms, valuesOf } from './values.ts';
import type { Payment } from './vietqr.ts';
import { type Clause, nameOf, saidOf, type Words } from './words.ts';

/** `dropped` holds the clauses that found no room, as they stand in the words; `words` names language and version. */
export type RenderedSms =
  | ({ ok: true; text: string; words: string; dropped: string[] } & SmsSize)
  | { ok: false; problem: string };

export type RenderedEmail = {
  subject: string;
  text: string;
  html: string;
  attachments: Attachment[];
  words: string;
};

type Filled = Clause & { filled: string; position: number };

const joined = (clauses: readonly Filled[]): string =>
  toSmsText(
    clauses
      .toSorted((a, b) => a.position - b.position)
      .map(({ filled }) => filled)
      .join(' '),
  );

const fits = (text: string): boolean => {
  const { encoding, parts } = measureSms(text);
  return encoding === 'GSM-7' && parts === 1;
};

/**
 * Sets a notice as one SMS part. Clauses without `drop` always stay; the others go in ascending order of `drop` until
 * the text fits, and one that still finds room beside the more important ones comes back: a long name that had to go
 * does not take a short one with it. Nothing is ever cut.
 */
export const renderSms = (notice: ToRender, surroundings: Surroundings, catalogues: readonly Words[]): RenderedSms => {
  const catalogue = catalogues.find((one) => saidOf(one, notice).sms);
  const clauses = catalogue && saidOf(catalogue, notice).sms;
  if (!catalogue || !clauses) return { ok: false, problem: `there are no words for an SMS of the kind ${notice.kind}` };
  const values = valuesForSms(valuesOf(notice, surroundings, catalogue.formats));
  if (notice.kind === 'nudge' && values.optOut === undefined)
    return { ok: false, problem: 'an advertising SMS must say how to turn such messages down, and no way is known' };
  const filled = clauses.flatMap((clause, position): Filled[] => {
    const text = fill(clause.text, values);
    return text === undefined ? [] : [{ ...clause, filled: text, position }];
  });
  const kept = filled.filter(({ drop }) => drop === undefined);
  const byWeight = filled.filter(({ drop }) => drop !== undefined).toSorted((a, b) => (b.drop ?? 0) - (a.drop ?? 0));
  for (const clause of byWeight) if (fits(joined([...kept, clause]))) kept.push(clause);
  const text = joined(kept);
  const size = measureSms(text);
  if (text === '' || !fits(text))
    return { ok: false, problem: `the SMS for ${notice.kind} has ${size.units} units, 1 to 160 of GSM-7 can go` };
  const dropped = filled.filter((clause) => !kept.includes(clause)).map((clause) => clause.text);
  return { ok: true, text, ...size, words: nameOf(catalogue), dropped };
};

const longestSubject = 120;

/** Mail programs show no more of a subject than this; the letter says it whole. */
const subjectOf = (subject: string): string => shortened(subject, longestSubject);

/** The content id of the payment code's picture. */
const codeId = 'vietqr@baotin';
/** The content id of a digest's chart, which whoever sends the mail draws. */
const chartId = 'chart@baotin';

const codeOf = async (payment: Payment): Promise<Uint8Array> => {
  const { vietQrPng } = await import('./vietqr-png.ts');
  return vietQrPng(payment);
};

const picture = (name: string, contentId: string) => ({ name, type: 'image/png', contentId });

/**
 * Sets a notice as an e-mail, plain and HTML. A payment request with a known fee carries a VietQR code of the unit's
 * account. Throws when no catalogue has words for the kind, which the shipped Vietnamese rules out.
 */
export const renderEmail = async (
  notice: ToRender,
  surroundings: Surroundings,
  catalogues: readonly Words[],
  chart?: Uint8Array,
): Promise<RenderedEmail> => {
  const catalogue = catalogues.find((one) => one.letter && saidOf(one, notice).email);
  const email = catalogue && saidOf(catalogue, notice).email;
  if (!catalogue?.letter || !email) throw new Error(`there are no words for an e-mail of the kind ${notice.kind}`);
  const { digest } = notice.facts;
  const { language, letter: ofLetters } = catalogue;
  const letter =
    digest && ofLetters.digest
      ? digestLetter(digest, { language, letter: ofLetters, email, words: ofLetters.digest, page: surroundings.page })
      : writeLetter(notice, surroundings, catalogue, ofLetters, email);
  const payment = letter.transfer?.payment;
  return {
    subject: subjectOf(letter.subject),
    text: letterText(letter),
    html: await letterHtml(letter, { code: payment && codeId, chart: chart && chartId }),
    attachments: [
      ...(payment ? [{ ...picture('vietqr.png', codeId), content: await codeOf(payment) }] : []),
      ...(chart ? [{ ...picture('diem.png', chartId), content: chart }] : []),
    ],
    words: nameOf(catalogue),
  };
};
