import { describe, expect, test } from 'vitest';
import type { MatterRef } from '../../functions/domain/matter.ts';
import { shippedWords } from '../../functions/templates/shipped-words.ts';
import type { Words } from '../../functions/templates/words.ts';
import { aDossier } from '../builders.ts';
import { anApology, aRequest, bich, byMail, delayReason, hung, lan, oldDue, requested, tam } from '../people.ts';
import { apology, approve, auditOf, type Office, openOffice, seenOf } from './office.ts';

const request: MatterRef = { dossier: aDossier().code, kind: 'supplement-request', occurrence: '1' };
const proposal = { reason: delayReason, newDueAt: '2026-10-28T16:30' };

/** The shipped words with one sentence of the apology's SMS changed. */
const otherWords: readonly Words[] = shippedWords.map((catalogue) => {
  const said = catalogue.notices['delay-apology'];
  const sms = said?.sms?.map((clause, index) => (index === 0 ? { ...clause, text: 'Hồ sơ {code} trễ hẹn.' } : clause));
  return { ...catalogue, notices: { ...catalogue.notices, 'delay-apology': { ...said, sms } } };
});

const contactIn = (contacts: Office['contacts']) => {
  const contact = contacts.stored.get(apology.dossier);
  if (!contact) throw new Error('nobody applied');
  return contact;
};

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
        contacts.stored.set(contactIn(contacts).code, {
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
