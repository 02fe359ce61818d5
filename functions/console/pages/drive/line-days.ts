import { at, type Day, epochOf } from '../../../domain/time.ts';

export const daysBetween = (from: Day, until: Day): number =>
  Math.round((epochOf(at(until, '00:00')) - epochOf(at(from, '00:00'))) / 86_400_000);
