import { delays, missingPapers } from './reasons.ts';
import { type Fields, type Life, minute, promise, soon, tell, workMoment } from './telling.ts';
import { dayIndex, hour, type Moment } from './timeline.ts';

export const feePaid = (life: Life, at: Moment, method: 1 | 2 | 3): Fields => ({
  LePhi: String(life.procedure.fee ?? 0),
  HinhThucThanhToan: String(method),
  NgayThanhToan: life.timeline.written(at),
});

/** Working days that the office waits for the citizen move the due date by as many. */
const resume = (life: Life, at: Moment, changes: Fields = {}): void => {
  const { timeline } = life;
  const goesOn = dayIndex(timeline.afterWork(at, 45 * minute));
  const waited = timeline.workingDaysBetween(dayIndex(life.now), goesOn);
  tell(life, at, 4, { ...changes, ...(waited > 0 && promise(life, timeline.workingDay(life.due, waited))) });
};

/** Papers are missing (5). False where the citizen never brings them. */
export const askForPapers = (life: Life): boolean => {
  tell(life, soon(life, 30, 300), 5, { YeuCauBoSung: life.draw.of(missingPapers) });
  if (life.draw.chance(0.08)) return false; // never brought
  const back = life.timeline.workingDay(dayIndex(life.now), life.draw.around(2, 1, 8));
  resume(life, workMoment(life, back));
  return true;
};

/** A fee is to be paid (6), at any hour. False where the citizen never pays. */
export const askForPayment = (life: Life): boolean => {
  const { draw, procedure } = life;
  tell(life, soon(life, 10, 40), 6, { LePhi: String(procedure.fee ?? 0) });
  if (draw.chance(0.03)) return false; // never paid
  const wait = draw.chance(0.6) ? draw.between(0.1 * hour, 9 * hour) : draw.between(10 * hour, 72 * hour);
  const paid = life.now + wait;
  resume(life, Math.max(paid + 2 * minute, life.now + 3 * minute), feePaid(life, paid, draw.chance(0.7) ? 3 : 2));
  return true;
};

/** What happens to the promise on the way; the new date is told a working day or more before the old one. */
export const changePromise = (life: Life): void => {
  const { draw, timeline } = life;
  const room = timeline.workingDaysBetween(dayIndex(life.now), life.due);
  if (life.putOff && room >= 2) {
    const day = timeline.workingDay(life.due, -draw.between(1, Math.min(2, room - 1)));
    const due = timeline.workingDay(life.due, draw.around(3, 1, 10));
    tell(life, workMoment(life, day), 4, { ...promise(life, due), LyDo: draw.of(delays) });
  } else if (room >= 5 && draw.chance(0.01)) {
    tell(life, soon(life, 60, 500), 4, promise(life, timeline.workingDay(life.due, -draw.between(1, 2))));
  }
};
