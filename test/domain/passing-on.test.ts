import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DossierState } from '../../functions/domain/dossier-state.ts';
import type { ExchangeField } from '../../functions/domain/exchange-fields.ts';
import { decideNotices } from '../../functions/domain/notice.ts';
import { roundIn } from '../../functions/domain/occurrence.ts';
import type { Known } from '../../functions/domain/sayings.ts';
import { takeUpdate } from '../../functions/domain/take-update.ts';
import { anUpdate, aPolicy } from '../builders.ts';

type Changes = Partial<Record<ExchangeField, unknown>>;

/** Stands for a record without a date; the builder's has one. */
const noDate = { NgayHenTra: '' };
const at = (minute: number): Changes => ({
  ThoiDiemCapNhat: `202610120${8 + Math.floor(minute / 60)}${String(minute % 60).padStart(2, '0')}00`,
});

/** What the records tell in this order, each by itself. */
const toldBy = (records: readonly Changes[]): { told: string[]; state: DossierState | undefined } => {
  let known: Known = {};
  const told: string[] = [];
  for (const record of records) {
    const update = anUpdate(record);
    const { after } = takeUpdate(known, update);
    if (!after) continue;
    for (const { kind, occurrence, facts } of decideNotices(
      known.dossier,
      after.dossier,
      aPolicy(),
      '2026-10-12T10:00:00+07:00',
    )) {
      const { dueAt, fee, trackingNumber, handover, missing, reason } = facts;
      told.push(JSON.stringify([kind, roundIn(occurrence), { dueAt, fee, trackingNumber, handover, missing, reason }]));
    }
    known = after;
  }
  return { told, state: known.dossier };
};

const received = { TrangThaiHoSo: 2, ...at(0), NgayHenTra: '20261023163000' };
const asksForFee = { TrangThaiHoSo: 6, ...at(5), ...noDate };
const finished = { TrangThaiHoSo: 9, ...at(5), ...noDate };
const returned = { TrangThaiHoSo: 10, HinhThucTra: 2, ...at(5), ...noDate };

describe('what status 0 says is told to nobody', () => {
  test.each<[string, Changes[], Changes]>([
    ['an earlier date', [received], { NgayHenTra: '20261020163000' }],
    ['a later date', [received, { ...received, TrangThaiHoSo: 4, ...at(5) }], { NgayHenTra: '20261029163000' }],
    ['a fee', [received, asksForFee], { LePhi: 115000 }],
    ['no fee', [received, { ...asksForFee, LePhi: 115000 }], { LePhi: 0 }],
    ['a later date, while the citizen is asked', [received, asksForFee], { NgayHenTra: '20261029163000' }],
    ['a parcel’s number', [received, returned], { MaVanDon: 'EB123456789VN' }],
    ['that it goes by post', [received, { ...returned, HinhThucTra: 1 }], { HinhThucTra: 2 }],
  ])('%s', (_, records, says) => {
    const posting = { TrangThaiHoSo: 0, ...at(10), ...noDate, ...says };
    expect(toldBy([...records, posting]).told).toEqual(toldBy(records).told);
    const last = records.at(-1);
    const later = { ...last, ...noDate, LePhi: '', HinhThucTra: '', ...at(15) };
    // The next record tells it, as if it had said so itself.
    expect(toldBy([...records, posting, later]).told).toEqual(toldBy([...records, { ...later, ...says }]).told);
  });

  test('its news is told by the next record: a date, a fee, a number', () => {
    const last = (records: Changes[]) => toldBy(records).told.at(-1);
    const posting = { TrangThaiHoSo: 0, ...at(10), ...noDate };
    expect(last([received, asksForFee, { ...posting, LePhi: 115000 }, { ...asksForFee, ...at(15) }])).toContain(
      '115000',
    );
    expect(
      last([
        received,
        { ...posting, NgayHenTra: '20261020163000' },
        { ...received, ...noDate, TrangThaiHoSo: 4, ...at(15) },
      ]),
    ).toContain('2026-10-20');
    expect(
      last([received, finished, { ...posting, HinhThucTra: 2 }, { ...returned, HinhThucTra: '', ...at(15) }]),
    ).toContain('survey');
  });

  test('a record of the work that is older than it is taken, and keeps the unit that it was passed to', () => {
    const posting = { TrangThaiHoSo: 0, ...at(10), ...noDate, DonViXuLy: 'H21.9' };
    const { state, told } = toldBy([received, posting, finished]);
    expect(state).toMatchObject({ status: 'finished', unit: 'H21.9' });
    expect(told.at(-1)).toContain('completion');
  });
});

const work = fc.record({
  TrangThaiHoSo: fc.constantFrom(1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
  NgayHenTra: fc.constantFrom('', '20261023163000', '20261029163000'),
  LePhi: fc.constantFrom('', 0, 115000),
  HinhThucTra: fc.constantFrom('', 1, 2),
  MaVanDon: fc.constantFrom('', 'EB123456789VN'),
  YeuCauBoSung: fc.constantFrom('', 'Bản sao'),
});
const timed = (records: readonly Changes[]) => records.map((record, n) => ({ ...record, ...at(2 * n) }));
const filled = (record: Changes, posting: Changes): Changes =>
  Object.fromEntries(
    Object.entries(record).map(([field, value]) => [
      field,
      value === '' ? (new Map(Object.entries(posting)).get(field) ?? '') : value,
    ]),
  );

test('a record of status 0 between others tells what is told where the next one says the same itself', () => {
  fc.assert(
    fc.property(
      fc.array(work, { minLength: 1, maxLength: 4 }),
      work,
      work,
      fc.array(work, { maxLength: 2 }),
      (before, said, next, after) => {
        const { YeuCauBoSung: _, ...says } = said;
        const with0 = timed([...before, { ...says, TrangThaiHoSo: 0 }, next, ...after]);
        const without = with0.filter(({ TrangThaiHoSo }) => TrangThaiHoSo !== 0);
        const n = before.length;
        const same = without.map((record, i) => (i === n ? filled(record, says) : record));
        expect(toldBy(with0).told).toEqual(toldBy(same).told);
      },
    ),
    { numRuns: 500 },
  );
});
