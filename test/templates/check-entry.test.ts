import { expect, test } from 'vitest';
import { checkEntry } from '../../functions/templates/check-entry.ts';
import {
  type EntryRef,
  entriesOf,
  entryRef,
  isSameText,
  textOf,
  withEntry,
} from '../../functions/templates/entries.ts';
import { shippedWords } from '../../functions/templates/shipped-words.ts';
import { saidOf, words } from '../../functions/templates/words.ts';
import { page } from './samples.ts';

const [vi] = shippedWords;
if (!vi) throw new Error('Vietnamese must be there');
const ref = (of: Partial<EntryRef> = {}): EntryRef =>
  entryRef.parse({ language: 'vi', kind: 'receipt', channel: 'sms', ...of });
const shippedSms = (of: EntryRef) => {
  const text = textOf(vi, { ...of, channel: 'sms' });
  return text?.channel === 'sms' ? text.sms : undefined;
};
const context = (of: EntryRef) => ({ shipped: { sms: shippedSms(of) }, formats: vi.formats, page });
const faultsOf = (sms: { text: string; drop?: number }[], of = ref()) =>
  checkEntry({ channel: 'sms', sms }, of, context(of)).map(({ field, sentence }) => `${field}: ${sentence.vi}`);

test.each(shippedWords.flatMap((catalogue) => entriesOf(catalogue).map((of) => [catalogue, of] as const)))(
  'what comes with Báo Tin passes its own check: $language $kind',
  (catalogue, of) => {
    const text = textOf(catalogue, of);
    if (!text) throw new Error('it must be there');
    const sms = textOf(catalogue, { ...of, channel: 'sms' });
    const shipped = { sms: sms?.channel === 'sms' ? sms.sms : undefined };
    expect(checkEntry(text, of, { shipped, formats: catalogue.formats, page })).toEqual([]);
  },
);

test.each([
  [[{ text: 'Hồ sơ {code} đã nhận. Hẹn {due}, {ma}.' }], 'sms.0.text: Không có biến {ma}.'],
  [[{ text: 'Hồ sơ {code} đã nhận. Hẹn {due.' }], 'sms.0.text: Có dấu { hoặc } lẻ.'],
  [[{ text: 'Hồ sơ #{code} đã nhận. Hẹn {due}.' }], 'sms.0.text: Nhà mạng không nhận dấu # và &.'],
  [[{ text: '已收到 {code}, {due}' }], 'sms.0.text: Tin nhắn chỉ viết được chữ Latinh.'],
  [
    [{ text: 'Hồ sơ {code} đã nhận.' }, { text: 'Hẹn {due}.', drop: 1 }],
    'sms.0.text: Các câu luôn giữ còn thiếu: {due}.',
  ],
  [[{ text: 'Đã nhận hồ sơ. Hẹn {due}.' }], 'sms.0.text: Các câu luôn giữ còn thiếu: {code}.'],
  [[{ text: 'Hồ sơ {code}.', drop: 1 }, { text: '{code} hẹn {due}.' }], 'sms.0.text: Câu đầu luôn được giữ.'],
  [
    [{ text: 'Hồ sơ {code} hẹn {due}.' }, { text: 'Nơi nhận: {unit}.' }],
    'sms.1.text: Câu luôn giữ không được chứa biến có thể rất dài; hãy ghi thứ tự bỏ: {unit}.',
  ],
  [[{ text: 'Số 001201012345. {code} {due}' }], 'sms.0.text: Có dãy số giống số giấy tờ tùy thân.'],
  [[], 'sms.0.text: Hãy viết ít nhất một câu.'],
])('an SMS that could not go out so is refused at its field: %j', (sms, fault) => {
  expect(faultsOf(sms)).toContain(fault);
});

test('an SMS that needs a second part for the longest dossier is refused with its length', () => {
  const long = 'Kính mong ông/bà giữ giấy hẹn, mang theo căn cước công dân và đến đúng ngày hẹn để nhận kết quả.';
  expect(faultsOf([{ text: `Hồ sơ {code} đã nhận. Hẹn {due}. ${long}` }])).toEqual([
    expect.stringMatching(
      /^sms\.0\.text: Với hồ sơ dài nhất, các câu luôn giữ có 1[67]\d ký tự, một tin chỉ chứa 160\./,
    ),
  ]);
  expect(faultsOf([{ text: 'Hồ sơ {code} đã nhận. Hẹn {due}.' }, { text: long, drop: 1 }])).toEqual([]);
});

test('a campaign message says that it is one, and how to turn such messages down', () => {
  const nudge = ref({ kind: 'nudge' });
  expect(faultsOf([{ text: 'Mời nộp trực tuyến.' }], nudge)).toEqual([
    'sms.0.text: Các câu luôn giữ còn thiếu: {optOut}.',
    'sms.0.text: Tin vận động phải mở đầu bằng [QC].',
  ]);
});

test('a letter must say what its SMS must say, in the text or in the table', () => {
  const of = ref({ channel: 'email' });
  const email = { subject: 'Đã nhận', title: 'Đã nhận', paragraphs: ['Đã nhận hồ sơ {mã}.'], facts: [], next: [] };
  const faults = checkEntry({ channel: 'email', email }, of, context(of));
  expect(faults.map(({ field, sentence }) => `${field}: ${sentence.en}`)).toEqual([
    'email.paragraphs: A brace is not closed.',
    'email.paragraphs: The letter lacks: {code}, {due}.',
  ]);
  const whole = { ...email, paragraphs: ['Đã nhận hồ sơ {code}.'], facts: ['newDue' as const] };
  expect(checkEntry({ channel: 'email', email: whole }, of, context(of))).toEqual([]);
});

test('one changed entry becomes the province’s own; its channel stands whole beside it, the rest is as it came', () => {
  const of = ref({ kind: 'completion' });
  const own = words.parse(withEntry(undefined, vi, of, { channel: 'sms', sms: [{ text: 'Xong {code}.' }] }));
  expect(own).toMatchObject({ language: 'vi', version: 2, formats: vi.formats });
  expect(Object.keys(own.notices)).toEqual(['completion']);
  expect(saidOf(own, { kind: 'completion', facts: {} })).toEqual({ sms: [{ text: 'Xong {code}.' }], email: undefined });
  const posted = { kind: 'completion', facts: { handover: 'post' } } as const;
  expect(saidOf(own, posted).sms).toEqual(saidOf(vi, posted).sms);
});

test('what is again as it came is no longer the province’s own; versions only go up', () => {
  const [sms, email] = [ref({ kind: 'completion', handover: 'post' }), ref({ kind: 'completion', channel: 'email' })];
  const shippedText = textOf(vi, sms);
  const shippedLetter = textOf(vi, email);
  if (!shippedText || shippedLetter?.channel !== 'email') throw new Error('both must be there');
  const first = withEntry(undefined, vi, sms, { channel: 'sms', sms: [{ text: 'Gửi {code}.' }] });
  const title = { ...shippedLetter.email, title: 'Mời nhận kết quả' };
  const second = words.parse(withEntry(first, vi, email, { channel: 'email', email: title }));
  expect([second.version, textOf(second, sms), textOf(second, email)]).toEqual([
    3,
    { channel: 'sms', sms: [{ text: 'Gửi {code}.' }] },
    { channel: 'email', email: title },
  ]);
  const third = words.parse(withEntry(second, vi, sms, shippedText));
  expect(third.version).toBe(4);
  expect([third.notices.completion?.sms, third.notices.completion?.instead?.post?.sms]).toEqual([undefined, undefined]);
  expect(textOf(third, email)).toEqual({ channel: 'email', email: title });
  expect(withEntry(third, vi, email, shippedLetter)).toMatchObject({ version: 5, notices: {} });
});

test('two texts are the same whatever the order of their parts', () => {
  const email = { subject: 'a', title: 'b', paragraphs: ['c'], facts: [], next: [] };
  const turned = { next: [], facts: [], paragraphs: ['c'], title: 'b', subject: 'a', why: undefined };
  expect(isSameText({ channel: 'email', email }, { channel: 'email', email: turned })).toBe(true);
  expect(isSameText({ channel: 'email', email }, { channel: 'email', email: { ...email, title: 'd' } })).toBe(false);
});
