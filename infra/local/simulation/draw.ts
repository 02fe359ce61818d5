import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Chance from a seed: the same seed gives the same draws in the same order. */
export type Draw = {
  /** True with this probability. */
  chance(probability: number): boolean;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** A whole number from `least` to `most`, most often near `peak` (triangular). */
  around(peak: number, least: number, most: number): number;
  of<T>(choices: readonly [T, ...T[]]): T;
  /** A choice by its weight. */
  weighted<T>(choices: readonly (readonly [weight: number, choice: T])[]): T;
};

export const drawFrom = (seed: number): Draw => {
  const random = xoroshiro128plus(seed);
  const share = (): number => uniformFloat64(random);
  const draw: Draw = {
    chance: (probability) => share() < probability,
    between: (least, most) => uniformInt(random, least, most),
    around: (peak, least, most) => {
      const at = share();
      const width = most - least;
      if (width === 0) return least;
      const rise = (peak - least) / width;
      const value = at < rise ? least + width * Math.sqrt(at * rise) : most - width * Math.sqrt((1 - at) * (1 - rise));
      return Math.round(value);
    },
    of: (choices) => choices[uniformInt(random, 0, choices.length - 1)] ?? choices[0],
    weighted: (choices) => {
      let left = share() * choices.reduce((sum, [weight]) => sum + weight, 0);
      const found = choices.find(([weight]) => {
        left -= weight;
        return left < 0;
      });
      const last = found ?? choices.at(-1);
      if (!last) throw new Error('nothing to choose from');
      return last[1];
    },
  };
  return draw;
};
