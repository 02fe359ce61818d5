import * as z from 'zod';
import { status } from '../../domain/dossier-state.ts';
import { approver, notice } from '../../domain/notice.ts';
import { noticeFacts, noticeKind } from '../../domain/notice-kind.ts';
import { noticeState } from '../../domain/notice-life.ts';
import type { Refusal } from '../../domain/sentence.ts';

/** What the API says and hears of matters. */
export const matterRef = z.object({ dossier: z.string(), kind: noticeKind, occurrence: z.string() });

const most = 100;
export const matterRefs = z.array(matterRef).min(1).max(most);
export const dossierCodes = z.array(z.string().min(1)).min(1).max(most);

export const sentence = z.object({ vi: z.string(), en: z.string() });

export const refusal = z.object({
  code: z.string(),
  sentence,
  faults: z.array(z.object({ field: z.string(), sentence })).optional(),
  ownDraft: z.string().optional().describe('Of `own-draft-alone`: what the second, marked approval has to carry.'),
});

/** What became of one matter of a request: done, or refused and why. */
export const outcome = matterRef.extend({ outcome: z.enum(['done', 'refused']), refusal: refusal.optional() });
export const outcomes = z.object({ outcomes: z.array(outcome) });

export const toOutcome = <T extends z.infer<typeof matterRef>>({
  ref,
  refusal: why,
}: {
  ref: T;
  refusal?: Refusal;
}) => {
  const { dossier, kind, occurrence } = ref;
  return {
    dossier,
    kind,
    occurrence,
    ...(why ? { outcome: 'refused' as const, refusal: why } : { outcome: 'done' as const }),
  };
};

const shownText = z.object({
  ...{ id: z.string(), channel: z.enum(['sms', 'email', 'none']), to: z.string(), text: z.string() },
  ...{ subject: z.string().optional(), encoding: z.string().optional(), parts: z.int().optional() },
  price: z.number().optional(),
  problem: z.string().optional(),
});

export const shownMatter = matterRef.extend({
  unit: z.string(),
  decidingUnit: z.string(),
  state: noticeState,
  status,
  facts: noticeFacts,
  approver: approver.optional(),
  draftedBy: z.string().optional(),
  rewrittenBy: z.string().optional(),
  reason: z.string().optional(),
  decidedAt: z.string(),
  freePart: z.enum(['missing', 'reason']).optional(),
  recipient: z.string(),
  texts: z.array(shownText),
  unprintable: z
    .object({ signs: z.array(z.string()), inName: z.boolean() })
    .optional()
    .describe('What its letter cannot print: signs of its words, and whether the citizen’s name has such.'),
  seen: z.string(),
});

export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(most).default(50),
  after: z.string().optional(),
});
export const unitPageQuery = pageQuery.extend({ unit: z.string().min(1) });
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().optional() });
export const listedNotice = notice;
