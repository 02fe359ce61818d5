import { expect, test } from 'vitest';
import { listAtRisk } from '../../functions/console/list-at-risk.ts';
import { aDossier } from '../builders.ts';
import { aClock, fakeDossiers, fakePaces, fakePolicies } from '../fakes.ts';
import { aPace, hours } from '../pace-samples.ts';

// Nineteen in twenty take 70 working hours; a dossier received on Monday and due on Friday week has 79.
const nearly = aPace(...Array.from({ length: 20 }, (_, n) => ({ received: 30, processing: hours(n === 0 ? 90 : 70) })));
const paces = fakePaces({ '1.002809': nearly });
const list = (now: string, units: string[], ...dossiers: ReturnType<typeof aDossier>[]) =>
  listAtRisk({
    dossiers: fakeDossiers(...dossiers),
    paces,
    policies: fakePolicies(),
    clock: aClock(now),
  })(units);

const sooner = (code: string, day: string) => aDossier({ code, dueAt: `2026-10-${day}T16:30:00+07:00` });

test('dossiers likely to miss their date are listed, the likeliest first', async () => {
  const dossiers = [aDossier({ code: 'IN-TIME' }), sooner('TIGHT', '21'), sooner('HOPELESS', '16')];
  const { likely, unknown } = await list('2026-10-13T08:00:00+07:00', ['H21.134'], ...dossiers);
  expect(likely.map(({ dossier, risk }) => [dossier.code, risk.left])).toEqual([
    ['HOPELESS', 31],
    ['TIGHT', 55],
  ]);
  expect(unknown).toBe(0);
});

test('what is due on the next working day or before is left to the alerts', async () => {
  const { likely } = await list('2026-10-13T08:00:00+07:00', ['H21.134'], sooner('TODAY', '13'), sooner('NEXT', '14'));
  expect(likely).toEqual([]);
});

test('each unit sees its own dossiers', async () => {
  const elsewhere = { ...sooner('ELSEWHERE', '16'), unit: 'H21.135' };
  const codes = async (...units: string[]) =>
    (await list('2026-10-13T08:00:00+07:00', units, sooner('HERE', '16'), elsewhere)).likely.map(
      ({ dossier }) => dossier.code,
    );
  expect(await codes('H21.135')).toEqual(['ELSEWHERE']);
  expect(await codes('H21.134', 'H21.135', 'H21.134')).toEqual(['HERE', 'ELSEWHERE']);
  expect(await codes()).toEqual([]);
});

test('dossiers of which nothing can be said are counted, not listed', async () => {
  const strange = { ...sooner('NEW-PROCEDURE', '16'), procedureCode: '9.999999' };
  expect(await list('2026-10-13T08:00:00+07:00', ['H21.134'], strange)).toEqual({ likely: [], unknown: 1 });
});
