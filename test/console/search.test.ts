import { expect, test } from 'vitest';
import { aDossier } from '../builders.ts';
import { administrator, elsewhere, lan, steering, tam } from '../people.ts';
import { nhung } from './office.ts';
import { openConsole } from './open-console.ts';

const mine = aDossier();
const other = aDossier({ code: 'H21.9-261012-0001', unit: 'H21.9' });
const received = aDossier({ code: 'H21.9-261012-0002', unit: 'H21.9', receivingUnit: 'H21.134' });

const open = async () => {
  const office = openConsole({ states: [mine, other, received] });
  for (const { code, unit, receivingUnit } of [mine, other, received])
    office.contacts.stored.set(code, { ...nhung(code), unit, receivingUnit });
  const find = async (by: typeof lan, term: string) => {
    const { status, body } = await office.post(by, '/api/dossiers/find', { term });
    return status === 200 ? body.items.map((one: { state: { code: string } }) => one.state.code) : status;
  };
  return { ...office, find };
};

test('a person’s dossiers are found by number or name, those of one’s own units only', async () => {
  const { find } = await open();
  for (const term of ['0905 123 821', 'Nguyễn Thị Hồng Nhung', 'hong nhung', 'NHUNG']) {
    expect(await find(lan, term)).toEqual([mine.code, received.code]);
    expect(await find(elsewhere, term)).toEqual([other.code, received.code]);
    expect(await find(tam, term)).toHaveLength(3);
    expect([await find(administrator, term), await find(steering, term)]).toEqual([403, 403]);
  }
  expect(await find(lan, 'Hồng Nhung Lê')).toEqual([]);
  expect(await find(administrator, other.code)).toEqual([other.code]);
  expect([await find(lan, ' '), await find(lan, other.code)]).toEqual([422, 403]);
});

test('who looked for what kind of thing is written down, masked', async () => {
  const { find, audit } = await open();
  for (const term of ['0905123821', 'hong nhung', mine.code, other.code]) await find(lan, term);
  await find(administrator, 'nhung');
  expect(audit.entries.map(({ by, action, unit, outcome, note }) => [by, action, unit, outcome, note])).toEqual([
    [lan.email, 'search', 'H21.134', 'done', 'phone •••••••••821: 2 found'],
    [lan.email, 'search', 'H21.134', 'done', 'name H. N.: 2 found'],
    [lan.email, 'search', 'H21.134', 'done', `code ${mine.code}: 1 found`],
    [lan.email, 'search', 'H21.134', 'refused', `code ${other.code}: of another unit`],
    [administrator.email, 'search', 'province', 'refused', 'name N.: no right'],
  ]);
});

test('a dossier that moved to another unit since is found by that unit no more', async () => {
  const { find, dossiers } = await open();
  await dossiers.save(mine, { ...mine, version: 3, unit: 'H21.9' });
  expect(await find(lan, 'nhung')).toEqual([received.code]);
});

test('the page shows what was found with initials only, and keeps what was typed', async () => {
  const { send, visit } = await open();
  const { status, text } = await send(lan, '/ho-so', { term: 'hồng nhung' });
  expect(status).toBe(200);
  expect(text).toContain('Tìm thấy 2 hồ sơ');
  expect(text).toContain('N. T. H. N.');
  expect(text).toContain('value="hồng nhung"');
  expect(text).not.toMatch(/Hồng Nhung|905123821/);
  expect((await send(lan, '/ho-so', { term: 'Ai Đó' })).text).toContain('Không tìm thấy.');
  expect(await send(lan, '/ho-so', { term: ' ' })).toMatchObject({
    ...{ status: 422, text: expect.stringContaining('id="term-fault"') },
  });
  expect(await send(lan, '/ho-so', { term: other.code })).toMatchObject({
    ...{ status: 403, text: expect.stringContaining('Bạn không có quyền') },
  });
  expect((await visit(administrator, '/ho-so')).text).toContain('Mã hồ sơ');
  expect((await visit(steering, '/ho-so?unit=H21.134')).status).toBe(403);
});

test('a unit’s dossiers are listed by status and days, and taken away as a file, which is written down', async () => {
  const done = aDossier({ code: 'DONE', status: 'finished', updatedAt: '2026-10-20T10:00:00+07:00' });
  const late = aDossier({ code: 'LATE', dueAt: '2026-10-20T16:30:00+07:00' });
  const { visit, get, ask, audit } = openConsole({ states: [mine, done, late, other] });
  const listed = async (query: string, by = lan) =>
    [...(await visit(by, `/ho-so?${query}`)).text.matchAll(/ho-so\/(?!tai-ve)([\w.-]+)\?/g)].map(([, code]) => code);
  expect(await listed('')).toEqual(['LATE', mine.code]);
  expect(await listed('list=overdue')).toEqual(['LATE']);
  expect(await listed('list=overdue&from=2026-10-25')).toEqual([]);
  expect(await listed('list=finished')).toEqual(['DONE']);
  expect(await listed('from=2026-10-21&to=2026-10-23')).toEqual([mine.code]);
  expect(await listed('order=latest')).toEqual([mine.code, 'LATE']);
  expect(await listed('unit=H21.9', tam)).toEqual([other.code]);
  expect((await visit(lan, '/ho-so?unit=H21.9')).status).toBe(403);
  expect((await visit(lan, '/ho-so?from=31.12.2026')).text).toContain('id="from-fault"');
  expect((await visit(tam, '/ho-so')).text).toContain('Hãy nhập mã đơn vị');
  expect(await get(lan, '/api/dossiers?unit=H21.134&list=finished')).toMatchObject({
    ...{ status: 200, body: { items: [{ code: 'DONE' }] } },
  });
  expect((await get(lan, '/api/dossiers?unit=H21.9')).status).toBe(403);

  const file = await ask(lan, '/ban-lam-viec/ho-so/tai-ve?unit=H21.134&list=overdue&as=csv');
  expect(file.headers.get('content-disposition')).toBe('attachment; filename="ho-so.csv"');
  const [heads = '', row = ''] = (await file.text()).split('\r\n');
  expect(heads.replace('\ufeff', '')).toMatch(/^"Mã hồ sơ";"Thủ tục";/);
  expect(row).toMatch(/^"LATE";"Đổi giấy phép lái xe";"Đơn vị H21.134";"Đang giải quyết";/);
  expect((await ask(lan, '/ban-lam-viec/ho-so/tai-ve?unit=H21.9')).status).toBe(403);
  expect(audit.entries).toMatchObject([
    { by: lan.email, action: 'export-list', unit: 'H21.134', note: 'overdue: 1 rows' },
  ]);
});
