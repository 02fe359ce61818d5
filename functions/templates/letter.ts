import type { Notice } from '../domain/notice.ts';
import type { Unit } from '../domain/unit.ts';
import { fill, fillEach, formatTime, oneLine, type Values, valuesOf } from './values.ts';
import { memoOf, type Payment, paymentOf } from './vietqr.ts';
import type { EmailWords, LetterWords, Words } from './words.ts';

export type ToRender = Pick<Notice, 'kind' | 'dossier' | 'facts'>;
/** `page`: address of the dossier's public page, `https://…`. */
export type Surroundings = { unit: Unit; page: string; recipientName?: string | undefined };

export type Row = { label: string; value: string };
/** A table's cells after the first are figures; it may do without a head. A chart is a picture beside the mail. */
export type Block =
  | { kind: 'rows'; rows: readonly Row[] }
  | { kind: 'table'; title: string; head: readonly string[]; rows: readonly (readonly string[])[] }
  | { kind: 'list'; title: string; lines: readonly string[] }
  | { kind: 'chart'; imageText: string };
/** An e-mail's content in reading order, before it is set as plain text or HTML. Nothing in it is escaped. */
export type Letter = {
  language: string;
  subject: string;
  title: string;
  greeting: string;
  paragraphs: readonly string[];
  facts: readonly Row[];
  /** Of a digest: its dossiers, a row each. */
  list?: { head: readonly string[]; rows: readonly (readonly string[])[] } | undefined;
  /** Of a drive's digest, in this order. */
  blocks?: readonly Block[] | undefined;
  transfer?: { title: string; rows: readonly Row[]; scan: string; imageText: string; payment?: Payment } | undefined;
  next: { title: string; steps: readonly string[] };
  office?: { title: string; name: string; address?: string | undefined; phone?: Row | undefined };
  link?: Row;
  footer: readonly string[];
};

const rowsOf = (rows: readonly (readonly [label: string, value: string | undefined])[]): Row[] =>
  rows.flatMap(([label, value]) => (value ? [{ label, value }] : []));

const transferOf = (notice: ToRender, unit: Unit, values: Values, letter: LetterWords): Letter['transfer'] => {
  if (notice.kind !== 'payment-request' || !unit.account || !values.fee) return undefined;
  const { title, scan, imageText, ...labels } = letter.payment;
  const payment = paymentOf(unit.account, notice.facts.fee, notice.dossier);
  return {
    ...{ title, scan, imageText },
    ...(payment && { payment }),
    rows: rowsOf([
      [labels.bank, values.bank],
      [labels.account, values.account],
      [labels.holder, values.accountHolder],
      [labels.amount, values.fee],
      [labels.memo, memoOf(notice.dossier) ?? values.code],
    ]),
  };
};

const listOf = ({ facts }: ToRender, { factLabels }: LetterWords): Letter['list'] =>
  facts.dossiers && {
    head: [factLabels.code, factLabels.procedure, factLabels.due],
    rows: facts.dossiers.map(({ code, procedureName = '', dueAt }) => [
      oneLine(code),
      oneLine(procedureName),
      formatTime(dueAt) ?? '',
    ]),
  };

/** Puts a notice into the words of one language, which must have an e-mail for its kind. */
export const writeLetter = (
  notice: ToRender,
  surroundings: Surroundings,
  { language, formats }: Words,
  letter: LetterWords,
  email: EmailWords,
): Letter => {
  const { unit } = surroundings;
  const values = valuesOf(notice, surroundings, formats);
  return {
    language,
    subject: fill(email.subject, values) ?? email.title,
    title: email.title,
    greeting: fill(email.greeting ?? letter.greeting, values) ?? letter.greetingUnnamed,
    paragraphs: fillEach(email.paragraphs, values),
    facts: notice.facts.dossiers
      ? []
      : rowsOf(email.facts.map((name) => [letter.factLabels[name], values[name]] as const)),
    list: listOf(notice, letter),
    transfer: transferOf(notice, unit, values, letter),
    next: { title: email.nextTitle ?? letter.nextTitle, steps: fillEach(email.next, values) },
    office: {
      title: letter.officeTitle,
      name: values.unit ?? unit.code,
      address: values.unitAddress,
      phone: rowsOf([[letter.phone, values.unitPhone]])[0],
    },
    link: { label: email.link ?? letter.link, value: values.page ?? '' },
    footer: [...fillEach([email.why ?? letter.why], values), letter.noReply],
  };
};
