import { describe, expect, test } from 'vitest';
import type { MatterRef } from '../../functions/domain/matter.ts';
import type { Staff } from '../../functions/domain/staff.ts';
import { aDossier } from '../builders.ts';
import {
  anApology,
  aRequest,
  bich,
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
import { apology, approve, auditOf, type Office, openOffice, seenOf } from './office.ts';

const request: MatterRef = { dossier: aDossier().code, kind: 'supplement-request', occurrence: '1' };
const proposal = { reason: delayReason, newDueAt: '2026-10-28T16:30' };

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

test('a supplement request has its letter from the one-stop unit, in that unit’s own row of numbers', async () => {
  const office = openOffice({ states: [requested], notices: [aRequest()] });
  await approve(office, tam, request);
  expect(office.notices.all()[0]?.letter).toMatchObject({ form: '02', number: '01/HDHS-H21.1', signerName: tam.name });
  expect([office.letters.register, office.letters.printing.map(({ unit }) => unit)]).toEqual([[], ['H21.1']]);
});

test('the controller mends what an officer wrote: then neither of them approves it, another controller does', async () => {
  const both: Staff = { ...lan, roles: ['officer', 'controller'] };
  const oanh: Staff = { ...tam, email: 'oanh@example.vn' };
  const notices = [aRequest({ state: 'rejected', reason: 'chưa rõ' })];
  const office = openOffice({ states: [requested], notices, staff: [both, tam, oanh] });
  const rewrite = (by: Staff, text: string) => office.actions.rewrite(by, request, text);
  expect((await rewrite(both, 'Bản sao giấy khai sinh.')).refusal).toBeUndefined();
  expect((await rewrite(tam, 'Bản sao giấy khai sinh có chứng thực.')).refusal).toBeUndefined();
  expect((await approve(office, both, request)).refusal?.code).toBe('own-draft');
  expect((await approve(office, tam, request)).refusal?.code).toBe('own-draft');
  expect((await approve(office, oanh, request)).refusal).toBeUndefined();
  expect(office.notices.all()[0]?.facts.missing).toBe('Bản sao giấy khai sinh có chứng thực.');
});

test('the only controller who rewrote a request sends it by a second, marked step, which the audit log names', async () => {
  const office = openOffice({ states: [requested], notices: [aRequest()], staff: [lan, hung, tam] });
  await office.actions.rewrite(tam, request, 'Bản sao giấy khai sinh có chứng thực.');
  const first = await approve(office, tam, request);
  expect(first.refusal).toMatchObject({
    code: 'own-draft-alone',
    sentence: { vi: expect.stringContaining('không có người thứ hai') },
  });
  expect(office.statesOf()).toEqual(['supplement-request#1#sms awaiting-approval']);
  const second = await office.actions.approve(tam, {
    ...request,
    seen: await seenOf(office, request),
    ownDraft: first.refusal?.ownDraft,
  });
  expect(second.refusal).toBeUndefined();
  expect(office.statesOf()).toEqual(['supplement-request#1#sms queued']);
  expect(auditOf(office).map(([by, action, outcome]) => [by, action, outcome])).toEqual([
    [tam.email, 'rewrite', 'done'],
    [tam.email, 'approve', 'refused'],
    [tam.email, 'approve-own-draft', 'done'],
  ]);
});

test('the marked step helps nobody where a second person may approve, unless the policy allows it', async () => {
  const notices = [anApology({ draftedBy: bich.email })];
  const strict = openOffice({ notices, staff: [bich, hung] });
  const marked = async (office: Office, ownDraft: string | undefined) =>
    office.actions.approve(bich, { ...apology, seen: await seenOf(office, apology), ownDraft });
  const right = strict.secondStepOf(bich.email, apology, await seenOf(strict, apology));
  expect((await marked(strict, right)).refusal?.code).toBe('own-draft');
  const free = openOffice({ notices, staff: [bich, hung], policy: { ownDrafts: 'always' } });
  const first = await approve(free, bich);
  expect(first.refusal?.code).toBe('own-draft-alone');
  expect((await marked(free, first.refusal?.ownDraft)).refusal).toBeUndefined();
  expect(auditOf(free).at(-1)?.slice(0, 3)).toEqual([bich.email, 'approve-own-draft', 'done']);
});

test.each([
  ['nothing', () => undefined],
  ['what programs guess', () => 'true'],
  ['what another person was given', (office, seen) => office.secondStepOf(hung.email, apology, seen)],
  ['what was given for another matter', (office, seen) => office.secondStepOf(bich.email, request, seen)],
  ['what was given for other words', (office) => office.secondStepOf(bich.email, apology, 'other words')],
] satisfies [string, (office: Office, seen: string) => string | undefined][])(
  'nobody signs alone with %s: the first try is told what the second has to carry, and nothing is sent',
  async (_, ownDraftOf) => {
    const office = openOffice({ notices: [anApology({ draftedBy: bich.email })], staff: [bich] });
    const seen = await seenOf(office, apology);
    const sign = (ownDraft: string | undefined) => office.actions.approve(bich, { ...apology, seen, ownDraft });
    const { refusal } = await sign(ownDraftOf(office, seen));
    expect(refusal).toMatchObject({ code: 'own-draft-alone', ownDraft: expect.stringMatching(/^[\w-]{43}$/) });
    expect(office.statesOf()).toEqual(['delay-apology#2026-10-23#sms awaiting-approval']);
    expect((await sign(refusal?.ownDraft)).refusal).toBeUndefined();
    expect(auditOf(office).map(([, action, outcome]) => `${action} ${outcome}`)).toEqual([
      'approve refused',
      'approve-own-draft done',
    ]);
  },
);

test('the marked step of somebody who wrote nothing is an approval like any other', async () => {
  const office = openOffice({ notices: [anApology()] });
  const seen = await seenOf(office, apology);
  const ownDraft = office.secondStepOf(hung.email, apology, seen);
  expect((await office.actions.approve(hung, { ...apology, seen, ownDraft })).refusal).toBeUndefined();
  expect(auditOf(office).map(([by, action]) => [by, action])).toEqual([[hung.email, 'approve']]);
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
