import type { DossierState, Status } from './dossier-state.ts';
import type { Happening } from './happenings.ts';
import type { NoticeFacts, NoticeKind } from './notice-kind.ts';
import { isLaterInRound, laterInRound } from './occurrence.ts';

/*
 * What a source itself says is missing, or why it refused or stopped. A clerk puts it right while the status stays: what
 * waits for approval says the new text, and who was told the old one is told again (docs/adr/0065).
 */

const kindOfStatus: Partial<Record<Status, NoticeKind>> = {
  'supplement-requested': 'supplement-request',
  'not-accepted': 'intake-refusal',
  stopped: 'stop',
};

export const saysSourceText = ({ kind }: { kind: NoticeKind }): boolean => Object.values(kindOfStatus).includes(kind);

export type Texts = Pick<DossierState, 'missing' | 'reason'>;
type Said = { kind: NoticeKind; facts: NoticeFacts };

/** The fact of a notice that holds the text. */
export const fieldOf = (kind: NoticeKind): 'missing' | 'reason' =>
  kind === 'supplement-request' ? 'missing' : 'reason';

const textOf = (kind: NoticeKind, of: Texts): string | undefined =>
  kind === 'supplement-request' ? (of.missing ?? of.reason) : of.reason;

export const saidIn = ({ kind, facts }: Said): string | undefined => facts[fieldOf(kind)];

/** Another text in the same status. A list that a record leaves out still holds, and a remark beside it is no list. */
export const ofLaterText = (before: DossierState, after: DossierState): Happening[] => {
  const kind = kindOfStatus[after.status];
  if (!kind || before.status !== after.status) return [];
  const text = textOf(kind, after);
  const isRemark = kind === 'supplement-request' && before.missing !== undefined && after.missing === undefined;
  if (text === undefined || isRemark || text === textOf(kind, before)) return [];
  const occurrence = laterInRound(after.entered[after.status] ?? 1, after.version);
  return [{ kind, occurrence, facts: { [fieldOf(kind)]: text } }];
};

export const isOfLaterText = (draft: { kind: NoticeKind; occurrence: string }): boolean =>
  saysSourceText(draft) && isLaterInRound(draft.occurrence);

/** A notice's facts with the list or the reason that the source says now, where it says one. */
export const withSourceText = ({ kind, facts }: Said, state: Texts): NoticeFacts => {
  const field = fieldOf(kind);
  return { ...facts, [field]: state[field] ?? facts[field] };
};
