import type { Context } from 'hono';
import * as z from 'zod';
import type { MatterRef } from '../../domain/matter.ts';
import { noticeKind } from '../../domain/notice-kind.ts';
import { isKeyOf } from '../../domain/own-value.ts';
import type { Instant } from '../../domain/time.ts';
import type { Word } from './words.ts';

/** What a form sent. */
export const sentOf = async (c: Context): Promise<URLSearchParams> => new URLSearchParams(await c.req.text());

const ref = z.object({ dossier: z.string().min(1), kind: noticeKind, occurrence: z.string() });

/** A matter as it stands in an address, or as one value of a form. */
export const asQuery = ({ dossier, kind, occurrence }: MatterRef): Record<string, string> => ({
  ...{ dossier, kind, occurrence },
});
export const asValue = (of: MatterRef): string => new URLSearchParams(asQuery(of)).toString();

export const refFrom = (from: URLSearchParams | string): MatterRef | undefined =>
  ref.safeParse(Object.fromEntries(new URLSearchParams(from))).data;

const saying = z.object({ said: z.string(), n: z.string().default('') });
const said = {
  submitted: 'saidSubmitted',
  approved: 'saidApproved',
  'sent-back': 'saidSentBack',
  rewritten: 'saidRewritten',
  settled: 'saidSettled',
  ticked: 'saidTicked',
  saved: 'saidSaved',
  removed: 'saidRemoved',
  version: 'tplSaved',
} as const satisfies Record<string, Word>;

export type Said = keyof typeof said;

/** What the page before has done, as the address of this one tells: `?said=approved&n=3`. */
export const saidIn = (c: Context, say: (word: Word, values: { n: string }) => string): string | undefined => {
  const { data } = saying.safeParse(c.req.query());
  return data && isKeyOf(said, data.said) ? say(said[data.said], { n: data.n }) : undefined;
};

/** The month that an address names, or this one. */
export const monthIn = (c: Context, now: Instant): string => {
  const asked = c.req.query('month') ?? '';
  return /^\d{4}-\d{2}$/.test(asked) ? asked : now.slice(0, 7);
};

/** As many as one request takes. */
export const mostAtOnce = 100;
