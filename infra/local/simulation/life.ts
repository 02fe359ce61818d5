import { askForPapers, askForPayment, changePromise, feePaid } from './detours.ts';
import type { Draw } from './draw.ts';
import { lateShare, lyingDays } from './lateness.ts';
import { refusals, stops, withdrawals } from './reasons.ts';
import type { Channel } from './submissions.ts';
import { type Dossier, dueText, type Life, minute, soon, tell, type Update, workMoment } from './telling.ts';
import { dayIndex, hour, type Moment, secondOfDay, type Timeline } from './timeline.ts';

/** Now and then the source system leaves the due date empty; such a dossier counts as on time. */
const withDueDate = 0.985;

const submit = (life: Life): void => {
  const submitted = { NgayNopHoSo: life.timeline.written(life.submittedAt) };
  life.now = life.submittedAt - 1;
  if (life.channel === 'online') tell(life, life.submittedAt, 1, submitted);
  else Object.assign(life.known, submitted);
};

/** When an officer takes a dossier up: at the counter at once, online within office hours. */
const takenUpAt = (life: Life): Moment => {
  if (life.channel !== 'online') return life.submittedAt;
  return life.timeline.afterWork(life.submittedAt, life.draw.around(20 * minute, 3 * minute, 3.5 * hour));
};

/** Received (2), or not accepted (3), which ends it. */
const receive = (life: Life, at: Moment): boolean => {
  const { draw, timeline, procedure, channel } = life;
  if (draw.chance(channel === 'online' ? 0.012 : 0.002)) {
    tell(life, at, 3, { LyDo: draw.of(refusals) });
    return false;
  }
  // What comes in late in the afternoon counts from the next working day, even where the result is due the same day.
  const late = secondOfDay(at) > 15 * hour || !timeline.isWorking(dayIndex(at));
  const due = timeline.workingDay(dayIndex(at), procedure.days === 0 && late ? 1 : procedure.days);
  life.due = due;
  tell(life, at, 2, {
    NgayTiepNhan: timeline.written(at),
    ...(draw.chance(withDueDate) && { NgayHenTra: dueText(life, due) }),
    ...(procedure.fee !== undefined && channel !== 'online' && draw.chance(0.8) && feePaid(life, at, 1)),
  });
  return true;
};

/** When the work on it begins (4): mostly soon, but some lie and wait. */
const workBegins = (life: Life): Moment => {
  const { timeline, procedure } = life;
  const lies = lyingDays(life);
  if (lies > 0) return workMoment(life, timeline.workingDay(dayIndex(life.now), lies));
  return procedure.days === 0 ? soon(life, 2, 25) : soon(life, 5, 240);
};

/** The moment the result is ready, after the work's share of early, on time and late. */
const finishAt = (life: Life): Moment => {
  const { draw, timeline, work } = life;
  const today = dayIndex(timeline.afterWork(life.now, 10 * minute));
  const room = timeline.workingDaysBetween(today, life.due);
  const intended = life.late
    ? timeline.workingDay(life.due, draw.around(1, 1, 9))
    : room >= 1 && draw.chance(work.early) && !life.putOff
      ? timeline.workingDay(life.due, -draw.around(1, 1, room))
      : life.due;
  const day = Math.max(intended, today);
  const earliest = timeline.afterWork(life.now, draw.between(5 * minute, 40 * minute));
  return day > dayIndex(earliest) ? workMoment(life, day) : earliest;
};

const finish = (life: Life): void => {
  const at = finishAt(life);
  tell(life, at, 9, {
    NgayKetThucXuLy: life.timeline.written(at),
    ...(life.draw.chance(0.7) && { KetQuaDienTu: '1' }),
  });
};

type Way = '1' | '2' | '3';
const ways: Readonly<Record<Channel, readonly (readonly [number, Way])[]>> = {
  counter: [
    [93, '1'],
    [5, '2'],
    [2, '3'],
  ],
  online: [
    [42, '1'],
    [15, '2'],
    [43, '3'],
  ],
  postal: [
    [5, '1'],
    [95, '2'],
  ],
};

/** Working days until people come for a result. */
const collectedAfter = [
  [35, 0],
  [40, 1],
  [12, 2],
  [8, 4],
  [5, 9],
] as const;

const collectedAt = (life: Life): Moment => {
  const { draw, timeline, procedure } = life;
  if (procedure.days === 0 && secondOfDay(life.now) < 16 * hour) return soon(life, 5, 60);
  const days = draw.weighted(collectedAfter);
  return days === 0 ? soon(life, 15, 240) : workMoment(life, timeline.workingDay(dayIndex(life.now), days));
};

/** The result goes to the citizen (10): over the counter (1), by post (2) or electronically (3); some never come for it. */
const handOver = (life: Life): void => {
  const { draw, timeline, channel } = life;
  const way = draw.weighted(ways[channel]);
  if (way === '1' && draw.chance(0.03)) return;
  const at =
    way === '1' ? collectedAt(life) : way === '2' ? soon(life, 60, 600) : life.now + draw.between(1, 5) * minute;
  tell(life, at, 10, {
    NgayTra: timeline.written(at),
    HinhThucTra: way,
    ...(way === '2' && { MaVanDon: `EQ${draw.between(100_000_000, 999_999_999)}VN` }),
    ...(way === '3' && { KetQuaDienTu: '1' }),
  });
};

const end = (life: Life, status: 7 | 8, reason: string): void =>
  tell(life, soon(life, 60, 900), status, { LyDo: reason });

/** All updates of a dossier from its submission to its end, each with the full record as then known. */
export const lifeOf = (dossier: Dossier, draw: Draw, timeline: Timeline): Update[] => {
  const { procedure, work, channel } = dossier;
  const life: Life = {
    ...dossier,
    updates: [],
    known: dossier.fields,
    now: dossier.submittedAt,
    due: 0,
    putOff: procedure.days >= 3 && draw.chance(work.putOff),
    late: draw.chance(lateShare(work, procedure) / withDueDate),
    draw,
    timeline,
  };
  submit(life);
  if (!receive(life, takenUpAt(life))) return life.updates;
  tell(life, workBegins(life), 4);
  if (draw.chance(0.003)) {
    tell(life, soon(life, 10, 120), 2); // passed on by mistake and taken back
    tell(life, soon(life, 10, 120), 4);
  }
  const unpaid = procedure.fee !== undefined && life.known.NgayThanhToan === undefined;
  if (unpaid && draw.chance(channel === 'online' ? 0.75 : 0.4) && !askForPayment(life)) return life.updates;
  if (procedure.days >= 2 && draw.chance(0.06) && !askForPapers(life)) return life.updates;
  if (draw.chance(0.004)) {
    end(life, 7, draw.of(withdrawals));
    return life.updates;
  }
  if (procedure.days >= 3 && draw.chance(0.004)) {
    end(life, 8, draw.of(stops));
    return life.updates;
  }
  changePromise(life);
  finish(life);
  if (draw.chance(0.003)) {
    tell(life, soon(life, 10, 90), 4, { NgayKetThucXuLy: '' }); // a mistake in the result: back to work
    finish(life);
  }
  handOver(life);
  return life.updates;
};
