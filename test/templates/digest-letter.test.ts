import { expect, test } from 'vitest';
import type { DriveDigest } from '../../functions/domain/digest-facts.ts';
import { driveDigests } from '../../functions/domain/drive-digest.ts';
import { renderEmail } from '../../functions/templates/render.ts';
import { shippedWords } from '../../functions/templates/shipped-words.ts';
import { pickWords } from '../../functions/templates/words.ts';
import { aDigestSource, binhSon, lySon } from '../digest-source.ts';
import { page, sonTinh } from './samples.ts';

const mailOf = async (of: string, changes: Partial<DriveDigest> = {}, chart?: Uint8Array) => {
  const notice = driveDigests(aDigestSource(), '2026-10-19T07:00:00+07:00').find(({ unit }) => unit === of);
  const digest = notice?.facts.digest;
  if (!notice || !digest) throw new Error(`there is no digest for ${of}`);
  const said = { ...notice, facts: { digest: { ...digest, ...changes } } };
  return renderEmail(said, { unit: sonTinh, page }, pickWords(shippedWords, 'vi'), chart);
};
const titlesIn = (html: string) => [...html.matchAll(/<h2[^>]*>([^<]*)</g)].map(([, title]) => title);

test('a unit reads its own table first: points and rank, then what is missing to each target', async () => {
  const { subject, text, html } = await mailOf(binhSon);
  expect(subject).toBe('78,85 điểm, hạng 1/2, tuần 12/10–18/10/2026: UBND xã Bình Sơn');
  expect(text).toContain('Kính gửi lãnh đạo UBND xã Bình Sơn,');
  expect(text).toContain('Giai đoạn 2: còn 52 ngày. Số liệu đến hết ngày 18/10/2026.');
  expect(text).toContain('Điểm: 78,85 (tăng 0,35)\nHạng: 1/2 (lên 1 bậc)\n');
  expect(text).toContain('- Dịch vụ công trực tuyến · Hiện nay 61,25% (+2,92) · Mục tiêu 80,00% · Còn thiếu 18,75\n');
  expect(text).toContain('Trong đó hồ sơ giấy do cán bộ nhập hộ: 1\n');
  expect(titlesIn(html)).toEqual(['Chỉ số và mục tiêu', 'Điểm từng ngày', 'Hồ sơ']);
});

test('the chart is a picture with words beside it, and its figures stand in a table', async () => {
  const { text, html, attachments } = await mailOf(binhSon, {}, new Uint8Array([1]));
  expect(attachments).toEqual([
    { name: 'diem.png', type: 'image/png', contentId: 'chart@baotin', content: new Uint8Array([1]) },
  ]);
  const alt = 'Biểu đồ điểm từng ngày: ngày 01/09 là 76,50, ngày 18/10 là 78,85.';
  expect(html).toContain(`<img src="cid:chart@baotin" alt="${alt}"`);
  expect(text).toContain('- 11/10/2026 · Điểm 78,50 · Khi đạt mọi mục tiêu 94,60\n');
});

test('where it could not be drawn, its words stand in its place', async () => {
  const { html, attachments } = await mailOf(binhSon);
  expect([html.includes('<img'), attachments]).toEqual([false, []]);
  expect(html).toContain('Biểu đồ điểm từng ngày: ngày 01/09 là 76,50');
});

test('the steering group reads the mean, the targets that are reached, and who is last', async () => {
  const { subject, text, html } = await mailOf('steering');
  expect(subject).toBe('Bình quân 78,79 điểm, tuần 12/10–18/10/2026: Ban Chỉ đạo');
  expect(text).toContain('- Tiến độ giải quyết hồ sơ TTHC · Đạt 1/3\n');
  expect(text).toContain('- UBND xã Trà Bồng · Hạng 2\u00a0(–1) · Điểm 78,73 · Chưa đạt 6\n');
  expect(titlesIn(html)).toEqual(['Số đơn vị đạt mục tiêu', 'Điểm từng ngày', 'Hồ sơ', 'Đơn vị cuối bảng']);
});

test('what fell is said to have fallen, what stood still too; of a month, which', async () => {
  const standing = { total: 70, gained: -1.5, rank: 9, climbed: -4 };
  const month = { period: 'month', from: '2026-10-01', to: '2026-10-31' } as const;
  expect((await mailOf(binhSon, { standing, ...month })).text).toContain(
    'Điểm: 70,00 (giảm 1,50)\nHạng: 9/2 (xuống 4 bậc)',
  );
  expect((await mailOf(binhSon, month)).subject).toContain('tháng 10/2026');
  const still = { total: 70, gained: 0, rank: 9, climbed: 0 };
  expect((await mailOf(binhSon, { standing: still, daysLeft: 0 })).text).toContain('Hạng: 9/2 (không đổi)');
  expect((await mailOf(binhSon, { daysLeft: 0 })).text).toContain('Giai đoạn 2: đã kết thúc.');
});

test('without points there is no chart and no rank, only what is known', async () => {
  const { subject, text, html } = await mailOf(lySon);
  expect(subject).toBe('Chưa đủ số liệu, tuần 12/10–18/10/2026: UBND đặc khu Lý Sơn');
  expect(text).toContain('- Tiến độ giải quyết hồ sơ TTHC · Hiện nay 100,00% · Mục tiêu 100,00% · Còn thiếu 0 (đạt)\n');
  expect(text).not.toMatch(/Hạng|undefined|NaN|\{\w+\}/);
  expect(html).not.toContain('Biểu đồ');
});

test('tasks with holder and date, overdue ones first to be seen; difficulties; and how many more there are', async () => {
  const task = { what: 'Số hóa', holder: 'Võ Tâm', due: '2026-10-30', late: false };
  const { text } = await mailOf(binhSon, {
    tasks: [{ ...task, what: 'Rà soát', due: '2026-10-15', late: true }, task],
    openTasks: 14,
    difficulties: [{ what: 'Máy quét hỏng', since: '2026-10-05' }],
    openDifficulties: 1,
  });
  expect(text).toContain(
    'VIỆC CHƯA XONG\n- QUÁ HẠN: Rà soát (Võ Tâm, hạn 15/10/2026)\n- Số hóa (Võ Tâm, hạn 30/10/2026)\n- … và 12 mục nữa\n',
  );
  expect(text).toContain('KHÓ KHĂN CHƯA GỠ\n- Máy quét hỏng (nêu ngày 05/10/2026)\n');
});

test('nothing that people have written becomes markup, a header or a text to be filled in', async () => {
  const bait = '<img src=x onerror=alert(1)>{total}\r\nBcc: a@b.c';
  const { subject, text, html } = await mailOf(binhSon, {
    ...{ unit: bait, drive: bait, phase: bait },
    tasks: [{ what: bait, holder: bait, due: '2026-10-30', late: false }],
    difficulties: [{ what: bait, since: '2026-10-05' }],
  });
  expect(html).not.toContain('<img src=x');
  expect(subject).not.toMatch(/[\r\n]/);
  expect(text).toContain('<img src=x onerror=alert(1)>{total} Bcc: a@b.c');
});
