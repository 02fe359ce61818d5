import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseUpdate } from '../../functions/domain/dossier.ts';
import type { DossierState } from '../../functions/domain/dossier-state.ts';
import type { ExchangeField } from '../../functions/domain/exchange-fields.ts';
import { decideNotices } from '../../functions/domain/notice.ts';
import type { Known } from '../../functions/domain/sayings.ts';
import { takeUpdate } from '../../functions/domain/take-update.ts';
import { aDossier, anUpdate, aPolicy, aRecord } from '../builders.ts';

type Changes = Partial<Record<ExchangeField, unknown>>;

/** What is known after these records came in this order. */
const knownAfter = (records: readonly Changes[], known: Known = {}): Known => {
  let now = known;
  for (const record of records) now = takeUpdate(now, anUpdate(record)).after ?? now;
  return now;
};

/** What can be told to whom, without the times of bookkeeping. */
const people = ({ dossier, contact }: Known) => ({
  applicant: contact?.applicant,
  authorised: contact?.authorised,
  language: [contact?.language, dossier?.language],
  unit: contact?.unit,
  receivingUnit: contact?.receivingUnit,
  contactable: dossier?.contactable,
  declined: dossier?.declined,
  unusable: dossier?.unusable,
  saidWith: contact?.authorisedSaidWith,
  saidAt: dossier?.saidAt,
  status: dossier?.status,
});

const received = { TrangThaiHoSo: 2, ThoiDiemCapNhat: '20261012083000' };
const processing = {
  TrangThaiHoSo: 4,
  ThoiDiemCapNhat: '20261012083100',
  SoDienThoai: '',
  ChuHoSo: 'Nguyễn Thị Nhung',
};

describe('what only an older record says', () => {
  const newer = { TrangThaiHoSo: 4, ThoiDiemCapNhat: '20261012083100', NgayHenTra: '' };
  const older = { TrangThaiHoSo: 2, ThoiDiemCapNhat: '20261012083000', NgayHenTra: '20261023163000' };

  test('the promised date fills the gap and moves nothing else', () => {
    const { dossier } = knownAfter([newer, older]);
    expect(dossier).toMatchObject({ status: 'processing', dueAt: '2026-10-23T16:30:00+07:00', dueChanges: 0 });
  });

  test.each<[Changes, Partial<DossierState>]>([
    [{ HinhThucTra: 2 }, { handover: 'post' }],
    [{ MaVanDon: 'EB123456789VN' }, { trackingNumber: 'EB123456789VN' }],
    [
      { LePhi: 115000, HinhThucThanhToan: 3 },
      { fee: 115000, paymentMethod: 'online' },
    ],
    [{ NgayThanhToan: '20261012080000' }, { paidAt: '2026-10-12T08:00:00+07:00' }],
    [{ DonViTiepNhan: 'H21.9' }, { receivingUnit: 'H21.9' }],
    [
      { NguoiNop: 'staff', TaiSuDungDuLieu: 1 },
      { submittedBy: 'staff', reusedData: true },
    ],
    [
      { KetQuaDienTu: 1, HoSoCoThanhPhanSoHoa: 1 },
      { electronicResult: true, digitised: true },
    ],
    [{ TaiKhoanDuocXacThucVoiVNeID: 1 }, { verifiedAccount: true }],
  ])('%j is known, as if it had come in time', (says, known) => {
    for (const TrangThaiHoSo of [6, 9, 10]) {
      const last = { ...newer, TrangThaiHoSo };
      const first = { ...older, TrangThaiHoSo, ...says };
      expect(knownAfter([last, first]).dossier).toMatchObject(known);
      expect(knownAfter([first, last]).dossier).toMatchObject(known);
    }
  });

  test.each<[string, number, Changes, Changes, string]>([
    ['a parcel’s number', 10, { HinhThucTra: 2 }, { HinhThucTra: 2, MaVanDon: 'EB123456789VN' }, 'dispatch'],
    ['that it goes by post', 10, {}, { HinhThucTra: 2 }, 'dispatch'],
    ['a fee', 6, {}, { LePhi: 115000 }, 'payment-request'],
  ])('%s is told once it is known', (_, TrangThaiHoSo, said, saidLate, kind) => {
    const before = knownAfter([{ ...newer, TrangThaiHoSo, ...said }]);
    const late = takeUpdate(before, anUpdate({ ...older, TrangThaiHoSo, ...saidLate })).after;
    const told = late && decideNotices(before.dossier, late.dossier, aPolicy(), late.dossier.updatedAt);
    expect(told?.map((one) => one.kind)).toEqual([kind]);
    expect(takeUpdate(late ?? {}, anUpdate({ ...older, TrangThaiHoSo, ...saidLate })).after).toBeUndefined();
  });

  test('a date that a newer record said stays', () => {
    const said = { ...newer, NgayHenTra: '20261102163000' };
    expect(knownAfter([said, older]).dossier?.dueAt).toBe('2026-11-02T16:30:00+07:00');
  });
});

describe('status 0, by which a dossier is passed on', () => {
  const posting = { TrangThaiHoSo: 0, ThoiDiemCapNhat: '20261012083200', LyDo: '', NgayHenTra: '' };
  const supplement = { TrangThaiHoSo: 5, ThoiDiemCapNhat: '20261012083100', YeuCauBoSung: 'Bản sao', LyDo: 'Mờ' };

  test('is kept as the first that is known of a dossier', () => {
    expect(knownAfter([posting]).dossier).toMatchObject({ status: 'posting', entered: { posting: 1 } });
  });

  test('takes no status, reason or list of papers from a dossier that is further on, nor contradicts it', () => {
    const known = knownAfter([received, supplement, posting]);
    expect(known.dossier).toMatchObject({
      status: 'supplement-requested',
      missing: 'Bản sao',
      reason: 'Mờ',
      version: 3,
    });
    expect(takeUpdate(known, anUpdate(posting)).as).toBe('repeated');
    expect(known.dossier?.entered).toEqual({ received: 1, 'supplement-requested': 1 });
  });

  test('in whatever order it comes, the dossier stands in the status that another record tells', () => {
    const sent = [received, posting];
    fc.assert(
      fc.property(fc.shuffledSubarray([...sent, ...sent], { minLength: 4 }), (records) => {
        expect(knownAfter(records).dossier).toMatchObject({
          status: 'received',
          updatedAt: '2026-10-12T08:30:00+07:00',
          passedOn: { at: '2026-10-12T08:32:00+07:00' },
          dueAt: '2026-10-23T16:30:00+07:00',
        });
      }),
    );
  });

  test('tells nobody anything, in whatever status it finds the dossier', () => {
    for (const TrangThaiHoSo of [undefined, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) {
      const before = TrangThaiHoSo === undefined ? undefined : knownAfter([{ ...received, TrangThaiHoSo }]).dossier;
      const after = knownAfter([...(before ? [{ ...received, TrangThaiHoSo }] : []), posting]).dossier;
      expect(after && decideNotices(before, after, aPolicy(), after.updatedAt)).toEqual([]);
    }
  });
});

describe('two records that cross on their way', () => {
  test('the number of the earlier one counts, though it comes later and moves nothing', () => {
    const first = knownAfter([processing]);
    expect(first.dossier?.contactable).toEqual([]);
    const { as, after: both } = takeUpdate(first, anUpdate(received));
    expect(as).toBe('stale');
    expect(both).toMatchObject({
      contact: { applicant: { phone: '+84905123821', name: 'Nguyễn Thị Nhung' } },
      dossier: { status: 'processing', contactable: ['sms'], version: 2 },
    });
  });

  test('what the earlier one says of channels and language counts where the later one is silent', () => {
    const crossed = knownAfter([processing, { ...received, ThongBaoSMS: '0', NgonNgu: 'en' }]);
    expect(crossed.dossier).toMatchObject({ declined: ['sms'], language: 'en' });
    expect(crossed.contact?.language).toBe('en');
  });

  test('a record of the same second with another status is contradicted, and the number that it alone has is kept', () => {
    const first = knownAfter([{ ...processing, ThoiDiemCapNhat: received.ThoiDiemCapNhat }]);
    const taken = takeUpdate(first, anUpdate(received));
    expect(taken.as).toBe('contradicted');
    expect(taken.after?.contact.applicant.phone).toBe('+84905123821');
  });

  test('an older number does not take the place of a newer one, also where the newer one was only said again', () => {
    const newest = { ...received, ThoiDiemCapNhat: '20261014083000' };
    const known = knownAfter([received, newest]);
    const between = { ...received, ThoiDiemCapNhat: '20261013083000', SoDienThoai: '0912 000 111' };
    expect(takeUpdate(known, anUpdate(between)).after?.contact.applicant.phone).toBeUndefined();
    expect(knownAfter([between], known).contact?.applicant.phone).toBe('+84905123821');
  });

  test('what is heard again changes nothing and is not written', () => {
    const known = knownAfter([received, processing]);
    expect(takeUpdate(known, anUpdate(processing))).toEqual({ as: 'repeated' });
    expect(takeUpdate(known, anUpdate(received))).toEqual({ as: 'stale' });
  });
});

test('of two times of one second of which only one has a fraction, another status is a contradiction, and no old news', () => {
  const known = knownAfter([{ ...received, ThoiDiemCapNhat: '2026-10-12T08:30:00.900+07:00' }]);
  const other = anUpdate({ ...received, TrangThaiHoSo: 6, ThoiDiemCapNhat: '20261012083000' });
  expect(takeUpdate(known, other).as).toBe('contradicted');
});

describe('a second sum that is asked for after the first was paid', () => {
  const first = { TrangThaiHoSo: 6, ThoiDiemCapNhat: '20261012084000', LePhi: 50_000 };
  const paid = { TrangThaiHoSo: 4, ThoiDiemCapNhat: '20261012090000', NgayThanhToan: '20261012085000' };
  const second = { TrangThaiHoSo: 6, ThoiDiemCapNhat: '20261012100000', LePhi: 70_000 };

  test('is not paid by the payment of the first, also where that is heard of again', () => {
    const { dossier } = knownAfter([received, first, paid, second, paid]);
    expect(dossier).toMatchObject({ status: 'payment-requested', fee: 70_000, entered: { 'payment-requested': 2 } });
    expect(dossier?.paidAt).toBeUndefined();
  });

  test('is paid where its record says so, or where it is the same sum', () => {
    const said = knownAfter([received, first, paid, { ...second, NgayThanhToan: '20261012095000' }]);
    expect(said.dossier?.paidAt).toBe('2026-10-12T09:50:00+07:00');
    const same = knownAfter([received, first, paid, { ...second, LePhi: 50_000 }]);
    expect(same.dossier?.paidAt).toBe('2026-10-12T08:50:00+07:00');
  });
});

describe('a number that is said and cannot be used', () => {
  const next = { TrangThaiHoSo: 9, ThoiDiemCapNhat: '20261013083000' };

  test.each([
    ['is nothing to read', { SoDienThoai: 'hỏi con trai' }, 'applicant.phone'],
    ['is a land line', { SoDienThoai: '0235 3810 123' }, 'applicant.phone'],
    ['is too short', { SoDienThoai: '0914 00' }, 'applicant.phone'],
    ['is no text', { SoDienThoai: ['0914000862'] }, 'applicant.phone'],
    ['is longer than any number', { SoDienThoai: 'x'.repeat(300) }, 'applicant.phone'],
  ])('ends the former one: it %s', (_, said, field) => {
    const { dossier, contact } = knownAfter([received, { ...next, ...said }]);
    expect(contact?.applicant).toEqual({ name: 'Nguyễn Thị Hồng Nhung', phone: undefined, email: undefined });
    expect(dossier).toMatchObject({ contactable: [], unusable: { [field]: 'unreadable' } });
  });

  test('ends the former one: its cell in a file could not be read', () => {
    const parsed = parseUpdate(aRecord({ ...next, SoDienThoai: '' }), ['SoDienThoai']);
    const known = knownAfter([received]);
    expect(parsed.ok && takeUpdate(known, parsed.update).after?.dossier).toMatchObject({
      contactable: [],
      unusable: { 'applicant.phone': 'unreadable' },
    });
  });

  test('an address that cannot be used ends the former one, and the number stays', () => {
    const first = { ...received, Email: 'nhung@example.vn' };
    const { dossier, contact } = knownAfter([first, { ...next, SoDienThoai: '', Email: 'nhung(a)example' }]);
    expect(contact?.applicant).toMatchObject({ phone: '+84905123821', email: undefined });
    expect(dossier).toMatchObject({ contactable: ['sms'], unusable: { 'applicant.email': 'unreadable' } });
  });

  test('an older record does not bring a former number back, and a newer one brings a new number', () => {
    const without = knownAfter([{ ...next, SoDienThoai: 'hỏi con trai' }, received]);
    expect(without).toMatchObject({ dossier: { contactable: [] } });
    const later = { TrangThaiHoSo: 10, ThoiDiemCapNhat: '20261014083000', SoDienThoai: '0914000862' };
    const again = knownAfter([later], without);
    expect(again.contact?.applicant.phone).toBe('+84914000862');
    expect(again.dossier?.unusable).toBeUndefined();
  });

  test.each(['không', 'Không có', 'KHÔNG CÓ SĐT', 'ko có'])(
    '%s says that there is none, and ends the former one',
    (none) => {
      const { dossier } = knownAfter([received, { ...next, SoDienThoai: none }]);
      expect(dossier).toMatchObject({ contactable: [], unusable: { 'applicant.phone': 'none' } });
    },
  );

  test.each(['', ' ', 'NULL', 'N/A', '#N/A', '-', '...', undefined, null])(
    '%j says nothing, and keeps the former one',
    (empty) => {
      const { dossier } = knownAfter([received, { ...next, SoDienThoai: empty, Email: empty }]);
      expect(dossier?.contactable).toEqual(['sms']);
      expect(dossier?.unusable).toBeUndefined();
    },
  );

  test('what a record leaves out still keeps the former number', () => {
    expect(knownAfter([received, { ...next, SoDienThoai: '' }]).dossier?.contactable).toEqual(['sms']);
  });
});

describe('another authorised person', () => {
  const tu = { NguoiUyQuyen: 'Lê Văn Tư', SoDienThoaiUyQuyen: '0903000222', EmailUyQuyen: 'tu@example.vn' };
  const later = { TrangThaiHoSo: 4, ThoiDiemCapNhat: '20261013083000' };

  test("never inherits the former one's number or address", () => {
    const { contact } = knownAfter([
      { ...received, ...tu },
      { ...later, NguoiUyQuyen: 'Trần Thị Lan' },
    ]);
    expect(contact?.authorised).toEqual({ name: 'Trần Thị Lan', phone: undefined, email: undefined });
  });

  test('is the same one where only case or marks differ', () => {
    const { contact } = knownAfter([
      { ...received, ...tu },
      { ...later, NguoiUyQuyen: 'LE VAN TU' },
    ]);
    expect(contact?.authorised).toEqual({ name: 'LE VAN TU', phone: '+84903000222', email: 'tu@example.vn' });
  });

  test.each([
    ['Trần Văn Hùng', 'Trần Văn Hưng'],
    ['Lê Thị Hoa', 'Lê Thị Hòa'],
  ])('%s and %s are two people, though only marks tell them apart', (former, name) => {
    const { contact } = knownAfter([
      { ...received, NguoiUyQuyen: former, SoDienThoaiUyQuyen: '0903000222' },
      { ...later, NguoiUyQuyen: name },
    ]);
    expect(contact?.authorised).toEqual({ name, phone: undefined, email: undefined });
  });

  test('has the number that comes without a name after theirs', () => {
    const { contact } = knownAfter([
      { ...received, NguoiUyQuyen: 'Trần Thị Lan' },
      { ...later, SoDienThoaiUyQuyen: '0903000222' },
    ]);
    expect(contact?.authorised).toMatchObject({ name: 'Trần Thị Lan', phone: '+84903000222' });
  });

  test('of a contact that was stored before has the number that stands beside the name', () => {
    const { dossier, contact } = knownAfter([{ ...received, ...tu }]);
    const stored = { dossier, contact: contact && { ...contact, authorisedSaidWith: undefined } };
    expect(knownAfter([later], stored).contact?.authorised?.phone).toBe('+84903000222');
    const other = knownAfter([{ ...later, NguoiUyQuyen: 'Trần Thị Lan' }], stored);
    expect(other.contact?.authorised?.phone).toBeUndefined();
  });
});

describe('what was stored before times were', () => {
  const dossier = aDossier({ updatedAt: '2026-10-14T08:30:00+07:00', contactable: ['sms'], declined: ['email'] });
  const contact = {
    code: dossier.code,
    applicant: { name: 'Nhung', phone: '+84905123821' },
    language: 'vi',
    updatedAt: '2026-10-12T08:30:00+07:00',
  };

  test('stands against older records, which fill in what it lacks', () => {
    const older = { ...received, SoDienThoai: '0912 000 111', Email: 'nhung@example.vn', ThongBaoEmail: '1' };
    expect(knownAfter([older], { dossier, contact })).toMatchObject({
      contact: { applicant: { name: 'Nhung', phone: '+84905123821', email: 'nhung@example.vn' } },
      dossier: { declined: ['email'], contactable: ['sms', 'email'], version: dossier.version + 1 },
    });
  });

  test('is overtaken by newer ones', () => {
    const newer = { ...received, ThoiDiemCapNhat: '20261015083000', SoDienThoai: '0912 000 111' };
    expect(knownAfter([newer], { dossier, contact }).contact?.applicant.phone).toBe('+84912000111');
  });

  test('a contact that was deleted after its time is not brought back by old news', () => {
    expect(takeUpdate({ dossier }, anUpdate(received))).toEqual({ as: 'stale' });
  });

  test('a contact without a state, as a crash of an earlier version left it, is read by the first update', () => {
    expect(knownAfter([{ ...processing, ThoiDiemCapNhat: '20261012090000' }], { contact })).toMatchObject({
      contact: { applicant: { phone: '+84905123821' } },
      dossier: { contactable: ['sms'], version: 1 },
    });
  });
});

test('the contact is written anew only where it changes, or after a month', () => {
  const known = knownAfter([received]);
  const later = takeUpdate(known, anUpdate({ ...received, ThoiDiemCapNhat: '20261101083000' }));
  expect(later.after?.contact).toBe(known.contact);
  const muchLater = takeUpdate(known, anUpdate({ ...received, ThoiDiemCapNhat: '20261112083000' }));
  expect(muchLater.after?.contact.updatedAt).toBe('2026-11-12T08:30:00+07:00');
});

const oneOf = (...values: unknown[]) => fc.constantFrom(undefined, ...values);
const record = fc.record({
  ThoiDiemCapNhat: fc.constantFrom('20261012080000', '20261012080100', '20261012080200', '20261012080300'),
  ChuHoSo: fc.constantFrom('Nhung', 'Nguyễn Thị Nhung'),
  SoDienThoai: oneOf('0905123821', '0912000111', 'hỏi con trai', '0235 3810 123'),
  Email: oneOf('a@example.vn', 'b@example.vn', 'a@@'),
  NguoiUyQuyen: oneOf('Lê Văn Tú', 'LÊ VĂN TÚ', 'Lê Văn Tư', 'Le Van Tu'),
  SoDienThoaiUyQuyen: oneOf('0903000222', '0905123821', 'số cũ'),
  EmailUyQuyen: oneOf('c@example.vn', 'c at example'),
  DonViXuLy: fc.constantFrom('H21.1', 'H21.2'),
  DonViTiepNhan: oneOf('H21.3'),
  NgonNgu: oneOf('vi', 'en'),
  ThongBaoSMS: oneOf('0', '1'),
  ThongBaoEmail: oneOf('0', '1'),
});
/** Of one second there is one status, for two would contradict each other. */
const list = fc.array(record, { minLength: 1, maxLength: 6 });
const inTime = (records: readonly Changes[]) =>
  records.toSorted((a, b) => String(a.ThoiDiemCapNhat).localeCompare(String(b.ThoiDiemCapNhat)));

test('in whatever order records come, and however often, what is known of the people is as if they came in time', () => {
  const arrivals = list.chain((records) =>
    fc.tuple(
      fc.constant(records),
      fc.shuffledSubarray([...records, ...records], { minLength: 2 * records.length, maxLength: 2 * records.length }),
    ),
  );
  fc.assert(
    fc.property(arrivals, ([records, arrived]) => {
      expect(people(knownAfter(arrived))).toEqual(people(knownAfter(inTime(records))));
    }),
    { numRuns: 500 },
  );
});

test('two updates of one second are two, by the fractions that they say; a stored one of before has none', () => {
  const early = { ThoiDiemCapNhat: '2026-11-28T19:20:00.100+07:00', TrangThaiHoSo: 2 };
  const late = { ThoiDiemCapNhat: '2026-11-28T19:20:00.900+07:00', TrangThaiHoSo: 6, LePhi: 115_000 };
  const whole = { ThoiDiemCapNhat: '20261128192000', TrangThaiHoSo: 1 };
  for (const order of [
    [whole, early, late],
    [late, early, whole],
    [early, whole, late],
  ]) {
    const { dossier } = knownAfter(order);
    expect(dossier).toMatchObject({ status: 'payment-requested', updatedAt: '2026-11-28T19:20:00.9+07:00' });
  }
});

describe('after an update of a clock that runs fast', () => {
  const fast = { ThoiDiemCapNhat: '20261012093000', TrangThaiHoSo: 4 };
  const arrival = '2026-10-12T09:00:00+07:00';
  const before = takeUpdate({}, anUpdate({ ThoiDiemCapNhat: '20261012080000' }), '2026-10-12T08:00:00+07:00').after;
  const { after: ahead } = takeUpdate(before ?? {}, anUpdate(fast), arrival);

  test.each<[string, Changes, string]>([
    ['a true one that is behind it', { ThoiDiemCapNhat: '20261012091000', TrangThaiHoSo: 9 }, 'behind-future'],
    ['one of before that was never heard', { ThoiDiemCapNhat: '20261012083000', TrangThaiHoSo: 6 }, 'behind-future'],
    ['one that was taken in before', { ThoiDiemCapNhat: '20261012080000', TrangThaiHoSo: 2 }, 'stale'],
    ['one that says the same status', { ThoiDiemCapNhat: '20261012091000', TrangThaiHoSo: 4 }, 'stale'],
    [
      'one that says the same status and another date',
      { ThoiDiemCapNhat: '20261012091000', TrangThaiHoSo: 4, NgayHenTra: '20261030' },
      'behind-future',
    ],
    [
      'one that says the same status and a reason that was not known',
      { ThoiDiemCapNhat: '20261012091000', TrangThaiHoSo: 4, LyDo: 'Chờ ý kiến của sở.' },
      'behind-future',
    ],
    [
      'one that was taken in before, and said another date',
      { ThoiDiemCapNhat: '20261012080000', TrangThaiHoSo: 2, NgayHenTra: '20261030' },
      'stale',
    ],
    ['itself again', fast, 'repeated'],
    ['one that is later', { ThoiDiemCapNhat: '20261012093100', TrangThaiHoSo: 9 }, 'applied'],
  ])('%s', (_, changes, as) => {
    const taken = takeUpdate(ahead ?? {}, anUpdate(changes), '2026-10-12T09:40:00+07:00');
    expect(taken.as).toBe(as);
    if (as === 'applied') expect(taken.after?.dossier.aheadAt).toBeUndefined();
  });

  test('no record that differs is swallowed in silence, and none moves the dossier back', () => {
    const minute = fc.integer({ min: 10, max: 59 });
    fc.assert(
      fc.property(minute, fc.constantFrom(2, 3, 5, 6, 9), (minutes, TrangThaiHoSo) => {
        const update = anUpdate({ ThoiDiemCapNhat: `2026101208${minutes}00`, TrangThaiHoSo });
        const taken = takeUpdate(ahead ?? {}, update, '2026-10-12T09:41:00+07:00');
        expect(taken.as).toBe('behind-future');
        expect(taken.after?.dossier.status ?? 'processing').toBe('processing');
      }),
    );
  });
});
