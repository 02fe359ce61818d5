import { createHash } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { applyUpdate, parseUpdate } from '../../../functions/domain/dossier.ts';
import type { DossierState } from '../../../functions/domain/dossier-state.ts';
import { requiredFields } from '../../../functions/domain/exchange-fields.ts';
import { normalizePhone } from '../../../functions/domain/phone.ts';
import { demoUnits } from '../../../infra/local/demo-units.ts';
import { parseCommand, writeUpdates } from '../../../infra/local/simulate.ts';
import { type Centre, centres } from '../../../infra/local/simulation/centres.ts';
import { type Simulation, simulate } from '../../../infra/local/simulation/simulation.ts';
import type { Fields } from '../../../infra/local/simulation/telling.ts';
import { read } from '../../lib/files/reading.ts';

const centre = (name: string): Centre => {
  const found = centres[name];
  if (!found) throw new Error(`no centre ${name}`);
  return found;
};

const run = (changes: Partial<Simulation> = {}): Fields[] => [
  ...simulate({ centre: centre('quang-ngai'), days: 30, seed: 1, scale: 0.05, from: '2026-10-01', ...changes }),
];

const month = run();

const lives = (updates: readonly Fields[]): Map<string, Fields[]> => Map.groupBy(updates, ({ MaHoSo = '' }) => MaHoSo);

const written = (simulation: Simulation): Promise<string> => {
  const out = new PassThrough();
  const [whole] = [text(out), writeUpdates(simulation, out)];
  return whole;
};

const command = (words: string) => parseCommand(words.split(' '));

test('the same words give the same bytes, another seed gives others', async () => {
  const bytes = async (words: string) => {
    const parsed = command(words);
    if (!parsed.ok) throw new Error(parsed.problem);
    return createHash('sha256')
      .update(await written(parsed.simulation))
      .digest('hex');
  };
  const words = '--centre quang-ngai --days 4 --seed 1';
  expect(await bytes(words)).toBe(await bytes(`${words} --scale 0.05 --from 2026-10-01`));
  expect(await bytes(words)).not.toBe(await bytes('--centre quang-ngai --days 4 --seed 2'));
});

test('a longer run begins with the updates of a shorter one', () => {
  const week = run({ days: 7 });
  expect(week.length).toBeGreaterThan(1_000);
  expect(month.slice(0, week.length)).toEqual(week);
});

test('intake reads every update of the file without a problem', async () => {
  const { records, problems } = await read(
    await written({ centre: centre('quang-ngai'), days: 3, seed: 5, scale: 0.05, from: '2026-10-01' }),
  );
  const updates = run({ days: 3, seed: 5 });
  expect(problems).toEqual([]);
  expect(Object.values(records)).toEqual(
    updates.map((update) => Object.fromEntries(Object.entries(update).filter(([, value]) => value !== ''))),
  );
});

test('every update has the required fields and is taken in by the rules', () => {
  expect(month.filter((update) => requiredFields.some((field) => !update[field]))).toEqual([]);
  expect(month.filter((update) => !parseUpdate(update).ok)).toEqual([]);
});

test('updates come in time order, and every one of a dossier is newer than the one before', () => {
  const times = month.map(({ ThoiDiemCapNhat = '' }) => ThoiDiemCapNhat);
  expect(times).toEqual(times.toSorted());
  const states = new Map<string, DossierState>();
  for (const update of month) {
    const parsed = parseUpdate(update);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const applied = applyUpdate(states.get(parsed.update.code), parsed.update);
    if (applied.outcome !== 'applied') throw new Error(`${parsed.update.code} is ${applied.outcome}`);
    states.set(parsed.update.code, applied.state);
  }
});

test('codes name the receiving unit and the day of submission, and are numbered', () => {
  for (const [code, [first]] of lives(month)) {
    expect(code).toMatch(/^H48\.\d+-\d{6}-\d{4}$/);
    expect(code).toContain(`${first?.DonViTiepNhan}-${first?.NgayNopHoSo?.slice(2, 8)}-`);
  }
});

test('no dossier takes a step that cannot be', () => {
  const after: Record<string, string[]> = {
    '': ['1', '2', '3'],
    '1': ['2', '3'],
    '2': ['4'],
    '4': ['2', '4', '5', '6', '7', '8', '9'],
    '5': ['4'],
    '6': ['4'],
    '9': ['4', '10'],
    '10': [],
    '3': [],
    '7': [],
    '8': [],
  };
  const isStep = (update: Fields, former: Fields | undefined): boolean => {
    const { TrangThaiHoSo: status = '', NgayNopHoSo = '', ThoiDiemCapNhat: now = '' } = update;
    const { NgayTiepNhan: received = NgayNopHoSo, NgayKetThucXuLy: finished, NgayTra: returned = now } = update;
    const times = [NgayNopHoSo, received, finished || now, returned, now];
    return (
      after[former?.TrangThaiHoSo ?? '']?.includes(status) === true &&
      times.every((time, at) => at === 0 || time >= (times[at - 1] ?? '')) &&
      ['9', '10'].includes(status) === Boolean(finished)
    );
  };
  const impossible = [...lives(month).values()].flatMap((life) =>
    life.filter((update, at) => !isStep(update, life[at - 1])),
  );
  expect(impossible).toEqual([]);
});

test('a month holds all that notices are made of', () => {
  const all = [...lives(month).values()];
  const path = (life: readonly Fields[]) => life.map(({ TrangThaiHoSo }) => TrangThaiHoSo).join(' ');
  const some = (holds: (life: readonly Fields[]) => boolean) => all.filter(holds).length;
  const dueMoved = (life: readonly Fields[], later: boolean) =>
    life.some(({ NgayHenTra: now = '' }, at) => {
      const former = life[at - 1]?.NgayHenTra;
      return former !== undefined && (later ? now > former : now < former);
    });
  expect(some((life) => path(life).includes('4 5 4'))).toBeGreaterThan(10);
  expect(some((life) => path(life).includes('4 6 4'))).toBeGreaterThan(100);
  expect(some((life) => /9 4|4 2/.test(path(life)))).toBeGreaterThan(3);
  for (const status of ['3', '7', '8'])
    expect(some((life) => life.at(-1)?.TrangThaiHoSo === status)).toBeGreaterThan(0);
  expect(some((life) => life.at(-1)?.MaVanDon !== undefined)).toBeGreaterThan(50);
  expect(some((life) => dueMoved(life, true) && life.some(({ LyDo }) => LyDo))).toBeGreaterThan(3);
  expect(some((life) => dueMoved(life, false))).toBeGreaterThan(0);
  expect(some((life) => life.at(-1)?.TrangThaiHoSo === '9')).toBeGreaterThan(30);
  expect(some((life) => life.some(({ NgayTiepNhan, NgayHenTra }) => NgayTiepNhan && !NgayHenTra))).toBeGreaterThan(10);
});

/** Early, on time and late by calendar day, in parts of the finished; the online part of all. */
const shares = (updates: readonly Fields[]) => {
  const last = [...lives(updates).values()].map((life) => life.at(-1) ?? {});
  const finished = last.flatMap(({ NgayKetThucXuLy: end, NgayHenTra: due }) =>
    end ? [{ end: end.slice(0, 8), due: due?.slice(0, 8) ?? end.slice(0, 8) }] : [],
  );
  const late = finished.filter(({ end, due }) => end > due).length;
  const early = finished.filter(({ end, due }) => end < due).length;
  return {
    dossiers: last.length,
    inTime: 1 - late / finished.length,
    early: early / finished.length,
    online: last.filter(({ KenhThucHien }) => KenhThucHien === '2').length / last.length,
  };
};

test.each(centre('quang-ngai').works.map((work) => [work.name, work] as const))(
  'over 60 days the shares of %s lie within 1.2 points (in time) and 3 points (online) of their figures',
  (_, work) => {
    // As many dossiers of each kind as make a share worth counting: about 3,000.
    const scale = 3_000 / (work.perYear * (42 / 249));
    const counted = shares(run({ centre: { title: 'one kind', works: [work] }, days: 60, seed: 7, scale }));
    expect(Math.abs(counted.dossiers - 3_000)).toBeLessThan(200);
    expect(Math.abs(counted.inTime - work.inTime)).toBeLessThan(0.012);
    expect(Math.abs(counted.online - work.online)).toBeLessThan(0.03);
  },
);

test('the department of transport is early for all but one in a hundred and never late', () => {
  const counted = shares(run({ centre: centre('dak-lak-gtvt'), days: 60, seed: 7, scale: 0.25 }));
  expect(counted.dossiers).toBeGreaterThan(2_500);
  expect(counted.inTime).toBe(1);
  expect(Math.abs(counted.online - 0.175)).toBeLessThan(0.03);
  // No due date counts as on time (1.5 points); work that starts on the due day cannot be early.
  expect(counted.early).toBeGreaterThan(0.95);
});

test('contacts are as mixed as in life, and no number is one that people have', () => {
  const applicants = [...lives(month).values()].map(([first]) => first ?? {});
  const share = (holds: (fields: Fields) => boolean) => applicants.filter(holds).length / applicants.length;
  expect(share(({ SoDienThoai }) => !SoDienThoai)).toBeCloseTo(0.08, 1);
  expect(share(({ Email }) => Boolean(Email))).toBeCloseTo(0.25, 1);
  expect(share(({ NguoiUyQuyen }) => Boolean(NguoiUyQuyen))).toBeCloseTo(0.04, 1);
  for (const { SoDienThoai, Email } of applicants) {
    if (Email) expect(Email).toMatch(/@example\.(com|net|org)$/);
    const phone = SoDienThoai === undefined ? undefined : normalizePhone(SoDienThoai);
    if (phone?.ok) expect(phone.e164).toMatch(/^\+84\d{2}0000\d{3}$/);
    else if (SoDienThoai) expect(SoDienThoai).toMatch(/^02(55|60) 3000 /);
  }
});

test('on days off dossiers come online, and are received on the next working day', () => {
  const sunday = [...lives(month).values()].filter(([first]) => first?.NgayNopHoSo?.startsWith('20261004'));
  expect(sunday.length).toBeGreaterThan(3);
  for (const life of sunday) {
    expect(life[0]).toMatchObject({ KenhThucHien: '2', TrangThaiHoSo: '1' });
    expect(life[1]?.ThoiDiemCapNhat).toMatch(/^20261005/);
  }
});

test('every unit that appears in Quảng Ngãi is a demo unit', () => {
  const known = new Set(demoUnits.map(({ code }) => code));
  const seen = new Set(month.flatMap(({ DonViXuLy = '', DonViTiepNhan = '' }) => [DonViXuLy, DonViTiepNhan]));
  expect([...seen].filter((code) => !known.has(code))).toEqual([]);
});

test.each([
  ['--centre hue --days 3 --seed 1', '--centre is one of quang-ngai, dak-lak-gtvt, not hue'],
  ['--centre toString --days 3 --seed 1', '--centre is one of quang-ngai, dak-lak-gtvt, not toString'],
  ['--days 3 --seed 1', '--centre is one of quang-ngai, dak-lak-gtvt, not nothing'],
  ['--centre quang-ngai --days 0 --seed 1', '--days is a whole number from 1 to 366'],
  ['--centre quang-ngai --days 3 --seed x', '--seed is a whole number'],
  ['--centre quang-ngai --days 3 --seed 1 --scale 0', '--scale is a number above 0'],
  ['--centre quang-ngai --days 3 --seed 1 --from 2026-02-30', '--from is a day such as 2026-10-01'],
  ['--centre quang-ngai --days 3 --seed 1 --from 1999-01-01', 'Holidays of 1999 are not known'],
  ['--centre quang-ngai --days 3 --seed 1 --colour red', "Unknown option '--colour'"],
])('%s is refused in one sentence', (words, sentence) => {
  const parsed = command(words);
  expect(parsed.ok ? '' : parsed.problem).toContain(sentence);
});
