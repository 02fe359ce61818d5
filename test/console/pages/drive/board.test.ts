import { describe, expect, test } from 'vitest';
import { boardDrive, boardTerms, vanCanh } from '../../../gia-lai-board.ts';
import { hung, steering } from '../../../people.ts';
import { openBoard } from './open-board.ts';

const base = `/chien-dich/${boardDrive.id}`;
const head = { ...hung, units: [vanCanh] };
const parts = ['toan-tinh', 'chi-tieu', 'xep-hang', 'bang-mau', 'canh-bao', 'dien-bien', 'truoc-sau', 'hai-long'];
const everyPart = [...parts.map((part) => `${base}/${part}`), `${base}/don-vi/${vanCanh}`, '/chien-dich'];

/** The cells of the row that begins with a name, as text. */
const rowOf = (text: string, name: string): string[] => {
  const row = text.split('<tr>').find((one) => one.includes(`>${name}<`)) ?? '';
  return row.split(/<\/t[hd]>/).map((cell) => cell.replace(/<[^>]+>/g, '').trim());
};
const namesIn = (text: string): string[] =>
  [...text.matchAll(/<th scope="row"[^>]*><a [^>]+>([^<]+)</g)].map(([, name = '']) => name);

test('without a drive the page says what to do', async () => {
  const { visit } = openBoard({ drives: [] });
  expect((await visit(steering, '/chien-dich')).text).toContain('Ban chỉ đạo lập chiến dịch');
});

test('who steers comes to the whole and may set it up, a unit’s head to the unit', async () => {
  const { visit } = openBoard();
  const list = await visit(steering, '/chien-dich');
  expect(list.text).toContain(`href="/ban-lam-viec${base}"`);
  expect(list.text).toContain(`href="/ban-lam-viec${base}/thiet-lap"`);
  expect((await visit(head, '/chien-dich')).text).not.toContain('/thiet-lap');
  expect(await visit(head, base)).toMatchObject({
    status: 302,
    to: `/ban-lam-viec${base}/don-vi/${vanCanh}?unit=${vanCanh}`,
  });
  expect(await visit(steering, base)).toMatchObject({
    status: 200,
    text: expect.stringContaining('<h1>Toàn tỉnh</h1>'),
  });
  expect((await visit(head, `${base}/toan-tinh`)).status).toBe(200);
});

describe('the table of gaps', () => {
  test('has both accounts beside each other, with the difference', async () => {
    const { visit } = openBoard();
    const path = `${base}/chi-tieu?chi-tieu=TDGQ&xep=-dat`;
    const { text } = await visit(steering, path);
    expect(text).toContain('Hệ thống tính, đến 24/10/2026. Cổng công bố ngày 10/10/2026.');
    // The portal: 19.41 of 20 points, 97.05 %, 0.95 below the 98 of the second phase. Ours has gone up to 97.15.
    expect(rowOf(text, 'UBND xã Vân Canh').slice(1, 8)).toEqual([
      '98',
      '–',
      '97,15',
      '−0,85',
      '97,05',
      '−0,95',
      '+0,1',
    ]);
    const english = (await visit(steering, path, 'en')).text;
    expect(english).toContain('<span lang="vi">UBND xã Vân Canh</span>');
    expect(english).toContain('<td class="number">97.15</td>');
  });

  test('begins with who lacks most, and is sorted by the column that was chosen', async () => {
    const { visit } = openBoard();
    const path = `${base}/chi-tieu?chi-tieu=TDGQ`;
    const most = (await visit(steering, path)).text;
    expect(namesIn(most)[0]).toBe('Thanh tra tỉnh - tỉnh Gia Lai');
    expect(most).toContain(`href="/ban-lam-viec${path}&amp;xep=-dat"`);
    const best = (await visit(steering, `${path}&xep=-dat`)).text;
    expect(best).toContain('aria-sort="descending"');
    const percents = namesIn(best).map((name) => Number(rowOf(best, name)[3]?.replace(',', '.')));
    expect(percents).toEqual(percents.toSorted((a, b) => b - a));
    expect(best).toContain('xep=dat"');
  });

  test('shows a hundred rows and leads to the rest, by level if one is chosen', async () => {
    const { visit } = openBoard();
    const all = (await visit(steering, `${base}/chi-tieu`)).text;
    expect(all).toContain('1–100 trong 894 dòng');
    expect(all).toContain('trang=2"');
    expect((await visit(steering, `${base}/chi-tieu?trang=9`)).text).toContain('801–894 trong 894 dòng');
    expect((await visit(steering, `${base}/chi-tieu?trang=99`)).text).toContain('801–894');
    const offices = (await visit(steering, `${base}/chi-tieu?cap=department&chi-tieu=TDGQ`)).text;
    expect(namesIn(offices)).toHaveLength(boardTerms.filter(({ level }) => level === 'department').length);
    expect(offices).not.toContain('UBND xã');
    expect((await visit(steering, `${base}/chi-tieu?cap=district`)).text).toContain('không có dòng nào khớp');
  });
});

test('the league tells rank, points and what moved, by either account', async () => {
  const { visit } = openBoard();
  const published = (await visit(steering, `${base}/xep-hang?nguon=cong`)).text;
  // Vân Canh: second on both published days, 75.7 and 75.34 points.
  expect(rowOf(published, 'UBND xã Vân Canh').slice(0, 4)).toEqual(['2', 'UBND xã Vân Canh', '75,34', '= (−0,36)']);
  expect(published).toContain('Đổi hạng (điểm) từ 24/09/2026');
  expect(published).toContain('href="/api/league?account=published&amp;as=xlsx"');
  expect((await visit(steering, `${base}/xep-hang`)).text).toContain('từ 17/10/2026');
});

test('the heat table says by sign what its colour says', async () => {
  const { text } = await openBoard().visit(steering, `${base}/bang-mau?nguon=cong&trang=2`);
  // Openness 65.5 of 65, timeliness 97.05 of 98, online 52.58 of 60.
  const row = text.split('<tr>').find((one) => one.includes('UBND xã Vân Canh')) ?? '';
  expect(row).toContain('<td class="number h0">✓\u00a0+0,5</td>');
  expect(row).toContain('<td class="number h1">−0,95</td>');
  expect(row).toContain('<td class="number h2">−7,42</td>');
});

test('warnings name who will miss a target at the present pace, with the pace that would do', async () => {
  const { visit } = openBoard();
  const { text } = await visit(steering, `${base}/canh-bao?chi-tieu=ONLINE`);
  expect(text).toContain('tiếp tục như 14 ngày qua');
  // From 52.58 on the 10th by 2.02 in 14 days; 5.42 more are wanted in 45 days, and come.
  expect(namesIn(text)).not.toContain('UBND xã Vân Canh');
  expect(rowOf(text, namesIn(text)[0] ?? '').at(-2)).toBe('có nguy cơ');
  const none = await openBoard({ frozen: new Map() }).visit(steering, `${base}/canh-bao`);
  expect(none.text).toContain('Không có chỉ tiêu nào có nguy cơ');
  expect(none.text).toContain('894 chỉ tiêu chưa đủ số liệu');
});

test('before and after stand side by side by both accounts', async () => {
  const { text } = await openBoard().visit(steering, `${base}/truoc-sau?chi-tieu=TDGQ`);
  expect(text).toContain('Hiện nay hoặc kết thúc, 24/10/2026, hệ thống tính');
  expect(text).toContain('Hiện nay hoặc kết thúc, 10/10/2026, Cổng công bố');
  expect(rowOf(text, 'UBND xã Vân Canh').at(-2)).toBe('+0,1');
});

test('a unit’s page has its rank, gaps, warnings, lines with their words, and what citizens answered', async () => {
  const counts = { answered: 40, satisfied: 37 };
  const counted = new Map([['2026-10-20', [{ unit: vanCanh, counts }]]]);
  const { visit } = openBoard({ counted });
  const { text } = await visit(head, `${base}/don-vi/${vanCanh}`);
  for (const words of [
    ...['<h1>UBND xã Vân Canh</h1>', 'trong 149 đơn vị', '92,5\u00a0%', '40 trả lời từ 01/09/2026 đến 25/10/2026'],
    ...[`href="/ban-lam-viec${base}/viec?unit=${vanCanh}&amp;don-vi=${vanCanh}"`, 'trong đó quá hạn: 2'],
    ...['<svg class="chart" role="img"', 'aria-labelledby="bieu-do-TDGQ-t bieu-do-TDGQ-d"'],
    '<title id="bieu-do-TDGQ-t">Tiến độ giải quyết hồ sơ TTHC, 26/09/2026 đến 24/10/2026</title>',
  ])
    expect(text).toContain(words);
  expect(text).toMatch(/<desc id="bieu-do-TDGQ-d">Từ 96,\d+ lên hoặc xuống 97,15; .* Chỉ tiêu 98\./);
  expect(text.match(/<svg class="chart"/g)).toHaveLength(7);
  expect(rowOf(text, '10/10/2026')).toEqual(expect.arrayContaining(['97,05']));
  const whole = (await visit(steering, `${base}/toan-tinh`)).text;
  expect(whole).toContain('92,5\u00a0%');
});

test('a trend can be followed for one unit and one indicator, or for all together by weeks', async () => {
  const { visit } = openBoard();
  const one = (await visit(steering, `${base}/dien-bien?don-vi=${vanCanh}&chi-tieu=TDGQ`)).text;
  expect(one.match(/<svg class="chart"/g)).toHaveLength(1);
  expect(one.match(/<th scope="row">/g)).toHaveLength(29);
  const all = (await visit(steering, `${base}/dien-bien`)).text;
  expect(all).toContain('Trung bình mọi đơn vị');
  expect(all.match(/<th scope="row">/g)).toHaveLength(5);
  const early = await openBoard({ now: '2026-09-02T08:00:00+07:00' }).visit(steering, `${base}/dien-bien`);
  expect(early.text).toContain('Chưa có ngày nào có số liệu');
});

test('a unit that takes no part is told so, and a drive that is none is not found', async () => {
  const { visit } = openBoard();
  expect((await visit(steering, `${base}/don-vi/H21.999`)).text).toContain('không tham gia chiến dịch');
  for (const path of ['/chien-dich/khong-co', '/chien-dich/khong-co/xep-hang', '/chien-dich/khong-co/don-vi/H21.1'])
    expect((await visit(steering, path)).status).toBe(404);
});

test.each(['vi', 'en'])(
  'every page in %s is light, without script or style of its own, and says everything',
  async (language) => {
    const { visit } = openBoard();
    for (const path of everyPart) {
      const { status, text } = await visit(steering, path, language);
      expect([path, status, text.length > 1000]).toEqual([path, 200, true]);
      expect([path, Buffer.byteLength(text) < 120_000]).toEqual([path, true]);
      expect(text).toContain(`<html lang="${language}">`);
      expect(text).not.toMatch(/<script| style="| on\w+="|undefined|NaN|\[object|\{\w+\}/);
    }
  },
);

test('nothing that was entered becomes markup', async () => {
  const drive = { ...boardDrive, name: '<script>alert(1)</script>' };
  const { visit } = openBoard({ drives: [drive] });
  for (const path of [
    ...everyPart,
    `${base}/dien-bien?don-vi=%3Cscript%3E`,
    `${base}/chi-tieu?chi-tieu=%3Cscript%3E&xep=%22%3E%3Cscript%3E`,
  ])
    expect((await visit(steering, path)).text).not.toContain('<script');
});
