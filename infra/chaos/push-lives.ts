import * as z from 'zod';
import { epochOf, type Instant } from '../../functions/domain/time.ts';
import type { MovableClock } from '../local/clock.ts';
import type { Platform } from '../local/platform.ts';
import { type Draw, drawFrom } from '../local/simulation/draw.ts';
import { dossiersIn } from './events.ts';
import type { Life } from './lives.ts';
import type { SourceRecord, Word } from './telling.ts';
import type { Trace } from './trace.ts';

/** Bodies that are pushed at a moment, side by side. */
export type Push = { at: Instant; bodies: readonly (readonly SourceRecord[])[] };

/**
 * How the source tells lives: most records once and at their time; some twice, some again after what followed them,
 * some together with the next one of the dossier, each in a request of its own. A dossier's first two come as they are.
 */
export const pushesOf = (lives: readonly Life[], seed: number): Push[] => {
  const draw = drawFrom(seed * 104_729 + 5);
  return lives.flatMap(({ words }) => pushesOfLife(words, draw)).toSorted((a, b) => epochOf(a.at) - epochOf(b.at));
};

const pushesOfLife = (words: readonly Word[], draw: Draw): Push[] => {
  const pushes: Push[] = [];
  let waiting: Word | undefined;
  for (const [n, word] of words.entries()) {
    const hasNext = n < words.length - 1;
    const how = draw.weighted([
      [14, 'once'],
      [2, 'twice'],
      [2, 'former again'],
      [3, 'with the next'],
    ] as const);
    const former = words[n - 1];
    if (waiting) {
      pushes.push({ at: word.at, bodies: [[word.record], [waiting.record]] });
      waiting = undefined;
    } else if (how === 'with the next' && n >= 2 && hasNext) waiting = word;
    else if (how === 'former again' && former)
      pushes.push({ at: word.at, bodies: [[word.record]] }, { at: word.at, bodies: [[former.record]] });
    else if (how === 'twice') pushes.push({ at: word.at, bodies: [[word.record, word.record]] });
    else pushes.push({ at: word.at, bodies: [[word.record]] });
  }
  return pushes;
};

const answered = z.object({ error_code: z.string() });
const mostTries = 12;

const push = async (platform: Platform, body: readonly SourceRecord[], tries = mostTries): Promise<void> => {
  const asked = new Request('http://baotin/dossiers', {
    method: 'POST',
    body: JSON.stringify({ isUpdating: 'True', data: body }),
  });
  const answer = await platform.fetch(asked);
  if (answer.ok && answered.parse(await answer.json()).error_code === '00') return;
  if (tries === 0) throw new Error(`a push is refused however often it comes: ${answer.status}`);
  // What was not taken in, or not answered, the source pushes again.
  return push(platform, body, tries - 1);
};

/** News within this many seconds comes before what the news before it set off is done. */
const atOnceSeconds = 30;

type Telling = { platform: Platform; clock: MovableClock; trace: Trace };

/** Pushes everything at its time; what falls due in between happens. */
export const pushLives = async (pushes: readonly Push[], { platform, clock, trace }: Telling): Promise<void> => {
  for (const [n, { at, bodies }] of pushes.entries()) {
    const comesSoonAfter =
      epochOf(at) - epochOf(pushes[n - 1]?.at ?? '2000-01-01T00:00:00+07:00') <= atOnceSeconds * 1000;
    if (comesSoonAfter) clock.moveTo(at);
    else await platform.advanceTo(at);
    for (const body of bodies)
      for (const { MaHoSo = '', TrangThaiHoSo, ThoiDiemCapNhat } of body)
        trace.note(clock.now(), `source: ${TrangThaiHoSo} at ${ThoiDiemCapNhat}`, dossiersIn(MaHoSo));
    await Promise.all(bodies.map((body) => push(platform, body)));
    const next = pushes[n + 1];
    const isMoreToCome = next && epochOf(next.at) - epochOf(at) <= atOnceSeconds * 1000;
    if (!isMoreToCome) await platform.settle();
  }
};
