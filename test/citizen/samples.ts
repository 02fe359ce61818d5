import type { Notice } from '../../functions/domain/notice.ts';
import type { PublishedApology } from '../../functions/domain/register.ts';
import { unit } from '../../functions/domain/unit.ts';
import { aDossier, aNotice } from '../builders.ts';
import { boardDrive } from '../gia-lai-board.ts';
import { openCitizen } from './open-citizen.ts';

/* Every page that a citizen can see, with long names and texts, in the order of a dossier's life. */

const office = unit.parse({
  code: 'H48.01',
  name: 'Trung tâm Phục vụ hành chính công phường Trương Quang Trọng và các xã Tịnh Khê, Tịnh Ấn, Tịnh Phong',
  address: 'Số 125B đường Nguyễn Nghiêm nối dài, tổ dân phố Liên Hiệp 1, phường Trương Quang Trọng, tỉnh Quảng Ngãi',
  phone: '0255 3822 822',
  account: { bin: '970436', bank: 'Vietcombank', number: '1023456789', holder: 'TRUNG TAM PHUC VU HANH CHINH CONG' },
});

const code = 'H48.01-261012-0007';
const procedureName =
  'Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất trong các trường hợp chuyển đổi, chuyển nhượng, cho thuê, cho thuê lại, thừa kế, tặng cho, góp vốn bằng quyền sử dụng đất';
const reason =
  'Đơn vị đo đạc chưa gửi kết quả trích đo vì mưa bão kéo dài, đường vào khu vực đo bị sạt lở.\nChúng tôi đã cử thêm cán bộ và sẽ hoàn thành trong ngày hẹn mới.';
const missing =
  '1. Bản sao có chứng thực giấy khai sinh của người được tặng cho.\n2. Biên bản họp gia đình có xác nhận của UBND phường.\n3. Giấyxácnhậntìnhtrạnghônnhânkhôngcóchỗngắtdòngnàocảđểthửchữdài';

const dossier = (changes: Parameters<typeof aDossier>[0]) =>
  aDossier({ code, procedureName, unit: 'H48.20', receivingUnit: 'H48.01', ...changes });

const approved = (changes: Partial<Notice>): Notice =>
  aNotice({ dossier: code, approver: 'controller', seal: 'seal', state: 'delivered', ...changes });

const apology = approved({
  ...{ id: 'delay-apology#2026-10-16#sms', kind: 'delay-apology', occurrence: '2026-10-16', approver: 'leader' },
  facts: { formerDueAt: '2026-10-16T16:30:00+07:00', dueAt: '2026-10-23T16:30:00+07:00', reason },
  letter: { form: '04', number: '15/PXL-H48.20', signedAt: '2026-10-13T08:00:00+07:00', signerName: 'Lê Quốc Đạt' },
});

const published = (index: number): PublishedApology => ({
  dossier: `H48.01-261001-${String(index).padStart(4, '0')}`,
  number: `${String(index + 1).padStart(2, '0')}/PXL-H48.${20 + (index % 3)}`,
  signedAt: `2026-10-${String(1 + (index % 12)).padStart(2, '0')}T09:15:00+07:00`,
  signerName: 'Lê Quốc Đạt',
  signerTitle: 'Phó Giám đốc phụ trách Văn phòng Đăng ký đất đai',
  unit: `H48.${20 + (index % 3)}`,
  applicant: 'N. T. H. N.',
  procedureName,
  formerDueAt: '2026-10-16T16:30:00+07:00',
  dueAt: '2026-10-23T16:30:00+07:00',
  reason,
  inTime: true,
});

type Opened = Awaited<ReturnType<typeof openCitizen>>;
type Answer = Awaited<ReturnType<Opened['ask']>>;
type Show = (opened: Opened, lang: string) => Promise<Answer>;
type Sample = {
  name: string;
  given?: Parameters<typeof openCitizen>[0];
  show?: Show;
  status?: number;
};

const inStatus = (name: string, state: Parameters<typeof aDossier>[0], notices: Notice[] = []): Sample => ({
  name,
  given: { states: [dossier(state)], notices, office },
});
const returned = {
  status: 'returned',
  finishedAt: '2026-10-12T15:00:00+07:00',
  returnedAt: '2026-10-13T08:30:00+07:00',
} as const;
const finished = { status: 'finished', finishedAt: '2026-10-12T15:00:00+07:00' } as const;

const samples: readonly Sample[] = [
  inStatus('registered', { status: 'registered', dueAt: undefined, receivedAt: undefined }),
  inStatus('in-work', {}),
  inStatus('apology', {}, [apology]),
  inStatus('overdue', { dueAt: '2026-10-12T16:30:00+07:00' }),
  inStatus('being-checked', { status: 'stopped', entered: { stopped: 1 } }, [
    aNotice({ dossier: code, kind: 'stop', occurrence: '1', state: 'awaiting-approval', approver: 'controller' }),
  ]),
  inStatus('supplement', { status: 'supplement-requested', entered: { 'supplement-requested': 1 } }, [
    approved({ kind: 'supplement-request', occurrence: '1', facts: { missing } }),
  ]),
  inStatus('payment', { status: 'payment-requested', entered: { 'payment-requested': 1 }, fee: 1_115_000 }),
  inStatus('ready', finished),
  inStatus('ready-late', { ...finished, dueAt: '2026-10-09T16:30:00+07:00' }),
  inStatus('ready-post', { ...finished, handover: 'post' }),
  inStatus('ready-electronic', { ...finished, handover: 'electronic' }),
  inStatus('returned', returned),
  inStatus('returned-post', { ...returned, handover: 'post', trackingNumber: 'EB123456789VN' }),
  inStatus('not-accepted', { status: 'not-accepted', entered: { 'not-accepted': 1 } }, [
    approved({ kind: 'intake-refusal', occurrence: '1', facts: { reason } }),
  ]),
  inStatus('stopped', { status: 'stopped', entered: { stopped: 1 } }, [
    approved({ kind: 'stop', occurrence: '1', facts: { reason } }),
  ]),
  inStatus('withdrawn', { status: 'withdrawn' }),
  {
    ...inStatus('survey', returned),
    show: ({ ask, path }, lang) => ask(`${path}/survey?lang=${lang}`),
  },
  {
    ...inStatus('survey-fault', returned),
    show: ({ post, path }, lang) => post(`${path}/survey?lang=${lang}`, { answer: 'x' }),
    status: 400,
  },
  {
    ...inStatus('survey-answered', returned),
    show: async ({ ask, post, path }, lang) => {
      await post(`${path}/survey`, { answer: 'dissatisfied' });
      return ask(`${path}/survey?lang=${lang}`);
    },
  },
  {
    name: 'opt-out',
    given: { states: [dossier({})], office },
    show: ({ ask, path }, lang) => ask(`${path}/tu-choi?lang=${lang}`),
  },
  {
    name: 'opt-out-done',
    given: { states: [dossier({})], office },
    show: async ({ ask, post, path }, lang) => {
      await post(`${path}/tu-choi`, {});
      return ask(`${path}/tu-choi?lang=${lang}`);
    },
  },
  {
    name: 'opt-out-none',
    given: { states: [dossier({})], office, phone: '' },
    show: ({ ask, path }, lang) => ask(`${path}/tu-choi?lang=${lang}`),
  },
  { name: 'look-up', show: ({ ask }, lang) => ask(`/?lang=${lang}`) },
  { name: 'look-up-empty', show: ({ post }, lang) => post(`/tra-cuu?lang=${lang}`, { ma: '', so: '' }), status: 400 },
  {
    name: 'look-up-wrong',
    show: ({ post }, lang) => post(`/tra-cuu?lang=${lang}`, { ma: code, so: '000' }),
    status: 404,
  },
  {
    name: 'look-up-six-digits',
    show: async ({ post }, lang) => {
      for (let tries = 0; tries < 5; tries += 1) await post('/tra-cuu', { ma: code, so: '000' });
      return post(`/tra-cuu?lang=${lang}`, { ma: code, so: '821' });
    },
    status: 400,
  },
  {
    name: 'look-up-whole-number',
    show: async ({ post }, lang) => {
      for (let tries = 0; tries < 20; tries += 1) await post('/tra-cuu', { ma: code, so: '000000' });
      return post(`/tra-cuu?lang=${lang}`, { ma: code, so: '0905 123 822' });
    },
    status: 404,
  },
  {
    name: 'look-up-too-often',
    show: async ({ post }, lang) => {
      for (let tries = 0; tries < 100; tries += 1) await post('/tra-cuu', { ma: `${code}${tries}`, so: '000' });
      return post(`/tra-cuu?lang=${lang}`, { ma: code, so: '821' });
    },
    status: 429,
  },
  {
    name: 'register',
    given: { office },
    show: ({ ask, letters }, lang) => {
      letters.register.push(...Array.from({ length: 24 }, (_, index) => published(index)));
      return ask(`/loi-xin-loi?trang=2&lang=${lang}`);
    },
  },
  { name: 'register-empty', show: ({ ask }, lang) => ask(`/loi-xin-loi?lang=${lang}`) },
  { name: 'register-no-code', show: ({ ask }, lang) => ask(`/loi-xin-loi?ma=${code}&lang=${lang}`) },
  { name: 'drive-none', show: ({ ask }, lang) => ask(`/chien-dich?lang=${lang}`) },
  { name: 'drive', given: { drives: [boardDrive] }, show: ({ ask }, lang) => ask(`/chien-dich?lang=${lang}`) },
  {
    name: 'drive-unpublished',
    given: { drives: [boardDrive], published: false },
    show: ({ ask }, lang) => ask(`/chien-dich?lang=${lang}&trang=2`),
  },
  {
    name: 'drive-indicator',
    given: { drives: [boardDrive] },
    show: ({ ask }, lang) => ask(`/chien-dich/gia-lai-2026?chi-tieu=CKMB&lang=${lang}`),
  },
  {
    name: 'drive-unit',
    given: { drives: [boardDrive] },
    show: ({ ask }, lang) => ask(`/chien-dich/gia-lai-2026?don-vi=H21.227&lang=${lang}`),
  },
  {
    name: 'drive-no-unit',
    given: { drives: [boardDrive] },
    show: ({ ask }, lang) => ask(`/chien-dich/gia-lai-2026?tim=xyz&lang=${lang}`),
  },
  { name: 'lost', show: ({ ask }, lang) => ask(`/t/AAAAAAAAAAA?lang=${lang}`), status: 404 },
  {
    name: 'expired',
    show: ({ ask, path, clock }, lang) => {
      clock.moveTo('2027-10-13T09:00:00+07:00');
      return ask(`${path}?lang=${lang}`);
    },
    status: 410,
  },
  {
    name: 'broken',
    show: ({ ask, dossiers, path }, lang) => {
      dossiers.stored.get = () => {
        throw new Error('the database is away');
      };
      return ask(`${path}?lang=${lang}`);
    },
    status: 500,
  },
];

export type Shown = Answer & { name: string; lang: 'vi' | 'en'; expected: number; isTrack: boolean };

const track: Show = ({ ask, path }, lang) => ask(`${path}?lang=${lang}`);

/** All pages as a browser gets them. */
export const everyPage = async (lang: 'vi' | 'en'): Promise<Shown[]> => {
  const shown: Shown[] = [];
  for (const { name, given, show = track, status = 200 } of samples)
    shown.push({
      ...(await show(await openCitizen(given), lang)),
      name,
      lang,
      expected: status,
      isTrack: show === track,
    });
  return shown;
};
