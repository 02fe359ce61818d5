import * as z from 'zod';
import type { Seen, Violation } from './seen.ts';

const rule = 'what the source said is kept';

const statuses: Readonly<Record<string, string>> = {
  0: 'posting',
  1: 'registered',
  2: 'received',
  3: 'not-accepted',
  4: 'processing',
  5: 'supplement-requested',
  6: 'payment-requested',
  7: 'withdrawn',
  8: 'stopped',
  9: 'finished',
  10: 'returned',
};

const stateItem = z.object({
  code: z.string(),
  sk: z.literal('state'),
  status: z.string(),
  dueAt: z.string().optional(),
  finishedAt: z.string().optional(),
});
const contactItem = z.object({
  code: z.string(),
  applicant: z.object({ phone: z.string().optional(), email: z.string().optional() }),
});

type Said = Readonly<Record<string, string>>;

const lastNamed = (said: readonly Said[], field: string): string | undefined =>
  said.findLast((one) => one[field])?.[field];

const digitsOf = (time: string | undefined): string => (time ?? '').replace(/\D/g, '').slice(0, 14);

const isFinish = ({ TrangThaiHoSo }: Said): boolean => ['9', '10'].includes(TrangThaiHoSo ?? '');

/** When it was finished: since it was last worked on, what was said last of it, else when that was first told. */
const finishIn = (said: readonly Said[]): string | undefined => {
  const since = said.slice(said.findLastIndex((one) => !isFinish(one)) + 1);
  return lastNamed(since, 'NgayKetThucXuLy') ?? since[0]?.ThoiDiemCapNhat;
};

/** `0905 123 821` as it is dialled from anywhere. */
const international = (phone: string | undefined): string | undefined => phone?.replace(/\s/g, '').replace(/^0/, '+84');

/** Each dossier stands as the source last said it, and its contact knows all that was ever said of it. */
export const checkTakenIn = ({ told, tables }: Seen): Violation[] => {
  const states = new Map(
    tables.dossiers.flatMap((item) => {
      const { data } = stateItem.safeParse(item);
      return data ? [[data.code, data] as const] : [];
    }),
  );
  const contacts = new Map(tables.contacts.map((item) => contactItem.parse(item)).map((one) => [one.code, one]));
  return [...told].flatMap(([dossier, said]) => {
    const state = states.get(dossier);
    const { phone, email } = contacts.get(dossier)?.applicant ?? {};
    const compared = [
      ['status', statuses[said.at(-1)?.TrangThaiHoSo ?? ''], state?.status],
      ['due date', digitsOf(lastNamed(said, 'NgayHenTra')), digitsOf(state?.dueAt)],
      ['finish', digitsOf(finishIn(said)), digitsOf(state?.finishedAt)],
      ['telephone', international(lastNamed(said, 'SoDienThoai')), phone],
      ['e-mail address', lastNamed(said, 'Email'), email],
    ] as const;
    // Numbers and addresses of the crash test are nobody's: they may be named.
    return compared
      .filter(([, wanted, found]) => wanted !== found)
      .map(([what, wanted, found]) => ({ rule, dossier, what: `the ${what} is ${found}, the source said ${wanted}` }));
  });
};
