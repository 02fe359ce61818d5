import { expect, test } from 'vitest';
import { driveDigests } from '../../functions/domain/drive-digest.ts';
import type { Letter } from '../../functions/domain/letter.ts';
import type { Notice } from '../../functions/domain/notice.ts';
import { unit } from '../../functions/domain/unit.ts';
import type { Attachment } from '../../functions/ports.ts';
import { makeMessages } from '../../functions/send-notice/make-message.ts';
import { shippedWords } from '../../functions/templates/shipped-words.ts';
import { pickWords } from '../../functions/templates/words.ts';
import { aDossier, aNotice } from '../builders.ts';
import { aDigestSource, binhSon, lySon } from '../digest-source.ts';
import { aClock, accepted, fakeContacts, fakeLinks } from '../fakes.ts';
import { pagesOf } from '../templates/forms/pdf.ts';

const letter: Letter = {
  form: '04',
  number: '15/PXL-H48.20',
  signedAt: '2026-10-21T09:15:00+07:00',
  signerName: 'Lê Quốc Đạt',
  signerTitle: 'Giám đốc',
};
const state = aDossier({ code: 'H48.01-261012-0007', dueAt: '2026-10-30T16:30:00+07:00' });
const apology = (changes: Partial<Notice>): Notice =>
  aNotice({
    ...{ dossier: state.code, id: 'delay-apology#2026-10-23#email', kind: 'delay-apology', channel: 'email' },
    ...{ unit: 'H48.01', decidingUnit: 'H48.20' },
    facts: { formerDueAt: '2026-10-23T16:30:00+07:00', dueAt: '2026-10-30T16:30:00+07:00', reason: 'Chờ đo đạc' },
    ...changes,
  });

const delivered = async (notice: Notice) => {
  const mails: { to: readonly string[]; html: string; attachments: readonly Attachment[] }[] = [];
  const messages: unknown[] = [];
  const links = fakeLinks();
  const person = { name: 'Nguyễn Thị Hồng Nhung', phone: '+84905123821', email: 'nhung@example.org' };
  const updatedAt = '2026-10-12T08:30:00+07:00';
  const make = makeMessages({
    contacts: fakeContacts({ code: state.code, applicant: person, language: 'vi', updatedAt }),
    units: {
      find: async (code) =>
        unit.parse({
          ...{ code, name: code === 'H48.20' ? 'Văn phòng Đăng ký đất đai' : 'Một cửa' },
          ...(code === binhSon && { leaderEmails: ['chu-tich@binhson.example.vn'], officerEmails: ['a@example.vn'] }),
        }),
    },
    wordsOf: async (language) => pickWords(shippedWords, language),
    sms: {
      send: async (message) => {
        messages.push(message);
        return accepted;
      },
    },
    email: {
      send: async (mail) => {
        mails.push(mail);
        return accepted;
      },
    },
    pageOf: () => 'https://baotin.example.vn/h',
    links,
    clock: aClock(),
    steeringEmails: async () => ['khoa.bui@quangngai.example'],
    report: (problem) => {
      throw new Error(problem);
    },
  });
  const made = await make(notice, state);
  expect([mails, messages]).toEqual([[], []]); // nothing leaves by being made
  expect(made.outcome === 'made' && (await made.handOver())).toEqual(accepted);
  return { mails, messages, links };
};

test('a signed apology goes with its letter: the deciding unit’s, with the one-stop unit as the place to go', async () => {
  const { mails } = await delivered(apology({ letter }));
  const [file, ...others] = mails[0]?.attachments ?? [];
  expect(others).toEqual([]);
  expect(file).toMatchObject({ name: 'phieu-xin-loi-H48.01-261012-0007.pdf', type: 'application/pdf' });
  expect(file?.contentId).toBeUndefined();
  const text = (await pagesOf(file?.content ?? new Uint8Array())).join('').replace(/\s+/g, ' ');
  for (const words of [
    'VĂN PHÒNG ĐĂNG KÝ ĐẤT ĐAI',
    'Số: 15/PXL-H48.20',
    'Nguyễn Thị Hồng Nhung',
    'Nơi trả kết quả: Một cửa',
  ])
    expect(text).toContain(words);
});

test('without a letter, and over SMS, nothing hangs on a message', async () => {
  expect((await delivered(apology({}))).mails[0]?.attachments).toEqual([]);
  const { mails, messages } = await delivered(apology({ letter, channel: 'sms' }));
  expect([mails.length, messages.length]).toEqual([0, 1]);
});

test('a unit’s digest goes to its head, the group’s to who steers, each with its chart', async () => {
  const digests = driveDigests(aDigestSource(), '2026-10-19T07:00:00+07:00');
  const sent = async (of: string) => {
    const notice = digests.find((one) => one.unit === of);
    if (!notice) throw new Error(`there is no digest for ${of}`);
    return (await delivered(notice)).mails[0];
  };
  const mail = await sent(binhSon);
  expect(mail?.to).toEqual(['chu-tich@binhson.example.vn']);
  expect(mail?.attachments).toMatchObject([{ name: 'diem.png', type: 'image/png', contentId: 'chart@baotin' }]);
  expect(mail?.html).toMatch(/<img src="cid:chart@baotin" alt="Biểu đồ điểm từng ngày/);
  expect((await sent('steering'))?.to).toEqual(['khoa.bui@quangngai.example']);
  // Lý Sơn has no total on any day: nothing to draw.
  expect(digests.find((one) => one.unit === lySon)?.facts.digest?.trend.some(({ total }) => total)).toBe(false);
});
