import { expect, test } from 'vitest';
import { exchangeFields } from '../../functions/domain/exchange-fields.ts';
import { makePush, mostListed } from '../../functions/intake/handler.ts';
import { mostKeptOfPush, problemsOfPush } from '../../functions/intake/push-problems.ts';
import { aRecord } from '../builders.ts';
import { anIntake } from './an-intake.ts';

const setUp = () => {
  const { takeIn, dossiers } = anIntake();
  return { push: makePush(takeIn, () => {}), dossiers };
};
const body = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));

test('a push of good records is answered with 00', async () => {
  const { push, dossiers } = setUp();
  const answer = await push(body({ isUpdating: 'True', data: [aRecord()] }), 'r1');
  expect(answer).toMatchObject({ status: 200, body: { error_code: '00', applied: 1, problems: [] } });
  expect(dossiers.stored.size).toBe(1);
});

test('a push with a bad record takes the good ones in and lists the bad one by its place', async () => {
  const { push } = setUp();
  const answer = await push(body({ isUpdating: 'False', data: [aRecord(), aRecord({ MaHoSo: '' }), 'x'] }), 'r1');
  expect(answer).toMatchObject({
    status: 200,
    body: {
      error_code: '01',
      message: '2 of 3 records were refused',
      problems: [
        { file: 'push r1', row: 2, field: 'MaHoSo', problem: 'is missing' },
        { file: 'push r1', row: 3, field: '', problem: 'is not a record of named fields' },
      ],
    },
  });
});

test('every warning is in the answer, in both languages, with what was read', async () => {
  const { push } = setUp();
  const answer = await push(
    body({ data: [aRecord({ SoDienThoai: '0235 3810 123' }), aRecord({ LyDo: 7, MaHoSo: '' })] }),
    'r1',
  );
  expect(answer.body).toMatchObject({
    error_code: '01',
    applied: 1,
    warned: 1,
    rejected: 1,
    problems: [
      {
        row: 1,
        field: 'SoDienThoai',
        severity: 'warning',
        problem: '"0235 3810 123" is a land line, which gets no SMS; no SMS can be sent',
        problemVi: '"0235 3810 123" là số cố định, không nhận được tin nhắn; không gửi được tin nhắn',
      },
      { row: 2, field: 'MaHoSo', severity: 'error', problem: 'is missing', problemVi: 'còn thiếu' },
    ],
  });
});

test('a record that another of the same second contradicts is refused, also when it comes with a later push', async () => {
  const { push } = setUp();
  await push(body({ data: [aRecord()] }), 'r1');
  const answer = await push(body({ data: [aRecord({ TrangThaiHoSo: 9 })] }), 'r2');
  expect(answer.body).toMatchObject({
    error_code: '01',
    message: '1 of 1 records were refused',
    applied: 0,
    repeated: 0,
    rejected: 1,
    problems: [{ row: 1, field: 'TrangThaiHoSo' }],
  });
});

test.each([
  ['text', 'xin chào', 400, '02', /^the body is not JSON: /],
  ['nothing', '', 400, '02', /^the body is not JSON: /],
  ['a list', [], 400, '02', /no list named "data"/],
  ['a record alone', { data: {} }, 400, '02', /no list named "data"/],
  ['too many records', { data: Array.from({ length: 2001 }, () => ({})) }, 413, '03', /^2001 records are too many/],
])('a body that is %s is refused with the reason', async (_, value, status, error_code, message) => {
  const answer = await setUp().push(body(value), 'r1');
  expect(answer).toMatchObject({ status, body: { error_code, message: expect.stringMatching(message) } });
  expect(JSON.stringify(answer)).not.toMatch(/at .*\.ts|node:/);
});

test('a body in another encoding is refused, not garbled', async () => {
  const answer = await setUp().push(Buffer.from('{"data": [{"ChuHoSo": "Nguy\xean"}]}', 'latin1'), 'r1');
  expect(answer).toMatchObject({ status: 400, body: { message: 'the body is not JSON: it is not UTF-8' } });
});

test('of very many problems the first are listed and kept, all are counted, and the answer stays small', async () => {
  const { takeInto, problems } = anIntake();
  const push = makePush(takeInto(problemsOfPush(problems, () => {})), () => {});
  const bad = Object.fromEntries(exchangeFields.map((field) => [field, '😀\n'.repeat(20)]));
  const { status, body: answer } = await push(body({ data: Array.from({ length: 2_000 }, () => bad) }), 'r1');
  const perRecord = Number(answer.problemsFound) / 2_000;
  expect(perRecord).toBeGreaterThan(20);
  expect([status, answer.error_code, answer.rejected]).toEqual([200, '01', 2_000]);
  expect(answer.problems).toHaveLength(mostListed);
  expect(answer.problemsNotListed).toBe(perRecord * 2_000 - mostListed);
  expect(problems.kept).toHaveLength(mostKeptOfPush);
  expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThan(2_000_000);
});

test('problems that cannot be kept are reported, and the push is answered all the same', async () => {
  const { takeInto } = anIntake();
  const gone = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  const failures: unknown[] = [];
  const problems = problemsOfPush({ keep: () => Promise.reject(gone) }, (error) => failures.push(error));
  const push = makePush(takeInto(problems), () => {});
  const answer = await push(body({ data: [aRecord(), aRecord({ MaHoSo: '' })] }), 'r1');
  expect(answer).toMatchObject({ status: 200, body: { error_code: '01', applied: 1, rejected: 1, problemsFound: 1 } });
  expect(failures).toEqual([gone]);
});
