import { afterEach, expect, test, vi } from 'vitest';
import * as z from 'zod';
import type { Notice } from '../../functions/domain/notice.ts';
import { faultOf, logger, reportNotice } from '../../functions/lib/logger.ts';
import { aNotice } from '../builders.ts';

afterEach(() => vi.restoreAllMocks());

const now = '2026-10-12T08:31:10+07:00';
const line = z.looseObject({ outcome: z.string() });
const reported = (changes: Partial<Notice>) => {
  const [info, error] = [vi.spyOn(logger, 'info'), vi.spyOn(logger, 'error')];
  for (const spy of [info, error]) spy.mockImplementation(() => {});
  reportNotice(
    aNotice({ decidedAt: '2026-10-12T08:30:05+07:00', arrivedAt: '2026-10-12T08:30:00+07:00', ...changes }),
    now,
  );
  return { line: line.parse((info.mock.calls[0] ?? error.mock.calls[0])?.[1]), isError: error.mock.calls.length > 0 };
};

test.each<[string, Partial<Notice>, string, boolean]>([
  ['with the carrier', { state: 'accepted', acceptedAt: now }, 'accepted', false],
  ['put off by the carrier', { state: 'queued', reason: 'Throttling' }, 'put-off', false],
  [
    'a campaign message that waits for its hour',
    { state: 'queued', releaseAt: '2026-10-13T08:00:00+07:00' },
    'held',
    false,
  ],
  [
    'released this morning, put off by the carrier',
    { state: 'queued', releaseAt: '2026-10-12T07:00:00+07:00' },
    'put-off',
    false,
  ],
  ['given up', { state: 'failed' }, 'failed', true],
  ['nobody knows', { state: 'unknown' }, 'unknown', true],
])('a notice in the log: %s', (_case, notice, outcome, isError) => {
  expect(reported(notice)).toMatchObject({ line: { outcome, Notices: 1 }, isError });
});

test('the time of a hand-over is measured where something is promised', () => {
  const accepted = { state: 'accepted', acceptedAt: now } as const;
  expect(reported(accepted).line).toMatchObject({ HandoverSeconds: 70, LateHandovers: 1 });
  vi.restoreAllMocks();
  expect(reported({ ...accepted, kind: 'nudge' }).line).not.toHaveProperty('HandoverSeconds');
});

test('what a notice says is never in its line', () => {
  const facts = { procedureName: 'Đổi giấy phép', missing: 'Giấy khám của bà Nhung' };
  const { line } = reported({ state: 'accepted', acceptedAt: now, facts, draftedBy: 'lan@quangngai.gov.vn' });
  expect(JSON.stringify(line)).not.toMatch(/Nhung|giấy phép|lan@/i);
});

test('of somebody else’s error only name, code and sentence are kept', () => {
  const error = Object.assign(new Error('unexpected claim'), {
    code: 'OAUTH',
    cause: { email: 'lan@quangngai.gov.vn' },
  });
  expect(faultOf(error)).toEqual({ name: 'Error', message: 'unexpected claim', code: 'OAUTH' });
  expect(faultOf(undefined)).toEqual({ name: 'undefined' });
});
