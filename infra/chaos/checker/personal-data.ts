import type { Seen, Violation } from './seen.ts';

const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();

/** What says who somebody is or how to reach them; of a number what stays however it is written. */
const personalIn = (said: Readonly<Record<string, string>>): string[] => [
  ...['ChuHoSo', 'NguoiUyQuyen', 'Email', 'EmailUyQuyen'].flatMap((field) => (said[field] ? [plain(said[field])] : [])),
  ...['SoDienThoai', 'SoDienThoaiUyQuyen'].flatMap((field) =>
    said[field] ? [said[field].replace(/\D/g, '').replace(/^0/, '')] : [],
  ),
];

/** Names, numbers and addresses stand among the contacts and nowhere else. */
export const checkPersonalData = ({ told, tables }: Seen): Violation[] => {
  const { contacts: _contacts, ...others } = tables;
  const texts = Object.entries(others).map(([table, items]) => ({ table, text: plain(JSON.stringify(items)) }));
  return [...told].flatMap(([dossier, said]) =>
    [...new Set(said.flatMap(personalIn))].flatMap((personal) =>
      texts
        .filter(({ text }) => text.includes(personal))
        .map(({ table }) => ({
          rule: 'no personal data outside the contacts',
          dossier,
          what: `"${personal}" stands in the table of ${table}`,
        })),
    ),
  );
};
