import { createHash } from 'node:crypto';
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { deskOf } from '../../functions/domain/desk.ts';
import type { Notice } from '../../functions/domain/notice.ts';
import { dayOf, type Instant, plusMinutes } from '../../functions/domain/time.ts';
import type { TableName } from '../../functions/stores/tables.ts';
import { demoStaff } from './demo-staff.ts';
import { provincialCentre as unit } from './demo-units.ts';
import { campaignItems, sampleDrive, sampleTerms } from './drive-sample.ts';
import type { PageSubject } from './page-addresses.ts';
import type { Platform } from './platform.ts';
import { centres } from './simulation/centres.ts';
import { simulate } from './simulation/simulation.ts';

/* A province's tables as they are after some weeks, filled at once: what pages are measured on. */

/** What is asked of a platform to fill it, wherever it runs. */
export type FilledPlatform = Pick<Platform, 'fetch' | 'signIn' | 'documents' | 'table' | 'put'>;

export const sampleStart: Instant = '2026-10-26T09:00:00+07:00';

type Fields = Readonly<Record<string, string>>;
const [pushedAtOnce, writtenAtOnce] = [200, 25];

/** One dossier in four is the centre's: more than any unit has, for pages are slowest there. */
const ofTheCentre = (record: Fields, n: number): Fields => (n % 4 === 0 ? { ...record, DonViXuLy: unit } : record);

type Told = { first: Fields; last: Fields };

/** The first and the last word on each of so many simulated dossiers, before the sample's moment. */
const wordsOn = (count: number): Told[] => {
  const centre = centres['quang-ngai'];
  if (!centre) throw new Error('the centre is gone');
  const words = new Map<string, Told>();
  const until = sampleStart.replace(/\D/g, '').slice(0, 14);
  // Enough of them, and a part still in work, as on any day.
  for (const record of simulate({ centre, days: 45, seed: 1, scale: count / 38_000, from: '2026-09-14' })) {
    const { MaHoSo: code = '', ThoiDiemCapNhat: at = '' } = record;
    if (at.replace(/\D/g, '').slice(0, 14) > until) break;
    const first = words.get(code)?.first ?? record;
    if (words.has(code) || words.size < count) words.set(code, { first, last: record });
  }
  return [...words.values()].map(({ first, last }, n) => ({
    first: ofTheCentre(first, n),
    last: ofTheCentre(last, n),
  }));
};

const push = async (platform: FilledPlatform, records: readonly Fields[]): Promise<void> => {
  for (let next = 0; next < records.length; next += pushedAtOnce) {
    const body = JSON.stringify({ isUpdating: 'True', data: records.slice(next, next + pushedAtOnce) });
    const response = await platform.fetch(new Request('http://baotin/dossiers', { method: 'POST', body }));
    if (!response.ok) throw new Error(`the push was answered ${response.status}: ${await response.text()}`);
  }
};

const write = async (
  platform: FilledPlatform,
  table: TableName,
  items: readonly Record<string, unknown>[],
): Promise<void> => {
  const name = platform.table(table);
  for (let next = 0; next < items.length; next += writtenAtOnce) {
    const some = items.slice(next, next + writtenAtOnce).map((Item) => ({ PutRequest: { Item } }));
    await platform.documents.send(new BatchWriteCommand({ RequestItems: { [name]: some } }));
  }
};

const noticeOf = (record: Fields, changes: Partial<Notice>): Record<string, unknown> => {
  const stateAt = plusMinutes(sampleStart, -60);
  const facts = { procedureName: record.TenTTHC, dueAt: '2026-10-28T16:30:00+07:00' };
  const notice: Notice = {
    ...{ dossier: record.MaHoSo ?? '', id: 'receipt#1#sms', kind: 'receipt', occurrence: '1', channel: 'sms' },
    ...{ audience: 'citizen', unit, decidingUnit: unit, language: 'vi', facts, state: 'delivered' },
    ...{ decidedAt: stateAt, stateAt, attempts: 1 },
    ...changes,
  };
  const desk = deskOf(notice);
  return { ...notice, ...(desk && { desk, deskSince: stateAt }) };
};

const apology: Partial<Notice> = {
  ...{ id: 'delay-apology#2026-10-23#sms', kind: 'delay-apology', occurrence: '2026-10-23', approver: 'leader' },
  facts: {
    ...{ formerDueAt: '2026-10-23T16:30:00+07:00', dueAt: '2026-10-28T16:30:00+07:00' },
    reason: 'Đơn vị đo đạc chưa gửi kết quả do mưa bão kéo dài ở các xã miền núi.',
  },
};

/** More than a page shows. */
const deskful = 60;

/** Work on every desk of the centre. Calls are for results that lie at the counter. */
const deskNotices = (records: readonly Fields[]): Record<string, unknown>[] => {
  const some = (from: number, changes: Partial<Notice>, of = records) =>
    of.slice(from, from + deskful).map((record) => noticeOf(record, changes));
  const finished = records.filter(({ TrangThaiHoSo }) => TrangThaiHoSo === '9');
  const lost = {
    id: 'completion#1#none',
    kind: 'completion',
    channel: 'none',
    state: 'suppressed',
    toCall: true,
  } as const;
  const request = { id: 'supplement-request#1#sms', kind: 'supplement-request', approver: 'controller' } as const;
  return [
    ...some(0, { ...apology, state: 'drafted', facts: { formerDueAt: '2026-10-23T16:30:00+07:00' } }),
    ...some(deskful, { ...apology, state: 'awaiting-approval' }),
    ...some(0, lost, finished),
    ...some(0, { ...request, state: 'awaiting-approval', facts: { missing: 'Bản sao giấy khai sinh' } }),
  ];
};

const registryItems = (records: readonly Fields[]): Record<string, unknown>[] =>
  records.slice(0, 120).map((record, n) => {
    const signedAt = plusMinutes(sampleStart, -n);
    const letter = {
      ...{ dossier: record.MaHoSo ?? '', kind: 'delay-apology', occurrence: '2026-10-23', form: '04', signedAt },
      ...{ number: `${n + 1}/PXL-TTPVHCC`, procedureName: record.TenTTHC },
    };
    return { type: `print#${unit}`, id: `${signedAt}#${letter.dossier}#delay-apology#2026-10-23`, value: letter };
  });

const auditItems = (records: readonly Fields[]): Record<string, unknown>[] =>
  records.slice(0, 300).map((record, n) => ({
    ...{ period: `${dayOf(sampleStart).slice(0, 7)}#${unit}`, id: `01K8FZ${String(n).padStart(20, '0')}` },
    ...{ at: plusMinutes(sampleStart, -n), by: 'linh.tran@hcc.quangngai.example', action: 'show-contact', unit },
    ...{ dossier: record.MaHoSo, outcome: 'done', note: 'gọi báo chậm cho người nộp hồ sơ' },
  }));

/** Each of the demo staff as a browser that has signed in: the cookie to come with. */
const signIn = async (platform: FilledPlatform): Promise<string[]> => {
  const cookies: string[] = [];
  for (const { email } of demoStaff) {
    const id = `session#${createHash('sha256').update(email).digest('base64url')}`;
    const session = { id, email, sub: email, createdAt: sampleStart, lastSeenAt: sampleStart };
    await platform.put('sessions', { ...session, expiresAt: 4_000_000_000 });
    cookies.push(`__Host-baotin=${email}`);
  }
  return cookies;
};

const sent = z.object({ id: z.string() });

/** Asks the console's API as its pages would. */
const ask = async (platform: FilledPlatform, cookie: string, method: 'PUT' | 'POST', path: string, body: unknown) => {
  const response = await platform.fetch(
    new Request(platform.signIn.consoleUrl + path, {
      ...{ method, body: JSON.stringify(body) },
      headers: { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    }),
  );
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} was answered ${response.status}: ${text.slice(0, 300)}`);
  return JSON.parse(text);
};

const enterDrive = async (
  platform: FilledPlatform,
  cookie: string,
  items: Record<string, unknown>[],
): Promise<void> => {
  await platform.put('registry', { type: 'unit-terms', id: 'province', value: sampleTerms, version: 2 });
  await ask(platform, cookie, 'PUT', `/api/drives/${sampleDrive.id}`, { version: 0, drive: sampleDrive });
  await write(platform, 'campaign', items);
};

/** A file of which no row can be taken in. */
const importFile = async (platform: FilledPlatform, cookie: string): Promise<string> => {
  const rows = Array.from({ length: 60 }, (_, n) => `H48.01-261012-${n},2026-10-20,99`);
  const file = Buffer.from(['MaHoSo,ThoiDiemCapNhat,TrangThaiHoSo', ...rows].join('\n')).toString('base64');
  return sent.parse(await ask(platform, cookie, 'POST', '/api/imports', { file, name: 'ho-so.csv' })).id;
};

/** What finished dossiers have taught of each procedure, so that risks can be told. */
const paceItems = (records: readonly Fields[]): Record<string, unknown>[] =>
  [...new Set(records.map(({ MaTTHC = '' }) => MaTTHC))].map((id) => ({
    ...{ type: 'pace', id, version: 1 },
    value: Array.from({ length: 60 }, (_, n) => ({
      ...{ code: `H48.01-260901-${String(n).padStart(4, '0')}`, finishedAt: '2026-09-20T10:00:00+07:00' },
      minutes: { received: 60 * (1 + (n % 9)), processing: 60 * (8 + ((n * 17) % 120)) },
    })),
  }));

export type PageSample = { cookies: string[]; subject: PageSubject };

/**
 * Fills a platform with `count` dossiers, their contacts and notices, and with a drive; answers who can come, and a
 * subject for each page.
 */
export const fillForPages = async (
  platform: FilledPlatform,
  count: number,
  { isThin = false } = {},
): Promise<PageSample> => {
  const told = wordsOn(count);
  if (told.length < count) throw new Error(`only ${told.length} dossiers were simulated`);
  const records = told.map(({ last }) => last);
  const isHere = ({ DonViXuLy }: Fields): boolean => DonViXuLy === unit;
  const cookies = await signIn(platform);
  const administrator = cookies.at(-1) ?? '';
  await enterDrive(platform, administrator, campaignItems({ isThin }));
  // Risks are told of dossiers that are known from their beginning.
  await push(
    platform,
    told.flatMap(({ first, last }) => (isHere(last) && first !== last ? [first, last] : [last])),
  );
  const here = records.filter(isHere);
  const receipts = records.map((record) => noticeOf(record, {}));
  await write(platform, 'notices', receipts);
  await write(platform, 'notices', deskNotices(here));
  await write(platform, 'registry', [...registryItems(here), ...paceItems(records)]);
  await write(platform, 'audit', auditItems(here));
  return {
    cookies,
    subject: {
      ...{
        unit,
        dossier: here[deskful]?.MaHoSo ?? '',
        code: here[deskful]?.MaHoSo ?? '',
        email: demoStaff[0]?.email ?? '',
      },
      ...{ kind: 'delay-apology', occurrence: '2026-10-23', month: dayOf(sampleStart).slice(0, 7) },
      ...{ language: 'vi', channel: 'email', setting: 'quietHours', of: 'province' },
      ...{ 'chien-dich/id': sampleDrive.id, 'nhap-tep/id': await importFile(platform, administrator) },
    },
  };
};
