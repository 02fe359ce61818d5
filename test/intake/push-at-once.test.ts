import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aRecord } from '../builders.ts';
import { engines } from '../infra/local/engines.ts';
import { openPush, pushed } from './open-push.ts';

/* What ships, under what happens: the deployed bundle in a process of its own, several pushes at once. */

const range = (count: number): number[] => Array.from({ length: count }, (_, n) => n);
const second = (n: number): string => `202610120830${String(n).padStart(2, '0')}`;

describe.each(engines)('on %s', (engine) => {
  let push: Awaited<ReturnType<typeof openPush>>;
  beforeAll(async () => {
    push = await openPush({ engine });
  });
  afterAll(() => push.stop());

  test('two pushes at once for a new dossier lose nothing, 32 times', async () => {
    const lost: string[] = [];
    for (const n of range(32)) {
      const code = `H21.134-261012-1${String(n).padStart(3, '0')}`;
      const received = aRecord({ MaHoSo: code, ThoiDiemCapNhat: second(0) });
      const processing = aRecord({
        MaHoSo: code,
        ThoiDiemCapNhat: second(1),
        TrangThaiHoSo: '4',
        SoDienThoai: undefined,
      });
      const answers = await push.pushTexts([pushed(received), pushed(processing)]);
      expect(answers.map(({ error_code }) => error_code)).toEqual(['00', '00']);
      const { dossier, contact } = await push.known.find(code);
      expect(dossier?.status).toBe('processing');
      if (contact?.applicant.phone !== '+84905123821' || dossier?.contactable.join() !== 'sms') lost.push(code);
    }
    expect(lost).toEqual([]);
  });

  test('100 pushes of one dossier at once are all answered truly, and the newest stands with all that was said', async () => {
    const code = 'H21.134-261012-0100';
    const records = range(100).map((n) =>
      aRecord({
        MaHoSo: code,
        // Each time twice, so that half of them are repeats.
        ThoiDiemCapNhat: second(Math.floor(n / 2)),
        TrangThaiHoSo: n >= 98 ? '9' : '4',
        SoDienThoai: n < 2 ? '0905 123 821' : undefined,
        Email: n === 20 || n === 21 ? 'nhung@example.vn' : undefined,
      }),
    );
    const sum = { applied: 0, repeated: 0, stale: 0 };
    // Who is told to push again does so.
    let open = records;
    for (let round = 0; round < 5 && open.length > 0; round += 1) {
      const answers = await push.pushTexts(open.map((record) => pushed(record)));
      open = open.filter((_, n) => {
        const { error_code, applied = 0, repeated = 0, stale = 0, rejected = 0, problems = [] } = answers[n] ?? {};
        if (error_code === '99') return true;
        expect(applied + repeated + stale + rejected).toBe(1);
        expect(error_code).toBe(rejected === 0 ? '00' : '01');
        if (rejected > 0) expect(problems[0]?.problem).toContain('send this row again');
        sum.applied += applied;
        sum.repeated += repeated;
        sum.stale += stale;
        return rejected > 0;
      });
    }
    expect(open).toEqual([]);
    expect(sum.applied + sum.repeated + sum.stale).toBe(100);
    const { dossier, contact } = await push.known.find(code);
    expect(dossier).toMatchObject({ status: 'finished', updatedAt: '2026-10-12T08:30:49+07:00' });
    expect(contact?.applicant).toMatchObject({ phone: '+84905123821', email: 'nhung@example.vn' });
    expect(dossier?.contactable).toEqual(['sms', 'email']);
    const history = await push.dossiers.changesOf(code);
    expect(history.filter(({ own }) => !own)).toHaveLength(sum.applied);
  });

  test('100 pushes of the same record at once: one is applied, the others are repeats', async () => {
    const answers = await push.pushTexts(range(100).map(() => pushed(aRecord({ MaHoSo: 'H21.134-261012-0101' }))));
    expect(answers.filter(({ applied }) => applied === 1)).toHaveLength(1);
    expect(answers.filter(({ repeated }) => repeated === 1)).toHaveLength(99);
  });
});
