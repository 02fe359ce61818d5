import { isForStaff, type NoticeKind } from '../domain/notice-kind.ts';
import type { Fault, Sentence } from '../domain/sentence.ts';
import { measureSms, toSmsText } from '../domain/sms.ts';
import type { EntryRef, EntryText } from './entries.ts';
import { samplesFor } from './sample-notices.ts';
import {
  emailNames,
  fill,
  freeTexts,
  holdsIdentityNumber,
  isWritable,
  namesIn,
  smsNames,
  valuesForSms,
  valuesOf,
} from './values.ts';
import type { Clause, EmailWords, Words } from './words.ts';

/** More than any text of ours has, and less than would break a page. */
const longestText = 2000;
const oneSms = 160;

const say = (vi: string, en: string): Sentence => ({ vi, en });
const braced = (names: readonly string[]) => names.map((name) => `{${name}}`).join(', ');

const textFaults = (text: string, names: readonly string[]): Sentence[] => {
  const unknown = namesIn(text).filter((name) => !names.includes(name));
  const isOpen = /[{}]/.test(text.replace(/\{\w+\}/g, ''));
  return [
    ...(text.trim() === '' ? [say('Hãy viết chỗ này.', 'Write something here.')] : []),
    ...(text.length > longestText ? [say('Dài quá 2.000 ký tự.', 'Longer than 2,000 characters.')] : []),
    ...(unknown.length > 0
      ? [say(`Không có biến ${braced(unknown)}.`, `There is no variable ${braced(unknown)}.`)]
      : []),
    ...(isOpen ? [say('Có dấu { hoặc } lẻ.', 'A brace is not closed.')] : []),
    ...(holdsIdentityNumber(text)
      ? [say('Có dãy số giống số giấy tờ tùy thân.', 'There is something like an identity number.')]
      : []),
  ];
};

const smsTextFaults = (text: string): Sentence[] => [
  ...textFaults(text, smsNames),
  ...(/[#&]/.test(text) ? [say('Nhà mạng không nhận dấu # và &.', 'Carriers refuse # and &.')] : []),
  ...(isWritable(text)
    ? []
    : [say('Tin nhắn chỉ viết được chữ Latinh.', 'An SMS can be written in Latin letters only.')]),
];

/** What a text of this kind must say, whatever else: what the shipped words always keep. */
const requiredOf = (kind: NoticeKind, shipped: readonly Clause[]): string[] => {
  const kept = shipped.filter(({ drop }) => drop === undefined).flatMap(({ text }) => namesIn(text));
  return [...new Set([...(kind === 'nudge' || isForStaff(kind) ? [] : ['code']), ...kept])];
};

const missingSentence = (names: readonly string[], vi: string, en: string): Sentence[] =>
  names.length > 0 ? [say(`${vi}: ${braced(names)}.`, `${en}: ${braced(names)}.`)] : [];

const clauseFaults = ({ text, drop }: Clause): Sentence[] => {
  const free = drop === undefined ? namesIn(text).filter((name) => freeTexts.includes(name)) : [];
  return [
    ...smsTextFaults(text),
    ...missingSentence(
      free,
      'Câu luôn giữ không được chứa biến có thể rất dài; hãy ghi thứ tự bỏ',
      'What is always kept must not hold what may be very long; say when it is dropped',
    ),
  ];
};

/** The sentences that are always kept, as the longest dossier makes them. */
const keptText = (clauses: readonly Clause[], ref: EntryRef, formats: Words['formats'], page: string): string => {
  const { notice, surroundings } = samplesFor(ref, page).longest;
  const values = valuesForSms(valuesOf(notice, surroundings, formats));
  const kept = clauses.filter(({ drop }) => drop === undefined).map(({ text }) => fill(text, values) ?? '');
  return toSmsText(kept.join(' '));
};

export type EntryContext = {
  /** What comes with Báo Tin for this entry, where anything does. */
  shipped: { sms?: readonly Clause[] | undefined };
  formats: Words['formats'];
  /** An address as citizens' links have it. */
  page: string;
};

const smsFaults = (clauses: readonly Clause[], ref: EntryRef, { shipped, formats, page }: EntryContext): Fault[] => {
  const [first] = clauses;
  if (!first) return [{ field: 'sms.0.text', sentence: say('Hãy viết ít nhất một câu.', 'Write a sentence.') }];
  const kept = clauses.filter(({ drop }) => drop === undefined);
  const own = clauses.flatMap((clause, n) =>
    clauseFaults(clause).map((sentence) => ({ field: `sms.${n}.text`, sentence })),
  );
  const missing = requiredOf(ref.kind, shipped.sms ?? []).filter(
    (name) => !kept.some(({ text }) => namesIn(text).includes(name)),
  );
  const required = missingSentence(missing, 'Các câu luôn giữ còn thiếu', 'What is always kept lacks');
  const tag = /^\[\w+\]/.exec(shipped.sms?.[0]?.text ?? '')?.[0] ?? '[QC]';
  const opening =
    ref.kind === 'nudge' && !first.text.startsWith(tag)
      ? [say(`Tin vận động phải mở đầu bằng ${tag}.`, `A campaign message must begin with ${tag}.`)]
      : [];
  const firstDrops = first.drop === undefined ? [] : [say('Câu đầu luôn được giữ.', 'The first is always kept.')];
  const { units } = measureSms(keptText(clauses, ref, formats, page));
  const long = [
    say(
      `Với hồ sơ dài nhất, các câu luôn giữ có ${units} ký tự, một tin chỉ chứa ${oneSms}. Hãy viết ngắn lại hoặc cho bớt câu được bỏ.`,
      `With the longest dossier, what is always kept has ${units} characters, and one SMS holds ${oneSms}. Shorten it, or let a sentence be dropped.`,
    ),
  ];
  const whole = [...required, ...opening, ...firstDrops, ...(own.length === 0 && units > oneSms ? long : [])];
  return [...own, ...whole.map((sentence) => ({ field: 'sms.0.text', sentence }))];
};

/** A date under another label is the same date. */
const spokenOf = ({ subject, paragraphs, next, facts }: EmailWords): Set<string> => {
  const names = [...[subject, ...paragraphs, ...next].flatMap(namesIn), ...facts];
  return new Set([...names, ...(names.includes('newDue') ? ['due'] : [])]);
};

const emailFaults = (email: EmailWords, { kind }: EntryRef, { shipped }: EntryContext): Fault[] => {
  const at = (field: string, text: string | undefined) =>
    text === undefined ? [] : textFaults(text, emailNames).map((sentence) => ({ field: `email.${field}`, sentence }));
  const spoken = spokenOf(email);
  const missing = requiredOf(kind, shipped.sms ?? []).filter((name) => !spoken.has(name));
  const lacks = missingSentence(missing, 'Thư còn thiếu', 'The letter lacks');
  return [
    ...at('subject', email.subject),
    ...(email.subject.includes('\n')
      ? [{ field: 'email.subject', sentence: say('Tiêu đề chỉ có một dòng.', 'A subject is one line.') }]
      : []),
    ...at('title', email.title),
    ...(email.paragraphs.length === 0
      ? at('paragraphs', '')
      : email.paragraphs.flatMap((one) => at('paragraphs', one))),
    ...email.next.flatMap((one) => at('next', one)),
    ...(['greeting', 'nextTitle', 'link', 'why'] as const).flatMap((name) => at(name, email[name])),
    ...lacks.map((sentence) => ({ field: 'email.paragraphs', sentence })),
  ];
};

/**
 * What is wrong with a text before it is stored, at its fields (`sms.0.text`, `email.subject`): unknown variables, what
 * the kind must say, letters that an SMS cannot carry, and what would not fit one SMS with the longest dossier.
 */
export const checkEntry = (text: EntryText, ref: EntryRef, context: EntryContext): Fault[] =>
  text.channel === 'sms' ? smsFaults(text.sms, ref, context) : emailFaults(text.email, ref, context);
