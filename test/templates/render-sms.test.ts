import { expect, test } from 'vitest';
import { renderSms } from '../../functions/templates/render.ts';
import { shippedWords } from '../../functions/templates/shipped-words.ts';
import { pickWords, words } from '../../functions/templates/words.ts';
import { identityNumbers } from './awkward.ts';
import { aNotice, sonTinh, surroundings } from './samples.ts';

const vietnamese = pickWords(shippedWords, 'vi');
const english = pickWords(shippedWords, 'en');

const textOf = (rendered: ReturnType<typeof renderSms>): string => {
  if (!rendered.ok) throw new Error(rendered.problem);
  return rendered.text;
};

test.each([
  [
    'receipt',
    'Ho so H48.12-261012-0007 da duoc tiep nhan. Hen tra ket qua: 16:30 23/10/2026. Noi nhan: Trung tam HCC xa Son Tinh. Xem: baotin.quangngai.gov.vn/t/0aB1cD2eF3g',
  ],
  [
    'supplement-request',
    'Ho so H48.12-261012-0007 can bo sung giay to, thong tin. Con thieu: ban sao giay khai sinh. Chi tiet: baotin.quangngai.gov.vn/t/0aB1cD2eF3g',
  ],
  [
    'payment-request',
    'Ho so H48.12-261012-0007 can nop phi, le phi. So tien: 115.000 d. Hoi: 0255 3822 822. Cach nop: baotin.quangngai.gov.vn/t/0aB1cD2eF3g',
  ],
  [
    'delay-apology',
    'Xin loi ong/ba, ho so H48.12-261012-0007 khong kip hen. Hen cu: 16:30 16/10/2026. Hen lai: 16:30 23/10/2026. Xem: baotin.quangngai.gov.vn/t/0aB1cD2eF3g',
  ],
  [
    'early-completion',
    'Ho so H48.12-261012-0007 da co ket qua truoc hen, moi ong/ba den nhan. Noi tra: Trung tam HCC xa Son Tinh. Xem: baotin.quangngai.gov.vn/t/0aB1cD2eF3g',
  ],
  [
    'late-completion',
    'Ho so H48.12-261012-0007 da co ket qua, moi ong/ba nhan. Xin loi vi tre hen. Noi tra: Trung tam HCC xa Son Tinh. Xem: baotin.quangngai.gov.vn/t/0aB1cD2eF3g',
  ],
  [
    'dispatch',
    'Ket qua ho so H48.12-261012-0007 da gui den ong/ba qua buu dien. Ma buu gui: EB123456789VN. Xem: baotin.quangngai.gov.vn/t/0aB1cD2eF3g',
  ],
  [
    'correction',
    'Xin loi ong/ba: ho so H48.12-261012-0007 chua co ket qua nhu da bao. Xin khoan den nhan. Hen tra: 16:30 23/10/2026. Xem: baotin.quangngai.gov.vn/t/0aB1cD2eF3g',
  ],
] as const)('a Vietnamese citizen reads the %s so', (kind, text) => {
  expect(renderSms(aNotice(kind), surroundings, vietnamese)).toMatchObject({
    ok: true,
    text,
    encoding: 'GSM-7',
    parts: 1,
  });
});

test.each([
  [
    'receipt',
    'We have received application H48.12-261012-0007. Result due: 16:30 23/10/2026. Office: Trung tam HCC xa Son Tinh. See baotin.quangngai.gov.vn/t/0aB1cD2eF3g',
  ],
  [
    'payment-request',
    'Please pay the fee for application H48.12-261012-0007. Amount: 115,000 VND. Questions: 0255 3822 822. How to pay: baotin.quangngai.gov.vn/t/0aB1cD2eF3g',
  ],
  [
    'correction',
    'Sorry, we told you too early: application H48.12-261012-0007 is not ready. Please do not come yet. Due: 16:30 23/10/2026. We will tell you when it is ready.',
  ],
] as const)('an English reader reads the %s so', (kind, text) => {
  expect(renderSms(aNotice(kind), surroundings, english)).toMatchObject({ ok: true, text, words: 'en@1' });
});

test.each(['receipt', 'payment-request', 'reschedule', 'delay-apology', 'dispatch', 'survey-invitation'] as const)(
  'the %s has room for the link to its dossier, also with the longest code that is in use',
  (kind) => {
    const notice = { ...aNotice(kind), dossier: '000.00.00.H21-210914-0011' };
    for (const catalogues of [vietnamese, english]) {
      const text = textOf(renderSms(notice, surroundings, catalogues));
      expect(text).toMatch(/baotin\.quangngai\.gov\.vn\/t\/0aB1cD2eF3g$/);
    }
  },
);

test('a due date without an hour is a day, and without a date nothing is said of it', () => {
  const dueAt = '2026-10-23T00:00:00+07:00';
  expect(textOf(renderSms(aNotice('receipt', { dueAt }), surroundings, vietnamese))).toContain('qua: 23/10/2026. ');
  expect(textOf(renderSms(aNotice('receipt', { dueAt: undefined }), surroundings, vietnamese))).not.toContain(
    'Hen tra',
  );
});

test('a reason too long for an SMS is dropped whole and the page to read it on takes its place', () => {
  const text = textOf(
    renderSms(aNotice('stop', { reason: 'không đủ điều kiện '.repeat(100) }), surroundings, vietnamese),
  );
  expect(text).toBe(
    'Rat tiec, ho so H48.12-261012-0007 phai dung giai quyet. Trung tam HCC xa Son Tinh. Can hoi, goi 0255 3822 822. Chi tiet: baotin.quangngai.gov.vn/t/0aB1cD2eF3g',
  );
});

test.each(identityNumbers)('a reason with the identity number %s stays out of the SMS', (number) => {
  const text = textOf(renderSms(aNotice('stop', { reason: `sai CCCD ${number}` }), surroundings, vietnamese));
  expect(text).not.toContain('sai CCCD');
  expect(text).toContain('Chi tiet: baotin.quangngai.gov.vn');
});

test.each(['CMND 225123456 đồng ý', '225123456 đồng thời', '225123456 đóng dấu', 'CMND 225.123.456 đồng'])(
  'a reason with %s stays out of the SMS: that is no money',
  (reason) => {
    const text = textOf(renderSms(aNotice('stop', { reason }), surroundings, vietnamese));
    expect(text).not.toContain('225');
    expect(text).toContain('Chi tiet: baotin.quangngai.gov.vn');
  },
);

test.each(['250.000.000 - 500.000.000 đồng', 'từ 250.000.000 đến 500.000.000 đồng', '250.000.000,-đ'])(
  'a reason with %s is told: that is money',
  (sum) => {
    const reason = `chưa nộp ${sum}`;
    expect(textOf(renderSms(aNotice('stop', { reason }), surroundings, vietnamese))).toContain('chua nop');
  },
);

test('a reason that an SMS cannot write is left out, not told in scraps', () => {
  const text = textOf(renderSms(aNotice('stop', { reason: '缺少护照 A 2' }), surroundings, vietnamese));
  expect(text).not.toContain('Ly do');
});

test('a page whose address an SMS would change is left out', () => {
  const tracked = { unit: sonTinh, page: 'https://x.vn/?a=1&b=2' };
  expect(textOf(renderSms(aNotice('receipt'), tracked, vietnamese))).not.toContain('x.vn');
});

const clauses = (lengths: readonly [number, number | undefined][]) => [
  words.parse({
    language: 'vi',
    version: 1,
    formats: { fee: '{amount}', thousands: '' },
    notices: {
      receipt: {
        sms: lengths.map(([length, drop], index) => ({ text: String(index).repeat(length), ...(drop && { drop }) })),
      },
    },
  }),
];
const dropped = (lengths: readonly [number, number | undefined][]) => {
  const rendered = renderSms(aNotice('receipt'), surroundings, clauses(lengths));
  return rendered.ok ? rendered.dropped.map((text) => Number(text[0])) : rendered.problem;
};

test('clauses go in ascending order of drop until the text fits, wherever they stand', () => {
  expect(
    dropped([
      [40, 3],
      [39, 1],
      [40, undefined],
      [38, 2],
    ]),
  ).toEqual([]);
  expect(
    dropped([
      [40, 3],
      [40, 1],
      [40, undefined],
      [38, 2],
    ]),
  ).toEqual([1]);
  expect(
    dropped([
      [70, 3],
      [40, 1],
      [70, undefined],
      [40, 2],
    ]),
  ).toEqual([1, 3]);
  expect(
    dropped([
      [80, 3],
      [81, 1],
      [80, undefined],
      [81, 2],
    ]),
  ).toEqual([0, 1, 3]);
});

test('a short clause stays though a weightier long one had to go', () => {
  expect(
    dropped([
      [70, undefined],
      [100, 2],
      [30, 1],
    ]),
  ).toEqual([1]);
});

test('a text that cannot fit is reported, not cut', () => {
  expect(
    dropped([
      [100, undefined],
      [60, undefined],
      [9, 1],
    ]),
  ).toBe('the SMS for receipt has 161 units, 1 to 160 of GSM-7 can go');
  expect(renderSms({ ...aNotice('receipt'), dossier: 'H'.repeat(200) }, surroundings, vietnamese).ok).toBe(false);
  expect(renderSms(aNotice('overdue-alert'), surroundings, vietnamese)).toEqual({
    ok: false,
    problem: 'there are no words for an SMS of the kind overdue-alert',
  });
});
