import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { check } from '../../../infra/chaos/checker/checker.ts';
import type { Seen } from '../../../infra/chaos/checker/seen.ts';
import {
  aCompletionItem,
  aCompletionMessage,
  aContactItem,
  aFinished,
  aMessage,
  aNoticeItem,
  aSeen,
  aState,
  aWord,
} from './seen-samples.ts';

const root = join(import.meta.dirname, '../../..');
const rulesOf = (seen: Seen): string[] => [...new Set(check(seen).map(({ rule }) => rule))];

const back = aWord({ TrangThaiHoSo: '4', ThoiDiemCapNhat: '20261019090005' });
const finishedAt = (time: string) => aWord({ TrangThaiHoSo: '9', ThoiDiemCapNhat: time });
const nextDay = [aWord(), finishedAt('20261019090000'), back, finishedAt('20261020090000')];
const finishedNextDay = aState({ status: 'finished', finishedAt: '2026-10-20T09:00:00+07:00' });
const slip = [aWord(), finishedAt('20261019090000'), back, finishedAt('20261019090010')];
const movedDate = { TrangThaiHoSo: '4', ThoiDiemCapNhat: '20261019090000', NgayHenTra: '20261030163000' };
const moved = {
  told: [aWord(), aWord(movedDate)],
  state: aState({ status: 'processing', dueAt: '2026-10-30T16:30:00+07:00' }),
};
const apology = aNoticeItem({
  id: 'delay-apology#2026-10-27#sms',
  kind: 'delay-apology',
  occurrence: '2026-10-27',
  state: 'awaiting-approval',
  providerId: undefined,
  facts: { dueAt: '2026-10-30T16:30:00+07:00' },
});
const lostCompletion = aCompletionItem({ state: 'unknown', providerId: undefined });

test.each<[sentence: string, seen: Seen]>([
  ['a receipt that was told', aSeen()],
  ['a result that was told', aFinished()],
  [
    'a result told once for a slip of a finger',
    aFinished({
      told: slip,
      tables: { dossiers: [aState({ status: 'finished', finishedAt: '2026-10-19T09:00:10+07:00' })] },
    }),
  ],
  [
    'a result told once, where the step back before the next day’s came in after that one',
    aFinished({ told: nextDay, tables: { dossiers: [finishedNextDay] } }),
  ],
  [
    'a result that did not come through and lies on a call list',
    aFinished({
      tables: { notices: [aNoticeItem(), { ...lostCompletion, desk: 'call#H48.01' }] },
      inbox: [aMessage()],
    }),
  ],
  [
    'a message whose sender died before it could write it down',
    aFinished({ tables: { notices: [aNoticeItem(), { ...lostCompletion, desk: 'call#H48.01' }] } }),
  ],
  [
    'a receipt whose fate is not known: nobody is called about it',
    aSeen({ tables: { notices: [aNoticeItem({ state: 'unknown', providerId: undefined })] }, inbox: [] }),
  ],
  [
    'a new date that waits for its leader',
    aSeen({
      told: moved.told,
      tables: { dossiers: [moved.state], notices: [aNoticeItem(), { ...apology, desk: 'leader#H48.01' }] },
    }),
  ],
  [
    'a dossier of which the source said nothing but that it came',
    aSeen({
      told: [aWord({ TrangThaiHoSo: '1' })],
      tables: { dossiers: [aState({ status: 'registered' })], notices: [] },
      inbox: [],
    }),
  ],
  [
    'a message to staff',
    aSeen({ inbox: [aMessage(), aMessage({ id: 'm9', channel: 'email', subject: 'Sắp đến hạn' })] }),
  ],
])('nothing is wrong with %s', (_sentence, seen) => {
  expect(check(seen)).toEqual([]);
});

const once = 'each is told once';
const told = 'each is told or listed';
const stuck = 'nothing is stuck';
const kept = 'what the source said is kept';
const counted = 'counts are those of a rebuild';
const personal = 'no personal data outside the contacts';

test.each<[sentence: string, rule: string, seen: Seen]>([
  ['the same SMS twice', once, aSeen({ inbox: [aMessage(), aMessage({ id: 'm9' })] })],
  [
    'the same news by SMS and by e-mail',
    once,
    aSeen({
      tables: { notices: [aNoticeItem(), aNoticeItem({ id: 'receipt#1#email', channel: 'email', providerId: 'm9' })] },
      inbox: [aMessage(), aMessage({ id: 'm9', channel: 'email', subject: 'Đã tiếp nhận hồ sơ H48.01-261017-0001' })],
    }),
  ],
  [
    'a result told twice for a slip of a finger',
    once,
    aFinished({
      told: slip,
      tables: {
        notices: [
          aNoticeItem(),
          aCompletionItem(),
          aCompletionItem({ id: 'early-completion#2#sms', occurrence: '2', providerId: 'm3' }),
        ],
      },
      inbox: [aMessage(), aCompletionMessage(), aCompletionMessage({ id: 'm3' })],
    }),
  ],
  ['a notice on record as told that no carrier took', once, aSeen({ inbox: [] })],
  [
    'a message about a dossier that it cannot read',
    once,
    aSeen({ inbox: [aMessage(), aMessage({ id: 'm9', text: 'Ho so H48.01-261017-0001: xin chao.' })] }),
  ],
  ['a receipt that nobody made', told, aSeen({ tables: { notices: [] }, inbox: [] })],
  [
    'a result that was thought to be told',
    told,
    aFinished({
      tables: { notices: [aNoticeItem(), aCompletionItem({ state: 'superseded', providerId: undefined })] },
      inbox: [aMessage()],
    }),
  ],
  [
    'a result of the next day that nobody heard of, after the first one was taken back',
    told,
    aFinished({
      told: nextDay,
      tables: {
        dossiers: [finishedNextDay],
        notices: [
          aNoticeItem(),
          aCompletionItem(),
          aNoticeItem({ id: 'correction#1#sms', kind: 'correction', providerId: 'm3' }),
        ],
      },
      inbox: [
        aMessage(),
        aCompletionMessage(),
        aMessage({ id: 'm3', text: 'Ho so H48.01-261017-0001: chua co ket qua.' }),
      ],
    }),
  ],
  [
    'a lost result that lies on no list',
    told,
    aFinished({ tables: { notices: [aNoticeItem(), lostCompletion] }, inbox: [aMessage()] }),
  ],
  [
    'an announced result that is none, without a correction',
    told,
    aFinished({
      told: [aWord(), finishedAt('20261019090000'), back],
      tables: { dossiers: [aState({ status: 'processing' })] },
    }),
  ],
  ['a new date that nobody hears of', told, aSeen({ told: moved.told, tables: { dossiers: [moved.state] } })],
  ...['queued', 'held', 'sending'].map((state): [string, string, Seen] => [
    `a notice that is ${state} when all is over`,
    stuck,
    aSeen({ tables: { notices: [aNoticeItem({ state })] } }),
  ]),
  ['a dead letter', stuck, aSeen({ deadLetters: ['send-notice: {}'] })],
  ['a status that was lost', kept, aSeen({ told: [aWord(), back] })],
  ['a dossier that was lost', kept, aSeen({ tables: { dossiers: [] } })],
  ['a due date that was lost', kept, aSeen({ tables: { dossiers: [aState({ dueAt: undefined })] } })],
  ['a finish that was taken back and stayed', kept, aFinished({ told: nextDay })],
  ['a number that was lost', kept, aSeen({ tables: { contacts: [aContactItem({})] } })],
  ['an address that was lost', kept, aSeen({ told: [aWord({ Email: 'a@example.vn' }), aWord()] })],
  ['a count that is too high', counted, aSeen({ rebuiltCampaign: [] })],
  ['a count that is missing', counted, aSeen({ tables: { campaign: [] } })],
  [
    'what a dossier counts',
    counted,
    aSeen({
      rebuiltCampaign: [...aSeen().tables.campaign, { pk: 'dossier#D', sk: 'counted', counts: { 'now#running': 1 } }],
    }),
  ],
  ['a name in the history', personal, aSeen({ tables: { dossiers: [aState({ note: 'cho HOẠ MI THỬ 1' })] } })],
  ['a number in a problem', personal, aSeen({ tables: { registry: [{ problem: '+84 905123001 is wrong' }] } })],
  [
    'an address in a notice',
    personal,
    aSeen({
      told: [aWord({ Email: 'a@example.vn' })],
      tables: {
        notices: [aNoticeItem({ reason: 'a@example.vn bounced' })],
        contacts: [aContactItem({ phone: '+84905123001', email: 'a@example.vn' })],
      },
    }),
  ],
])('the checker finds %s', (_sentence, rule, seen) => {
  expect(rulesOf(seen)).toContain(rule);
});

test('a violation names its dossier', () => {
  expect(check(aSeen({ tables: { notices: [] }, inbox: [] }))).toEqual([
    {
      rule: told,
      dossier: 'H48.01-261017-0001',
      what: 'nobody was told, and nobody is to tell: the receipt',
    },
  ]);
});

test('the checker shares no code with the functions', async () => {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['infra/chaos/checker/checker.ts'],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
  const ours = Object.keys(metafile.inputs);
  expect(ours).toContain('infra/chaos/checker/checker.ts');
  expect(ours.filter((file) => !file.startsWith('infra/chaos/checker/'))).toEqual([]);
});
