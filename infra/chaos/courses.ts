import { compact, later, say, secondsLater, type Telling } from './telling.ts';

/** What becomes of a dossier once it is worked on, as the source tells it. */
type Course = (telling: Telling) => void;

const finish: Course = (telling) =>
  say(telling, 9, telling.draw.chance(0.7) ? { NgayKetThucXuLy: compact(telling.now) } : {});

const takeBack: Course = (telling) => say(telling, 4, { NgayKetThucXuLy: '' });

const finishAndHandOver: Course = (telling) => {
  finish(telling);
  later(telling, 20, 300);
  say(telling, 10, { NgayTra: compact(telling.now), HinhThucTra: telling.draw.of(['1', '2', '3']) });
};

/** A finger slips: finished, back and finished within seconds, once or twice. */
const slip: Course = (telling) => {
  finish(telling);
  const slips = telling.draw.weighted([
    [4, 1],
    [1, 2],
  ]);
  for (let n = 0; n < slips; n += 1) {
    secondsLater(telling);
    takeBack(telling);
    secondsLater(telling);
    finish(telling);
  }
};

/** The result was none; sometimes there is one later. */
const announceTooEarly: Course = (telling) => {
  finish(telling);
  later(telling, 2, 90);
  takeBack(telling);
  if (telling.draw.chance(0.5)) return;
  later(telling, 60, 900);
  finish(telling);
};

const askForPapers: Course = (telling) => {
  say(telling, 5, { YeuCauBoSung: 'Bản sao giấy khai sinh' });
  if (telling.draw.chance(0.4)) return;
  later(telling, 60, 900);
  say(telling, 4);
  later(telling, 30, 300);
  finish(telling);
};

const askForPayment: Course = (telling) => {
  say(telling, 6, { LePhi: '135000' });
  if (telling.draw.chance(0.4)) return;
  later(telling, 30, 300);
  say(telling, 4, { NgayThanhToan: compact(telling.now) });
};

const putOff: Course = (telling) => {
  const day = telling.draw.between(29, 31);
  say(telling, 4, { NgayHenTra: `202610${day}163000`, LyDo: 'Chờ kết quả đo đạc' });
  if (telling.draw.chance(0.6)) return;
  later(telling, 60, 900);
  finish(telling);
};

/** By how often they come. */
export const courses: readonly (readonly [weight: number, course: Course])[] = [
  [2, () => {}],
  [4, finish],
  [4, finishAndHandOver],
  [5, slip],
  [3, announceTooEarly],
  [3, askForPapers],
  [3, askForPayment],
  [4, putOff],
  [1, (telling) => say(telling, 7)],
  [1, (telling) => say(telling, 8, { LyDo: 'Có đơn tranh chấp' })],
];
