import { addWorkingDays, vietnamCalendar } from '../../functions/domain/calendar.ts';
import { applyUpdate, parseUpdate } from '../../functions/domain/dossier.ts';
import { type DossierState, phaseOf } from '../../functions/domain/dossier-state.ts';
import { decideNotices } from '../../functions/domain/notice.ts';
import type { NoticeKind } from '../../functions/domain/notice-kind.ts';
import { defaultPolicy } from '../../functions/domain/policy-defaults.ts';
import { type Day, dayOf, type Instant, plusDays } from '../../functions/domain/time.ts';
import { vietnamHolidays } from '../../functions/domain/vietnam-holidays.ts';
import type { Row } from './feed.ts';
import { centres } from './simulation/centres.ts';
import { simulate } from './simulation/simulation.ts';

/**
 * How many days before the sample day dossiers are handed in, and how many of them are looked at, those that changed
 * last: few, so that the first page comes soon, or more where few do not bring every kind of notice.
 */
const reaches = [
  { days: 20, lives: 750 },
  { days: 45, lives: 5000 },
] as const;
type Reach = (typeof reaches)[number];
/** Part of the centre's volume that dossiers are chosen from. */
const scale = 0.05;
const seed = 766;

const shown: readonly NoticeKind[] = [
  ...(['receipt', 'early-completion', 'completion', 'late-completion', 'reschedule', 'payment-request'] as const),
  ...(['dispatch', 'delay-apology', 'supplement-request'] as const),
];

/** The last working day before today; where the holidays of its time are not known, of the last year that is. */
export const sampleDayBefore = (now: Instant): Day => {
  const known = (day: Day): boolean => vietnamHolidays[Number(day.slice(0, 4))] !== undefined;
  const lastKnown = `${Math.max(...Object.keys(vietnamHolidays).map(Number)) + 1}-01-01`;
  const before = (day: Day): Day => addWorkingDays(day, -1, vietnamCalendar(Number(plusDays(day, -1).slice(0, 4))));
  const today = dayOf(now);
  return known(plusDays(today, -1)) && known(plusDays(today, -60)) ? before(today) : before(lastKnown);
};

type Life = { rows: Row[]; state: DossierState | undefined; toldOn: Map<NoticeKind, Day> };

/** What a dossier's updates would bring, by the rules alone. */
const liveThrough = (rows: Row[]): Life => {
  const life: Life = { rows, state: undefined, toldOn: new Map() };
  for (const { record } of rows) {
    const parsed = parseUpdate(record);
    const applied = parsed.ok ? applyUpdate(life.state, parsed.update) : undefined;
    if (applied?.outcome !== 'applied') continue;
    const now = applied.state.updatedAt;
    for (const { kind } of decideNotices(life.state, applied.state, defaultPolicy(Number(now.slice(0, 4))), now))
      life.toldOn.set(kind, dayOf(now));
    life.state = applied.state;
  }
  return life;
};

const livesUntil = (day: Day, reach: Reach): Life[] => {
  const centre = centres['quang-ngai'];
  if (!centre) throw new Error('the centre quang-ngai is missing');
  const updates = simulate({ centre, days: reach.days + 1, seed, scale, from: plusDays(day, -reach.days) });
  const rows = updates.map((record, index): Row => ({ file: 'sample day', row: index + 1, record: { ...record } }));
  const last = (life: readonly Row[]): string => life.at(-1)?.record.ThoiDiemCapNhat ?? '';
  return [...Map.groupBy(rows, ({ record }) => record.MaHoSo ?? '').values()]
    .toSorted((a, b) => (last(a) > last(b) ? -1 : 1))
    .slice(0, reach.lives)
    .map(liveThrough);
};

const livesThatShowAll = (day: Day): Life[] => {
  const [near, far] = reaches;
  const lives = livesUntil(day, near);
  const isShown = (kind: NoticeKind): boolean => lives.some(({ toldOn }) => toldOn.has(kind));
  return shown.every(isShown) ? lives : livesUntil(day, far);
};

const livesPerKind = 6;
const livesInAll = 150;

/** So many of a list, evenly spread over it. */
const spread = <T>(list: readonly T[], count: number): T[] =>
  list.filter(
    (_, index) => Math.floor((index * count) / list.length) !== Math.floor(((index - 1) * count) / list.length),
  );

/**
 * Simulated updates of some 150 dossiers that changed on the day, or ended in the week before, with all that went
 * before: of every kind of notice a few that bring it, on the day itself where there are any, else as late as may be.
 * The same day gives the same updates.
 */
export const sampleOf = (day: Day): Row[] => {
  const lives = livesThatShowAll(day);
  const chosen = new Set<Life>();
  for (const kind of new Set(lives.flatMap(({ toldOn }) => [...toldOn.keys()]))) {
    const on = ({ toldOn }: Life): Day => toldOn.get(kind) ?? '';
    const bringing = lives
      .filter((life) => on(life) !== '')
      .toSorted((a, b) => (on(a) > on(b) ? -1 : on(a) < on(b) ? 1 : 0));
    for (const life of bringing.slice(0, livesPerKind)) chosen.add(life);
  }
  const others = lives.filter((life) => !chosen.has(life) && isOfTheDay(life, day));
  for (const life of spread(others, livesInAll - chosen.size)) chosen.add(life);
  return fromADayOn([...chosen]).flatMap(({ rows }) => rows);
};

const beginOf = ({ rows }: Life): string => rows[0]?.record.ThoiDiemCapNhat ?? '';

/** Without the lives before the first that begins at the counter, by day: its citizen is told at once, and not after a night. */
const fromADayOn = (lives: readonly Life[]): Life[] => {
  const isAtCounter = (life: Life): boolean =>
    life.rows[0]?.record.TrangThaiHoSo === '2' &&
    '08' <= beginOf(life).slice(8, 10) &&
    beginOf(life).slice(8, 10) < '17';
  const first = lives.filter(isAtCounter).map(beginOf).toSorted().at(0) ?? '';
  return lives.filter((life) => beginOf(life) >= first);
};

const isOfTheDay = ({ state }: Life, day: Day): boolean => {
  if (!state) return false;
  const last = dayOf(state.updatedAt);
  return last === day || (phaseOf(state.status) === 'ended' && last >= plusDays(day, -7));
};
