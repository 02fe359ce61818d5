import { createHash } from 'node:crypto';
import * as z from 'zod';
import { type AuditEntry, wholeProvince } from '../domain/audit.ts';
import { type Refused, refuse, sentences } from '../domain/matter.ts';
import type { Fault } from '../domain/sentence.ts';
import { mayDo, type Staff } from '../domain/staff.ts';
import type { Instant } from '../domain/time.ts';
import type { Audit, Settings } from '../ports.ts';
import { checkEntry } from '../templates/check-entry.ts';
import {
  type EntryRef,
  type EntryText,
  entriesOf,
  isSameText,
  readText,
  speakerOf,
  textOf,
  withEntry,
} from '../templates/entries.ts';
import { shippedWords } from '../templates/shipped-words.ts';
import { type Words, words } from '../templates/words.ts';
import { withLetter } from '../templates/words-of.ts';
import { changedMeanwhile, noRight } from './settings.ts';
import { makePreview, type PreviewPorts, samplePage, type Tried } from './template-preview.ts';

export type TemplatePorts = PreviewPorts & { settings: Settings; audit: Pick<Audit, 'write'> };

/** What a version changed, kept for good; `version` is the language's, as notices name it (`vi@2`). */
export type WordsVersion = {
  version: number;
  before?: EntryText | undefined;
  after: EntryText;
  why: string;
  by: string;
  at: Instant;
};

export type Entry = {
  ref: EntryRef;
  text: EntryText;
  /** Stands for this very text: goes back with a change of it. */
  seen: string;
  /** The province's own words, not those that came with Báo Tin. */
  isOwn: boolean;
  shipped?: EntryText;
  /** The latest first. */
  history: WordsVersion[];
};

export type Listed = {
  ref: EntryRef;
  text: EntryText;
  isOwn: boolean;
  last?: Pick<WordsVersion, 'version' | 'by' | 'at'>;
};

const kept = z.object({
  version: z.int(),
  before: z.unknown(),
  after: z.unknown(),
  why: z.string(),
});

const sealOf = (text: EntryText | undefined): string =>
  createHash('sha256')
    .update(JSON.stringify(text ?? ''))
    .digest('base64url')
    .slice(0, 22);

const historyType = (language: string) => `words-version#${language}`;
const historyId = ({ kind, channel, handover }: EntryRef) => `${kind}#${channel}#${handover}#`;
const notFound = refuse('not-found', { vi: 'Không có mẫu tin này.', en: 'There are no such words.' });

/** How often a save is tried anew where another entry of the language was saved at the same moment. */
const triesAgainstOthers = 5;

/** The words of notices: one entry is changed at a time, and every change is a version of its language. */
export const makeTemplates = (ports: TemplatePorts) => {
  const { settings, audit, clock, pageOf } = ports;
  const preview = makePreview(ports);

  const load = async (language: string) => {
    const item = await settings.find('words', language);
    const parsed = item && words.safeParse(item.value);
    const own = parsed?.success ? parsed.data : undefined;
    const shipped = shippedWords.find((one) => one.language === language);
    const problem = parsed && !parsed.success ? z.prettifyError(parsed.error) : undefined;
    return { own, shipped, stored: item, ...(problem && { problem }) };
  };
  type Loaded = Awaited<ReturnType<typeof load>>;
  const cataloguesOf = ({ own, shipped }: Pick<Loaded, 'own' | 'shipped'>): Words[] =>
    [own && withLetter(own), shipped].filter((one) => one !== undefined);
  const currentOf = (loaded: Loaded, ref: EntryRef) => textOf(speakerOf(cataloguesOf(loaded), ref), ref);
  const contextOf = ({ own, shipped }: Loaded, ref: EntryRef) => {
    const sms = textOf(speakerOf(shipped ? [shipped] : [], { ...ref, channel: 'sms' }), { ...ref, channel: 'sms' });
    const formats = (own ?? shipped)?.formats ?? { fee: '{amount}', thousands: '.' };
    return { shipped: { sms: sms?.channel === 'sms' ? sms.sms : undefined }, formats, page: samplePage(pageOf, ref) };
  };

  const historyOf = async (language: string, prefix?: string) =>
    (await settings.all(historyType(language), prefix)).map(({ id, value, by = '', at = '' }) => {
      const { version, before, after, why } = kept.parse(value);
      return { id, version, why, by, at, before: readText(before), after: readText(after) };
    });

  const faultsOf = (loaded: Loaded, ref: EntryRef, text: EntryText, why?: string): Fault[] => [
    ...checkEntry(text, ref, contextOf(loaded, ref)),
    ...(why !== undefined && why.trim().length < 3
      ? [{ field: 'why', sentence: { vi: 'Hãy ghi vì sao sửa.', en: 'Say why you change it.' } }]
      : []),
    ...(isSameText(text, currentOf(loaded, ref))
      ? [{ field: '', sentence: { vi: 'Lời này giống hệt lời đang dùng.', en: 'These are the words in use.' } }]
      : []),
  ];

  /** Written at the language's next version; of two who change different entries at once, the second tries again. */
  const write = async (
    staff: Staff,
    ref: EntryRef,
    of: { text: EntryText; seen: string; why: string },
    tries = triesAgainstOthers,
  ): Promise<{ ok: true; version: number } | Refused> => {
    const loaded = await load(ref.language);
    const before = currentOf(loaded, ref);
    if (!before || loaded.problem) return notFound;
    if (sealOf(before) !== of.seen) return changedMeanwhile;
    const faults = faultsOf(loaded, ref, of.text, of.why);
    const next = words.safeParse(withEntry(loaded.own, loaded.shipped, ref, of.text));
    if (!next.success || faults.length > 0) return refuse('faulty', sentences.faulty, faults);
    const { version } = next.data;
    const id = `${historyId(ref)}${String(version).padStart(6, '0')}`;
    const value = { version, before, after: of.text, why: of.why.trim() };
    const entry: AuditEntry = {
      ...{ at: clock.now(), by: staff.email, action: 'save-words', unit: wholeProvince, outcome: 'done' },
      note: `${ref.language}@${version} ${ref.kind} ${ref.channel} ${ref.handover}: ${of.why.trim()}`,
    };
    const done = await settings.save(
      {
        ...{ type: 'words', id: ref.language, version: loaded.stored?.version ?? 0, value: next.data },
        beside: { type: historyType(ref.language), id, value },
      },
      entry,
    );
    if (done === 'done') return { ok: true, version };
    return tries > 0 ? write(staff, ref, of, tries - 1) : changedMeanwhile;
  };

  return {
    /** Languages there are words of: those that came with Báo Tin, and the province's own. */
    languages: async (): Promise<string[]> => [
      ...new Set([
        ...shippedWords.map(({ language }) => language),
        ...(await settings.all('words')).map(({ id }) => id),
      ]),
    ],
    list: async (staff: Staff, language: string) => {
      if (!mayDo(staff, 'manage-settings')) return noRight;
      const loaded = await load(language);
      const catalogues = cataloguesOf(loaded);
      if (catalogues.length === 0 && !loaded.problem) return notFound;
      const last = new Map((await historyOf(language)).map((one) => [one.id.replace(/\d+$/, ''), one]));
      const refs = new Map(catalogues.flatMap(entriesOf).map((ref) => [historyId(ref), ref]));
      const entries = [...refs.values()].flatMap((ref): Listed[] => {
        const speaker = speakerOf(catalogues, ref);
        const text = textOf(speaker, ref);
        const changed = last.get(historyId(ref));
        const by = changed && { last: { version: changed.version, by: changed.by, at: changed.at } };
        return text ? [{ ref, text, isOwn: speaker !== loaded.shipped, ...by }] : [];
      });
      const { own, shipped, stored, problem } = loaded;
      const version = own?.version ?? shipped?.version ?? 0;
      return { ok: true as const, version, entries, ...(problem && { problem }), by: stored?.by, at: stored?.at };
    },
    find: async (staff: Staff, ref: EntryRef): Promise<({ ok: true } & Entry) | Refused> => {
      if (!mayDo(staff, 'manage-settings')) return noRight;
      const loaded = await load(ref.language);
      const text = currentOf(loaded, ref);
      if (!text) return notFound;
      const shipped = textOf(loaded.shipped, ref);
      const history = (await historyOf(ref.language, historyId(ref))).flatMap(({ id: _, after, ...one }) =>
        after ? [{ ...one, after }] : [],
      );
      const isOwn = speakerOf(cataloguesOf(loaded), ref) !== loaded.shipped;
      return {
        ...{ ok: true, ref, text, isOwn, seen: sealOf(text), history: history.toReversed() },
        ...(shipped && { shipped }),
      };
    },
    /** The text on real and made-up dossiers, or what is wrong with it. */
    preview: async (
      staff: Staff,
      ref: EntryRef,
      { text, why }: { text: EntryText; why?: string },
      dossier?: string,
    ): Promise<{ ok: true; tried: Tried[] } | Refused> => {
      if (!mayDo(staff, 'manage-settings')) return noRight;
      const loaded = await load(ref.language);
      if (!currentOf(loaded, ref)) return notFound;
      const faults = faultsOf(loaded, ref, text, why);
      if (faults.length > 0) return refuse('faulty', sentences.faulty, faults);
      const own = withEntry(loaded.own, loaded.shipped, ref, text);
      return preview(staff, ref, cataloguesOf({ ...loaded, own }), dossier);
    },
    /** `seen` is of the text that was changed: somebody else's change in between is not undone. */
    save: async (staff: Staff, ref: EntryRef, of: { text: EntryText; seen: string; why: string }) => {
      if (mayDo(staff, 'manage-settings')) return write(staff, ref, of);
      const entry = { at: clock.now(), by: staff.email, action: 'save-words' as const, unit: wholeProvince };
      await audit.write({ ...entry, outcome: 'refused', note: `${ref.language} ${ref.kind} ${ref.channel}` });
      return noRight;
    },
  };
};
export type TemplateActions = ReturnType<typeof makeTemplates>;
