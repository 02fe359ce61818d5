import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { dayOf, toInstant } from '../../functions/domain/time.ts';
import { metrics, namespace } from '../../functions/lib/metrics.ts';
import type { Fault } from '../../infra/local/carriers.ts';
import { demoPeople } from '../../infra/local/demo-staff.ts';
import { enterStaff, enterUnits } from '../../infra/local/province.ts';
import { inWords, keptOn } from '../../infra/operate/slo.ts';
import { aRecord } from '../builders.ts';
import { type PlatformProcess, startPlatformProcess } from '../platform-process.ts';
import { form, openBrowser } from './browser.ts';
import { type LogLine, logLines } from './log-lines.ts';
import { signIn } from './signed-in.ts';

/* A day with everything in it that is nobody's business, and with each carrier at fault: what the operators get to see. */

const day = '2026-10-12';
let platform: PlatformProcess;
let text: string;
let lines: readonly LogLine[];

const person = {
  ...{ ChuHoSo: 'Nguyễn Thị Hồng Nhung', SoDienThoai: '0905 123 821', Email: 'hongnhung@thurieng.vn' },
  ...{ NguoiUyQuyen: 'Trần Văn Bí Mật', SoDienThoaiUyQuyen: '0914 765 432', EmailUyQuyen: 'bimat@thurieng.vn' },
};
/** However any of it may be written. */
const secrets =
  /Hồng Nhung|Hong Nhung|hongnhung|Bí Mật|Bi Mat|bimat|thurieng|905 ?123 ?821|914 ?765 ?432|ung thư|Vợ tôi|0977 ?654|mưa bão|[\w.-]+@[\w.-]+\.vn/iu;

const push = async (body: string) => {
  const answer = await platform.fetch(new Request('http://baotin/dossiers', { method: 'POST', body }));
  await platform.settle();
  return answer;
};
const tell = async (MaHoSo: string, changes: Parameters<typeof aRecord>[0] = {}) =>
  push(
    JSON.stringify({
      data: [
        aRecord({
          ...person,
          MaHoSo,
          DonViXuLy: 'H48.01',
          NgayHenTra: '20261012163000',
          ThoiDiemCapNhat: (await platform.now()).replace(/\D/g, '').slice(0, 14),
          ...changes,
        }),
      ],
    }),
  );

const faults: [code: string, fault: Fault, number: string][] = [
  ['THROTTLED', { kind: 'throttle', times: 2 }, '+84900000001'],
  ['BROKEN', { kind: 'error', times: 9 }, '+84900000002'],
  ['REFUSED', { kind: 'refuse' }, '+84900000003'],
  ['SILENT', { kind: 'timeout-after-accept' }, '+84900000004'],
];

/** What the work of this day makes the functions complain of. */
const meant = [
  /"notice (failed|unknown|undeliverable)".*"dossier":"(BROKEN|SILENT|REFUSED)"/,
  /"a record (failed|cannot be read) and will come again".*"dossier":"(SPOILT|NOWHERE)"/,
  /"a sign-in was refused".*OAUTH_INVALID_RESPONSE/,
];

const work = async () => {
  await tell('PLAIN');
  for (const [code, fault, number] of faults) {
    await platform.fault({ to: number }, fault);
    await tell(code, { SoDienThoaiUyQuyen: number });
  }
  await tell('SICK', { TrangThaiHoSo: '5', YeuCauBoSung: 'Vợ tôi bị ung thư, gọi số 0977 654 321' });
  await tell('STOPPED', { TrangThaiHoSo: '8', LyDo: 'Ông Trần Văn Bí Mật chưa nộp đủ' });
  // What is wrong in a record is told to its sender, not to the log.
  await tell('WRONG', { SoDienThoai: 'Nguyễn Thị Hồng Nhung', Email: 'hongnhung ở thurieng.vn', TrangThaiHoSo: '99' });
  await push('{"data": [{"ChuHoSo": "Nguyễn Thị Hồng Nhung, 0905123821"');
  const columns = Object.keys(aRecord(person));
  const rows = [
    aRecord({ ...person, MaHoSo: 'FILED' }),
    aRecord({ ...person, MaHoSo: '', ChuHoSo: 'Trần Văn Bí Mật' }),
  ];
  const file = [columns, ...rows.map((row) => Object.values(row))].map((row) => row.join(';')).join('\n');
  await platform.drop('Hồng Nhung 0905123821.csv', Buffer.from(`\uFEFF${file}\n`));
  await platform.settle();
};

const look = async () => {
  const link = /(\/t\/[0-9A-Za-z]{11})/.exec((await platform.inbox())[0]?.text ?? '')?.[1];
  const browser = openBrowser(platform);
  await browser.ask('/tra-cuu', form({ code: 'PLAIN', digits: '821' }));
  await browser.ask(`${link}`);
  await browser.ask(`${link}/survey`, form({ answer: 'satisfied', comment: 'Vợ tôi bị ung thư' }));
  await browser.ask('/t/hongnhung@thurieng.vn');
};

const staffWork = async () => {
  const desk = await signIn(platform, demoPeople.officer.email);
  const delay = { dossiers: ['PLAIN'], reason: 'Đơn vị đo đạc chưa gửi do mưa bão.', newDueAt: '2026-10-16T16:30' };
  await desk.post('/api/apologies', delay);
  await desk.post('/api/apologies', { dossiers: 'Hồng Nhung', reason: 5 });
  await desk.get('/api/people?name=Hồng Nhung&phone=0905123821');
  const stranger = openBrowser(platform);
  await stranger.visit('/sign-in?to=/api/me');
  await stranger.ask('/sign-in/callback?error=access_denied&error_description=hongnhung@thurieng.vn');
};

beforeAll(async () => {
  platform = await startPlatformProcess({ start: `${day}T08:00:00+07:00`, logLevel: 'DEBUG', expects: meant });
  await enterUnits(platform);
  await enterStaff(platform);
  await work();
  await look();
  // A record of the stream that no rule can read, and a message for a notice that is not there.
  await platform.put('dossiers', { code: 'SPOILT', sk: 'state', status: 'Hồng Nhung', reason: 'Trần Văn Bí Mật' });
  await platform.invoke('send-notice', {
    Records: [{ messageId: '1', body: '{"dossier": "NOWHERE", "id": "receipt#1#sms"}' }],
  });
  await platform.settle();
  await platform.advanceTo('2026-10-13T09:00:00+07:00');
  await staffWork();
  await platform.settle();
  text = platform.output();
  lines = logLines(text);
}, 180_000);
afterAll(() => platform.stop());

test('no line that the functions write names anybody, a number, an address, or what somebody wrote', () => {
  expect(lines.length).toBeGreaterThan(50);
  expect(text.split('\n').filter((line) => secrets.test(line))).toEqual([]);
});

const ofChange = (dossier: string, version: number) =>
  lines.filter((line) => line.dossier === dossier && line.version === version);

test('dossier and version find all lines of a change, from the push to the carrier', () => {
  const [taken, heard, sent, ...others] = ofChange('PLAIN', 1);
  expect([taken, heard, sent].map((line) => line?.message)).toEqual([
    'a change was taken in',
    'a change was heard',
    'notice accepted',
  ]);
  expect(taken).toMatchObject({ status: 'received', source: expect.stringMatching(/^push [\w-]+$/) });
  expect(heard).toMatchObject({ notices: ['receipt#1#sms queued'] });
  expect(sent).toMatchObject({ notice: 'receipt#1#sms', channel: 'sms', providerId: expect.any(String) });
  expect(others.every(({ message }) => message.startsWith('notice '))).toBe(true);
});

test('a record that fails is named by its dossier', () => {
  const failed = lines.filter(({ message }) => message === 'a record failed and will come again');
  expect(new Set(failed.map(({ dossier }) => dossier))).toEqual(new Set(['SPOILT', 'NOWHERE']));
});

const directive = z.object({
  Namespace: z.literal(namespace),
  Dimensions: z.tuple([z.array(z.string()).max(1)]),
  Metrics: z.array(z.object({ Name: z.string(), Unit: z.enum(['Count', 'Seconds']) })).length(1),
});
const measuredLine = z.looseObject({
  _aws: z.object({ Timestamp: z.number().gt(1_700_000_000_000), CloudWatchMetrics: z.array(directive).min(1) }),
});

test('every metric is written in CloudWatch’s embedded format, each value and dimension a key of its line', () => {
  const seen = new Set<string>();
  for (const line of lines.filter(({ _aws }) => _aws)) {
    const { _aws } = measuredLine.parse(line);
    for (const { Dimensions, Metrics } of _aws.CloudWatchMetrics) {
      for (const name of Dimensions[0]) expect(line[name]).toEqual(expect.any(String));
      for (const { Name } of Metrics) {
        expect(line[Name]).toEqual(expect.any(Number));
        seen.add(Name);
      }
    }
  }
  // No request makes a row fail by a fault of ours: its line is seen in test/intake/any-row.test.ts.
  const walked = Object.keys(metrics).filter((name) => name !== 'FailedRows');
  expect([...seen].toSorted()).toEqual(walked.toSorted());
});

test('what became of notices is counted: put off, refused, lost, unknown, silent', () => {
  const outcomes = (dossier: string) =>
    lines.filter((line) => line.dossier === dossier && line.notice === 'receipt#1#sms').map(({ outcome }) => outcome);
  expect(outcomes('THROTTLED')).toEqual(['put-off', 'put-off', 'accepted']);
  expect(outcomes('BROKEN')).toEqual(['put-off', 'put-off', 'put-off', 'put-off', 'failed']);
  expect(outcomes('REFUSED')).toEqual(['undeliverable']);
  expect(outcomes('SILENT')).toEqual(['unknown']);
});

test('records handed in are counted with those that were refused', () => {
  const sums = (name: string) => lines.reduce((sum, line) => sum + z.number().catch(0).parse(line[name]), 0);
  expect([sums('Rows'), sums('RefusedRows')]).toEqual([10, 2]);
});

test('how long a notice took stands in its line and, the same, in the notices’ own times', async () => {
  const late = lines.filter(({ LateHandovers }) => LateHandovers === 1);
  expect(late.map(({ dossier, HandoverSeconds }) => [dossier, HandoverSeconds])).toEqual([['THROTTLED', 360]]);
  const found = await keptOn(platform.documents, platform.table('notices'), day, await platform.now());
  expect(found).toMatchObject({ broken: 3, open: 0, seconds: { median: 0, longest: 360 } });
  expect(found.examples.toSorted()).toEqual([
    'BROKEN receipt#1#sms failed',
    'SILENT receipt#1#sms unknown',
    'THROTTLED receipt#1#sms accepted',
  ]);
  const handed = lines.flatMap((line) => {
    const { data } = measuredLine.safeParse(line);
    return data && line.HandoverSeconds !== undefined ? [dayOf(toInstant(data._aws.Timestamp))] : [];
  });
  expect(found.kept).toBe(handed.filter((on) => on === day).length - 1);
  expect(inWords(day, found)).toMatch(/^2026-10-12: \d\d\.\d\d % of \d+ notices .*\(promised: 99\.00 %\); 3 were not/);
});
