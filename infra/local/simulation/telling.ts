import type { ExchangeField } from '../../../functions/domain/exchange-fields.ts';
import type { Work } from './centres.ts';
import type { Draw } from './draw.ts';
import type { Procedure } from './procedures.ts';
import type { Channel } from './submissions.ts';
import { hour, type Moment, momentAt, type Timeline } from './timeline.ts';

export type Fields = Partial<Record<ExchangeField, string>>;
export type Update = { at: Moment; record: Fields };

export type Dossier = {
  submittedAt: Moment;
  channel: Channel;
  work: Work;
  procedure: Procedure;
  /** What is known from the start: code, procedure, units, applicant. */
  fields: Fields;
};

/** A dossier's life while it is being made up. */
export type Life = Dossier & {
  updates: Update[];
  known: Fields;
  now: Moment;
  /** Day by which it is promised. */
  due: number;
  putOff: boolean;
  late: boolean;
  draw: Draw;
  timeline: Timeline;
};

export const minute = 60;

/** Records what the source system says at a moment; never before or at the moment of the update before. */
export const tell = (life: Life, at: Moment, status: number, changes: Fields = {}): void => {
  life.now = Math.max(at, life.now + 1);
  // Reason and what is missing belong to one status only.
  const { LyDo: _, YeuCauBoSung: __, ...kept } = life.known;
  life.known = { ...kept, ...changes, TrangThaiHoSo: String(status), ThoiDiemCapNhat: life.timeline.written(life.now) };
  life.updates.push({ at: life.now, record: life.known });
};

export const soon = ({ now, draw, timeline }: Life, least: number, most: number): Moment =>
  timeline.afterWork(now, draw.between(least * minute, most * minute));

export const workMoment = ({ draw }: Life, day: number): Moment =>
  momentAt(day, draw.chance(0.55) ? draw.between(7.2 * hour, 11.4 * hour) : draw.between(13.6 * hour, 16.4 * hour));

/** Results are promised for the end of a day. */
export const dueText = ({ timeline }: Life, due: number): string => timeline.written(momentAt(due, 16.5 * hour));

/** Moves the promise; where the source system never filled the due date in, it does not do so now. */
export const promise = (life: Life, due: number): Fields => {
  life.due = due;
  return life.known.NgayHenTra === undefined ? {} : { NgayHenTra: dueText(life, due) };
};
