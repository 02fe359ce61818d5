import { expect, test } from 'vitest';
import type { Drive } from '../../../functions/domain/drive.ts';
import type { Difficulty, Task } from '../../../functions/domain/drive-work.ts';
import type { Drives, DriveWork } from '../../../functions/ports.ts';
import { fakeNudgeMarks, fakeOptOuts } from '../../fake-drive.ts';
import { administrator, elsewhere, hung, lan, steering, tam } from '../../people.ts';
import { openConsole } from '../open-console.ts';

const [unit, other] = ['H21.134', 'H21.9'];
const drive: Drive = {
  ...{ id: 'gia-lai-2026', name: 'Cao điểm 100 ngày đêm', from: '2026-09-01', to: '2026-12-09' },
  phases: [
    { name: 'Giai đoạn 1', from: '2026-09-01', to: '2026-10-20' },
    { name: 'Giai đoạn 2', from: '2026-10-21', to: '2026-12-09' },
  ],
  units: [unit, other],
  indicators: [
    { id: 'ONLINE', name: 'Dịch vụ công trực tuyến' },
    { id: 'MDSH', name: 'Số hóa hồ sơ, kết quả giải quyết TTHC' },
  ],
  targets: [{ unit, indicator: 'ONLINE', phase: 'Giai đoạn 1', percent: 50 }],
  baseline: [{ unit, indicator: 'ONLINE', percent: 40.3 }],
};

const history = {
  find: async () => ({
    terms: [
      { code: unit, name: 'Sở Xây dựng', level: 'department' as const, predecessors: [] },
      { code: other, name: 'UBND xã Ia Grai', level: 'commune' as const, predecessors: [] },
    ],
    version: 1,
  }),
  save: async () => 'done' as const,
};

const open = (...given: Drive[]) => {
  const stored = new Map(given.map((one) => [one.id, { drive: one, version: 1 }]));
  const work = { tasks: new Map<string, Task>(), difficulties: new Map<string, Difficulty>() };
  const drives: Drives = {
    all: async () => [...stored.values()].map((one) => one.drive),
    find: async (id) => stored.get(id),
    save: async (of, version) => {
      if ((stored.get(of.id)?.version ?? 0) !== version) return 'overtaken';
      stored.set(of.id, { drive: of, version: version + 1 });
      return 'done';
    },
  };
  const driveWork: DriveWork = {
    tasks: async () => [...work.tasks.values()],
    difficulties: async () => [...work.difficulties.values()],
    save: async (_, one) => {
      if ('task' in one) work.tasks.set(one.task.id, one.task);
      else work.difficulties.set(one.difficulty.id, one.difficulty);
      return 'done';
    },
  };
  const optOuts = fakeOptOuts();
  const console = openConsole({}, { drives, driveWork, history, optOuts, nudgeMarks: fakeNudgeMarks() });
  return { ...console, ...work, optOuts, stored, of: (id = drive.id) => stored.get(id)?.drive };
};
const csv = (text: string) => new File([text], 'chi-tieu.csv', { type: 'text/csv' });

const typed = {
  ...{ version: '0', id: 'gia-lai-2026', name: 'Cao điểm', from: '2026-09-01', to: '2026-12-09' },
  ...{ 'phase-0-name': 'Một', 'phase-0-from': '2026-09-01', 'phase-0-to': '2026-12-09' },
  ...{ units: `${unit}, ${other.toLowerCase()}`, indicators: ['ONLINE', 'MDSH'], nudges: 'yes' },
};

test('a drive is set up by a form; what is wrong is said at its field and nothing typed is lost', async () => {
  const { visit, send, of } = open();
  expect((await visit(steering, '/chien-dich/moi')).text).toContain('Lập chiến dịch mới');
  const wrong = await send(steering, '/chien-dich/moi', { ...typed, 'phase-0-to': '2026-12-31', units: 'H21.X' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain(
    'id="phase-0-to-fault">Ngày cuối (1): 31/12/2026 nằm ngoài chiến dịch, từ 01/09/2026 đến 09/12/2026',
  );
  expect(wrong.text).toContain('không phải đơn vị của tỉnh');
  expect(wrong.text).toContain('value="Cao điểm"');
  expect(of()).toBeUndefined();
  const saved = await send(steering, '/chien-dich/moi', typed);
  expect(saved).toMatchObject({ status: 303, to: '/ban-lam-viec/chien-dich/gia-lai-2026/thiet-lap?said=saved' });
  expect(of()).toMatchObject({ units: [unit, other], nudges: true, phases: [{ name: 'Một' }] });
  const again = await send(steering, '/chien-dich/moi', typed);
  expect(again).toMatchObject({ status: 422, text: expect.stringContaining('Mã này đã có chiến dịch khác dùng.') });
  expect((await send(hung, '/chien-dich/moi', typed)).status).toBe(403);
});

test('all communes come into the form by one button, and stay to be looked at', async () => {
  const { send, of } = open();
  const filled = await send(steering, '/chien-dich/moi', { ...typed, units: unit, fill: 'commune' });
  expect(filled).toMatchObject({ status: 200, text: expect.stringContaining(`${unit}, ${other}</textarea>`) });
  expect(of()).toBeUndefined();
});

test('a phase that gets another name keeps its targets; a unit that leaves loses them only after a second look', async () => {
  const { send, of } = open(drive);
  const form = {
    ...{ ...typed, version: '1', name: drive.name },
    ...{ 'phase-0-name': 'Đợt 1', 'phase-0-was': 'Giai đoạn 1', 'phase-0-to': '2026-10-20' },
    ...{
      'phase-1-name': 'Giai đoạn 2',
      'phase-1-was': 'Giai đoạn 2',
      'phase-1-from': '2026-10-21',
      'phase-1-to': '2026-12-09',
    },
  };
  expect((await send(steering, `/chien-dich/${drive.id}/thiet-lap`, form)).status).toBe(303);
  expect(of()?.targets).toEqual([{ unit, indicator: 'ONLINE', phase: 'Đợt 1', percent: 50 }]);
  const less = { ...form, version: '2', units: other, 'phase-0-was': 'Đợt 1' };
  const asked = await send(steering, `/chien-dich/${drive.id}/thiet-lap`, less);
  expect(asked).toMatchObject({
    status: 409,
    text: expect.stringContaining('bỏ đi 2 chỉ tiêu hoặc kết quả năm trước'),
  });
  expect(of()?.units).toEqual([unit, other]);
  expect((await send(steering, `/chien-dich/${drive.id}/thiet-lap`, { ...less, loses: 'yes' })).status).toBe(303);
  expect(of()).toMatchObject({ units: [other], targets: [], baseline: [] });
  const late = await send(steering, `/chien-dich/${drive.id}/thiet-lap`, { ...less, loses: 'yes' });
  expect(late).toMatchObject({ status: 409, text: expect.stringContaining('Người khác vừa sửa chiến dịch này') });
});

test('what is missing is counted, and the targets of one unit are entered by hand', async () => {
  const { visit, send, of } = open(drive);
  const page = await visit(steering, `/chien-dich/${drive.id}/thiet-lap/chi-tieu?don-vi=${unit}`);
  expect(page.text).toContain('Đơn vị còn thiếu chỉ tiêu</summary>'.replace('</summary>', ' (2)'));
  expect(page.text).toContain('40,3');
  expect(page.text).toContain('id="t-ONLINE-0" name="t-ONLINE-0" value="50"');
  const form = { version: '1', 'don-vi': unit, 't-ONLINE-0': '52,5', 't-MDSH-0': '101' };
  const wrong = await send(steering, `/chien-dich/${drive.id}/thiet-lap/chi-tieu`, form);
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('id="t-MDSH-0-fault">MDSH, Giai đoạn 1: 101 lớn hơn 100');
  expect(wrong.text).toContain('value="52,5"');
  const saved = await send(steering, `/chien-dich/${drive.id}/thiet-lap/chi-tieu`, { ...form, 't-MDSH-0': '100' });
  expect(saved).toMatchObject({ status: 303, to: expect.stringContaining('don-vi=H21.134&said=saved') });
  expect(of()?.targets).toEqual([
    { unit, indicator: 'ONLINE', phase: 'Giai đoạn 1', percent: 52.5 },
    { unit, indicator: 'MDSH', phase: 'Giai đoạn 1', percent: 100 },
  ]);
  const emptied = { version: '2', 'don-vi': unit, 't-MDSH-0': '100' };
  expect((await send(steering, `/chien-dich/${drive.id}/thiet-lap/chi-tieu`, emptied)).status).toBe(303);
  expect(of()?.targets).toEqual([{ unit, indicator: 'MDSH', phase: 'Giai đoạn 1', percent: 100 }]);
});

test('targets from a file are taken in whole or not at all, and replace others only when that is said', async () => {
  const { upload, of } = open(drive);
  const path = `/chien-dich/${drive.id}/thiet-lap/chi-tieu/tep`;
  const head = 'DonVi;ChiTieu;GiaiDoan;MucTieu\n';
  const good = csv(`${head}${unit};ONLINE;1;60\n${other};ONLINE;Giai đoạn 1;55,5`);
  const asked = await upload(steering, path, good);
  expect(asked).toMatchObject({
    status: 422,
    text: expect.stringContaining('Hãy đánh dấu là đồng ý thay số đang có.'),
  });
  const bad = await upload(steering, path, csv(`${head}${unit};ONLINE;1;60\nH21.X;ONLINE;3;60`), { replace: 'yes' });
  expect(bad.status).toBe(422);
  expect(bad.text).toContain('Có 2 lỗi nên chưa có gì được ghi.');
  expect(bad.text).toContain('không tham gia chiến dịch');
  expect(of()?.targets).toEqual(drive.targets);
  expect((await upload(steering, path, good, { replace: 'yes' })).status).toBe(303);
  expect(of()?.targets.map(({ percent }) => percent)).toEqual([60, 55.5]);
  const results = csv(`DonVi;ChiTieu;KetQua\n${other};ONLINE;12`);
  await upload(steering, `/chien-dich/${drive.id}/thiet-lap/nam-truoc`, results, { replace: 'yes' });
  expect(of()?.baseline).toHaveLength(2);
});

test('targets by the +10-point rule are proposed, looked through and accepted', async () => {
  const { visit, send, of } = open(drive);
  const path = `/chien-dich/${drive.id}/thiet-lap/chi-tieu/de-xuat`;
  expect((await visit(steering, path)).text).toContain('Mức Trung ương (%)');
  const rule = { phase: 'Giai đoạn 1', 'central-ONLINE': '40', 'central-MDSH': '' };
  const wrong = await send(steering, path, { ...rule, 'central-ONLINE': 'nhiều' });
  expect(wrong).toMatchObject({ status: 422, text: expect.stringContaining('không phải số từ 0 trở lên') });
  const shown = await send(steering, path, rule);
  expect(shown.status).toBe(200);
  expect(shown.text).toContain('50,3');
  expect(shown.text).toContain('đang là 50');
  expect(of()?.targets).toEqual(drive.targets);
  const accept = { ...rule, version: '1' };
  expect((await send(steering, `${path}/nhan`, accept)).status).toBe(422);
  const accepted = await send(steering, `${path}/nhan`, { ...accept, replace: 'yes' });
  expect(accepted).toMatchObject({ status: 303 });
  expect(of()?.targets.map(({ indicator, percent }) => `${indicator} ${percent}`)).toEqual([
    'ONLINE 50.3',
    'MDSH 100',
    'ONLINE 50',
    'MDSH 100',
  ]);
});

test('a task is assigned, marked when it is overdue, found by its unit, and finished', async () => {
  const { visit, send, tasks } = open(drive);
  const path = `/chien-dich/${drive.id}/viec`;
  expect((await visit(hung, path)).text).toContain('Không có việc nào đang mở.');
  const form = { 'task-what': '', 'task-unit': unit, 'task-holder': 'Lan', 'task-due': '2026-10-22' };
  const wrong = await send(hung, `${path}/giao`, { ...form, 'task-email': 'lan' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('id="task-what-fault">Việc: còn thiếu');
  expect(wrong.text).toContain('id="task-email-fault">Địa chỉ thư chưa đúng.');
  expect(wrong.text).toContain('value="Lan"');
  const past = await send(hung, `${path}/giao`, { ...form, 'task-what': 'Tập huấn', 'task-due': '2026-10-20' });
  expect(past.text).toContain('id="task-due-fault">Thời hạn đã qua.');
  const task = { ...form, 'task-what': 'Tập huấn nộp hồ sơ trực tuyến', 'task-email': lan.email };
  expect(await send(hung, `${path}/giao`, task)).toMatchObject({
    status: 303,
    to: expect.stringContaining('done=set'),
  });
  expect((await send(hung, `${path}/giao`, { ...task, 'task-unit': other })).status).toBe(403);
  const [[id, set] = []] = [...tasks];
  if (!id || !set) throw new Error('The task must be stored');
  expect((await visit(steering, path)).text).not.toContain('quá hạn');
  tasks.set(id, { ...set, due: '2026-10-20' });
  const shown = await visit(steering, path);
  expect(shown.text).toContain('<b class="tag now">quá hạn</b>');
  expect((await visit(steering, `${path}?don-vi=${other}`)).text).toContain('Không có việc nào đang mở.');
  expect((await visit(elsewhere, path)).text).not.toContain(`${id}/xong`);
  expect((await send(elsewhere, `${path}/${id}/xong`, {})).status).toBe(403);
  expect(await send(lan, `${path}/${id}/xong`, { note: 'Đã xong 3 buổi' })).toMatchObject({ status: 303 });
  expect(tasks.get(id)?.done).toMatchObject({ by: lan.email, note: 'Đã xong 3 buổi' });
  expect((await visit(hung, `${path}?done=finished`)).text).toContain('Đã ghi là xong.');
  expect((await send(hung, `${path}/${id}/xong`, {})).status).toBe(409);
});

test('a difficulty is logged by an officer and closed with what was done about it', async () => {
  const { visit, send, difficulties } = open(drive);
  const path = `/chien-dich/${drive.id}/viec`;
  const logged = await send(lan, `${path}/kho-khan`, { 'difficulty-what': 'Mạng chập chờn', 'difficulty-unit': unit });
  expect(logged).toMatchObject({ status: 303, to: expect.stringContaining('done=logged') });
  expect((await visit(tam, path)).text).toContain('Mạng chập chờn');
  const [id = ''] = [...difficulties.keys()];
  const silent = await send(steering, `${path}/kho-khan/${id}/go`, { note: ' ' });
  expect(silent).toMatchObject({ status: 422, text: expect.stringContaining('Hãy ghi đã gỡ bằng cách nào.') });
  expect((await send(steering, `${path}/kho-khan/${id}/go`, { note: 'Đã thêm đường truyền' })).status).toBe(303);
  expect(difficulties.get(id)?.closed).toMatchObject({ note: 'Đã thêm đường truyền' });
  const empty = await send(lan, `${path}/kho-khan`, { 'difficulty-what': '', 'difficulty-unit': unit });
  expect(empty).toMatchObject({
    status: 422,
    text: expect.stringContaining('id="difficulty-what-fault">Khó khăn: còn thiếu'),
  });
});

test('who calls is opted out; a number that gets no SMS stays in its field', async () => {
  const { visit, send, optOuts } = open();
  const wrong = await send(administrator, '/tu-choi-tin', { phone: '0255 3822' });
  expect(wrong).toMatchObject({ status: 422, text: expect.stringContaining('value="0255 3822"') });
  const taken = await send(lan, '/tu-choi-tin', { phone: '0905 123 821' });
  expect(taken).toMatchObject({ status: 303, to: '/ban-lam-viec/tu-choi-tin?unit=H21.134&done=1' });
  expect([...optOuts.stored]).toEqual(['hash of +84905123821']);
  expect((await visit(lan, '/tu-choi-tin?done=1')).text).toContain('không nhận tin vận động nữa');
});
