import { Cron } from 'croner';
import { epochOf, type Instant, toInstant } from '../../functions/domain/time.ts';

const lastValues = [59, 23, 31, 12, 7, 2199];

/**
 * Reads the six fields of an AWS cron expression (minute hour day month weekday year) in Vietnam's time.
 * Throws when it is none. Weekdays are written by name: AWS counts them from 1 for Sunday, everybody else from 0.
 */
export const parseCron = (expression: string): Cron => {
  const fields = expression.trim().split(/\s+/);
  if (fields.length !== 6) throw new Error(`cron(${expression}) needs six fields: minute hour day month weekday year`);
  if (/\d/.test(fields[4]?.replace(/#\d/, '') ?? '')) throw new Error(`cron(${expression}): write weekdays by name`);
  const plain = fields.map((field, i) =>
    // `0/15` is AWS's way to say: from 0 on, every 15.
    field
      .replace('?', '*')
      .replace(/(^|,)(\d+)\/(\d+)/g, (_, before, from, step) => `${before}${from}-${lastValues[i]}/${step}`),
  );
  return new Cron(`0 ${plain.join(' ')}`, { timezone: 'Asia/Ho_Chi_Minh', mode: '7-part' });
};

/** The first run after `after`; undefined when there is none. */
export const nextRun = (pattern: Cron, after: Instant): Instant | undefined => {
  const next = pattern.nextRun(new Date(epochOf(after)));
  return next ? toInstant(next.getTime()) : undefined;
};
