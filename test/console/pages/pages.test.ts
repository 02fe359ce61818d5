import { expect, test } from 'vitest';
import { aDossier, aNotice } from '../../builders.ts';
import {
  administrator,
  anApology,
  aRequest,
  byMail,
  delayReason,
  elsewhere,
  hung,
  lan,
  requested,
  steering,
  tam,
} from '../../people.ts';
import { apology } from '../office.ts';
import { openConsole } from '../open-console.ts';

const dossier = apology.dossier;
const matter = new URLSearchParams({ ...apology });
const drafted = anApology({ state: 'drafted', draftedBy: undefined, facts: { formerDueAt: aDossier().dueAt } });
const delay = { dossier, reason: delayReason, newDueAt: '2026-10-28T16:30' };

test('the home page counts what waits for an officer, and leads to it', async () => {
  const { visit } = openConsole({ notices: [drafted] });
  const { text, status } = await visit(lan, '');
  expect(status).toBe(200);
  expect(text).toContain('<span class="count">1</span>Cần báo chậm');
  expect(text).toContain('href="/ban-lam-viec/xin-loi?unit=H21.134"');
  expect(text).not.toContain('/ban-lam-viec/ky');
});

test('each role finds its own places, and what is not its own is refused kindly', async () => {
  const { visit } = openConsole({ notices: [anApology()] });
  expect((await visit(hung, '')).text).toContain('<span class="count">1</span>Chờ ký');
  expect((await visit(tam, '')).text).toContain('Chờ duyệt');
  expect((await visit(steering, '')).text).toContain('Có nguy cơ trễ');
  expect((await visit(administrator, '')).text).toContain('/ban-lam-viec/nhat-ky');
  const refused = await visit(elsewhere, '/ky?unit=H21.134');
  expect(refused).toMatchObject({ status: 403, text: expect.stringContaining('Bạn không có quyền') });
  expect((await visit(lan, '/khong-co')).status).toBe(404);
});

test('the language is switched by an address, and kept', async () => {
  const { visit } = openConsole();
  expect(await visit(lan, '/ho-so?lang=en&unit=H21.134')).toMatchObject({
    status: 302,
    to: '/ban-lam-viec/ho-so?unit=H21.134',
  });
  const headers = { cookie: `__Host-baotin=${lan.email}; __Host-baotin-language=en` };
  const { text } = await visit(lan, '', { headers });
  expect(text).toContain('<html lang="en">');
  expect(text).toContain('Today’s work');
});

test('before a delay is submitted, its letter can be read and its SMS says what it costs', async () => {
  const smsPartPrices = [{ from: '2026-01-01', vnd: 1250 }];
  const { send, statesOf } = openConsole({ notices: [drafted], policy: { smsPartPrices } });
  expect((await send(lan, '/cham', delay)).text).toMatch(/\d+ ký tự · 1 tin · 1\.250 đ/);
  const letter = await send(lan, '/cham/thu', delay);
  expect(letter).toMatchObject({ status: 200, text: expect.stringContaining(delayReason) });
  expect(letter.text).not.toContain('Nhung');
  expect((await send(lan, '/cham/thu', { ...delay, newDueAt: '2026-10-24T16:30' })).status).toBe(422);
  expect((await send(elsewhere, '/cham/thu', delay)).status).toBe(403);
  expect(statesOf()).toEqual(['delay-apology#2026-10-23#sms drafted']);
});

test('a delay is shown in the citizen’s words before it is submitted, and then waits for the leader', async () => {
  const { visit, send, statesOf } = openConsole({ notices: [drafted] });
  expect((await visit(lan, '/xin-loi')).text).toContain(`/ban-lam-viec/cham?unit=H21.134&amp;dossier=${dossier}`);
  const preview = await send(lan, '/cham', delay);
  expect(preview).toMatchObject({ status: 200, text: expect.stringContaining('Hen lai: 16:30 28/10/2026') });
  expect(preview.text).toContain('N. T. H. N.');
  expect(preview.text).toMatch(/\d+ ký tự · 1 tin/);
  expect(statesOf()).toEqual(['delay-apology#2026-10-23#sms drafted']);
  const submitted = await send(lan, '/cham/trinh', delay);
  expect(submitted).toMatchObject({ status: 303, to: '/ban-lam-viec/xin-loi?unit=H21.134&said=submitted&n=1' });
  expect(statesOf()).toEqual(['delay-apology#2026-10-23#sms awaiting-approval']);
  expect((await visit(lan, '/xin-loi?said=submitted&n=1')).text).toContain('Đã trình 1 việc lên lãnh đạo.');
});

test('what is wrong with a delay is said on top and at its field, and nothing typed is lost', async () => {
  const { send, statesOf } = openConsole({ notices: [drafted] });
  const { status, text } = await send(lan, '/cham', { ...delay, reason: 'Bão <b>', newDueAt: '2026-10-24T16:30' });
  expect(status).toBe(422);
  expect(text).toContain('<a href="#reason">Lý do quá ngắn');
  expect(text).toContain('id="newDueAt-fault">24/10/2026 là ngày nghỉ của đơn vị.');
  expect(text).toContain('aria-invalid="true"');
  expect(text).toContain('Bão &lt;b&gt;</textarea>');
  expect(text).toContain('value="2026-10-24T16:30"');
  expect(statesOf()).toEqual(['delay-apology#2026-10-23#sms drafted']);
});

test('one reason and one date serve many dossiers; those that cannot be put off are named', async () => {
  const states = [aDossier(), aDossier({ code: 'B' }), aDossier({ code: 'C', status: 'finished' })];
  const { send, statesOf } = openConsole({ states });
  const preview = await send(lan, '/cham', { ...delay, dossier: [dossier, 'B', 'C'] });
  expect(preview.text).toContain('Hồ sơ không đang được giải quyết');
  expect(preview.text.match(/name="dossier" value="C"/g)).toHaveLength(1);
  const submitted = await send(lan, '/cham/trinh', { ...delay, dossier: [dossier, 'B'] });
  expect(submitted.to).toContain('said=submitted&n=2');
  expect(statesOf()).toHaveLength(2);
  expect((await send(lan, '/cham', { ...delay, dossier: [] })).status).toBe(422);
});

test('a leader reads the exact words of a matter and signs them', async () => {
  const { visit, send, statesOf, sent } = openConsole({ notices: [anApology(), byMail(anApology())] });
  expect((await visit(hung, '/ky')).text).toContain('Xin lỗi chậm hẹn');
  const { text } = await visit(hung, `/viec?${matter}`);
  expect(text).toContain('Ho so H21.134-261012-0007'.replace('Ho so', 'ho so'));
  expect(text).toContain('•••821');
  expect(text).toContain(`/api/letters/${dossier}/delay-apology/2026-10-23`);
  const seen = /name="seen" value="([^"]+)"/.exec(text)?.[1] ?? '';
  const signed = await send(hung, `/viec/duyet?${matter}`, { seen });
  expect(signed).toMatchObject({ status: 303, to: '/ban-lam-viec/ky?unit=H21.134&said=approved&n=1' });
  expect(statesOf()).toEqual(['delay-apology#2026-10-23#sms queued', 'delay-apology#2026-10-23#email queued']);
  expect(sent.length).toBeGreaterThan(0);
  const again = await send(hung, `/viec/duyet?${matter}`, { seen });
  expect(again).toMatchObject({
    status: 409,
    text: expect.stringContaining('Nội dung này đã được duyệt (Phạm Quốc Hùng).'),
  });
});

test('a matter goes back with its reason, which stays in its field where it is too short', async () => {
  const { send, visit, statesOf } = openConsole({ notices: [anApology()] });
  const short = await send(hung, `/viec/tra-lai?${matter}`, { reason: 'sai' });
  expect(short).toMatchObject({ status: 422, text: expect.stringContaining('>sai</textarea>') });
  expect(short.text).toContain('id="reason-fault">Hãy ghi rõ lý do.');
  expect((await send(hung, `/viec/tra-lai?${matter}`, { reason: 'Xin ghi rõ đơn vị nào.' })).status).toBe(303);
  expect(statesOf()).toEqual(['delay-apology#2026-10-23#sms rejected']);
  expect((await visit(lan, `/viec?${matter}`)).text).toContain('Xin ghi rõ đơn vị nào.');
});

test('an officer is told where nobody may sign: before a delay is submitted, and at the matter', async () => {
  const told = 'Chưa ai trong danh sách cán bộ được duyệt việc này cho đơn vị H21.134';
  const proposal = {
    dossier: aDossier().code,
    reason: 'Đơn vị đo đạc chưa gửi kết quả.',
    newDueAt: '2026-10-28T16:30',
  };
  const alone = openConsole({ notices: [anApology()] }, {}, [lan]);
  expect((await alone.visit(lan, `/viec?${matter}`)).text).toContain(told);
  const fresh = openConsole({}, {}, [lan]);
  expect((await fresh.send(lan, '/cham', proposal)).text).toContain(told);
  const usual = openConsole();
  expect((await usual.send(lan, '/cham', proposal)).text).not.toContain(told);
});

test('the only controller mends the free part of a request and lets it go by a second, marked step', async () => {
  const request = new URLSearchParams({ dossier: requested.code, kind: 'supplement-request', occurrence: '1' });
  const { send, visit, statesOf } = openConsole({ states: [requested], notices: [aRequest()] });
  expect((await visit(tam, '/duyet')).text).toContain('Yêu cầu bổ sung');
  expect((await send(tam, `/viec/sua?${request}`, { text: 'ngắn' })).status).toBe(422);
  const mended = await send(tam, `/viec/sua?${request}`, { text: 'Bản sao giấy khai sinh.' });
  expect(mended).toMatchObject({ status: 303, to: expect.stringContaining('/viec?said=rewritten') });
  const { text } = await visit(tam, `/viec?${request}`);
  expect(text).toContain('Bản sao giấy khai sinh.');
  const seen = /name="seen" value="([^"]+)"/.exec(text)?.[1] ?? '';
  expect(text).toContain('<button>Duyệt và gửi</button>');
  expect(text).not.toContain('name="own-draft"');
  const asked = await send(tam, `/viec/duyet?${request}`, { seen });
  expect(asked).toMatchObject({ status: 409, text: expect.stringContaining('không có người thứ hai được duyệt') });
  expect(asked.text).toContain('<button>Tự duyệt và gửi</button>');
  const secondStep = /name="own-draft" value="([^"]+)"/.exec(asked.text)?.[1] ?? '';
  expect((await send(tam, `/viec/duyet?${request}`, { seen, 'own-draft': 'yes' })).status).toBe(409);
  expect(statesOf()).toEqual(['supplement-request#1#sms awaiting-approval']);
  const confirmed = await send(tam, `/viec/duyet?${request}`, { seen, 'own-draft': secondStep });
  expect(confirmed.to).toContain('/duyet?said=approved');
  expect(statesOf()).toEqual(['supplement-request#1#sms queued']);
});

test('chosen matters are shown in their words and signed together; what changed meanwhile is named', async () => {
  const codes = ['A-1', 'A-2', 'A-3'];
  const { send, statesOf, dossiers } = openConsole({
    states: codes.map((code) => aDossier({ code })),
    notices: codes.map((code) => anApology({ dossier: code })),
  });
  const chosen = codes.map((code) => String(new URLSearchParams({ ...apology, dossier: code })));
  const { text } = await send(hung, '/ky/xem', { matter: chosen });
  expect(text).toContain('Ký và gửi 3 việc');
  expect(text.match(/Hen lai: 16:30 28\/10\/2026/g)).toHaveLength(3);
  const seen = [...text.matchAll(/name="seen" value="([^"]+)"/g)].map(([, one = '']) => one);
  await dossiers.save(aDossier({ code: 'A-2' }), aDossier({ code: 'A-2', version: 3 }));
  const signed = await send(hung, '/ky/ky', { matter: chosen, seen });
  expect(signed).toMatchObject({ status: 409, text: expect.stringContaining('Đã xong 2 việc, 1 việc chưa được') });
  expect(signed.text).toContain('đã thay đổi sau khi bạn mở ra');
  expect(statesOf().filter((one) => one.endsWith('queued'))).toHaveLength(2);
  expect((await send(hung, '/ky/xem', {})).text).toContain('Hãy chọn ít nhất một dòng.');
});

test('a second delay is settled with what was decided', async () => {
  const { visit, send, statesOf } = openConsole({
    notices: [anApology({ state: 'escalated', reason: 'chỉ một lần' })],
  });
  expect((await visit(hung, '')).text).toContain('<span class="count">1</span>Chậm lần hai');
  expect((await visit(hung, `/viec?${matter}`)).text).toContain('Khép việc chậm lần hai');
  expect((await send(hung, `/viec/khep?${matter}`, { note: '' })).status).toBe(422);
  expect((await send(hung, `/viec/khep?${matter}`, { note: 'Đã gọi và xin lỗi.' })).status).toBe(303);
  expect(statesOf()).toEqual(['delay-apology#2026-10-23#sms superseded']);
});

test('a dossier is found by its code, with what its citizen was told', async () => {
  const { visit, send } = openConsole({ notices: [aNotice({ state: 'accepted' })] });
  const found = await send(lan, '/ho-so', { term: dossier });
  expect(found).toMatchObject({ status: 303, to: `/ban-lam-viec/ho-so/${dossier}?unit=H21.134` });
  const { text } = await visit(lan, `/ho-so/${dossier}`);
  expect(text).toContain('Đổi giấy phép lái xe');
  expect(text).toContain('da duoc tiep nhan');
  expect(text).toContain(`/ban-lam-viec/cham?unit=H21.134&amp;dossier=${dossier}`);
  expect(text).not.toContain('Hồng Nhung');
  expect(await send(lan, '/ho-so', { term: 'X1' })).toMatchObject({
    status: 404,
    text: expect.stringContaining('Không có hồ sơ X1.'),
  });
  expect((await visit(elsewhere, `/ho-so/${dossier}`)).status).toBe(403);
});

test('a dossier says in both languages why nothing can be sent to what its source has of a contact', async () => {
  const states = [
    aDossier({ contactable: [], unusable: { 'applicant.phone': 'unreadable', 'applicant.email': 'none' } }),
  ];
  const { visit } = openConsole({ states });
  const { text } = await visit(lan, `/ho-so/${dossier}`);
  expect(text).toContain('Số điện thoại của người nộp ở nguồn không nhắn tin được.');
  expect(text).toContain('Nguồn ghi người nộp không có thư điện tử.');
});

test('the contact is shown to who says what for, and that is written down', async () => {
  const { send, audit } = openConsole();
  const path = `/ho-so/${dossier}/lien-he`;
  expect(await send(lan, path, { why: 'x' })).toMatchObject({
    status: 422,
    text: expect.stringContaining('id="why-fault"'),
  });
  expect(audit.entries).toEqual([]);
  expect((await send(lan, path, { why: 'gọi báo chậm' })).text).toContain('+84905123821');
  expect(audit.entries).toMatchObject([
    { by: lan.email, action: 'show-contact', note: 'gọi báo chậm', outcome: 'done' },
  ]);
});

test('who was called is ticked off with how, and what was typed stays where it is missing', async () => {
  const lost = aNotice({
    kind: 'completion',
    id: 'completion#1#none',
    channel: 'none',
    state: 'suppressed',
    toCall: true,
  });
  const { visit, send, audit } = openConsole({
    states: [aDossier({ status: 'finished', finishedAt: '2026-10-20T10:00:00+07:00', entered: { finished: 1 } })],
    notices: [lost],
  });
  expect((await visit(lan, '/goi')).text).toContain('Có kết quả');
  const ref = { dossier, id: lost.id };
  expect(await send(lan, '/goi', { ...ref, how: ' ' })).toMatchObject({
    status: 422,
    text: expect.stringContaining('role="alert"'),
  });
  expect(await send(lan, '/goi', { ...ref, how: 'gọi điện' })).toMatchObject({ status: 303 });
  expect((await visit(lan, '/goi?said=ticked')).text).toContain('Không có việc nào đang chờ.');
  expect(audit.entries).toMatchObject([{ action: 'tick-off', note: 'gọi điện' }]);
  expect((await visit(tam, '/goi')).text).toContain('Hãy nhập mã đơn vị để xem.');
  expect((await visit(tam, '/goi?unit=H21.134')).status).toBe(200);
});

test('a signed letter on the print list is handed on once', async () => {
  const letter = { ...apology, form: '04', number: '01/PXL-H21.134', signedAt: '2026-10-21T10:00:00+07:00' } as const;
  const console = openConsole();
  console.letters.printing.push({ unit: 'H21.134', letter });
  const { text } = await console.visit(lan, '/in');
  expect(text).toContain('01/PXL-H21.134');
  const sent = { letter: JSON.stringify(letter) };
  expect((await console.send(lan, '/in', sent)).status).toBe(303);
  expect((await console.send(lan, '/in', sent)).text).toContain('Người khác vừa làm xong việc này.');
  expect((await console.send(lan, '/in', { letter: '{' })).status).toBe(409);
});

test('an administrator enters and changes staff; who is not one may not look', async () => {
  const { visit, send } = openConsole();
  expect((await visit(lan, '/can-bo')).status).toBe(403);
  expect((await visit(administrator, '/can-bo')).text).toContain('Trần Thị Lan');
  const wrong = await send(administrator, '/can-bo/sua', { email: 'mai', name: 'Mai', units: 'H1' });
  expect(wrong).toMatchObject({ status: 422, text: expect.stringContaining('id="email-fault"') });
  expect(wrong.text).toContain('Hãy chọn ít nhất một vai trò.');
  expect(wrong.text).toContain('value="mai"');
  const mai = { email: 'Mai@example.vn', name: 'Lê Mai', title: '', roles: ['officer', 'leader'], units: 'H1, H2' };
  expect((await send(administrator, '/can-bo/sua', mai)).to).toBe('/ban-lam-viec/can-bo?said=saved');
  expect((await visit(administrator, '/can-bo')).text).toContain('H1, H2');
  const self = { email: administrator.email, name: 'Quản trị', roles: 'officer', units: '' };
  const locked = await send(administrator, `/can-bo/sua?email=${administrator.email}`, self);
  expect(locked).toMatchObject({ status: 403, text: expect.stringContaining('không thể tự bỏ quyền quản trị') });
  expect((await send(administrator, '/can-bo/bo', { email: 'mai@example.vn' })).status).toBe(303);
  expect((await visit(administrator, '/can-bo')).text).not.toContain('Lê Mai');
});

test('an administrator reads the audit log of a unit and a month', async () => {
  const { visit, send } = openConsole({ notices: [anApology()] });
  await send(hung, `/viec/tra-lai?${matter}`, { reason: 'Xin ghi rõ hơn.' });
  const { text } = await visit(administrator, '/nhat-ky?unit=H21.134&month=2026-10');
  expect(text).toContain('trả lại');
  expect(text).toContain(hung.email);
  expect((await visit(administrator, '/nhat-ky?unit=H21.134&month=2026-09')).text).toContain('chưa có việc nào');
  expect((await visit(hung, '/nhat-ky?unit=H21.134')).status).toBe(403);
});

test('the list of risks is the unit’s, and its style is kept by the browser for good', async () => {
  const { visit, ask } = openConsole();
  expect((await visit(hung, '/nguy-co')).status).toBe(200);
  expect((await visit(hung, '/nguy-co?unit=H9')).status).toBe(403);
  expect((await visit(steering, '/nguy-co')).text).toContain('Hãy nhập mã đơn vị');
  const style = /href="([^"]+\.css)"/.exec((await visit(hung, '')).text)?.[1] ?? '';
  const response = await ask(hung, style);
  expect([response.status, response.headers.get('cache-control')]).toEqual([
    200,
    'public, max-age=31536000, immutable',
  ]);
});

test('a form of another site changes nothing', async () => {
  const { ask, statesOf } = openConsole({ notices: [drafted] });
  const headers = { cookie: `__Host-baotin=${lan.email}`, 'sec-fetch-site': 'cross-site' };
  const body = new URLSearchParams(delay);
  expect((await ask(lan, '/ban-lam-viec/cham/trinh', { method: 'POST', headers, body })).status).toBe(403);
  expect(statesOf()).toEqual(['delay-apology#2026-10-23#sms drafted']);
});

test('a long list goes on page by page, and the home page says that there is more', async () => {
  const codes = Array.from({ length: 51 }, (_, n) => `D-${n}`);
  const { visit } = openConsole({
    states: codes.map((code) => aDossier({ code })),
    notices: codes.map((code) => anApology({ dossier: code })),
  });
  expect((await visit(hung, '')).text).toContain('<span class="count">50+</span>Chờ ký');
  const first = await visit(hung, '/ky');
  expect(first.text.match(/type="checkbox"/g)).toHaveLength(50);
  const next = /href="\/ban-lam-viec(\/ky\?[^"]*after=[^"]*)"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const second = await visit(hung, next);
  expect(second.text.match(/type="checkbox"/g)).toHaveLength(1);
  expect(second.text).toContain('Về trang đầu');
});

test('who acts for several units chooses among them by name', async () => {
  const { visit, staffList } = openConsole({ notices: [anApology()] });
  await staffList.save({ ...hung, units: ['H21.1', 'H21.134'] });
  const first = await visit(hung, '/ky');
  expect(first.text).toContain('<option value="H21.1" selected>Đơn vị H21.1</option>');
  expect(first.text).toContain('Không có việc nào đang chờ.');
  expect((await visit(hung, '/ky?unit=H21.134')).text).toContain(dossier);
});

test('who previews and who signs a delay is told which signs the letter cannot print', async () => {
  const notices = [anApology({ facts: { ...anApology().facts, reason: 'Kho lưu trữ bị ngập 🌧️, chờ 王小明' } })];
  const { send, visit } = openConsole({ notices });
  const warning = 'Thư không in được các ký tự này: 🌧 王小明.';
  const signs = await visit(hung, `/viec?${new URLSearchParams(apology)}`);
  expect(signs.text).toContain(warning);
  const usual = openConsole({ notices: [anApology()] });
  expect((await usual.visit(hung, `/viec?${new URLSearchParams(apology)}`)).text).not.toContain('Thư không in được');
  const proposal = { dossier: apology.dossier, reason: 'Kho bị ngập 🌧️, chờ 王小明', newDueAt: '2026-10-28T16:30' };
  expect((await openConsole().send(lan, '/cham', proposal)).text).toContain(warning);
  expect((await send(hung, '/ky/xem', { matter: [String(new URLSearchParams(apology))] })).text).toContain(warning);
});
