import { PutCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ExchangeField, exchangeFields } from '../../functions/domain/exchange-fields.ts';
import { aRecord } from '../builders.ts';
import { openPush, pushed } from './open-push.ts';

/* Whatever one record holds, those beside it are taken in, by the deployed bundle and a real database. */

let push: Awaited<ReturnType<typeof openPush>>;
beforeAll(async () => {
  push = await openPush();
});
afterAll(() => push.stop());

const half = '\ud83d';
const otherHalf = '\ude00';

/** Pushes a record among good ones, all of them new. */
let pushes = 0;
const pushAmongGood = async (bad: string) => {
  pushes += 1;
  const codes = ['A', 'B'].map((side) => `H21.${side}-261012-${pushes}`);
  const [before, behind] = codes.map((code) => JSON.stringify(aRecord({ MaHoSo: code })));
  const [answer] = await push.pushTexts([`{"isUpdating": "True", "data": [${before}, ${bad}, ${behind}]}`]);
  const found = await Promise.all(codes.map((code) => push.known.find(code)));
  const taken = found.filter(({ dossier, contact }) => dossier && contact?.applicant.phone === '+84905123821');
  return { answer, taken: taken.length };
};

const expectGoodOnes = async (bad: string) => {
  const { answer, taken } = await pushAmongGood(bad);
  expect([answer?.status, taken]).toEqual([200, 2]);
  expect(['00', '01']).toContain(answer?.error_code);
  expect(JSON.stringify(answer)).not.toMatch(/\\ud[89a-f]/i);
  for (const { row } of answer?.problems ?? []) expect(row).toBe(2);
  return answer;
};

const recordWith = (field: string, value: unknown): string =>
  JSON.stringify(aRecord({ MaHoSo: `H21.BAD-261012-${pushes}`, [field]: value }));

test.each([...exchangeFields])('half a character in %s costs its own record at most', async (field) => {
  const good = String(aRecord()[field] ?? 'x');
  for (const value of [`${good}${half}`, `${otherHalf}${good}`, half, `${'a'.repeat(39)}😀${half}`])
    await expectGoodOnes(recordWith(field, value));
});

test.each<[ExchangeField, string, string]>([
  ['MaHoSo', `H21-1${half}`, '"H21-1\uFFFD" is not a code such as H21.134-261012-0007'],
  [
    'ThoiDiemCapNhat',
    `20261012083000${half}`,
    '"20261012083000\uFFFD" is not a time: write yyyyMMddHHmmss or ISO 8601',
  ],
  ['TrangThaiHoSo', `2${half}`, '"2\uFFFD" is unknown: it is one of 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10'],
  [
    'LePhi',
    `${'1'.repeat(39)}😀2`,
    `"${'1'.repeat(39)}😀…" is not an amount in VND: write digits only, such as 115000; the field was left out`,
  ],
])('a bad character in %s is told in a sentence that is sound itself, and kept', async (field, value, problem) => {
  const answer = await expectGoodOnes(recordWith(field, value));
  expect(answer).toMatchObject({ error_code: field === 'LePhi' ? '00' : '01', problems: [{ row: 2, field, problem }] });
});

test('a name, a procedure and a reason lose the half that nobody can read, and are taken in', async () => {
  const code = 'H21.HALF-261012-0001';
  const bad = aRecord({
    MaHoSo: code,
    ChuHoSo: `Nguyễn Thị Hồng Nhung ${half}`,
    TenTTHC: `${otherHalf}Đổi giấy phép lái xe`,
    YeuCauBoSung: `Bản sao${half}\nẢnh 3x4`,
  });
  const answer = await expectGoodOnes(JSON.stringify(bad));
  expect(answer).toMatchObject({ error_code: '00', applied: 3 });
  expect(await push.known.find(code)).toMatchObject({
    contact: { applicant: { name: 'Nguyễn Thị Hồng Nhung' } },
    dossier: { procedureName: 'Đổi giấy phép lái xe', missing: 'Bản sao\nẢnh 3x4' },
  });
});

test.each<ExchangeField>(['SoDienThoai', 'Email', 'SoDienThoaiUyQuyen', 'EmailUyQuyen'])(
  'of half a character in %s no other number or address is made',
  async (field) => {
    const value = field.startsWith('Email') ? `nhung${half}@example.vn` : `0905${half} 123 821`;
    const code = `H21.${field}-261012-0001`;
    const answer = await expectGoodOnes(JSON.stringify(aRecord({ MaHoSo: code, [field]: value })));
    expect(answer).toMatchObject({ error_code: '00', applied: 3, problems: [{ row: 2, field }] });
    const { contact } = await push.known.find(code);
    expect([contact?.authorised, contact?.applicant.email]).toEqual([undefined, undefined]);
  },
);

test.each([
  ['a key of the language itself', '{"__proto__": {"MaHoSo": "X"}, "constructor": 1, "toString": null}'],
  ['nested lists, 5,000 deep', `${'['.repeat(5_000)}${']'.repeat(5_000)}`],
  ['nested objects in a field, 5,000 deep', `{"ChuHoSo": ${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`],
  ['a number beyond all numbers', JSON.stringify(aRecord()).replace('"2"', '1e999')],
  ['a name of 1 MB', recordWith('ChuHoSo', 'ế'.repeat(350_000))],
  ['nothing but half a character', JSON.stringify(half)],
  ['nothing', 'null'],
])('%s costs its own record at most', async (_, bad) => {
  await expectGoodOnes(bad);
});

/** Text as other systems may send it: any code unit, alone or not, also long. */
const anyText = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((units) => String.fromCharCode(...units)),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(half, otherHalf, '\u0000', '\uFFFE', '\uFFFF', '\u202E', '__proto__', '=1+1', '\r\nBcc: a@b.vn'),
  fc
    .tuple(fc.constantFrom('a', 'ế', '😀', half, '\u0000'), fc.integer({ min: 1, max: 5_000 }))
    .map(([sign, times]) => sign.repeat(times)),
);
const anyValue = fc.oneof(
  { weight: 4, arbitrary: anyText },
  fc.jsonValue({ maxDepth: 4 }),
  fc.double(),
  fc.boolean(),
  fc.dictionary(anyText, anyText, { maxKeys: 3 }),
);
const anyField = fc.oneof({ weight: 5, arbitrary: fc.constantFrom<string>(...exchangeFields) }, anyText);

test('whatever a record holds in whatever fields, the good ones beside it are taken in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(anyField, anyValue), { minLength: 1, maxLength: 4 }), async (changes) => {
      const fields = { ...aRecord({ MaHoSo: `H21.BAD-261012-${pushes}` }), ...Object.fromEntries(changes) };
      await expectGoodOnes(JSON.stringify(fields));
    }),
    { numRuns: 100 },
  );
  expect(push.logged.filter((line) => line.includes('a row failed by a fault of ours'))).toEqual([]);
}, 240_000);

test('a dossier that was stored so that nobody can read it is its own record’s problem, and operators are told', async () => {
  const code = 'H21.ODD-261012-0001';
  const { documents } = push;
  // What an earlier version, or a hand, has stored wrong.
  await documents.send(new PutCommand({ TableName: 'dossiers', Item: { code, sk: 'state', version: 'one' } }));
  const answer = await expectGoodOnes(JSON.stringify(aRecord({ MaHoSo: code })));
  expect(answer).toMatchObject({
    error_code: '01',
    problems: [
      { row: 2, field: '', problem: 'could not be taken in by a fault of this platform: its operators are told' },
    ],
  });
  const failed = () => push.logged.filter((one) => one.includes('a row failed by a fault of ours'));
  await expect.poll(failed).toHaveLength(1);
  expect(JSON.parse(failed()[0] ?? '')).toMatchObject({
    level: 'ERROR',
    row: 2,
    dossier: code,
    fault: 'ZodError',
    FailedRows: 1,
  });
});

test('where the database is gone the push is answered with 99, to be pushed again', async () => {
  await push.stopDatabase();
  expect(await push.pushTexts([pushed(aRecord())])).toMatchObject([{ status: 500, error_code: '99' }]);
});
