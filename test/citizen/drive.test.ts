import { expect, test } from 'vitest';
import { boardDrive } from '../gia-lai-board.ts';
import { openCitizen } from './open-citizen.ts';

const now = '2026-10-25T09:00:00+07:00';
const open = (given: Parameters<typeof openCitizen>[0] = {}) => openCitizen({ now, drives: [boardDrive], ...given });
const path = `/chien-dich/${boardDrive.id}`;

/** The figures of the row about somebody. */
const figuresOf = (text: string, name: string): string[] => {
  const row = text.split('<tr>').find((one) => one.includes(`>${name}<`)) ?? '';
  return [...row.matchAll(/data-label="[^"]+">([^<]*)</g)].map(([, figure = '']) => figure);
};

test('everybody may see how far units are in the current drive, by what the portal published', async () => {
  const { ask } = await open();
  const { status, text } = await ask('/chien-dich');
  expect(status).toBe(200);
  expect(text).toContain('Đang diễn ra từ 01/09/2026 đến 09/12/2026. <span lang="vi">Giai đoạn 2</span>');
  expect(text).toContain('công bố ngày 10/10/2026');
  // Second on both published days, 75.34 points.
  expect(figuresOf(text, 'UBND xã Vân Canh')).toEqual(['2', '75,34', '=']);
  expect(text).toContain('so với 24/09/2026');
  // Of openness 148 units had 65.5 % of the points, one less.
  expect(figuresOf(text, boardDrive.indicators[0]?.name ?? '')).toEqual(['148/149']);
  expect(text).toContain(`${path}?trang=2"`);
  expect((await ask('/')).text).toContain('href="/chien-dich"');
});

test('where the portal has published nothing, the figures are ours and say so', async () => {
  const { ask } = await open({ published: false, now: '2026-10-13T09:00:00+07:00' });
  expect((await ask('/chien-dich')).text).toContain('Số liệu hệ thống tính đến hết ngày 12/10/2026');
  const later = await open({ published: false, now: '2026-11-30T09:00:00+07:00' });
  expect((await later.ask('/chien-dich')).text).toContain('Chưa có số liệu');
});

test('a unit and an indicator have pages of their own, in the language that was chosen', async () => {
  const { ask } = await open();
  const unit = (await ask(`${path}?don-vi=H21.227`)).text;
  expect(unit).toContain('<dd>2/149</dd>');
  // 19.41 of 20 points are 97.05 %; 98 were asked.
  expect(figuresOf(unit, 'Tiến độ giải quyết hồ sơ TTHC')).toEqual(['98', '97,05', '−0,95']);
  const indicator = (await ask(`${path}?chi-tieu=TDGQ&lang=en`)).text;
  expect(indicator).toContain('Thanh tra tỉnh');
  expect(indicator).toContain(`href="${path}?don-vi=`);
  expect(indicator).toContain('&amp;lang=en"');
});

test('a unit is found by a part of its name, with or without diacritics', async () => {
  const { ask } = await open();
  for (const name of ['van canh', 'Vân Canh']) {
    const { text } = await ask(`${path}?tim=${encodeURIComponent(name)}`);
    expect(text.match(/don-vi=/g)).toHaveLength(1);
    expect(text).toContain('UBND xã Vân Canh');
  }
  expect((await ask(`${path}?tim=%22%3E%3Cscript%3E`)).text).not.toContain('<script');
});

test('the running drive comes first, a former one stays to be seen, and one that is none is not found', async () => {
  const former = { ...boardDrive, id: 'cu', name: 'Đợt cũ', from: '2026-01-01', to: '2026-03-31' };
  const coming = { ...boardDrive, id: 'moi', name: 'Đợt mới', from: '2027-01-01', to: '2027-03-31' };
  const { ask } = await open({ drives: [coming, boardDrive, former] });
  expect((await ask('/chien-dich')).text).toContain(boardDrive.name);
  expect((await ask('/chien-dich/cu')).text).toContain('Đã diễn ra từ 01/01/2026 đến 31/03/2026');
  expect((await ask('/chien-dich/khong-co')).status).toBe(404);
  const over = await open({ drives: [coming, former] });
  expect((await over.ask('/chien-dich')).text).toContain('Đợt cũ');
  const none = await open({ drives: [] });
  expect(await none.ask('/chien-dich')).toMatchObject({
    status: 200,
    text: expect.stringContaining('chưa có chiến dịch'),
  });
});
