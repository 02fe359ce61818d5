import { epochOf, type Instant, plusMinutes, toInstant } from '../../functions/domain/time.ts';
import type { Draw } from '../local/simulation/draw.ts';

/** A record of the national exchange, as the source pushes it. */
export type SourceRecord = Readonly<Record<string, string>>;
/** What the source says of a dossier at a moment. */
export type Word = { at: Instant; record: SourceRecord };
export type Person = { name: string; phone: string; email: string };

/** A dossier's life while it is being made up. */
export type Telling = {
  draw: Draw;
  code: string;
  person: Person;
  now: Instant;
  words: Word[];
  known: SourceRecord;
};

/** A time as the exchange writes it: `20261017143915`. */
export const compact = (at: Instant): string => at.slice(0, 19).replace(/\D/g, '');

export const afterSeconds = (at: Instant, seconds: number): Instant => toInstant(epochOf(at) + seconds * 1000);

/** How often a source leaves out the number and the address that it has named before. */
const silent = 0.2;

/** Says a status with what has changed. What was said before is said again, but for what belongs to one status only. */
export const say = (telling: Telling, status: number, changes: SourceRecord = {}): void => {
  const { LyDo: _reason, YeuCauBoSung: _missing, ...kept } = telling.known;
  telling.known = { ...kept, ...changes, TrangThaiHoSo: String(status), ThoiDiemCapNhat: compact(telling.now) };
  const { SoDienThoai: _phone, Email: _email, ...withoutContact } = telling.known;
  const isSilent = telling.words.length > 0 && telling.draw.chance(silent);
  telling.words.push({ at: telling.now, record: isSilent ? withoutContact : telling.known });
};

/** Lets between so many minutes go by. */
export const later = (telling: Telling, least: number, most: number): void => {
  telling.now = plusMinutes(telling.now, telling.draw.between(least, most));
};

export const secondsLater = (telling: Telling): void => {
  telling.now = afterSeconds(telling.now, telling.draw.between(2, 20));
};
