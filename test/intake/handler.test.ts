import { expect, test } from 'vitest';
import { makeDrop, makePush } from '../../functions/intake/handler.ts';
import { makeTakeIn } from '../../functions/intake/take-in.ts';
import { aRecord } from '../builders.ts';
import { aClock, fakeContacts, fakeDossiers, fakeProblems } from '../fakes.ts';

const setUp = () => {
  const dossiers = fakeDossiers();
  const problems = fakeProblems();
  const clock = aClock('2026-10-20T08:00:00+07:00');
  const takeIn = makeTakeIn({ dossiers, contacts: fakeContacts(), problems, clock });
  const reports: object[] = [];
  const drop = makeDrop({ takeIn, problems, clock, report: (file, counts) => reports.push({ file, ...counts }) });
  return { push: makePush(takeIn), drop, dossiers, problems, reports };
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

async function* bytesOf(text: string) {
  yield Buffer.from(text);
}

test('a dropped file is taken in row by row, its faults kept and its counts reported', async () => {
  const { drop, problems, reports, dossiers } = setUp();
  const header = Object.keys(aRecord()).join(',');
  const line = (changes = {}) => Object.values(aRecord(changes)).join(',');
  await drop(
    'updates/a.csv',
    bytesOf([header, line(), line({ MaHoSo: 'B', TrangThaiHoSo: 0 }), 'C,broken'].join('\n')),
  );
  expect(dossiers.stored.size).toBe(1);
  expect(problems.kept.map(({ row, field }) => [row, field])).toEqual([
    [3, 'TrangThaiHoSo'],
    [4, 'NguonDuLieu'],
  ]);
  expect(reports).toEqual([{ file: 'updates/a.csv', applied: 1, repeated: 0, stale: 0, rejected: 2, problems: 2 }]);
});

test('a file that cannot be read is kept as a problem of the file, not retried for ever', async () => {
  const { drop, problems } = setUp();
  await drop('updates/empty.csv', bytesOf(''));
  expect(problems.kept).toEqual([{ file: 'updates/empty.csv', row: 0, field: '', problem: 'the file is empty' }]);
});
