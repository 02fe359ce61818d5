import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isForStaff } from '../../functions/domain/notice-kind.ts';
import { renderEmail } from '../../functions/templates/render.ts';
import { shippedWords } from '../../functions/templates/shipped-words.ts';
import { pickWords } from '../../functions/templates/words.ts';
import { awkwardFacts, awkwardText } from './awkward.ts';
import { aNotice, letterKinds, page, sonTinh, surroundings } from './samples.ts';

const vietnamese = pickWords(shippedWords, 'vi');
const everything = shippedWords.flatMap(({ language }) => letterKinds.map((kind) => [language, kind] as const));

test.each(everything)(
  '%s %s names dossier, procedure and office, in plain text and in HTML',
  async (language, kind) => {
    const { subject, text, html } = await renderEmail(aNotice(kind), surroundings, pickWords(shippedWords, language));
    expect(subject).toContain(isForStaff(kind) ? sonTinh.name : 'H48.12-261012-0007');
    expect(html).toContain(`<html lang="${language}">`);
    for (const body of [text, html]) {
      for (const fact of ['H48.12-261012-0007', 'Cấp đổi giấy chứng nhận', sonTinh.name, '0255 3822 822', page])
        expect(body).toContain(fact);
      expect(body).not.toMatch(/\{\w+\}|undefined|\[object/);
    }
    expect(html).not.toMatch(/src="(?!cid:)|<style|<link/);
  },
);

test('a digest lists its dossiers, a row each, with nothing of theirs unescaped', async () => {
  const dossiers = [
    { code: 'H48.12-261012-0007', procedureName: 'Đăng ký <b>khai sinh</b>', dueAt: '2026-10-23T16:30:00+07:00' },
    { code: 'H48.12-261012-0008' },
  ];
  const { subject, text, html } = await renderEmail(aNotice('overdue-alert', { dossiers }), surroundings, vietnamese);
  expect(subject).toBe('Quá hạn: 2 hồ sơ của Trung tâm Phục vụ hành chính công xã Sơn Tịnh');
  expect(text).toContain('- H48.12-261012-0007 · Đăng ký <b>khai sinh</b> · 16:30 23/10/2026\n- H48.12-261012-0008\n');
  expect(html).toContain('Đăng ký &lt;b&gt;khai sinh&lt;/b&gt;</td>');
});

test('an apology says sorry, the old and the new date and the reason', async () => {
  const { subject, text } = await renderEmail(aNotice('delay-apology'), surroundings, vietnamese);
  expect(subject).toBe('Xin lỗi vì hồ sơ H48.12-261012-0007 trả trễ hẹn');
  expect(text).toContain('Chúng tôi thành thật xin lỗi ông/bà');
  expect(text).toContain('Ngày hẹn cũ: 16:30 16/10/2026\nNgày hẹn mới: 16:30 23/10/2026\nLý do: chờ kết quả đo đạc');
});

test('a citizen is greeted by name where it is known; staff are not citizens', async () => {
  const named = { ...surroundings, recipientName: 'Đinh Thị Kim Ngân' };
  expect((await renderEmail(aNotice('receipt'), named, vietnamese)).text).toMatch(/^Kính gửi Đinh Thị Kim Ngân,\n/);
  expect((await renderEmail(aNotice('receipt'), surroundings, vietnamese)).text).toMatch(/^Kính gửi ông\/bà,\n/);
  expect((await renderEmail(aNotice('overdue-alert'), named, vietnamese)).text).toMatch(
    /^Gửi cán bộ phụ trách hồ sơ,\n/,
  );
});

test('what is not known is not spoken of', async () => {
  const { text } = await renderEmail(
    { kind: 'late-completion', dossier: 'H48.12-261012-0007', facts: {} },
    { unit: { ...sonTinh, address: undefined, phone: undefined }, page },
    vietnamese,
  );
  expect(text).not.toMatch(/Ngày hẹn|Thủ tục|Điện thoại/);
});

test('several lines of what is missing stay several lines', async () => {
  const missing = 'Bản sao giấy khai sinh\r\nGiấy ủy quyền';
  const { text, html } = await renderEmail(aNotice('supplement-request', { missing }), surroundings, vietnamese);
  expect(text).toContain('Cần bổ sung:\n  Bản sao giấy khai sinh\n  Giấy ủy quyền');
  expect(html).toContain('Bản sao giấy khai sinh<br>Giấy ủy quyền');
});

test('only a payment request with an account and a fee names the account and carries a code', async () => {
  const paid = await renderEmail(aNotice('payment-request'), surroundings, vietnamese);
  expect(paid.attachments).toMatchObject([{ name: 'vietqr.png', type: 'image/png' }]);
  expect(paid.html).toContain(`src="cid:${paid.attachments[0]?.contentId}"`);
  expect(paid.text).toContain('Số tài khoản: 1023456789');
  expect(paid.text).toContain('Nội dung chuyển khoản: H48 12 261012 0007');

  const unknownFee = await renderEmail(aNotice('payment-request', { fee: undefined }), surroundings, vietnamese);
  expect(unknownFee.attachments).toEqual([]);
  expect(unknownFee.html).not.toContain('<img');
  expect(unknownFee.text).not.toContain('1023456789'); // nobody is asked to transfer a sum that is not named

  const noAccount = { page, unit: { ...sonTinh, account: undefined } };
  const atTheCounter = await renderEmail(aNotice('payment-request'), noAccount, vietnamese);
  expect(atTheCounter.attachments).toEqual([]);
  expect(atTheCounter.text).not.toMatch(/[Cc]huyển khoản/i);
  expect((await renderEmail(aNotice('receipt'), surroundings, vietnamese)).attachments).toEqual([]);
});

test('a page that is no web address is shown and not linked', async () => {
  const { html } = await renderEmail(aNotice('receipt'), { unit: sonTinh, page: 'javascript:alert(1)' }, vietnamese);
  expect(html).not.toContain('<a ');
});

const tagsOf = (html: string): string[] => html.replaceAll(/font-weight:\w+/g, '').match(/<[^>]*>/g) ?? [];

test('nothing of a dossier becomes markup, a link or a header, and nothing is filled in twice', async () => {
  const known = new Set(
    (
      await Promise.all(
        letterKinds.map((kind) => renderEmail(aNotice(kind, { missing: 'a\nb' }), surroundings, vietnamese)),
      )
    ).flatMap(({ html }) => tagsOf(html)),
  );
  const dossier = fc.record({
    kind: fc.constantFrom(...letterKinds),
    dossier: awkwardText(200),
    facts: awkwardFacts,
    recipientName: awkwardText(300),
    name: awkwardText(120),
  });
  await fc.assert(
    fc.asyncProperty(dossier, async ({ kind, dossier, facts, recipientName, name }) => {
      const around = { unit: { ...sonTinh, name }, page, recipientName };
      const { subject, text, html } = await renderEmail({ kind, dossier, facts }, around, vietnamese);
      expect(tagsOf(html).filter((tag) => !known.has(tag))).toEqual([]);
      expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029\u202e]/u);
      expect([...subject].length).toBeLessThanOrEqual(120);
      expect(subject).not.toBe('');
      expect(`${text}${html}`.isWellFormed()).toBe(true);
    }),
    { numRuns: 300 },
  );
  const { text } = await renderEmail(aNotice('stop', { reason: 'xem {code} và $&' }), surroundings, vietnamese);
  expect(text).toContain('Lý do: xem {code} và $&');
});
