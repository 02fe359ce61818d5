import { describe, expect, test } from 'vitest';
import type { MatterRef } from '../../functions/domain/matter.ts';
import type { Staff } from '../../functions/domain/staff.ts';
import { shippedWords } from '../../functions/templates/shipped-words.ts';
import type { Words } from '../../functions/templates/words.ts';
import { aDossier } from '../builders.ts';
import {
  anApology,
  aRequest,
  bich,
  byMail,
  delayReason,
  elsewhere,
  hung,
  lan,
  newDue,
  oldDue,
  requested,
  signature,
  tam,
} from '../people.ts';
import { openOffice } from './office.ts';

const apology: MatterRef = { dossier: aDossier().code, kind: 'delay-apology', occurrence: '2026-10-23' };
const request: MatterRef = { dossier: aDossier().code, kind: 'supplement-request', occurrence: '1' };
const proposal = { reason: delayReason, newDueAt: '2026-10-28T16:30' };
type Office = ReturnType<typeof openOffice>;

const seenOf = async ({ actions }: Office, ref: MatterRef) => {
  const matter = await actions.load(ref);
  return (matter && (await actions.show(matter)))?.shown.seen ?? 'nothing was shown';
};
const approve = async (office: Office, by: Staff = hung, ref = apology) =>
  office.actions.approve(by, { ...ref, seen: await seenOf(office, ref) });
const auditOf = ({ audit }: Office) =>
  audit.entries.map(({ by, action, outcome, note }) => [by, action, outcome, note]);

/** The shipped words with one sentence of the apology's SMS changed. */
const otherWords: readonly Words[] = shippedWords.map((catalogue) => {
  const said = catalogue.notices['delay-apology'];
  const sms = said?.sms?.map((clause, index) => (index === 0 ? { ...clause, text: 'Hồ sơ {code} trễ hẹn.' } : clause));
  return { ...catalogue, notices: { ...catalogue.notices, 'delay-apology': { ...said, sms } } };
});

test('a delay goes from the officer’s draft over the leader’s signature to the citizen and the registers', async () => {
  const office = openOffice({ states: [aDossier({ contactable: ['sms', 'email'], appliedThrough: 'counter' })] });
  expect(await office.actions.submitApology(lan, apology.dossier, proposal)).toEqual({ ref: apology });
  expect(office.log).toEqual(['done']);
  expect(await approve(office)).toMatchObject({ ref: apology });
  // Announced before it is written: a crash in between loses nothing.
  expect(office.log.slice(1)).toEqual([
    'announce delay-apology#2026-10-23#sms',
    'announce delay-apology#2026-10-23#email',
    'done',
  ]);
  expect(office.sent).toEqual([
    { id: 'delay-apology#2026-10-23#sms', at: '2026-10-21T10:00:30+07:00' },
    { id: 'delay-apology#2026-10-23#email', at: '2026-10-21T10:00:30+07:00' },
  ]);
  expect(office.notices.all()).toMatchObject([
    { state: 'queued', letter: signature, seal: expect.any(String) },
    { state: 'queued', letter: signature, seal: expect.any(String) },
  ]);
  expect(await office.dossiers.find(apology.dossier)).toMatchObject({ dueAt: newDue, saidDueAt: oldDue, putOff: 1 });
  expect(office.letters.register).toEqual([
    {
      ...{ dossier: apology.dossier, number: '01/PXL-H21.134', signedAt: '2026-10-21T10:00:00+07:00', unit: 'H21.134' },
      ...{ signerName: hung.name, signerTitle: 'Giám đốc', applicant: 'N. T. H. N.', reason: delayReason },
      ...{ procedureName: 'Đổi giấy phép lái xe', formerDueAt: oldDue, dueAt: newDue, inTime: true },
    },
  ]);
  expect(office.letters.printing).toMatchObject([
    { unit: 'H21.134', letter: { form: '04', number: '01/PXL-H21.134' } },
  ]);
  for (const { id } of office.sent) await office.send({ dossier: apology.dossier, id });
  expect(office.inbox).toEqual([
    expect.stringContaining('Hen lai: 16:30 28/10/2026'),
    expect.stringContaining('Xin lỗi'),
  ]);
  expect(auditOf(office)).toEqual([
    [lan.email, 'draft-apology', 'done', undefined],
    [hung.email, 'approve', 'done', undefined],
  ]);
});

test.each([
  ['the working day before', '2026-10-22T16:59:00+07:00', true],
  ['on the due day', '2026-10-23T08:00:00+07:00', false],
])('an apology signed %s is counted as in time: %s %s', async (_, now, inTime) => {
  const office = openOffice({ notices: [anApology()], now });
  await approve(office);
  expect(office.letters.register).toMatchObject([{ inTime }]);
});

test('an apology without any channel is printed, and an online applicant’s over a channel is not', async () => {
  const online = openOffice({ states: [aDossier({ appliedThrough: 'online' })], notices: [anApology()] });
  await approve(online);
  expect(online.letters.printing).toEqual([]);
  const [closed, silent] = [
    anApology({ state: 'superseded' }),
    anApology({ id: 'delay-apology#2026-10-23#none', channel: 'none' }),
  ];
  const state = aDossier({ appliedThrough: 'online', contactable: [] });
  const office = openOffice({ states: [state], notices: [closed, silent] });
  expect((await approve(office)).refusal).toBeUndefined();
  expect(office.letters.printing).toHaveLength(1);
  await office.send(silent);
  expect(await office.notices.find(silent)).toMatchObject({ state: 'suppressed', toCall: true });
});

test('one reason and date for thirty dossiers: previewed, recorded, signed with thirty numbers in a row', async () => {
  const codes = Array.from({ length: 30 }, (_, n) => `H21.134-261012-${String(n + 1).padStart(4, '0')}`);
  const office = openOffice({ states: codes.map((code) => aDossier({ code })) });
  for (const code of codes) {
    expect(await office.actions.previewApology(lan, code, proposal)).toMatchObject({ matter: { dossier: code } });
    expect((await office.actions.submitApology(lan, code, proposal)).refusal).toBeUndefined();
  }
  for (const code of codes)
    expect((await approve(office, hung, { ...apology, dossier: code })).refusal).toBeUndefined();
  expect(office.letters.register.map(({ number }) => Number.parseInt(number, 10))).toEqual(codes.map((_, n) => n + 1));
});

test('letters signed at the same moment ask again for their number', async () => {
  const codes = ['A', 'B', 'C', 'D'];
  const office = openOffice({
    states: codes.map((code) => aDossier({ code })),
    notices: codes.map((dossier) => anApology({ dossier })),
  });
  const outcomes = await Promise.all(codes.map((dossier) => approve(office, hung, { ...apology, dossier })));
  expect(outcomes.map(({ refusal }) => refusal)).toEqual(codes.map(() => undefined));
  expect(office.letters.register.map(({ number }) => number).toSorted()).toEqual(
    ['01', '02', '03', '04'].map((n) => `${n}/PXL-H21.134`),
  );
  expect(office.log.filter((one) => one === 'overtaken').length).toBeGreaterThan(0);
});

test('where every try is overtaken the request fails, and nothing is written', async () => {
  const office = openOffice({ notices: [anApology()], commit: () => async () => 'overtaken' });
  await expect(approve(office)).rejects.toThrow('too many at once');
  expect(office.notices.all()).toEqual([anApology()]);
});

describe('who previews', () => {
  test('sees the words and the masked address; nothing is stored', async () => {
    const office = openOffice({ states: [aDossier({ contactable: ['sms', 'email'] })] });
    const { matter, refusal } = await office.actions.previewApology(lan, apology.dossier, proposal);
    expect(refusal).toBeUndefined();
    expect(matter).toMatchObject({
      ...{ recipient: 'N. T. H. N.', state: 'awaiting-approval', freePart: 'reason', unit: 'H21.134' },
      texts: [
        { channel: 'sms', to: '•••••••••821', text: expect.stringContaining('28/10/2026'), parts: 1 },
        { channel: 'email', to: 'n•••@example.org', subject: expect.stringContaining(apology.dossier) },
      ],
    });
    expect(JSON.stringify(matter)).not.toMatch(/Nhung|nhung|905123/);
    expect([office.notices.all(), office.audit.entries, office.log, office.sent]).toEqual([[], [], [], []]);
  });

  test('a second delay sees the rule that forbids it beside the words', async () => {
    const office = openOffice({ states: [aDossier({ putOff: 1 })] });
    expect(await office.actions.previewApology(lan, apology.dossier, proposal)).toMatchObject({
      ...{ matter: { state: 'escalated' }, refusal: { code: 'forbidden-by-rule' } },
    });
    expect(office.notices.all()).toEqual([]);
  });

  test.each<[string, Staff, string, Partial<typeof proposal>, string]>([
    ['a dossier that is not there', lan, 'nothing', {}, 'not-found'],
    ['a dossier of another unit', elsewhere, apology.dossier, {}, 'no-right'],
    ['a date that is a Sunday', lan, apology.dossier, { newDueAt: '2026-10-25T09:00' }, 'faulty'],
  ])('%s is refused', async (_, by, dossier, say, code) => {
    const shown = await openOffice().actions.previewApology(by, dossier, { ...proposal, ...say });
    expect([shown.refusal?.code, shown.matter]).toEqual([code, undefined]);
  });
});

describe('an approval acts on what was shown', () => {
  const shownThen = async (change: (office: Office) => unknown, notices = [anApology()]) => {
    const office = openOffice({ notices });
    const seen = await seenOf(office, apology);
    await change(office);
    return { office, outcome: await office.actions.approve(hung, { ...apology, seen }) };
  };

  test.each<[string, (office: Office) => unknown]>([
    [
      'the officer wrote another date',
      ({ actions }) => actions.submitApology(lan, apology.dossier, { ...proposal, newDueAt: '2026-10-29T16:30' }),
    ],
    [
      'the leader’s deputy mended the reason',
      ({ actions }) => actions.rewrite(bich, apology, 'Chờ kết quả đo đạc thực địa.'),
    ],
    [
      'the reason changed within the same second, and the SMS has no room for it',
      ({ notices }) =>
        notices.stored.set(
          notices.key(anApology()),
          anApology({ facts: { ...anApology().facts, reason: 'Chờ kết quả đo đạc thực địa ngoài đồng ruộng.' } }),
        ),
    ],
    [
      'the source said something of the dossier',
      ({ dossiers }) => dossiers.save(aDossier(), aDossier({ version: 3, fee: 5 })),
    ],
    [
      'the citizen has another number',
      ({ contacts }) =>
        contacts.save({
          ...contactIn(contacts),
          applicant: { name: 'Nguyễn Thị Hồng Nhung', phone: '+84905123999' },
          updatedAt: '2026-10-21T09:59:00+07:00',
        }),
    ],
    [
      'the province’s words were changed',
      ({ words }) => {
        words.catalogues = otherWords;
      },
    ],
  ])('and must be looked at again where %s', async (_, change) => {
    const { office, outcome } = await shownThen(change);
    expect(outcome.refusal?.code).toBe('changed');
    expect(office.audit.entries.at(-1)).toMatchObject({ action: 'approve', outcome: 'refused', by: hung.email });
    expect(office.notices.all().every(({ state }) => state === 'awaiting-approval')).toBe(true);
    expect([office.letters.register, office.sent]).toEqual([[], []]);
    expect((await approve(office)).refusal).toBeUndefined();
  });

  test('and stands where nothing changed', async () => {
    expect((await shownThen(() => {})).outcome.refusal).toBeUndefined();
  });
});

const contactIn = (contacts: Office['contacts']) => {
  const contact = contacts.stored.get(apology.dossier);
  if (!contact) throw new Error('nobody applied');
  return contact;
};

test('of two who approve at once one signs and the other learns who it was', async () => {
  const office = openOffice({ notices: [anApology()] });
  const [first, second] = await Promise.all([approve(office, hung), approve(office, bich)]);
  expect(first.refusal).toBeUndefined();
  expect(second.refusal).toMatchObject({
    ...{ code: 'not-waiting', sentence: { vi: 'Nội dung này đã được duyệt (Phạm Quốc Hùng).' } },
  });
  expect(office.letters.register).toHaveLength(1);
  expect(auditOf(office)).toEqual([
    [hung.email, 'approve', 'done', undefined],
    [bich.email, 'approve', 'refused', 'This was approved already (Phạm Quốc Hùng).'],
  ]);
});

test('words that changed between approval and sending bring the notice back to its approver, and out under the same letter', async () => {
  const notices = [anApology(), byMail(anApology())];
  const office = openOffice({ states: [aDossier({ contactable: ['sms', 'email'] })], notices });
  await approve(office);
  const signed = await office.dossiers.find(apology.dossier);
  office.words.catalogues = otherWords;
  for (const one of notices) await office.send(one);
  expect(office.statesOf()).toEqual([
    'delay-apology#2026-10-23#sms awaiting-approval',
    'delay-apology#2026-10-23#email accepted',
  ]);
  expect((await office.matters.onDesk('leader#H21.134', { limit: 10 })).items).toHaveLength(1);
  expect(office.inbox).toHaveLength(1);

  const matter = await office.actions.load(apology);
  const shown = matter && (await office.actions.show(matter));
  expect(shown?.shown.texts.map(({ text }) => text)).toEqual([expect.stringContaining('tre hen')]);
  expect((await office.actions.sendBack(hung, apology, 'sai lời')).refusal?.code).toBe('not-waiting');
  expect((await approve(office)).refusal).toBeUndefined();
  expect(office.statesOf()).toEqual(['delay-apology#2026-10-23#sms queued', 'delay-apology#2026-10-23#email accepted']);
  await office.send(anApology());
  expect(office.inbox.at(-1)).toContain('tre hen');
  expect([office.letters.register.length, office.letters.printing.length]).toEqual([1, 1]);
  expect(await office.dossiers.find(apology.dossier)).toEqual(signed);
});

test('what a citizen’s new number was drafted over is signed, though the old draft is still there, closed', async () => {
  const old = anApology({
    id: 'delay-apology#2026-10-23#none',
    channel: 'none',
    state: 'drafted',
    facts: { formerDueAt: oldDue },
  });
  const office = openOffice({ notices: [old] });
  await office.actions.submitApology(lan, apology.dossier, proposal);
  expect((await approve(office)).refusal).toBeUndefined();
  expect(office.statesOf()).toEqual([
    'delay-apology#2026-10-23#none superseded',
    'delay-apology#2026-10-23#sms queued',
  ]);
  expect(office.sent.map(({ id }) => id)).toEqual(['delay-apology#2026-10-23#sms']);
});

test('a request that was refused over one channel is approved for the next, and the first stays as it is', async () => {
  const notices = [aRequest({ state: 'undeliverable' }), byMail(aRequest())];
  const office = openOffice({ states: [requested], notices });
  expect((await approve(office, tam, request)).refusal).toBeUndefined();
  expect(office.statesOf()).toEqual(['supplement-request#1#sms undeliverable', 'supplement-request#1#email queued']);
});

test('a supplement request has its letter from the one-stop unit, in that unit’s own row of numbers', async () => {
  const office = openOffice({ states: [requested], notices: [aRequest()] });
  await approve(office, tam, request);
  expect(office.notices.all()[0]?.letter).toMatchObject({ form: '02', number: '01/HDHS-H21.1', signerName: tam.name });
  expect([office.letters.register, office.letters.printing.map(({ unit }) => unit)]).toEqual([[], ['H21.1']]);
});

test('the controller mends what an officer wrote, and the officer may still not approve it', async () => {
  const both: Staff = { ...lan, roles: ['officer', 'controller'] };
  const office = openOffice({ states: [requested], notices: [aRequest({ state: 'rejected', reason: 'chưa rõ' })] });
  const rewrite = (by: Staff, text: string) => office.actions.rewrite(by, request, text);
  expect((await rewrite(both, 'Bản sao giấy khai sinh.')).refusal).toBeUndefined();
  expect((await rewrite(tam, 'Bản sao giấy khai sinh có chứng thực.')).refusal).toBeUndefined();
  expect((await approve(office, both, request)).refusal?.code).toBe('own-draft');
  expect((await approve(office, tam, request)).refusal).toBeUndefined();
  expect(office.notices.all()[0]?.facts.missing).toBe('Bản sao giấy khai sinh có chứng thực.');
});

test('what is sent back lies with the officer and its reason; written anew it waits again', async () => {
  const office = openOffice({ notices: [anApology()] });
  await office.actions.sendBack(hung, apology, 'Ngày hẹn quá xa.');
  expect((await office.matters.onDesk('officer#H21.134', { limit: 10 })).items).toMatchObject([
    { state: 'rejected', reason: 'Ngày hẹn quá xa.' },
  ]);
  await office.actions.submitApology(lan, apology.dossier, { ...proposal, newDueAt: '2026-10-27T16:30' });
  expect((await office.matters.onDesk('leader#H21.134', { limit: 10 })).items).toHaveLength(1);
  expect(auditOf(office)).toEqual([
    [hung.email, 'send-back', 'done', 'Ngày hẹn quá xa.'],
    [lan.email, 'draft-apology', 'done', undefined],
  ]);
});

test('a second delay is refused with the rule, put before the leader, and settled there', async () => {
  const office = openOffice({ states: [aDossier({ putOff: 1 })] });
  expect(await office.actions.submitApology(lan, apology.dossier, proposal)).toMatchObject({
    refusal: { code: 'forbidden-by-rule', sentence: { en: expect.stringContaining('118/2025') } },
  });
  expect(office.statesOf()).toEqual(['delay-apology#2026-10-23#sms escalated']);
  expect((await approve(office)).refusal?.code).toBe('not-waiting');
  expect((await office.actions.settleSecondDelay(hung, apology, 'Trả kết quả tại nhà.')).refusal).toBeUndefined();
  expect(office.statesOf()).toEqual(['delay-apology#2026-10-23#sms superseded']);
  expect([office.sent, office.letters.register]).toEqual([[], []]);
  expect(auditOf(office).map(([, action, outcome, note]) => [action, outcome, note])).toEqual([
    ['draft-apology', 'refused', expect.stringContaining('118/2025')],
    ['approve', 'refused', 'This is waiting for somebody else.'],
    ['settle-second-delay', 'done', 'Trả kết quả tại nhà.'],
  ]);
});

test('every refused try is in the proofs of the dossier’s unit, with who tried and why not', async () => {
  const office = openOffice({ notices: [anApology()] });
  const { actions } = office;
  await actions.approve(elsewhere, { ...apology, seen: 'x' });
  await actions.approve(lan, { ...apology, seen: 'x' });
  await actions.rewrite(tam, apology, 'Chờ kết quả đo đạc.');
  await actions.sendBack(hung, apology, '');
  await actions.submitApology(lan, apology.dossier, { ...proposal, reason: 'x' });
  await actions.settleSecondDelay(hung, apology, 'Trả kết quả tại nhà.');
  expect(auditOf(office)).toEqual([
    [elsewhere.email, 'approve', 'refused', 'You have no right to do this for this unit.'],
    [lan.email, 'approve', 'refused', 'You have no right to do this for this unit.'],
    [tam.email, 'rewrite', 'refused', 'You have no right to do this for this unit.'],
    [hung.email, 'send-back', 'refused', 'What was entered is not right.'],
    [lan.email, 'draft-apology', 'refused', 'What was entered is not right.'],
    [hung.email, 'settle-second-delay', 'refused', 'This is waiting for somebody else.'],
  ]);
  expect(new Set(office.audit.entries.map(({ unit, dossier, matter }) => `${unit} ${dossier} ${matter}`))).toEqual(
    new Set([`H21.134 ${apology.dossier} delay-apology#2026-10-23`]),
  );
  expect(office.notices.all()).toEqual([anApology()]);
});

test('what is not there is said to be not there', async () => {
  const { actions } = openOffice();
  expect((await actions.approve(hung, { ...apology, seen: 'x' })).refusal?.code).toBe('not-found');
  expect((await actions.rewrite(lan, { ...apology, dossier: 'x' }, 'y')).refusal?.code).toBe('not-found');
  expect((await actions.submitApology(lan, 'x', proposal)).refusal?.code).toBe('not-found');
});
