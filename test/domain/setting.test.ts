import { expect, test } from 'vitest';
import { checkSetting, type SettingType } from '../../functions/domain/setting.ts';

const faultsOf = (type: SettingType, id: string, value: unknown) => {
  const checked = checkSetting(type, id, value);
  return checked.ok ? [] : checked.faults.map(({ field, sentence }) => `${field}: ${sentence.vi}`);
};
const offer = { procedureCode: '1.002809', formerFee: 135_000, fee: 115_000, from: '2026-10-01', to: '2026-12-31' };

test.each([
  ['policy', 'province', { newsDays: 3, quietHours: { from: '22:00', to: '06:00' } }],
  ['calendar', 'H48.01#2026', { daysOff: ['2026-10-13'], reasons: { '2026-10-13': 'Bão' } }],
  [
    'procedure',
    '1.002809',
    { code: '1.002809', name: 'Đổi giấy phép lái xe', term: { count: 5, unit: 'working-days' } },
  ],
  ['offer', '01', offer],
  ['unit', 'H48.01', { code: 'H48.01', name: 'Trung tâm' }],
] as const)('a sound %s may be stored', (type, id, value) => {
  expect(checkSetting(type, id, value)).toMatchObject({ ok: true, value });
});

test.each([
  ['policy', 'province', { newsDays: 0 }, 'newsDays: Phải từ 1 trở lên.'],
  ['policy', 'province', { newsDays: 'ba' }, 'newsDays: Hãy ghi một số nguyên.'],
  ['policy', 'province', { quietHours: { from: '9h', to: '07:00' } }, 'quietHours.from: Viết chưa đúng dạng.'],
  [
    'policy',
    'province',
    { quietHours: { from: '08:00', to: '10:00' } },
    'quietHours.to: Giờ yên tĩnh phải qua đêm: từ buổi tối đến sáng hôm sau.',
  ],
  ['policy', 'province', { riskFrom: 2 }, 'riskFrom: Không được quá 1.'],
  ['policy', 'province', { smsPartPrices: [{ from: 'x', vnd: 800 }] }, 'smsPartPrices.0.from: Hãy chọn một ngày.'],
  ['policy', 'province', { colour: 1 }, 'colour: Chưa đúng: Unrecognized key: "colour"'],
  [
    'calendar',
    'province',
    { hours: { usual: [{ from: '09:00', to: '08:00' }] } },
    'hours.usual.0: Giờ đóng cửa phải sau giờ mở cửa.',
  ],
  ['calendar', 'province#26', {}, 'id: Mã này không dùng cho loại cài đặt này được.'],
  ['procedure', '1.1', { code: '1.2', name: 'Tên' }, 'code: Mã này không dùng cho loại cài đặt này được.'],
  ['procedure', '1.1', { code: '1.1', name: ' ' }, 'name: Hãy điền chỗ này.'],
  ['offer', '01', { ...offer, to: '2026-09-01' }, 'to: Ngày cuối phải sau ngày đầu.'],
  ['offer', '01', { ...offer, fee: 135_000 }, 'fee: Phải thấp hơn mức cũ.'],
  [
    'unit',
    'H48.01',
    { code: 'H48.01', name: 'T', officerEmails: ['a@'] },
    'officerEmails.0: Có địa chỉ thư chưa đúng.',
  ],
] as const)('a faulty %s %s is refused at its field: %j', (type, id, value, fault) => {
  expect(faultsOf(type, id, value)).toEqual([fault]);
});
