import { expect, test } from 'vitest';
import { type FileImport, noCounts } from '../../../functions/domain/file-import.ts';
import type { PortalImport } from '../../../functions/ports.ts';
import { fakeDropBox, fakeFileImports } from '../../fake-imports.ts';
import { administrator, elsewhere, hung, lan, steering, tam } from '../../people.ts';
import { openConsole } from '../open-console.ts';

const csv = (text: string, name = 'Hồ sơ tháng 10.csv') => new File([text], name, { type: 'text/csv' });
const id = '01K82WQZR0FG7Z1B3S4T5V6W7X';
const read: FileImport = {
  ...{ id, file: `updates/${id}.csv`, name: 'Tháng 10.csv', at: '2026-10-21T09:00:00+07:00', by: lan.email },
  ...{ units: lan.units, state: 'done', endedAt: '2026-10-21T09:01:00+07:00' },
  counts: { ...noCounts, rows: 120, applied: 60, rejected: 60, problems: 60 },
};

const open = (...given: FileImport[]) => {
  const imports = { fileImports: fakeFileImports(...given), dropBox: fakeDropBox() };
  return { ...imports, ...openConsole({}, imports) };
};

test('a file that is sent is announced, proven, put into the bucket, and followed on its page', async () => {
  const { upload, visit, fileImports, dropBox, audit } = open();
  expect((await visit(lan, '')).text).toContain('/ban-lam-viec/nhap-tep');
  expect((await visit(lan, '/nhap-tep')).text).toContain('Tháng này chưa có tệp nào.');
  const sent = await upload(lan, '/nhap-tep', csv('MaHoSo\n1'));
  const [file] = [...fileImports.stored.values()];
  expect(sent).toMatchObject({ status: 303, to: `/ban-lam-viec/nhap-tep/${file?.id}?unit=H21.134` });
  expect(file).toMatchObject({ by: lan.email, units: ['H21.134'], state: 'waiting', name: 'Hồ sơ tháng 10.csv' });
  expect([...dropBox.files.keys()]).toEqual([`updates/${file?.id}.csv`]);
  expect(audit.entries.at(-1)).toMatchObject({ action: 'import-dossiers', outcome: 'done', note: file?.id });
  const page = await visit(lan, `/nhap-tep/${file?.id}`);
  expect(page.text).toContain('Đang đọc tệp: đã xong 0 dòng.');
  expect((await visit(lan, '/nhap-tep')).text).toContain('đang chờ đọc');
});

test('the page of a file looks again by itself until it is read, unless somebody wants it to hold still', async () => {
  const { ask } = open({ ...read, state: 'reading', percent: 40, at: '2026-10-21T09:59:00+07:00' });
  const headers = async (path: string) =>
    (await ask(lan, `/ban-lam-viec/nhap-tep/${id}${path}`)).headers.get('refresh');
  expect(await headers('')).toBe('3');
  expect(await headers('?dung=1')).toBeNull();
  const done = open(read);
  expect((await done.ask(lan, `/ban-lam-viec/nhap-tep/${id}`)).headers.get('refresh')).toBeNull();
});

test.each([
  ['nothing', csv(''), 'Hãy chọn một tệp CSV hoặc XLSX có nội dung.'],
  ['a picture', csv('x', 'anh.png'), 'Chỉ đọc được tệp .csv hoặc .xlsx'],
  ['too much', csv('x'.repeat(4_000_001)), 'Tệp lớn hơn 4 MB'],
])('who sends %s is told what to do, at the field', async (_, file, said) => {
  const { upload, dropBox } = open();
  const answered = await upload(lan, '/nhap-tep', file);
  expect(answered).toMatchObject({ status: 422, text: expect.stringContaining(`id="file-fault">${said}`) });
  expect(dropBox.files.size).toBe(0);
});

test('what is wrong is listed in Vietnamese, page by page, and taken away as CSV', async () => {
  const { visit, ask, fileImports } = open(read);
  const problems = Array.from({ length: 60 }, (_, n) => ({
    row: n + 2,
    field: 'NgayHenTra',
    problem: '"mai" is not a time: write yyyyMMddHHmmss or ISO 8601',
  }));
  fileImports.kept.push(...problems.map((one) => ({ file: read.file, ...one })));
  const { text } = await visit(lan, `/nhap-tep/${id}`);
  expect(text).toContain('"mai" không phải ngày giờ: hãy ghi như 20261023163000'.replaceAll('"', '&quot;'));
  expect(text).toContain('Chỗ cần sửa (60)');
  expect(text).toContain('after=50');
  const file = await ask(lan, `/ban-lam-viec/nhap-tep/${id}/loi?as=csv`);
  expect(file.headers.get('content-disposition')).toBe(`attachment; filename="loi-${id}.csv"`);
  const lines = (await file.text()).trim().split('\r\n');
  expect(lines).toHaveLength(61);
  expect(lines[0]).toContain('"Tệp";"Dòng";"Cột";"Mức";"Sai ở đâu"');
  expect(lines[1]).toMatch(/^"Tháng 10\.csv";2;"NgayHenTra";.*không phải ngày giờ/);
  const workbook = await ask(lan, `/ban-lam-viec/nhap-tep/${id}/loi?as=xlsx`);
  expect(
    Buffer.from(await workbook.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
});

test('what became of a file is the business of its units only', async () => {
  const { visit, upload, audit } = open(read);
  expect((await visit(hung, `/nhap-tep/${id}`)).status).toBe(200);
  expect((await visit(administrator, '/nhap-tep')).text).toContain('Tháng 10.csv');
  expect((await visit(elsewhere, `/nhap-tep/${id}`)).status).toBe(403);
  expect((await visit(elsewhere, '/nhap-tep')).text).not.toContain('Tháng 10.csv');
  expect((await visit(tam, '')).text).not.toContain('/nhap-tep');
  expect((await upload(tam, '/nhap-tep', csv('x'))).status).toBe(403);
  expect(audit.entries.at(-1)).toMatchObject({ by: tam.email, action: 'import-dossiers', outcome: 'refused' });
  expect((await visit(lan, '/nhap-tep/01K82WQZR0FG7Z1B3S4T5V6W7Z')).status).toBe(404);
});

test('the API takes a file and tells of it as the pages do', async () => {
  const { post, get, dropBox } = open();
  const sent = await post(administrator, '/api/imports', {
    name: 'a.csv',
    file: Buffer.from('MaHoSo').toString('base64'),
  });
  expect(sent).toMatchObject({ status: 200, body: { id: expect.any(String) } });
  expect(dropBox.files.size).toBe(1);
  const [one] = [...dropBox.files.keys()].map((file) => file.slice(8, 34));
  expect(await get(administrator, `/api/imports/${one}`)).toMatchObject({ body: { found: { state: 'waiting' } } });
  expect(await get(administrator, `/api/imports/${one}/problems`)).toMatchObject({ body: { items: [] } });
  expect(await get(administrator, '/api/imports?month=2026-10')).toMatchObject({
    body: { items: [{ name: 'a.csv' }] },
  });
});

const portalDays = (imports: PortalImport[] = []) => {
  const saved: string[] = [];
  return {
    saved,
    imported: async (from: string) =>
      imports.length > 0 && from <= '2026-10-10' ? [{ day: '2026-10-10', imports }] : [],
    ...{ day: async () => [], ofUnit: async () => [] },
    save: async (day: string, { kind, units }: { kind: string; units: readonly unknown[] }) => {
      saved.push(`${day} ${kind} ${units.length}`);
    },
  };
};
const history = {
  find: async () => ({
    terms: [{ code: 'H21.134', name: 'Sở A', level: 'department' as const, predecessors: [] }],
    version: 1,
  }),
  save: async () => 'done' as const,
};
const head = 'code,name,total,ckmb,tdgq,online,tttt,mdhl,mdsh,rank';
const good = `${head}\nH21.134,Sở A,60,10,10,10,10,10,10,1`;

test('a day of the portal with a bad row is not taken in, its row is named and can be taken away', async () => {
  const days = portalDays();
  const { upload, send } = openConsole({}, { portalDays: days, history });
  const bad = `${head}\nH21.134,Sở A,60,10,10,10,10,10,x,1\nH21.999,Sở B,60,10,10,10,10,10,10,2`;
  const refused = await upload(steering, '/nhap-tep/cong', csv(bad), { day: '2026-10-10', kind: 'table' });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Có 2 lỗi nên chưa có gì được ghi.');
  expect(refused.text).toContain('không phải số từ 0 trở lên');
  expect(refused.text).toContain('value="2026-10-10"');
  expect(days.saved).toEqual([]);
  const rows = JSON.stringify([{ row: 2, field: 'mdsh', problem: 'is missing' }]);
  const taken = await send(steering, '/nhap-tep/loi', { file: '=x.csv', rows });
  expect(taken.text).toContain(`"'=x.csv";2;"mdsh";"từ chối";"còn thiếu"`);
  expect((await send(steering, '/nhap-tep/loi', { rows: 'no' })).status).toBe(400);
  const fine = await upload(steering, '/nhap-tep/cong', csv(good), { day: '2026-10-10', kind: 'table' });
  expect(fine).toMatchObject({ status: 303, to: '/ban-lam-viec/nhap-tep/cong?taken=1' });
  expect(days.saved).toEqual(['2026-10-10 table 1']);
  expect((await upload(lan, '/nhap-tep/cong', csv(good), { day: '2026-10-10' })).status).toBe(403);
});

test('figures that are there already are replaced only after a second look', async () => {
  const days = portalDays([{ kind: 'table', at: '2026-10-11T08:00:00+07:00', by: 'ban@example.vn', units: 149 }]);
  const { upload, visit } = openConsole({}, { portalDays: days, history });
  expect((await visit(steering, '/nhap-tep/cong')).text).toContain('Bảng xếp hạng các đơn vị (149)');
  const asked = await upload(steering, '/nhap-tep/cong', csv(good), { day: '2026-10-10', kind: 'table' });
  expect(asked).toMatchObject({
    status: 409,
    text: expect.stringContaining('Ngày 10/10/2026 đã có số liệu loại này (149 đơn vị)'),
  });
  expect(days.saved).toEqual([]);
  await upload(steering, '/nhap-tep/cong', csv(good), { day: '2026-10-10', kind: 'table', replace: 'yes' });
  expect(days.saved).toHaveLength(1);
  const late = await upload(steering, '/nhap-tep/cong', csv(good), { day: '2026-10-22', kind: 'table' });
  expect(late).toMatchObject({ status: 422, text: expect.stringContaining('Hãy chọn ngày, không muộn hơn hôm nay.') });
});

test('the register of units takes a whole file or nothing of it', async () => {
  const { upload, visit } = openConsole({}, { history });
  expect((await visit(administrator, '/nhap-tep/don-vi')).text).toContain('Danh mục đang có 1 dòng.');
  const bad = await upload(administrator, '/nhap-tep/don-vi', csv('MaDonVi,TenDonVi,Cap\nH21.1,Sở B,tổ'));
  expect(bad).toMatchObject({
    status: 422,
    text: expect.stringContaining('không có trong danh sách: tinh, so, huyen, xa'),
  });
  const fine = await upload(administrator, '/nhap-tep/don-vi', csv('MaDonVi,TenDonVi,Cap\nH21.1,Sở B,so'));
  expect(fine).toMatchObject({ status: 303, to: '/ban-lam-viec/nhap-tep/don-vi?taken=1' });
  expect((await visit(steering, '/nhap-tep/don-vi')).status).toBe(403);
});
