import type { Item, Message, Seen } from '../../../infra/chaos/checker/seen.ts';

const dossier = 'H48.01-261017-0001';

type Said = Readonly<Record<string, string>>;

export const aWord = (changes: Said = {}): Said => ({
  MaHoSo: dossier,
  ThoiDiemCapNhat: '20261017140000',
  TrangThaiHoSo: '2',
  ChuHoSo: 'Hoạ Mi Thử 1',
  SoDienThoai: '0905123001',
  NgayHenTra: '20261027163000',
  ...changes,
});

export const aNoticeItem = (changes: Item = {}): Item => ({
  dossier,
  id: 'receipt#1#sms',
  kind: 'receipt',
  occurrence: '1',
  channel: 'sms',
  audience: 'citizen',
  state: 'accepted',
  providerId: 'm1',
  facts: {},
  ...changes,
});

export const aMessage = (changes: Partial<Message> = {}): Message => ({
  channel: 'sms',
  id: 'm1',
  at: '2026-10-17T14:00:10+07:00',
  to: '+84905123001',
  text: `Ho so ${dossier} da duoc tiep nhan. Hen tra ket qua: 16:30 27/10/2026.`,
  ...changes,
});

/** The result is there: the completion's notice, and the message that tells it. */
export const aCompletionItem = (changes: Item = {}): Item =>
  aNoticeItem({
    id: 'early-completion#1#sms',
    kind: 'early-completion',
    providerId: 'm2',
    facts: { finishedAt: '2026-10-19T09:00:00+07:00' },
    ...changes,
  });
export const aCompletionMessage = (changes: Partial<Message> = {}): Message =>
  aMessage({ id: 'm2', text: `Ho so ${dossier} da co ket qua truoc hen, moi ong/ba den nhan.`, ...changes });

export const aState = (changes: Item = {}): Item => ({
  code: dossier,
  sk: 'state',
  status: 'received',
  dueAt: '2026-10-27T16:30:00+07:00',
  ...changes,
});

export const aContactItem = (applicant: Item): Item => ({ code: dossier, applicant });

type Changes = {
  told?: readonly Said[];
  tables?: Partial<Seen['tables']>;
  rebuiltCampaign?: readonly Item[];
  inbox?: readonly Message[];
  deadLetters?: readonly string[];
};

const counts: Item = { pk: 'now', sk: '0', rev: 4, 'H48.01#r': 1 };

/** One dossier that was received and told so; everything is as it should be. */
export const aSeen = ({ told = [aWord()], tables, ...changes }: Changes = {}): Seen => ({
  told: new Map([[dossier, told]]),
  tables: {
    dossiers: [aState()],
    contacts: [aContactItem({ name: 'Hoạ Mi Thử 1', phone: '+84905123001' })],
    notices: [aNoticeItem()],
    campaign: [counts],
    registry: [],
    links: [],
    audit: [],
    ...tables,
  },
  rebuiltCampaign: [{ ...counts, rev: 5 }],
  inbox: [aMessage()],
  deadLetters: [],
  ...changes,
});

const finishedWord = aWord({ TrangThaiHoSo: '9', ThoiDiemCapNhat: '20261019090000' });

/** The same dossier once its result was told. */
export const aFinished = ({ told = [aWord(), finishedWord], tables, ...changes }: Changes = {}): Seen =>
  aSeen({
    told,
    tables: {
      dossiers: [aState({ status: 'finished', finishedAt: '2026-10-19T09:00:00+07:00' })],
      notices: [aNoticeItem(), aCompletionItem()],
      ...tables,
    },
    inbox: [aMessage(), aCompletionMessage()],
    ...changes,
  });
