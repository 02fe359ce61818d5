import { type Instant, plusMinutes } from '../../functions/domain/time.ts';
import { type Draw, drawFrom } from '../local/simulation/draw.ts';
import { courses } from './courses.ts';
import {
  afterSeconds,
  compact,
  later,
  type Person,
  type SourceRecord,
  say,
  type Telling,
  type Word,
} from './telling.ts';

export type Life = {
  code: string;
  /** In the order of their times; no two have the same one. */
  words: readonly Word[];
  /** How the carrier behaves that is to bring messages to the citizen's number. */
  carrier?: { phone: string; kind: 'refuse' | 'throttle' | 'error'; times: number };
};

/** A Saturday afternoon, a night, a Sunday, another night and the Monday. All lives are over some hours before the end. */
export const span = { start: '2026-10-17T13:55:00+07:00', end: '2026-10-19T18:00:00+07:00' } as const;

type Start = readonly [from: Instant, least: number, most: number];

/** When dossiers are handed in: in the afternoon, in quiet hours, on the Sunday; minutes after a moment. */
const starts: readonly (readonly [weight: number, start: Start])[] = [
  [6, ['2026-10-17T14:00:00+07:00', 0, 120]],
  [2, ['2026-10-17T21:05:00+07:00', 0, 110]],
  [1, ['2026-10-18T09:00:00+07:00', 0, 60]],
];

/** What the citizen gives to be reached. */
const contacts: readonly (readonly [weight: number, fields: readonly string[]])[] = [
  [5, ['SoDienThoai']],
  [2, ['Email']],
  [4, ['SoDienThoai', 'Email']],
  [1, []],
];

/** Promised in time, for the day itself, which then goes by, or not at all. */
const dueDates: readonly (readonly [weight: number, due: SourceRecord])[] = [
  [6, { NgayHenTra: '20261027163000' }],
  [2, { NgayHenTra: '20261017163000' }],
  [1, {}],
];

const carriers: readonly (readonly [weight: number, kind: NonNullable<Life['carrier']>['kind'] | undefined])[] = [
  [7, undefined],
  [1, 'refuse'],
  [1, 'throttle'],
  [1, 'error'],
];

/** A number refused for good stays refused. */
const always = 1000;

const personOf = (draw: Draw, n: number): Person => ({
  name: `Hoạ Mi Thử ${n}`,
  phone: `09${draw.between(10, 89)}${String(draw.between(0, 999)).padStart(3, '0')}${String(n).padStart(3, '0')}`,
  email: `hoami.${n}@example.vn`,
});

const firstKnown = (draw: Draw, code: string, person: Person): SourceRecord => {
  const given = draw.weighted(contacts);
  return {
    MaHoSo: code,
    NguonDuLieu: 'igate',
    MaTTHC: draw.of(['1.002809', '2.000488']),
    TenTTHC: 'Đổi giấy phép lái xe',
    DonViXuLy: code.slice(0, code.indexOf('-')),
    ChuHoSo: person.name,
    KenhThucHien: draw.of(['1', '2']),
    ...draw.weighted(dueDates),
    ...(given.includes('SoDienThoai') && { SoDienThoai: person.phone }),
    ...(given.includes('Email') && { Email: person.email }),
  };
};

const live = (telling: Telling): void => {
  const { draw, person } = telling;
  if (draw.chance(0.15)) {
    say(telling, 1);
    later(telling, 1, 60);
  }
  if (draw.chance(0.05)) {
    say(telling, 3, { LyDo: 'Không thuộc thẩm quyền' });
    return;
  }
  say(telling, 2, { NgayTiepNhan: compact(telling.now) });
  if (draw.chance(0.1)) return;
  later(telling, 1, 240);
  // Some give their number later.
  say(telling, 4, draw.chance(0.15) ? { SoDienThoai: person.phone } : {});
  later(telling, 1, 600);
  draw.weighted(courses)(telling);
};

const carrierOf = (draw: Draw, { phone }: Person): Life['carrier'] => {
  const kind = draw.weighted(carriers);
  const times = kind === 'refuse' ? always : draw.between(1, 3);
  return kind && { phone: `+84${phone.slice(1)}`, kind, times };
};

const lifeOf = (draw: Draw, n: number): Life => {
  const code = `${draw.of(['H48.01', 'H48.101', 'H48.20'])}-261017-${String(n).padStart(4, '0')}`;
  const [from, least, most] = draw.weighted(starts);
  const now = afterSeconds(plusMinutes(from, draw.between(least, most)), draw.between(0, 59));
  const person = personOf(draw, n);
  const telling: Telling = { draw, code, person, now, words: [], known: firstKnown(draw, code, person) };
  live(telling);
  const carrier = carrierOf(draw, person);
  return { code, words: telling.words, ...(carrier && { carrier }) };
};

/** The lives of so many dossiers; the same seed tells the same ones. */
export const livesOf = (seed: number, count: number): Life[] => {
  const draw = drawFrom(seed * 7919 + 17);
  return Array.from({ length: count }, (_, n) => lifeOf(draw, n + 1));
};
