import * as z from 'zod';
import type { Group } from './index766.ts';
import { type Day, isDay, quote } from './time.ts';

const day = z.string({ error: 'is missing' }).refine(isDay, {
  error: ({ input }) => `${quote(String(input))} is no day of the calendar: write it like 2024-03-22`,
});
const name = z.string({ error: 'is missing' }).trim().min(1, 'is missing').max(300);
const percent = z
  .number({ error: ({ input }) => (input === undefined ? 'is missing' : `${quote(String(input))} is not a number`) })
  .min(0, { error: ({ input }) => `${input} is below 0: a percentage goes from 0 to 100` })
  .max(100, { error: ({ input }) => `${input} is above 100: a percentage goes from 0 to 100` });

const phase = z.object({ name, from: day, to: day });
export type Phase = z.infer<typeof phase>;

/** What a unit is to reach by the end of a phase. Each phase's value is entered, never derived from another's. */
const target = z.object({ unit: z.string(), indicator: z.string(), phase: z.string(), percent });
export type Target = z.infer<typeof target>;

/** Where a unit stands, or stood, in percent of an indicator. */
const figure = z.object({ unit: z.string(), indicator: z.string(), percent });
export type Figure = z.infer<typeof figure>;

/**
 * A drive, such as the 100 days and nights from 22 March to 30 June 2024. Days are the first and the last that belong
 * to it. Whether its parts fit together is said by `checkDrive`.
 */
export const drive = z.object({
  id: z.string().regex(/^[a-z\d][a-z\d-]{0,39}$/, 'is not an id such as gia-lai-2024'),
  name,
  from: day,
  to: day,
  phases: z.array(phase).min(1, 'has none: a drive has at least one phase'),
  /** Codes of the units taking part. */
  units: z.array(z.string()).min(1, 'has none: a drive has at least one unit'),
  /** Percent indicators, in the order of its tables. */
  indicators: z
    .array(z.object({ id: z.string().regex(/^[A-Z\d_.-]{1,40}$/, 'is not an id such as ONLINE'), name }))
    .min(1, 'has none: a drive has at least one indicator'),
  targets: z.array(target).default([]),
  /** The year before, for the +10-point rule and for before and after. */
  baseline: z.array(figure).default([]),
  /** Citizens who applied on paper are told, once, what can be applied for online. */
  nudges: z.boolean().optional(),
});
export type Drive = z.infer<typeof drive>;
export type Indicator = Drive['indicators'][number];

/** The six groups of the index as the provinces' drives set targets for them. Source: Gia Lai's plans of 2024. */
export const indexIndicators: readonly (Indicator & { id: Group })[] = [
  { id: 'CKMB', name: 'Công khai, minh bạch trong thực hiện TTHC, cung cấp DVC' },
  { id: 'TDGQ', name: 'Tiến độ giải quyết hồ sơ TTHC' },
  { id: 'ONLINE', name: 'Dịch vụ công trực tuyến' },
  { id: 'TTTT', name: 'Thanh toán trực tuyến' },
  { id: 'MDHL', name: 'Mức độ hài lòng' },
  { id: 'MDSH', name: 'Số hóa hồ sơ, kết quả giải quyết TTHC' },
];

const inTime = (phases: readonly Phase[]): Phase[] => phases.toSorted((a, b) => (a.from < b.from ? -1 : 1));

/**
 * Where a day lies in the drive. `phase` is the one whose targets are shown: before the first phase the first, to come;
 * between two, and after the last, the one that has ended, for what was reached is to be kept ("duy trì thời gian
 * tiếp theo"). `next` is the phase that begins after it, where there is one.
 */
export type PhaseOn = { when: 'before' | 'during' | 'between' | 'after'; phase: Phase; next?: Phase };

/** Throws a RangeError for a drive without a phase, which `drive` does not let in. */
export const phaseOn = ({ phases }: Pick<Drive, 'phases'>, on: Day): PhaseOn => {
  const ordered = inTime(phases);
  const begun = ordered.findLastIndex(({ from }) => from <= on);
  const [phase, next] = [ordered[Math.max(begun, 0)], ordered[begun < 0 ? 1 : begun + 1]];
  if (!phase) throw new RangeError('A drive has at least one phase');
  if (begun < 0) return { when: 'before', phase, next };
  if (on <= phase.to) return { when: 'during', phase, next };
  return { when: next ? 'between' : 'after', phase, next };
};

/**
 * What `unit` is to reach in `phase`, in percent; undefined where nothing was set. A phase that sets no target of its
 * own for an indicator goes on with the last one before it: phase 2 of 2024 named only what was to rise.
 */
export const targetIn = (
  { phases, targets }: Pick<Drive, 'phases' | 'targets'>,
  { unit, indicator }: { unit: string; indicator: string },
  phase: Phase,
): number | undefined => {
  const own = new Map(
    targets.filter((one) => one.unit === unit && one.indicator === indicator).map((one) => [one.phase, one.percent]),
  );
  const begun = inTime(phases).filter(({ from }) => from <= phase.from);
  const set = begun.findLast(({ name: of }) => own.has(of));
  return set && own.get(set.name);
};
