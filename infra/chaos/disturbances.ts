import { createHash } from 'node:crypto';
import { type Draw, drawFrom } from '../local/simulation/draw.ts';
import type { Trigger } from '../topology.ts';

/**
 * How an event reaches its function. `lost`: it does not, and comes again; `twice at once`: to two processes;
 * `again`: once more when it was handled; `later`: once more before a later event; `in parts`: its batch is cut in two.
 */
export type Delivery = 'usual' | 'lost' | 'twice at once' | 'again' | 'later' | 'in parts';

/** When the process dies that handles an event: after this share of its outside calls, just before or after one. */
export type DeathDrawn = { share: number; when: 'before' | 'after' };

/** What is done to one event on its way to a function, and to the process that handles it. */
export type Disturbance = { delivery: Delivery; isShuffled: boolean; death?: DeathDrawn };

type Weighted = readonly (readonly [weight: number, delivery: Delivery])[];

/** What AWS may do to events of each kind: a stream keeps its order and tells nothing late; only a queue repeats at any time. */
const deliveries: Readonly<Record<Trigger['type'], Weighted>> = {
  queue: [
    [70, 'usual'],
    [5, 'lost'],
    [8, 'twice at once'],
    [6, 'again'],
    [6, 'later'],
    [5, 'in parts'],
  ],
  stream: [
    [70, 'usual'],
    [5, 'lost'],
    [10, 'again'],
    [15, 'in parts'],
  ],
  schedule: [
    [90, 'usual'],
    [10, 'again'],
  ],
  http: [[1, 'usual']],
  drop: [
    [90, 'usual'],
    [10, 'again'],
  ],
};

/** The share of its events at which a process dies. Schedules often find nothing to do. */
const deadly: Readonly<Record<Trigger['type'], number>> = {
  queue: 0.15,
  stream: 0.15,
  http: 0.15,
  drop: 0.15,
  schedule: 0.05,
};

/** Draws that depend on the seed, the function and the event's number only: what others do does not shift them. */
const drawFor = (seed: number, name: string, turn: number): Draw =>
  drawFrom(createHash('sha256').update(`${seed} ${name} ${turn}`).digest().readInt32LE());

/** One event of a function. */
export type Turn = {
  seed: number;
  name: string;
  /** Which event of the function it is, counted from 1. */
  turn: number;
  type: Trigger['type'];
  /** It failed so often already that it would be given up: it is let through. */
  isWorn: boolean;
};

/** What is done to an event. The same seed does the same. */
export const disturbanceOf = ({ seed, name, turn, type, isWorn }: Turn): Disturbance => {
  const draw = drawFor(seed, name, turn);
  const delivery = draw.weighted(deliveries[type]);
  const isShuffled = type === 'queue' && draw.chance(0.5);
  const death: DeathDrawn = { share: draw.between(0, 100) / 100, when: draw.chance(0.5) ? 'before' : 'after' };
  const dies = draw.chance(deadly[type]);
  if (isWorn) return { delivery: delivery === 'lost' ? 'usual' : delivery, isShuffled };
  return { delivery, isShuffled, ...(dies && { death }) };
};

/** The records in another order, the same for the same seed. */
export const shuffled = <T>(records: readonly T[], { seed, name, turn }: Pick<Turn, 'seed' | 'name' | 'turn'>): T[] => {
  const draw = drawFor(seed, `order of ${name}`, turn);
  return records
    .map((record) => ({ record, place: draw.between(0, 1_000_000) }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ record }) => record);
};
