import type { Message } from './seen.ts';

/** What messages tell, by the words in which citizens read it: without accents, in small letters. */
const words: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['correction', /chua co ket qua/],
  ['receipt', /da duoc tiep nhan|da tiep nhan ho so/],
  ['intake-refusal', /khong duoc tiep nhan/],
  ['supplement-request', /can bo sung/],
  ['payment-request', /can nop phi/],
  ['reschedule', /doi ngay hen tra|co ngay hen tra moi/],
  ['delay-apology', /khong kip hen|tra tre hen/],
  ['late-completion', /da co ket qua.*xin loi vi tre hen/],
  ['early-completion', /da co ket qua truoc hen|co ket qua som hon hen/],
  ['completion', /da co ket qua/],
  ['dispatch', /da gui .*qua buu dien/],
  ['survey-invitation', /da giai quyet xong|danh gia viec giai quyet/],
  ['collection-reminder', /dang cho ong\/ba den nhan/],
  ['withdrawal', /da duoc rut/],
  ['stop', /dung giai quyet/],
  ['nudge', /\[qc\]/],
];

const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase();

/** A message to a citizen: which dossier it names and what it tells of it, where that can be read; undefined for other mail. */
export const newsOf = (
  { subject, text }: Pick<Message, 'subject' | 'text'>,
  dossiers: Iterable<string>,
): { dossier: string; kind: string } | undefined => {
  const read = plain(subject ?? text).replace(/\s+/g, ' ');
  const dossier = [...dossiers].find((code) => read.includes(code.toLowerCase()));
  return dossier ? { dossier, kind: words.find(([, pattern]) => pattern.test(read))?.[0] ?? unreadable } : undefined;
};

/** The kind of a message that tells nothing that is known here. */
export const unreadable = 'unreadable';

export const completions: readonly string[] = ['early-completion', 'completion', 'late-completion'];

/** News that goes over each channel that the citizen has; all other news is told over one. */
export const goesOverEveryChannel = (kind: string): boolean =>
  ['payment-request', 'supplement-request', 'intake-refusal', 'delay-apology', 'stop', 'correction'].includes(kind);

/** News that somebody must call or write about where no message came through. */
export const isWorthACall = (kind: string): boolean =>
  !['receipt', 'survey-invitation', 'dispatch', 'withdrawal', 'nudge'].includes(kind);
