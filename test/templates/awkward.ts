import fc from 'fast-check';
import { toInstant } from '../../functions/domain/time.ts';

/** The same two numbers as people and programs write them. */
export const identityNumbers = [
  '001201012345',
  '001 201 012 345',
  '001.201.012.345',
  '0012 0101 2345',
  '001201 - 012345',
  '001\u00a0201\u00a0012\u00a0345',
  '００１２０１０１２３４５',
  '001201\u200b012345',
  '001/201/012/345',
  '001_201_012_345',
  '001201:012345',
  '212345678',
  '212 345 678',
  '0905123456 212345678',
] as const;

const fragments = [
  'Nguyễn Thị Hồng Ánh',
  'Cấp đổi giấy chứng nhận'.normalize('NFD'),
  'ĐẶNG ĐÌNH ĐỨC',
  '😀👩‍👩‍👧',
  '\u0000\u0007\u001b[31m',
  '\r\nBcc: ai@example.com\r\n',
  '<b onclick="x()">',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '<a href="https://evil.example">',
  '&amp; & #',
  '{code}',
  '{unit} {reason}',
  '$& $1 $`',
  '--',
  ']]>',
  '\u202egnp.exe',
  '\ud800',
  '€~^[]|\\',
  '护照',
];

const piece = fc.oneof(
  fc.constantFrom(...fragments),
  fc.constantFrom(...identityNumbers),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 10 }),
);

/** Text as no clerk would write it, or as some would, of at most `longest` UTF-16 units. */
export const awkwardText = (longest: number) =>
  fc.oneof(
    fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(' ').slice(0, longest)),
    fc.constantFrom('x', 'tờ khai ').map((word) => word.repeat(longest).slice(0, longest)),
  );

export const awkwardCode = fc
  .string({
    unit: fc.constantFrom(...'ABHKZ0123456789.-'),
    minLength: 1,
    maxLength: 40,
  })
  .filter((code) => !/\d{9}/.test(code.replaceAll(/[.-]/g, '')));

/** From 1970 to 9999. */
const moment = fc.integer({ min: 0, max: 253_370_000_000_000 }).map(toInstant);

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

export const awkwardFacts = fc.record({
  procedureName: maybe(awkwardText(500)),
  dueAt: maybe(moment),
  formerDueAt: maybe(moment),
  finishedAt: maybe(moment),
  fee: maybe(fc.integer({ min: 0, max: 999_999_999_999 })),
  missing: maybe(awkwardText(2_000)),
  reason: maybe(awkwardText(2_000)),
  trackingNumber: maybe(fc.string({ unit: fc.constantFrom(...'EBVN0123456789'), minLength: 1, maxLength: 40 })),
  handover: maybe(fc.constantFrom('counter' as const, 'post' as const, 'electronic' as const)),
});
