import { expect, test } from 'vitest';
import { numberFormat } from '../../../functions/lib/files/number-format.ts';

/** What the format with this code, or this number, shows. */
const kindOf = (of: string | number): string => {
  const format = typeof of === 'string' ? numberFormat(164, of) : numberFormat(of, undefined);
  if (format.is !== 'date') return format.is;
  return format.hasDay ? (format.hasHour ? 'moment' : 'day') : 'hour';
};

test.each([
  ['dd/mm/yyyy', 'day'],
  ['dd/mm/yyyy hh:mm', 'moment'],
  ['DD/MM/YYYY\\ HH:MM:SS', 'moment'],
  ['dd/mm/yyyy hh:mm:ss.000', 'moment'],
  ['h:mm AM/PM', 'hour'],
  ['[h]:mm', 'hour'],
  ['[mm]:ss', 'hour'],
  ['[$-409]mmm', 'day'],
  ['[$-42A]dd/mm/yyyy;@', 'day'],
  ['[$-1010000]d/m/yyyy h:mm;@', 'moment'],
  ['[$-F800]dddd, mmmm dd, yyyy', 'day'],
  ['yyyy"年"m"月"d"日"', 'day'],
  ['"dd', 'day'],
  ['[dd', 'day'],
  ['General', 'plain'],
  ['general', 'plain'],
  ['Standard', 'plain'],
  ['@', 'plain'],
  ['0.00E+00', 'plain'],
  ['##0.0E+0', 'plain'],
  ['# ?/?', 'plain'],
  ['0,', 'plain'],
  ['[DBNum1]0', 'plain'],
  ['0%', 'percent'],
  ['0.00%', 'percent'],
  ['0.0#\\ %', 'percent'],
  ['[Red]0.00%;-0.00%', 'percent'],
  ['0.00\\%', 'mask'],
  ['0"%"', 'mask'],
  ['[Red]0.00', 'mask'],
  ['"days: "0', 'mask'],
  ['\\d0', 'mask'],
  ['_d0*y', 'mask'],
  ['#,##0\\ "₫"', 'mask'],
  ['"H48."@', 'mask'],
  ['['.repeat(300), 'plain'],
  ['"'.repeat(301), 'mask'],
  [0, 'plain'],
  [1, 'mask'],
  [9, 'percent'],
  [10, 'percent'],
  [11, 'plain'],
  [12, 'plain'],
  [14, 'day'],
  [17, 'day'],
  [18, 'hour'],
  [22, 'moment'],
  [31, 'day'],
  [32, 'hour'],
  [45, 'hour'],
  [47, 'hour'],
  [48, 'plain'],
  [49, 'plain'],
  [58, 'day'],
  [67, 'percent'],
  [71, 'day'],
  [77, 'moment'],
  [79, 'hour'],
  [81, 'day'],
  [400, 'plain'],
])('the format %.30s is one of a %s', (format, kind) => {
  expect(kindOf(format)).toBe(kind);
});
