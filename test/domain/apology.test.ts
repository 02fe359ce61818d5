import { describe, expect, test } from 'vitest';
import { assessProposal, forbiddenBy, isSaidInTime, ruleOn } from '../../functions/domain/apology.ts';
import { aDossier, aPolicy } from '../builders.ts';

const { calendar, apologyRules } = aPolicy();
const now = '2026-10-21T09:00:00+07:00';
const reason = 'Đơn vị đo đạc chưa gửi kết quả.';

const faultsOf = (newDueAt: string, why = reason, dossier = aDossier()) => {
  const assessed = assessProposal(dossier, { reason: why, newDueAt }, calendar, now);
  return assessed.ok ? [] : assessed.faults.map(({ field, sentence }) => `${field}: ${sentence.en}`);
};

test('a reason and a working day after the old date are taken', () => {
  expect(assessProposal(aDossier(), { reason, newDueAt: '2026-10-28T16:30' }, calendar, now)).toEqual({
    ok: true,
    newDueAt: '2026-10-28T16:30:00+07:00',
  });
  expect(faultsOf('2026-10-28T17:00')).toEqual([]); // until closing time
});

describe('a proposal is sent back with the field and the reason', () => {
  test.each([
    ['2026-10-22T16:30', 'newDueAt: The new date must be after the old one, 23/10/2026.'],
    ['2026-10-23T17:00', 'newDueAt: The new date must be after the old one, 23/10/2026.'],
    ['2026-10-24T09:00', 'newDueAt: 24/10/2026 is a day off of the unit.'],
    ['2026-10-28T12:00', "newDueAt: The new hour is outside the unit's working hours."],
    ['2026-10-28T20:00', "newDueAt: The new hour is outside the unit's working hours."],
    ['2028-10-25T09:00', 'newDueAt: The new date is more than a year away.'],
    ['2026-10-28', 'newDueAt: The new date needs day and hour, for example 2026-10-28T16:30.'],
    ['28/10/2026', 'newDueAt: The new date needs day and hour, for example 2026-10-28T16:30.'],
  ])('%s', (newDueAt, expected) => {
    expect(faultsOf(newDueAt)).toEqual([expected]);
  });

  test.each([
    ['chậm', 'reason: The reason is too short: say why it takes longer, so that the citizen understands.'],
    ['a'.repeat(501), 'reason: The reason has 501 characters, 500 are allowed.'],
    ['Chưa xác minh được CCCD 051 090 001 234 của chủ hồ sơ', 'reason: The reason holds an identity or telephone'],
    ['Gọi (0905) 123\u00a0821 không ai nghe máy', 'reason: The reason holds an identity or telephone number'],
    ['Ngày 20-10-2026 gọi 0905.12.3821 không ai nghe', 'reason: The reason holds an identity or telephone number'],
    ['Gọi 0905.123.821 không ai nghe máy', 'reason: The reason holds an identity or telephone number'],
  ])('%s', (why, expected) => {
    expect(faultsOf('2026-10-28T16:30', why)).toEqual([expect.stringContaining(expected)]);
  });

  test('dates and hours in a reason are no telephone numbers', () => {
    expect(faultsOf('2026-10-28T16:30', 'Mưa bão từ 15/10/2026 đến 20-10-2026, mất điện 16:30')).toEqual([]);
    expect(faultsOf('2026-10-28T16:30', 'Mất điện 20-10-2026 16:30, họp lại 21.10.2026 (8 giờ)')).toEqual([]);
  });

  test('a day of Tết is off', () => {
    const dossier = aDossier({ dueAt: '2026-02-10T16:30:00+07:00' });
    const assessed = assessProposal(
      dossier,
      { reason, newDueAt: '2026-02-17T09:00' },
      calendar,
      '2026-02-09T09:00:00+07:00',
    );
    expect(assessed).toMatchObject({
      ok: false,
      faults: [{ sentence: { en: '17/02/2026 is a day off of the unit.' } }],
    });
  });

  test('what is not being worked on has no date to put off', () => {
    const ended = aDossier({ status: 'finished' });
    expect(faultsOf('2026-10-28T16:30', reason, ended)).toEqual([
      'dossier: The dossier is not being worked on, so it has no date to put off.',
    ]);
    const { dueAt: _, ...undated } = aDossier();
    expect(faultsOf('2026-10-28T16:30', reason, undated)).toEqual(['dossier: The dossier has no due date.']);
  });
});

test('the rule in force on a day forbids the second time; decree 118/2025 follows 61/2018', () => {
  expect(ruleOn('2025-06-30', apologyRules)?.law).toBe('Nghị định 61/2018/NĐ-CP');
  expect(ruleOn('2025-07-01', apologyRules)?.law).toBe('Nghị định 118/2025/NĐ-CP');
  expect(ruleOn('2018-01-01', apologyRules)).toBeUndefined();
  expect(forbiddenBy(0, '2026-10-21', apologyRules)).toBeUndefined();
  expect(forbiddenBy(1, '2026-10-21', apologyRules)?.law).toBe('Nghị định 118/2025/NĐ-CP');
  const twice = apologyRules.map((rule) => ({ ...rule, timesAtMost: 2 }));
  expect(forbiddenBy(1, '2026-10-21', twice)).toBeUndefined();
});

test.each([
  ['two days before', '2026-10-21', true],
  ['the working day before', '2026-10-22', true],
  ['on the due day', '2026-10-23', false],
  ['after it', '2026-10-26', false],
])('said %s is in time: %s, %s', (_, saidOn, expected) => {
  expect(isSaidInTime('2026-10-23T16:30:00+07:00', saidOn, { workingDaysBefore: 1 }, calendar)).toBe(expected);
});

test('what is due on a Monday must be said on the Friday before', () => {
  const rule = { workingDaysBefore: 1 };
  expect(isSaidInTime('2026-10-26T16:30:00+07:00', '2026-10-23', rule, calendar)).toBe(true);
  expect(isSaidInTime('2026-10-26T16:30:00+07:00', '2026-10-24', rule, calendar)).toBe(false);
});
