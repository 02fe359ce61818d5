import { expect, test } from 'vitest';
import { words } from '../../../functions/templates/words.ts';
import { fakeSettings } from '../../fake-settings.ts';
import { administrator, hung, lan } from '../../people.ts';
import { apology } from '../office.ts';
import { openConsole } from '../open-console.ts';

const receipt = { language: 'vi', kind: 'receipt', channel: 'sms', handover: 'counter' };
const query = `?${new URLSearchParams(receipt)}`;
const hiddenIn = (text: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';

/** A console with the registry in memory, as an administrator has it open. */
const open = (given: Record<string, unknown> = {}) => {
  const proofs: { action: string; outcome: string; note?: string | undefined }[] = [];
  const settings = fakeSettings({ write: async (entry) => void proofs.push(entry) }, given);
  return { ...openConsole({}, { settings }), settings, proofs };
};

const typed = {
  ...receipt,
  'sms.0.text': 'Báo tin: hồ sơ {code} đã nhận.',
  'sms.1.text': 'Hẹn trả {due}.',
  why: 'Gọn hơn',
};

test('only administrators find words, calendars and policies', async () => {
  const { visit, send } = open();
  for (const path of [
    '/mau-tin',
    `/mau-tin/sua${query}`,
    '/lich',
    '/lich/tuan',
    '/chinh-sach',
    '/chinh-sach/thu-tuc',
    '/chinh-sach/don-vi/sua',
  ])
    expect([path, (await visit(hung, path)).status]).toEqual([path, 403]);
  expect((await visit(lan, '')).text).not.toContain('/ban-lam-viec/mau-tin');
  expect((await visit(administrator, '')).text).toContain('/ban-lam-viec/mau-tin');
  expect((await send(lan, '/mau-tin/luu', typed)).status).toBe(403);
});

test('words are tried on a real dossier, masked, and saved as a version with who and why', async () => {
  const { visit, send, settings, proofs } = open({ 'policy province': { smsPartPrices: [] } });
  const list = await visit(administrator, '/mau-tin');
  expect(list.text).toContain('Hồ sơ {code} đã được tiếp nhận.');
  const { text } = await visit(administrator, `/mau-tin/sua${query}`);
  const seen = hiddenIn(text, 'seen');
  const tried = await send(administrator, '/mau-tin/xem', { ...typed, seen, dossier: apology.dossier });
  expect(tried.status).toBe(200);
  expect(tried.text).toContain(`Bao tin: ho so ${apology.dossier} da nhan. Hen tra 16:30 23/10/2026.`);
  expect(tried.text).toContain('•••••••••821');
  expect(tried.text).not.toContain('+84905123821');
  expect(tried.text).toMatch(/\d+ ký tự · 1 tin/);
  expect(tried.text).toContain('Hồ sơ dài nhất');
  expect(settings.stored.has('words vi')).toBe(false);
  const saved = await send(administrator, '/mau-tin/luu', { ...typed, seen });
  expect(saved).toMatchObject({ status: 303, to: expect.stringContaining('said=version&n=2') });
  const after = await visit(administrator, `/mau-tin/sua${query}`);
  expect(after.text).toContain('Phiên bản 2');
  expect(after.text).toContain(administrator.email);
  expect(after.text).toContain('<ins>+ Hẹn trả {due}.</ins>');
  expect(after.text).toContain('<del>− Hẹn trả kết quả: {due}.</del>');
  expect(proofs).toEqual([
    expect.objectContaining({ action: 'save-words', outcome: 'done', note: 'vi@2 receipt sms counter: Gọn hơn' }),
  ]);
});

test('a text that is too long is refused at its field, and what was typed stays', async () => {
  const { send } = open();
  const long = 'Kính mong ông/bà giữ giấy hẹn và mang theo căn cước công dân khi đến nhận kết quả giải quyết.';
  const refused = await send(administrator, '/mau-tin/xem', {
    ...typed,
    'sms.1.text': `Hẹn trả {due}. ${long}`,
    why: '',
  });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Với hồ sơ dài nhất, các câu luôn giữ có');
  expect(refused.text).toContain(`>Hẹn trả {due}. ${long}</textarea>`);
  expect(refused.text).toContain('Hãy ghi vì sao sửa.');
  const unknown = await send(administrator, '/mau-tin/xem', { ...typed, dossier: 'H00' });
  expect(unknown).toMatchObject({ status: 422, text: expect.stringContaining('Không có hồ sơ H00.') });
});

test('of two who change the same words the second is told, and what they typed is kept', async () => {
  const { visit, send } = open();
  const seen = hiddenIn((await visit(administrator, `/mau-tin/sua${query}`)).text, 'seen');
  expect((await send(administrator, '/mau-tin/luu', { ...typed, seen })).status).toBe(303);
  const second = await send(administrator, '/mau-tin/luu', { ...typed, 'sms.0.text': 'Đã nhận {code}.', seen });
  expect(second.status).toBe(409);
  expect(second.text).toContain('Người khác vừa sửa mục này');
  expect(second.text).toContain('Báo tin: hồ sơ {code} đã nhận.');
  expect(second.text).toContain('>Đã nhận {code}.</textarea>');
  const again = { ...typed, 'sms.0.text': 'Đã nhận {code}.', seen: hiddenIn(second.text, 'seen') };
  expect((await send(administrator, '/mau-tin/luu', again)).to).toContain('n=3');
});

test('the shipped words are used again as a new version, and other entries are not touched by it', async () => {
  const { visit, send, settings } = open();
  const page = async () => (await visit(administrator, `/mau-tin/sua${query}`)).text;
  await send(administrator, '/mau-tin/luu', { ...typed, seen: hiddenIn(await page(), 'seen') });
  const { text } = await visit(administrator, `/mau-tin/sua${query}&from=shipped`);
  expect(text).toContain('>Hồ sơ {code} đã được tiếp nhận.</textarea>');
  expect(text).toContain('value="Dùng lại lời của phiên bản 1"');
  const names = [...text.matchAll(/name="(sms\.\d\.(?:text|drop))" [^>]*?(?:value="|>)([^"<]*)/g)].map(
    ([, name = '', value = '']) => [name, value],
  );
  const back = { ...receipt, ...Object.fromEntries(names), why: 'Dùng lại', seen: hiddenIn(text, 'seen') };
  expect((await send(administrator, '/mau-tin/luu', back)).to).toContain('n=3');
  expect(settings.stored.get('words vi')?.value).toMatchObject({ version: 3, notices: {} });
});

test('a letter is edited line by line', async () => {
  const { visit, send, settings } = open();
  const of = { ...receipt, channel: 'email' };
  const { text } = await visit(administrator, `/mau-tin/sua?${new URLSearchParams(of)}`);
  expect(text).toContain('Chúng tôi đã tiếp nhận hồ sơ của ông/bà.');
  const email = {
    ...{ 'email.subject': 'Đã nhận hồ sơ {code}', 'email.title': 'Đã nhận hồ sơ', 'email.next': 'Xin chờ tin.' },
    ...{ 'email.paragraphs': 'Một.\n\nHẹn {due}.', 'email.facts': ['code', 'due'], why: 'Ngắn hơn' },
  };
  const tried = await send(administrator, '/mau-tin/xem', { ...of, ...email });
  expect(tried.text).toContain('Đã nhận hồ sơ H48.12-261012-0007');
  const saved = await send(administrator, '/mau-tin/luu', { ...of, ...email, seen: hiddenIn(text, 'seen') });
  expect(saved.status).toBe(303);
  expect(settings.stored.get('words vi')?.value).toMatchObject({
    notices: {
      receipt: { email: { paragraphs: ['Một.', 'Hẹn {due}.'], facts: ['code', 'due'], next: ['Xin chờ tin.'] } },
    },
  });
});

test('words that are stored with a fault are shown as faulty', async () => {
  const { visit } = open({ 'words vi': { language: 'vi', version: 0 } });
  expect((await visit(administrator, '/mau-tin')).text).toContain('đang lưu có lỗi');
});

test('a day off is tried, then stored with its reason; taking it away is asked once more', async () => {
  const { visit, send, settings } = open();
  expect((await visit(administrator, '/lich')).text).toContain('Thứ Bảy 10/01/2026');
  const day = { day: '2026-10-26', is: 'off', reason: 'Nghỉ tránh bão' };
  expect((await send(administrator, '/lich/ngay', { ...day, reason: '' })).text).toContain('Hãy ghi lý do');
  const sure = await send(administrator, '/lich/ngay', day);
  expect(sure.text).toContain('Thứ Hai 26/10/2026: nghỉ');
  expect(sure.text).toContain('17:00 28/10/2026');
  expect(sure.text).toContain('17:00 29/10/2026');
  expect((await send(administrator, '/lich/luu', { ...day, version: '0' })).status).toBe(303);
  expect(settings.stored.get('calendar province#2026')).toMatchObject({
    value: { daysOff: ['2026-10-26'], workedDays: [], reasons: { '2026-10-26': 'Nghỉ tránh bão' } },
    by: administrator.email,
  });
  expect((await send(administrator, '/lich/luu', { ...day, version: '0' })).status).toBe(409);
  const { text } = await visit(administrator, '/lich');
  expect(text).toContain('Nghỉ tránh bão');
  const gone = { day: day.day, is: 'unsaid', entry: 'province#2026' };
  const asked = await visit(administrator, `/lich/ngay?${new URLSearchParams(gone)}`);
  expect(asked.text).toContain('Bỏ ngày này');
  await send(administrator, '/lich/luu', { ...gone, reason: '', version: hiddenIn(asked.text, 'version') });
  expect(settings.stored.get('calendar province#2026')?.value).toMatchObject({ daysOff: [] });
});

test('a unit has its own days over the province’s, and a term is counted by them', async () => {
  const { visit, send, settings } = open({ 'calendar H21.134': { hours: { usual: [{ from: '9', to: '8' }] } } });
  const { text } = await visit(administrator, '/lich?of=H21.134&count=1&in=working-days&at=2026-10-21T08:00');
  expect(text).toContain('Đơn vị H21.134');
  expect(text).toContain('17:00 22/10/2026');
  expect(text).toContain('H21.134 đang lưu có lỗi');
  expect((await visit(administrator, '/lich?count=x')).text).toContain('Hãy ghi một số từ 1 đến 9999.');
  const week = { workingWeekdays: ['1', '2', '3', '4', '5', '6'], 'hours.onWeekday.6.0.from': '07:00', version: '0' };
  const wrong = await send(administrator, '/lich/tuan?of=H21.134', { ...week, 'hours.onWeekday.6.0.to': '06:00' });
  expect(wrong).toMatchObject({ status: 422, text: expect.stringContaining('Giờ đóng cửa phải sau giờ mở cửa.') });
  const saved = await send(administrator, '/lich/tuan?of=H21.134', { ...week, 'hours.onWeekday.6.0.to': '11:30' });
  expect(saved.status).toBe(303);
  expect(settings.stored.get('calendar H21.134')?.value).toEqual({
    workingWeekdays: [1, 2, 3, 4, 5, 6],
    hours: { onWeekday: { 6: [{ from: '07:00', to: '11:30' }] } },
  });
});

test('a setting is changed over the default, refused with its fault, and reset', async () => {
  const { visit, send, settings, proofs } = open({ 'policy H21.134': { newsDays: 0 } });
  const { text } = await visit(administrator, '/chinh-sach?of=H21.134');
  expect(text).toContain('từ 21:00; đến 07:00');
  expect(text).toContain('Phải từ 1 trở lên.');
  const at = '/chinh-sach/sua?of=province&setting=quietHours';
  const wrong = await send(administrator, at, { 'quietHours.from': '22:00', 'quietHours.to': '', version: '0' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('value="22:00"');
  const hours = { 'quietHours.from': '22:00', 'quietHours.to': '06:00', version: '0' };
  expect((await send(administrator, at, hours)).status).toBe(303);
  expect((await send(administrator, at, hours)).status).toBe(409);
  expect(settings.stored.get('policy province')?.value).toEqual({ quietHours: { from: '22:00', to: '06:00' } });
  const prices = {
    'smsPartPrices.0.from': '2026-01-01',
    'smsPartPrices.0.vnd': '830',
    'smsPartPrices.1.from': '',
    'smsPartPrices.1.vnd': '',
    version: '1',
  };
  expect((await send(administrator, '/chinh-sach/sua?of=province&setting=smsPartPrices', prices)).status).toBe(303);
  expect((await send(administrator, '/chinh-sach/sua?of=province&setting=urgent', { version: '2' })).status).toBe(303);
  expect(settings.stored.get('policy province')?.value).toMatchObject({
    smsPartPrices: [{ from: '2026-01-01', vnd: 830 }],
    urgent: [],
  });
  expect((await send(administrator, '/chinh-sach/bo?of=province&setting=quietHours', { version: '3' })).status).toBe(
    303,
  );
  expect(settings.stored.get('policy province')?.value).not.toHaveProperty('quietHours');
  expect(proofs.map(({ note }) => note)).toContain('policy province: quietHours reset');
});

test('who approves what, and the order of channels, are chosen', async () => {
  const { send, settings } = open();
  const approvals = { 'approvals.delay-apology': 'leader', 'approvals.receipt': '', version: '0' };
  expect((await send(administrator, '/chinh-sach/sua?of=H21.134&setting=approvals', approvals)).status).toBe(303);
  await send(administrator, '/chinh-sach/sua?of=H21.134&setting=channelOrder', {
    channelOrder: 'email,sms',
    version: '1',
  });
  expect(settings.stored.get('policy H21.134')?.value).toEqual({
    approvals: { 'delay-apology': 'leader' },
    channelOrder: ['email', 'sms'],
  });
});

test('procedures, fees and units are listed, entered, changed and taken away', async () => {
  const { visit, send, settings } = open({ 'unit H21.134': { code: 'H21.134', name: 'UBND phường Kon Tum' } });
  expect((await visit(administrator, '/chinh-sach/thu-tuc')).text).toContain('Chưa nhập mục nào');
  const procedure = {
    code: '1.002809',
    name: 'Đổi giấy phép lái xe',
    'term.count': '5',
    'term.unit': 'working-days',
    online: 'on',
    version: '0',
  };
  const wrong = await send(administrator, '/chinh-sach/thu-tuc/sua', { ...procedure, 'term.count': 'năm' });
  expect(wrong.text).toContain('value="năm"');
  expect((await send(administrator, '/chinh-sach/thu-tuc/sua', procedure)).status).toBe(303);
  expect((await send(administrator, '/chinh-sach/thu-tuc/sua', procedure)).text).toContain('Mã này đã có');
  expect((await visit(administrator, '/chinh-sach/thu-tuc')).text).toContain('5 ngày làm việc');
  const offer = {
    procedureCode: '1.002809',
    formerFee: '135000',
    fee: '115000',
    from: '2026-10-01',
    to: '2026-12-31',
    version: '0',
  };
  expect((await send(administrator, '/chinh-sach/muc-phi/sua', offer)).status).toBe(303);
  expect((await visit(administrator, '/chinh-sach/muc-phi')).text).toContain('115.000');
  const unit = { name: 'UBND phường Kon Tum', phone: '0260 3000 134', officerEmails: 'a@b.vn, c@d.vn', version: '0' };
  expect(
    (await send(administrator, '/chinh-sach/don-vi/sua?id=H21.134', { ...unit, officerEmails: 'a@' })).text,
  ).toContain('Có địa chỉ thư chưa đúng.');
  expect((await send(administrator, '/chinh-sach/don-vi/sua?id=H21.134', unit)).status).toBe(303);
  expect(settings.stored.get('unit H21.134')?.value).toMatchObject({
    code: 'H21.134',
    officerEmails: ['a@b.vn', 'c@d.vn'],
  });
  expect((await visit(administrator, '/chinh-sach/don-vi?q=kon')).text).toContain(administrator.email);
  expect((await visit(administrator, '/chinh-sach/thu-tuc/bo?id=1.002809')).text).toContain('Bỏ 1.002809?');
  expect((await send(administrator, '/chinh-sach/thu-tuc/bo?id=1.002809', { version: '1' })).status).toBe(303);
  expect(settings.stored.has('procedure 1.002809')).toBe(false);
});

test('the API says and does the same', async () => {
  const { get, ask, post } = open({ 'policy province': { newsDays: 0 } });
  const policies = await get(administrator, '/api/settings/policy');
  expect(policies.body).toMatchObject({ settings: [{ id: 'province', faults: [{ field: 'newsDays' }] }] });
  expect((await get(lan, '/api/settings/policy')).status).toBe(403);
  const put = async (path: string, body: unknown) =>
    ask(administrator, path, { method: 'PUT', body: JSON.stringify(body) });
  expect((await put('/api/settings/policy/province', { version: 0, value: { newsDays: 0 } })).status).toBe(422);
  expect((await put('/api/settings/policy/province', { version: 0, value: { newsDays: 2 } })).status).toBe(200);
  expect((await put('/api/settings/policy/province', { version: 0, value: { newsDays: 3 } })).status).toBe(409);
  expect((await ask(administrator, '/api/settings/policy/province?version=1', { method: 'DELETE' })).status).toBe(200);
  const { body } = await get(administrator, '/api/templates/vi/receipt/sms');
  expect(body).toMatchObject({ isOwn: false, history: [], ref: { handover: 'counter' } });
  const text = { channel: 'sms', sms: [{ text: 'Nhận {code}, hẹn {due}.' }] };
  const tried = await post(administrator, '/api/templates/vi/receipt/sms/preview', { text });
  expect(tried.body).toMatchObject({
    tried: [
      { of: 'typical', parts: 1 },
      { of: 'longest', parts: 1 },
    ],
  });
  const saved = await put('/api/templates/vi/receipt/sms', { text, seen: body.seen, why: 'Gọn' });
  expect(await saved.json()).toEqual({ version: 2 });
  expect((await get(administrator, '/api/templates/vi')).body).toMatchObject({ version: 2 });
});

test('two who change different words at once both succeed, each with a version of its own', async () => {
  const { get, ask, settings } = open();
  const change = async (kind: string, text: string) => {
    const path = `/api/templates/vi/${kind}/sms`;
    const { seen } = (await get(administrator, path)).body;
    const body = JSON.stringify({ text: { channel: 'sms', sms: [{ text }] }, seen, why: 'Gọn hơn' });
    return async () => (await ask(administrator, path, { method: 'PUT', body })).json();
  };
  const saves = [await change('receipt', 'Nhận {code}, hẹn {due}.'), await change('withdrawal', 'Đã rút {code}.')];
  const versions = await Promise.all(saves.map((save) => save()));
  expect(versions.toSorted((a, b) => a.version - b.version)).toEqual([{ version: 2 }, { version: 3 }]);
  const { notices } = words.parse(settings.stored.get('words vi')?.value);
  expect([notices.receipt?.sms?.[0]?.text, notices.withdrawal?.sms?.[0]?.text]).toEqual([
    'Nhận {code}, hẹn {due}.',
    'Đã rút {code}.',
  ]);
});
