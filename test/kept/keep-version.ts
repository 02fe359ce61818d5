import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { gzipSync } from 'node:zlib';
import * as z from 'zod';
import { addWorkingDays, vietnamCalendar } from '../../functions/domain/calendar.ts';
import { at, dayOf, plusDays } from '../../functions/domain/time.ts';
import { realNow } from '../../infra/local/clock.ts';
import { demoPeople } from '../../infra/local/demo-staff.ts';
import { form, openBrowser } from '../journeys/browser.ts';
import { livingAt } from '../living-at.ts';

/*
 * node test/kept/keep-version.ts
 *
 * Keeps what this version stores, for every later one to start from: the `--keep` folder of a trial, in
 * `test/data/kept/VERSION`, packed with gzip. It holds the sample day, an apology that waits for its leader, a notice
 * held through the night and a drive. It may be run at any hour: the trial lives at one at night. Whoever
 * changes a stored shape raises the version in package.json and runs it.
 */

const root = join(import.meta.dirname, '..', '..');
/** Before the night ends the same day: what is held then leaves in its morning. */
const night = at(dayOf(realNow()), '01:00');
const codeOf = (unit: string): string => `${unit}-${dayOf(night).slice(2).replaceAll('-', '')}-9001`;
const workingDaysFromToday = (days: number): string => {
  const today = dayOf(night);
  return addWorkingDays(today, days, vietnamCalendar(Number(today.slice(0, 4))));
};

/** Answers once a line of the trial says `words`. */
const untilItSays = async (child: ChildProcess, words: string): Promise<string> => {
  if (!child.stdout) throw new Error('the trial has no standard output');
  for await (const line of createInterface({ input: child.stdout })) if (line.includes(words)) return line;
  throw new Error(`the trial ended before it said ${words}`);
};

const signIn = async (consoleUrl: string, email: string) => {
  const browser = openBrowser({ fetch, signIn: { consoleUrl, issuer: '', clientId: '' } });
  const { url } = await browser.visit('/sign-in?to=/api/me');
  await browser.visit(url, form({ email }));
  const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
  const answerOf = async (response: Response): Promise<unknown> => {
    const text = await response.text();
    if (!response.ok) throw new Error(`${response.status} ${text}`);
    return JSON.parse(text);
  };
  return {
    get: async (path: string) => answerOf(await browser.ask(path)),
    send: async (method: 'POST' | 'PUT', path: string, body: unknown) =>
      answerOf(await browser.ask(path, { method, headers, body: JSON.stringify(body) })),
  };
};

const outcomes = z.object({ outcomes: z.array(z.object({ outcome: z.literal('done') })) });

/** An officer records a delay and leaves the apology with the leader. */
const leaveAnApology = async (origin: string): Promise<void> => {
  const [unit] = demoPeople.officer.units;
  const dossier = codeOf(unit);
  await push(origin, unit);
  const officer = await signIn(origin, demoPeople.officer.email);
  const newDueAt = `${workingDaysFromToday(10)}T16:30`;
  const delay = { dossiers: [dossier], reason: 'Đơn vị đo đạc chưa gửi kết quả do mưa bão.', newDueAt };
  outcomes.parse(await officer.send('POST', '/api/apologies', delay));
};

const planADrive = async (origin: string): Promise<void> => {
  const secretary = await signIn(origin, demoPeople.steering.email);
  const from = dayOf(night);
  const middle = plusDays(from, 49);
  const to = plusDays(from, 99);
  const drive = {
    id: 'kept',
    name: 'Cao điểm 100 ngày đêm',
    from,
    to,
    phases: [
      { name: 'Giai đoạn 1', from, to: middle },
      { name: 'Giai đoạn 2', from: plusDays(middle, 1), to },
    ],
    units: ['H48.101', 'H48.105'],
    indicators: [
      { id: 'ONLINE', name: 'Dịch vụ công trực tuyến', scoredBy: 'ONLINE' },
      { id: 'TDGQ', name: 'Tiến độ giải quyết', scoredBy: 'TDGQ' },
    ],
  };
  await secretary.send('PUT', '/api/drives/kept', { version: 0, drive });
};

/** Received in the night: its receipt is held until seven. */
const push = async (origin: string, unit: string): Promise<void> => {
  const record = {
    MaHoSo: codeOf(unit),
    ThoiDiemCapNhat: night.slice(0, 19),
    NguonDuLieu: 'igate',
    TrangThaiHoSo: 2,
    MaTTHC: '1.002809',
    TenTTHC: 'Đổi giấy phép lái xe',
    DonViXuLy: unit,
    ChuHoSo: 'Nguyễn Thị Thử',
    SoDienThoai: '0905000821',
    Email: 'thu.nguyen@example.vn',
    NgayHenTra: `${workingDaysFromToday(5)}T16:30`,
  };
  const body = JSON.stringify({ isUpdating: 'True', data: [record] });
  const answer = await fetch(`${origin}/dossiers`, { method: 'POST', body });
  z.object({ error_code: z.literal('00') }).parse(await answer.json());
};

const keep = async (): Promise<void> => {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
  const to = join(root, 'test', 'data', 'kept', version);
  if (existsSync(to)) throw new Error(`${to} is there already: kept once, it is never changed`);
  const folder = await mkdtemp(join(tmpdir(), 'baotin-kept-'));
  const child = spawn(process.execPath, ['--import', livingAt(night), 'infra/local/start.ts', '--keep', folder], {
    cwd: root,
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const origin = /http:\S+/.exec(await untilItSays(child, 'Báo Tin:'))?.[0] ?? '';
    await untilItSays(child, '/drop/');
    await leaveAnApology(origin);
    await planADrive(origin);
    await push(origin, 'H48.101');
    await new Promise((resolve) => setTimeout(resolve, 5000)); // its receipt is decided on and held
  } finally {
    const ended = once(child, 'exit');
    child.kill('SIGINT');
    await ended;
  }
  await mkdir(to, { recursive: true });
  for (const file of ['dynoxide.db', 'inbox.jsonl', 'platform.db'])
    await writeFile(join(to, `${file}.gz`), gzipSync(await readFile(join(folder, file)), { level: 9 }));
  await rm(folder, { recursive: true });
};

if (import.meta.main) await keep();
