import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Replayed, replayed } from './replayed.ts';

/* Files as real systems write them, through the whole platform: who is told what, and what the sender learns. */

const cases = join(import.meta.dirname, '../data/cases');
const patience = 240_000;

const replayOf = async (file: string): Promise<Replayed['report']> => {
  const { report, complaints } = await replayed([join(cases, file)], '2026-10-13T12:00:00+07:00');
  expect(complaints).toEqual([]);
  return report;
};

const problemsOf = ({ problems }: Replayed['report']) =>
  problems.map(({ row, field, problem }) => `${row} ${field} ${problem}`);

const phonesBy = ({ notices }: Replayed['report']) =>
  Object.fromEntries(
    notices.filter(({ channel }) => channel === 'sms').map(({ dossier, to }) => [dossier.slice(-4), to]),
  );

test(
  'NULL says nothing: a name of a procedure, an address or a reason is never sent as NULL',
  async () => {
    const report = await replayOf('null-words.csv');
    expect(report.updates).toMatchObject({ applied: 3, rejected: 0 });
    expect(problemsOf(report)).toEqual([]);
    expect(report.notices.length).toBeGreaterThan(0);
    expect(JSON.stringify(report.notices)).not.toContain('NULL');
  },
  patience,
);

test(
  '2.0 is status 2, and 905000821.0 is 0905000821',
  async () => {
    const report = await replayOf('pandas-floats.csv');
    expect(report.updates).toMatchObject({ applied: 2, rejected: 0 });
    expect(problemsOf(report)).toEqual([]);
    expect(phonesBy(report)).toEqual({ '0001': '•••••••••821', '0002': '•••••••••821' });
  },
  patience,
);

test(
  'an offset without minutes is read',
  async () => {
    const report = await replayOf('offset-without-minutes.csv');
    expect(report.updates).toMatchObject({ applied: 1, rejected: 0 });
    expect(report.notices[0]?.decidedAt).toMatch(/^2026-10-12T08:3\d:\d\d/);
  },
  patience,
);

test(
  'a character of no width goes from the code',
  async () => {
    const report = await replayOf('zero-width.csv');
    expect(report.updates).toMatchObject({ applied: 1, rejected: 0 });
    expect(report.notices.map(({ dossier }) => dossier)).toEqual(['H48.01-261012-0001']);
  },
  patience,
);

test(
  'lost letters warn by field, and the rows are taken',
  async () => {
    const report = await replayOf('question-marks.csv');
    expect(report.updates).toMatchObject({ applied: 2, rejected: 0 });
    expect(problemsOf(report)).toEqual([
      '2 TenTTHC "C?p ??i gi?y ch?ng nh?n" has question marks for letters that were lost: send it as UTF-8',
      '2 ChuHoSo "Nguy?n Th? H?ng Nhung" has question marks for letters that were lost: send it as UTF-8',
      '3 LyDo "Thi?u gi?y ch?ng nh?n" has question marks for letters that were lost: send it as UTF-8',
    ]);
  },
  patience,
);

test(
  'of each cell with notes or two numbers the first mobile number is told',
  async () => {
    const report = await replayOf('phones-with-notes.csv');
    expect(report.updates).toMatchObject({ applied: 6, rejected: 0 });
    const dossiers = ['0001', '0002', '0003', '0004', '0005', '0006'];
    expect(phonesBy(report)).toEqual(Object.fromEntries(dossiers.map((dossier) => [dossier, '•••••••••821'])));
    expect(report.problems.map(({ row }) => row)).toEqual([3, 4, 7]);
  },
  patience,
);

test(
  'lists, counts, villages and days hide no number, and what is passed over before one is named',
  async () => {
    const report = await replayOf('phones-in-lists.csv');
    expect(report.updates).toMatchObject({ applied: 6, rejected: 0 });
    const dossiers = ['0001', '0002', '0003', '0004', '0005'];
    expect(phonesBy(report)).toEqual(Object.fromEntries(dossiers.map((dossier) => [dossier, '•••••••••821'])));
    const unusable = 'before it cannot be used and was passed over';
    expect(problemsOf(report)).toEqual([
      '2 SoDienThoai "1) 0905000821, 2) 0914000822" was read as 0905000821; the other numbers were left out',
      '3 SoDienThoai "0905 000 821 3 lần; 0914000822" was read as 0905000821; the other numbers were left out',
      `6 SoDienThoai "09140008222; 0905000821" was read as 0905000821; "09140008222" ${unusable}`,
      '7 SoDienThoai "0901234567-001" is too long: a mobile number has 10 digits; no SMS can be sent',
      `7 Email "nhung@example..vn - an@example.vn" was read as an@example.vn; "nhung@example..vn" ${unusable}`,
    ]);
  },
  patience,
);

test(
  'names with dots are greeted',
  async () => {
    const report = await replayOf('dotted-names.csv');
    expect(report.updates).toMatchObject({ applied: 5, rejected: 0 });
    const mails = report.notices.filter(({ channel }) => channel === 'email').map(({ text }) => text);
    for (const name of ['H.Hen Niê', 'TP.HCM', 'TM.DV Sao Mai', 'Nguyễn V.An', 'UBND TX.An Khê'])
      expect(mails.filter((text) => text.includes(name))).toHaveLength(1);
  },
  patience,
);

test(
  'days are day first, a sum with its currency is taken, one that could be another warns, and status 0 tells nobody',
  async () => {
    const report = await replayOf('day-first.csv');
    expect(report.updates).toMatchObject({ applied: 2, rejected: 0 });
    expect(report.notices.map(({ dossier, text }) => [dossier, text.includes('23/10/2026')])).toEqual([
      ['H48.01-261012-0001', true],
    ]);
    expect(problemsOf(report)).toEqual([
      '3 LePhi "115.000" is not an amount in VND: write digits only, such as 115000; the field was left out',
    ]);
  },
  patience,
);

test(
  'a file with the month first is refused whole',
  async () => {
    const refused = replayed([join(cases, 'month-first.csv')]);
    await expect(refused).rejects.toMatchObject({ code: 2, stdout: expect.stringContaining('has the month first') });
    await expect(refused).rejects.toMatchObject({ stdout: expect.stringContaining('"notices":[]') });
  },
  patience,
);
