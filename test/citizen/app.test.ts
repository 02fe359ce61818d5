import { describe, expect, test } from 'vitest';
import type { PublishedApology } from '../../functions/domain/register.ts';
import { unit } from '../../functions/domain/unit.ts';
import { aDossier, aNotice } from '../builders.ts';
import { openCitizen } from './open-citizen.ts';

const code = aDossier().code;
const returned = aDossier({ status: 'returned', returnedAt: '2026-10-12T15:00:00+07:00' });
const markup = '<script>alert("1")</script><img src=x onerror=alert(1)>';

describe('a dossier’s page', () => {
  test('tells what it is, where it stands, by when, and whom to call; nobody’s name', async () => {
    const { ask, path } = await openCitizen();
    const { status, text } = await ask(path);
    expect(status).toBe(200);
    for (const words of [
      ...[code, 'Đổi giấy phép lái xe', 'Hồ sơ đang được giải quyết', '16:30 thứ\u00a0Sáu 23/10/2026', 'còn 10 ngày'],
      ...['UBND phường Kon Tum', 'href="tel:02603000134"'],
    ])
      expect(text).toContain(words);
  });

  test('nothing of a dossier, its unit or its notices becomes markup', async () => {
    const state = aDossier({
      ...{ status: 'supplement-requested', entered: { 'supplement-requested': 1 }, procedureName: markup },
      trackingNumber: markup,
    });
    const notice = aNotice({
      ...{ kind: 'supplement-request', occurrence: '1', approver: 'controller', seal: 's', state: 'accepted' },
      facts: { missing: `${markup}\n"' onmouseover=alert(1)` },
    });
    const office = unit.parse({ code: 'H21.134', name: markup, address: markup, phone: `0260"${markup}` });
    const { ask, path } = await openCitizen({ states: [state], notices: [notice], office });
    const { text } = await ask(path);
    expect(text).not.toMatch(/<script|<img/);
    expect(text.match(/&lt;script&gt;/g)?.length).toBeGreaterThan(3);
    expect(text).toContain('href="tel:026011"');
  });

  test('a fee is shown with account and VietQR, and no longer once it is paid', async () => {
    const account = { bin: '970436', bank: 'Vietcombank', number: '1023456789', holder: 'UBND PHUONG' };
    const office = unit.parse({ code: 'H21.134', name: 'UBND phường Kon Tum', account });
    const state = aDossier({ status: 'payment-requested', entered: { 'payment-requested': 1 }, fee: 115_000 });
    const { ask, path, dossiers } = await openCitizen({ states: [state], office });
    const { text } = await ask(path);
    for (const words of [
      '115.000 đ',
      'Vietcombank',
      '1023456789',
      'H21 134 261012 0007',
      '<svg role="img" aria-label="',
    ])
      expect(text).toContain(words);
    dossiers.stored.set(code, { ...state, paidAt: '2026-10-13T08:00:00+07:00' });
    expect((await ask(path)).text).not.toMatch(/<svg|115\.000/);
  });

  test('who gets the result by post is not asked to come', async () => {
    const finished = { status: 'finished', finishedAt: '2026-10-12T15:00:00+07:00' } as const;
    const byPost = await openCitizen({ states: [aDossier({ ...finished, handover: 'post' })] });
    expect((await byPost.ask(byPost.path)).text).toContain('không cần đến lấy');
    const atCounter = await openCitizen({ states: [aDossier(finished)] });
    expect((await atCounter.ask(atCounter.path)).text).toContain('Mời ông/bà đến nhận kết quả');
  });

  test('speaks the dossier’s language, or the one that was chosen, and keeps it in its links', async () => {
    const { ask, path } = await openCitizen({ states: [aDossier({ language: 'en' })] });
    const own = (await ask(path)).text;
    expect(own).toContain('<html lang="en">');
    expect(own).toContain(`href="${path}?lang=vi" lang="vi"`);
    expect(own).toContain('href="/tra-cuu"');
    const chosen = (await ask(`${path}?lang=vi`)).text;
    expect(chosen).toContain('<html lang="vi">');
    for (const link of ['/tra-cuu?lang=vi', '/loi-xin-loi?lang=vi', `${path}/tu-choi?lang=vi`, `${path}?lang=en`])
      expect(chosen).toContain(`href="${link}"`);
  });

  test('an unknown or broken link is 404, one whose time is over is 410, each with a way on', async () => {
    const { ask, path, clock, dossiers } = await openCitizen();
    for (const lost of ['/t/AAAAAAAAAAA', `${path}x`, `/t/${path.slice(3, 13)}`, '/t/..%2F..%2Fx', '/khong-co']) {
      const { status, text } = await ask(lost);
      expect([lost, status]).toEqual([lost, 404]);
      expect(text).toContain('href="/tra-cuu"');
    }
    clock.moveTo('2027-04-11T23:59:00+07:00');
    expect((await ask(path)).status).toBe(200);
    clock.moveTo('2027-04-12T00:00:00+07:00');
    expect((await ask(path)).status).toBe(410);
    dossiers.stored.clear();
    clock.moveTo('2026-10-13T09:00:00+07:00');
    expect((await ask(path)).status).toBe(404);
  });

  test('a fault is told to the operator and not to the citizen', async () => {
    const { ask, path, dossiers, reported } = await openCitizen();
    dossiers.stored.get = () => {
      throw new Error('secret detail');
    };
    const { status, text } = await ask(path);
    expect([status, reported]).toEqual([500, ['secret detail']]);
    expect(text).not.toContain('secret detail');
  });
});

describe('the survey', () => {
  test('is one tap, answered once, and says what was answered', async () => {
    const { ask, post, path, surveys } = await openCitizen({ states: [returned] });
    expect((await ask(path)).text).toContain('value="very-satisfied"');
    const answered = await post(`${path}/survey`, { answer: 'dissatisfied' });
    expect([answered.status, answered.location]).toEqual([303, `${path}/survey`]);
    await post(`${path}/survey`, { answer: 'very-satisfied' });
    expect([...surveys.stored.values()]).toEqual([
      { code, answeredAt: '2026-10-13T09:00:00+07:00', answer: 'dissatisfied', satisfied: false },
    ]);
    for (const place of [path, `${path}/survey`]) {
      const { text } = await ask(place);
      expect(text).toContain('Cảm ơn ông/bà đã trả lời: Chưa hài lòng.');
      expect(text).toContain('xin gọi 0260\u00a03000\u00a0134');
      expect(text).not.toContain('name="answer"');
    }
  });

  test('looking at it answers nothing, and an answer that is none is refused', async () => {
    const { ask, post, path, surveys } = await openCitizen({ states: [returned] });
    await ask(`${path}/survey`);
    await ask(`${path}/survey?answer=satisfied`);
    const refused = await post(`${path}/survey`, { answer: 'great' });
    expect(refused.status).toBe(400);
    expect(refused.text).toMatch(/<title>Chưa được: .*role="alert"/s);
    expect(surveys.stored.size).toBe(0);
  });

  test('is not asked before the result is returned', async () => {
    const { ask, post, path, surveys } = await openCitizen();
    expect((await ask(path)).text).not.toContain('name="answer"');
    expect((await post(`${path}/survey`, { answer: 'satisfied' })).status).toBe(409);
    expect(surveys.stored.size).toBe(0);
  });
});

describe('campaign messages', () => {
  test('are turned down with one button, for the number and not for the dossier', async () => {
    const { ask, post, path, optOuts } = await openCitizen();
    expect((await ask(`${path}/tu-choi`)).text).toContain('<button>Không nhận tin quảng bá nữa</button>');
    expect(optOuts.stored.size).toBe(0);
    expect((await post(`${path}/tu-choi`, {})).location).toBe(`${path}/tu-choi`);
    expect([...optOuts.stored]).toEqual(['hash of +84905123821']);
    const done = (await ask(`${path}/tu-choi`)).text;
    expect(done).toContain('Đã ghi nhận');
    expect(done).not.toContain('<button>');
  });
});

describe('the register of apologies', () => {
  const published = (changes: Partial<PublishedApology>): PublishedApology => ({
    ...{ dossier: code, number: '01/PXL-H21.134', signedAt: '2026-10-12T09:15:00+07:00', signerName: 'Lê Quốc Đạt' },
    ...{ unit: 'H21.134', applicant: 'N. T. H. N.', reason: 'Chờ kết quả đo đạc.', inTime: true },
    ...{ formerDueAt: '2026-10-16T16:30:00+07:00', dueAt: '2026-10-23T16:30:00+07:00', ...changes },
  });
  const open = async (...letters: PublishedApology[]) => {
    const opened = await openCitizen();
    opened.letters.register.push(...letters);
    return opened;
  };

  test('shows this month’s, by unit where one is chosen', async () => {
    const { ask } = await open(
      published({ reason: markup }),
      published({ dossier: 'H21.9-261001-0001', unit: 'H21.9', number: '02/PXL-H21.9' }),
      published({ dossier: 'H21.9-260901-0001', signedAt: '2026-09-30T09:15:00+07:00', number: '09/PXL-H21.9' }),
    );
    const { text } = await ask('/loi-xin-loi');
    expect(text).toContain('2 thư');
    expect(text).toContain('Số 01/PXL-H21.134, ngày 12/10/2026');
    expect(text).not.toMatch(/09\/PXL|<script/);
    const ofUnit = (await ask('/loi-xin-loi?don-vi=H21.9')).text;
    expect(ofUnit).toContain('02/PXL-H21.9');
    expect(ofUnit).not.toContain('01/PXL-H21.134');
    expect((await ask('/loi-xin-loi?thang=2026-09')).text).toContain('09/PXL-H21.9');
  });

  test('a code is found in whatever month its letter was signed', async () => {
    const { ask } = await open(
      published({ dossier: 'H21.9-260801-0001', signedAt: '2026-09-30T09:15:00+07:00', number: '09/PXL-H21.9' }),
      published({ dossier: 'CU-0001', signedAt: '2026-03-30T09:15:00+07:00', number: '03/PXL-H21.9' }),
    );
    expect((await ask('/loi-xin-loi?ma=h21.9-260801-0001')).text).toContain('09/PXL-H21.9');
    expect((await ask('/loi-xin-loi?ma=cu-0001')).text).toContain('03/PXL-H21.9');
    expect((await ask('/loi-xin-loi?ma=H21.9-260801-0002')).text).toContain(
      'Không có thư xin lỗi nào cho mã hồ sơ này',
    );
  });

  test('a long list comes in parts; what makes no sense in the address does no harm', async () => {
    const many = Array.from({ length: 25 }, (_, n) => published({ dossier: `D${n}`, number: `N${n}` }));
    const { ask } = await open(...many);
    const numbers = async (query: string) => (await ask(`/loi-xin-loi${query}`)).text.match(/Số N\d+/g)?.length ?? 0;
    expect(await Promise.all(['', '?trang=2', '?trang=3', '?trang=4', '?trang=x', '?thang=13'].map(numbers))).toEqual([
      ...[10, 10, 5, 0, 10, 10],
    ]);
    expect((await ask('/loi-xin-loi?trang=2')).text).toContain('trang=3');
  });
});
