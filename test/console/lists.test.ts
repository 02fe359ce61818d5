import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { Notice } from '../../functions/domain/notice.ts';
import type { Staff } from '../../functions/domain/staff.ts';
import { aDossier, aNotice } from '../builders.ts';
import {
  administrator,
  anApology,
  aRequest,
  byMail,
  delayReason,
  elsewhere,
  hung,
  lan,
  signature,
  steering,
  tam,
} from '../people.ts';
import { noRight, openConsole as open } from './open-console.ts';

const code = aDossier().code;
const apology = { dossier: code, kind: 'delay-apology', occurrence: '2026-10-23' };
const delay = { dossiers: [code], reason: delayReason, newDueAt: '2026-10-28T16:30' };
const shown = z.object({ matters: z.array(z.looseObject({ seen: z.string() })) });
const seenOf = ({ body }: { body: unknown }) => shown.parse(body).matters[0]?.seen ?? '';

describe('desks', () => {
  const notices = [
    anApology({ dossier: 'A', stateAt: '2026-10-21T09:00:00+07:00' }),
    byMail(anApology({ dossier: 'A', stateAt: '2026-10-21T09:00:00+07:00' })),
    anApology({ dossier: 'B', state: 'drafted' }),
    aRequest({ dossier: 'C' }),
  ];

  test('list each matter once, for those who work there', async () => {
    const { get } = open({ notices });
    const items = async (by: Staff, desk: string) => {
      const { body } = await get(by, `/api/desks/${desk}?unit=H21.134`);
      return z.object({ items: z.array(z.object({ dossier: z.string(), id: z.string() })) }).parse(body).items;
    };
    expect(await items(hung, 'leader')).toEqual([{ dossier: 'A', id: 'delay-apology#2026-10-23#sms' }]);
    expect((await items(lan, 'officer')).map(({ dossier }) => dossier)).toEqual(['B']);
    expect((await items(tam, 'controller')).map(({ dossier }) => dossier)).toEqual(['C']);
  });

  test.each<[string, Staff, string]>([
    ['the leader’s to another unit', elsewhere, 'desks/leader'],
    ['the officer’s to another unit', elsewhere, 'desks/officer'],
    ['the controller’s to an officer', lan, 'desks/controller'],
    ['the controller’s to a leader', hung, 'desks/controller'],
    ['any to the steering group', steering, 'desks/leader'],
    ['any to an administrator', administrator, 'desks/officer'],
    ['the call list to another unit', elsewhere, 'call-list'],
    ['the call list to the steering group', steering, 'call-list'],
    ['the print list to another unit', elsewhere, 'print-list'],
    ['the dossiers at risk to another unit', elsewhere, 'risk'],
  ])('are not shown: %s', async (_, by, path) => {
    expect(await open({ notices }).get(by, `/api/${path}?unit=H21.134`)).toEqual(noRight);
  });

  test('go on where the page before ended', async () => {
    const many = Array.from({ length: 5 }, (_, n) =>
      anApology({ dossier: `P-${n}`, stateAt: `2026-10-21T09:0${n}:00+07:00` }),
    );
    const { get } = open({ notices: many });
    const page = z.object({ items: z.array(z.object({ dossier: z.string() })), next: z.string().optional() });
    const read = async (after = ''): Promise<string[][]> => {
      const { items, next } = page.parse((await get(hung, `/api/desks/leader?unit=H21.134&limit=2${after}`)).body);
      return [items.map(({ dossier }) => dossier), ...(next ? await read(`&after=${next}`) : [])];
    };
    expect(await read()).toEqual([['P-0', 'P-1'], ['P-2', 'P-3'], ['P-4']]);
  });
});

describe('the call list', () => {
  const call = (dossier: string, changes: Partial<Notice> = {}) =>
    aNotice({
      ...{ dossier, id: 'reschedule#1#none', kind: 'reschedule', channel: 'none', unit: 'H21.1' },
      ...{ state: 'suppressed', toCall: true, ...changes },
    });
  const counter: Staff = { ...lan, units: ['H21.1'] };
  const lists = (notices: Notice[]) =>
    open({ states: [aDossier({ code: 'A' }), aDossier({ code: 'B', status: 'finished' })], notices });
  const tick = { dossier: 'A', id: 'reschedule#1#none', how: 'Gọi điện lúc 9 giờ.' };

  test('shows whom to call and drops what is true no longer, or is of no dossier', async () => {
    const people = open({
      states: [aDossier({ code: 'A' }), aDossier({ code: 'B', status: 'finished' })],
      notices: [call('A', { unit: 'H21.134' }), call('B', { unit: 'H21.134' }), call('GONE', { unit: 'H21.134' })],
    });
    expect(await people.get(lan, '/api/call-list?unit=H21.134')).toMatchObject({
      status: 200,
      body: { items: [{ dossier: 'A', kind: 'reschedule', facts: { dueAt: '2026-10-23T16:30:00+07:00' } }] },
    });
    expect(people.notices.all().map(({ toCall }) => toCall)).toEqual([true, undefined, undefined]);
  });

  test('is ticked off once by the unit that the citizen knows; how, and every try, is in the proofs', async () => {
    const { post, audit } = lists([call('A', { unit: 'H21.134' })]);
    expect(await post(elsewhere, '/api/call-list/tick', tick)).toEqual(noRight);
    expect(await post(tam, '/api/call-list/tick', tick)).toEqual(noRight);
    expect(await post(lan, '/api/call-list/tick', tick)).toEqual({ status: 200, body: { done: true } });
    expect(await post(hung, '/api/call-list/tick', tick)).toMatchObject({
      status: 409,
      body: { error: 'not-waiting' },
    });
    expect(await post(lan, '/api/call-list/tick', { ...tick, id: 'x' })).toMatchObject({
      status: 404,
      body: { error: 'not-found' },
    });
    expect(audit.entries.map(({ by, action, outcome, unit, note }) => [by, action, outcome, unit, note])).toEqual([
      [elsewhere.email, 'tick-off', 'refused', 'H21.134', expect.stringContaining('no right')],
      [tam.email, 'tick-off', 'refused', 'H21.134', expect.stringContaining('no right')],
      [lan.email, 'tick-off', 'done', 'H21.134', 'Gọi điện lúc 9 giờ.'],
      [hung.email, 'tick-off', 'refused', 'H21.134', 'Somebody else has done this.'],
    ]);
  });

  test('is the receiving unit’s, not the deciding one’s', async () => {
    const { get, post } = lists([call('A')]);
    expect(counter.units).toEqual(['H21.1']);
    expect(await get(lan, '/api/call-list?unit=H21.1')).toEqual(noRight);
    expect(await post(lan, '/api/call-list/tick', tick)).toEqual(noRight);
  });
});

test('the print list shows signed letters until they are handed on', async () => {
  const { get, post, audit } = open({ notices: [anApology()] });
  const seen = seenOf(await post(hung, '/api/matters/preview', { matters: [apology] }));
  await post(hung, '/api/approvals', { matters: [{ ...apology, seen }] });
  const list = await get(lan, '/api/print-list?unit=H21.134');
  const letter = {
    ...apology,
    form: '04',
    number: '01/PXL-H21.134',
    signedAt: '2026-10-21T10:00:00+07:00',
    procedureName: 'Đổi giấy phép lái xe',
  };
  expect(list).toEqual({ status: 200, body: { items: [letter] } });
  const tick = (by: Staff, unit = 'H21.134') => post(by, '/api/print-list/tick', { unit, letter });
  expect(await tick(elsewhere)).toEqual(noRight);
  expect(await tick(elsewhere, 'H21.9')).toMatchObject({ status: 409 });
  expect(await tick(lan)).toEqual({ status: 200, body: { done: true } });
  expect(await tick(lan)).toMatchObject({ status: 409 });
  expect(await get(lan, '/api/print-list?unit=H21.134')).toEqual({ status: 200, body: { items: [] } });
  expect(audit.entries.at(-2)).toMatchObject({
    action: 'tick-off',
    outcome: 'done',
    note: 'letter 01/PXL-H21.134 was handed on',
  });
});

describe('a citizen’s contact', () => {
  const contact = `/api/dossiers/${code}/contact`;
  const why = 'Gọi báo hẹn lại.';

  test('is shown in full to who works with the dossier, and the proof says why', async () => {
    const { post, audit } = open();
    const person = { name: 'Nguyễn Thị Hồng Nhung', phone: '+84905123821', email: 'nhung@example.org' };
    expect(await post(lan, contact, { why })).toEqual({ status: 200, body: { person, applicant: person } });
    expect(audit.entries).toEqual([
      {
        at: '2026-10-21T10:00:00+07:00',
        by: lan.email,
        action: 'show-contact',
        unit: 'H21.134',
        dossier: code,
        outcome: 'done',
        note: why,
      },
    ]);
  });

  test('is not shown to others, who are written down too', async () => {
    const { post, audit } = open();
    for (const by of [elsewhere, steering, administrator]) expect(await post(by, contact, { why })).toEqual(noRight);
    expect(audit.entries.map(({ by, outcome }) => [by, outcome])).toEqual(
      [elsewhere, steering, administrator].map(({ email }) => [email, 'refused']),
    );
    expect(await post(lan, '/api/dossiers/none/contact', { why })).toMatchObject({ status: 404 });
  });

  test('is not shown where it cannot be written down', async () => {
    const office = open();
    office.audit.entries.push = () => {
      throw new Error('the table of proofs is away');
    };
    const answer = await office.post(lan, contact, { why });
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([500, expect.not.stringContaining('Nhung')]);
    expect(office.reported).toEqual(['the table of proofs is away']);
  });

  test('stands in no other answer', async () => {
    const { ask } = open({ notices: [anApology()] });
    const post = (path: string, body: unknown) => ask(hung, path, { method: 'POST', body: JSON.stringify(body) });
    const answers = [
      ask(hung, '/api/desks/leader?unit=H21.134'),
      ask(hung, `/api/dossiers/${code}`),
      post('/api/matters/preview', { matters: [apology] }),
      post('/api/apologies/preview', delay),
    ];
    for (const response of await Promise.all(answers))
      expect(await response.text()).not.toMatch(/Nhung|nhung|905123821/);
  });
});

describe('a letter', () => {
  const path = `/api/letters/${code}/delay-apology/2026-10-23`;
  const signed = anApology({ letter: signature, state: 'queued' });

  test('is a PDF, or a page that its reader’s browser may set, with number and signer', async () => {
    const { ask, audit } = open({ notices: [signed] });
    const pdf = await ask(lan, path);
    expect([pdf.status, pdf.headers.get('content-type'), pdf.headers.get('content-disposition')]).toEqual([
      ...[200, 'application/pdf', `inline; filename="phieu-xin-loi-${code}.pdf"`],
    ]);
    const bytes = new Uint8Array(await pdf.arrayBuffer());
    expect(new TextDecoder('latin1').decode(bytes.slice(0, 5))).toBe('%PDF-');
    expect(pdf.headers.get('cache-control')).toBe('no-store');

    const page = await ask(lan, `${path}?as=html`);
    const html = await page.text();
    expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
    expect(html).toContain('01/PXL-H21.134');
    expect(html).toContain('Phạm Quốc Hùng');
    expect(html).toContain('Nguyễn Thị Hồng Nhung');
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(html) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(page.headers.get('content-security-policy')).toMatch(
      new RegExp(`style-src [^;]*'sha256-${RegExp.escape(hash)}'`),
    );
    expect(html).not.toMatch(/ style=|<script/);
    expect(audit.entries.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      'print-letter done',
      'print-letter done',
    ]);
  });

  test('that is not signed has room for number and name', async () => {
    const { ask } = open({ notices: [anApology()] });
    const html = await (await ask(lan, `${path}?as=html`)).text();
    expect(html).toContain('……/PXL-H21.134');
    expect(html).not.toContain('Phạm Quốc Hùng');
  });

  test('bears a citizen’s name: others do not get it, and are written down', async () => {
    const { get, audit } = open({ notices: [signed] });
    for (const by of [elsewhere, steering, administrator]) expect(await get(by, path)).toEqual(noRight);
    expect(audit.entries.map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'refused']);
  });

  test('that there is not is not made', async () => {
    const { get, audit } = open({ notices: [signed, aNotice({ id: 'correction#1#sms', kind: 'correction' })] });
    for (const of of ['delay-apology/2026-10-24', 'correction/1', 'stop/1'])
      expect(await get(lan, `/api/letters/${code}/${of}`)).toMatchObject({ status: 404, body: { error: 'not-found' } });
    expect(audit.entries).toEqual([]);
  });
});

test('proofs are for administrators', async () => {
  const { get, post } = open({ notices: [anApology()] });
  await post(lan, '/api/send-backs', { matters: [apology], reason: 'sai ngày' });
  const path = '/api/audit?unit=H21.134&month=2026-10';
  for (const by of [lan, hung, tam, steering]) expect(await get(by, path)).toEqual(noRight);
  expect(await get(administrator, path)).toMatchObject({
    status: 200,
    body: { items: [{ by: lan.email, action: 'send-back', outcome: 'refused' }] },
  });
});
