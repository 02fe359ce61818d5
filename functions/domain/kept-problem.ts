import { type ExchangeField, exchangeFields } from './exchange-fields.ts';
import { codeExamples } from './exchange-record.ts';
import { readProblem } from './problem-words.ts';
import { filled } from './sentence-form.ts';

/*
 * Problems as they are kept. A value that stands in a sentence may be anybody's name or number, also in a field that
 * should hold a code, for columns are shifted. So a kept sentence is made anew from the words that are ours; of what it
 * quoted only that stays which is ours, too, or too short to say who somebody is.
 */

/** Fields of a few known numbers: what stands there by mistake stays, if it is as short as they are. */
const numbered: readonly string[] = [
  'TrangThaiHoSo',
  'LoaiDoiTuong',
  'KenhThucHien',
  'HinhThucTra',
  'HinhThucThanhToan',
  'HoSoCoThanhPhanSoHoa',
  'KetQuaDienTu',
  'TaiSuDungDuLieu',
  'TaiKhoanDuocXacThucVoiVNeID',
  'ThongBaoSMS',
  'ThongBaoEmail',
] satisfies ExchangeField[];

const known: ReadonlySet<string> = new Set(exchangeFields);
const ours: ReadonlySet<string> = new Set([...exchangeFields, ...Object.values(codeExamples), 'citizen', 'staff']);

const isOurs = (word: string): boolean => ours.has(word) || /^\d{1,3}$/.test(word);

/** What may stay of a quotation: counts, our own lists and examples, and short numbers in fields of numbers. */
const mayStay = (place: string, said: string, field: string): boolean => {
  switch (place) {
    case 'n':
    case 'most':
    case 'row':
    case 'all':
      return /^\d{1,5}$/.test(said);
    case 'list':
    case 'example':
      return said.split(', ').every(isOurs);
    case 'text':
      return numbered.includes(field) && /^"\d{1,3}"$/.test(said);
    default:
      return false;
  }
};

/** Said where a sentence is none that we know: what stands in it cannot be told apart. */
const unknownProblem = 'is not right';

const keptSentence = (field: string, problem: string): string => {
  const read = readProblem(problem);
  if (!read) return unknownProblem;
  return filled(read.known.english, (place) => {
    const said = read.quoted.get(place);
    if (said === undefined) return undefined;
    if (place === 'why') return keptSentence(field, said);
    return mayStay(place, said, field) ? said : undefined;
  });
};

/**
 * A problem as it is kept: field, row and what is wrong, without values. The same again changes nothing. A field that is
 * none of the record's is not named, for a file without a header has data where its names should stand.
 */
export const keptProblem = <P extends { field: string; problem: string }>(found: P): P => {
  const field = known.has(found.field) ? found.field : '';
  return { ...found, field, problem: keptSentence(field, found.problem) };
};
