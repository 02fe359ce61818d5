import * as z from 'zod';
import { type NoticeKind, noticeKind } from '../domain/notice-kind.ts';
import { type Clause, type EmailWords, saidOf, type Words, words } from './words.ts';

/** One entry of a language's words: what a channel says of a kind, and where the result waits. */
export const entryRef = z.object({
  language: z.string().regex(/^[a-z]{2,3}$/),
  kind: noticeKind.exclude(['drive-digest']),
  channel: z.enum(['sms', 'email']),
  handover: z.enum(['counter', 'post', 'electronic']).default('counter'),
});
export type EntryRef = z.infer<typeof entryRef>;
export type Handover = EntryRef['handover'];

export type EntryText = { channel: 'sms'; sms: Clause[] } | { channel: 'email'; email: EmailWords };

const handovers = ['counter', 'post', 'electronic'] as const;
const channels = ['sms', 'email'] as const;

/** Whether these words speak of the entry; where the result waits elsewhere, in words of its own. */
const has = ({ notices }: Words, { kind, channel, handover }: Omit<EntryRef, 'language'>): boolean =>
  handover === 'counter' ? Boolean(notices[kind]?.[channel]) : Boolean(notices[kind]?.instead?.[handover]?.[channel]);

/** All entries of a language, in the order of the kinds. A digest is made of figures and is not edited. */
export const entriesOf = (words: Words): EntryRef[] =>
  entryRef.shape.kind.options.flatMap((kind) =>
    channels.flatMap((channel) =>
      handovers.flatMap((handover) => {
        const ref = { language: words.language, kind, channel, handover };
        return has(words, ref) ? [ref] : [];
      }),
    ),
  );

/** Of two catalogues of a language, the one that speaks for this channel of a kind: the province's own where it has one. */
export const speakerOf = (catalogues: readonly Words[], { kind, channel }: Pick<EntryRef, 'kind' | 'channel'>) =>
  catalogues.find(({ notices }) => notices[kind]?.[channel]);

/** What an entry says; undefined where nobody has words for it. */
export const textOf = (words: Words | undefined, { kind, channel, handover }: EntryRef): EntryText | undefined => {
  const said = words && saidOf(words, { kind, facts: { handover } });
  if (channel === 'sms') return said?.sms && { channel, sms: said.sms };
  return said?.email && { channel, email: said.email };
};

export const isSameText = (a: EntryText | undefined, b: EntryText | undefined): boolean =>
  JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

/** By name, for a table keeps no order of them. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const known = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(known.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, one]) => [name, sorted(one)]));
};

type OfKind = NonNullable<Words['notices'][NoticeKind]>;

/** A channel of a kind with one entry replaced. All its entries stand together: who owns one says all of them. */
const channelWith = (speaker: Words | undefined, ref: EntryRef, text: EntryText): OfKind => {
  const said = (handover: Handover) =>
    handover === ref.handover
      ? text
      : speaker && has(speaker, { ...ref, handover })
        ? textOf(speaker, { ...ref, handover })
        : undefined;
  const partOf = (one: EntryText | undefined): Pick<OfKind, 'sms' | 'email'> => {
    if (one?.channel === 'sms') return { sms: one.sms };
    return one ? { email: one.email } : {};
  };
  const [post, electronic] = [partOf(said('post')), partOf(said('electronic'))];
  const instead = {
    ...(Object.keys(post).length > 0 && { post }),
    ...(Object.keys(electronic).length > 0 && { electronic }),
  };
  return { ...partOf(said('counter')), ...(Object.keys(instead).length > 0 && { instead }) };
};

/** What a kind's words hold of one channel. */
const channelOf = ({ instead, ...base }: OfKind, channel: EntryRef['channel']): OfKind => {
  const { post, electronic } = instead ?? {};
  const others = {
    ...(post?.[channel] && { post: { [channel]: post[channel] } }),
    ...(electronic?.[channel] && { electronic: { [channel]: electronic[channel] } }),
  };
  return {
    ...(base[channel] && { [channel]: base[channel] }),
    ...(Object.keys(others).length > 0 && { instead: others }),
  };
};

const joined = (a: OfKind, b: OfKind): OfKind => {
  const instead = {
    post: { ...a.instead?.post, ...b.instead?.post },
    electronic: { ...a.instead?.electronic, ...b.instead?.electronic },
  };
  const kept = Object.fromEntries(Object.entries(instead).filter(([, one]) => Object.keys(one).length > 0));
  return { ...a, ...b, ...(Object.keys(kept).length > 0 ? { instead: kept } : { instead: undefined }) };
};

/**
 * The province's own words with one entry changed, at the next version of the language. What is again as it came with
 * Báo Tin is no longer the province's own, and follows the shipped words. Versions count over both.
 */
export const withEntry = (
  own: Words | undefined,
  shipped: Words | undefined,
  ref: EntryRef,
  text: EntryText,
): Words => {
  const base = own ?? shipped;
  if (!base) throw new Error(`nobody has words of the language ${ref.language}`);
  const { kind, channel } = ref;
  const changed = channelWith(
    speakerOf(
      [own, shipped].filter((one) => one !== undefined),
      ref,
    ),
    ref,
    text,
  );
  const isShipped =
    shipped !== undefined &&
    handovers.every((handover) => {
      const of = { ...ref, handover };
      const probe = { ...base, notices: { [kind]: changed } };
      return isSameText(textOf(probe, of), textOf(shipped, of));
    });
  const other = channelOf(own?.notices[kind] ?? {}, channel === 'sms' ? 'email' : 'sms');
  const { [kind]: _, ...rest } = own?.notices ?? {};
  const { instead, ...next } = isShipped ? other : joined(other, changed);
  const ofKind = { ...next, ...(instead && { instead }) };
  return {
    ...{ language: ref.language, version: Math.max(own?.version ?? 0, shipped?.version ?? 0) + 1 },
    formats: base.formats,
    ...(own?.letter && { letter: own.letter }),
    notices: { ...rest, ...(Object.keys(ofKind).length > 0 && { [kind]: ofKind }) },
  };
};

const clauses = z.array(z.object({ text: z.string(), drop: z.int().min(1).optional() }));

/** A stored text as it was, though rules may have changed since. */
export const readText = (value: unknown): EntryText | undefined => {
  const sms = z.object({ channel: z.literal('sms'), sms: clauses }).safeParse(value);
  if (sms.success) return sms.data;
  const email = words.shape.notices.valueType.shape.email.unwrap();
  return z.object({ channel: z.literal('email'), email }).safeParse(value).data;
};
