import type { DossierState } from '../../domain/dossier-state.ts';
import { type Letter, type LetterForm, letterNumber } from '../../domain/letter.ts';
import { dayOf, type Instant } from '../../domain/time.ts';
import type { Unit } from '../../domain/unit.ts';
import { fillEach, oneLine, type Values } from '../values.ts';
import type { FormLetter, FormRow } from './form-letter.ts';
import { type FormInput, formValues } from './form-values.ts';
import { formWords } from './form-words.ts';
import { printableLetter, unprintableOfLetter } from './printable-letter.ts';

/** What a notice keeps of its letter, as `formLetter` takes it. */
export const signedLetter = ({ number, signedAt, signerName, signerTitle }: Letter): FormInput['letter'] => ({
  number,
  signedAt,
  signer: { name: signerName, title: signerTitle },
});

/** `phieu-xin-loi-H48.01-261012-0007.pdf` */
export const formFileName = (form: LetterForm, code: string): string =>
  `${formWords[form].fileName}-${code.replace(/[^\w.-]+/g, '-')}.pdf`;

/** Days below ten and the first two months have a zero before them (decree 30/2020, annex I). */
const dateLine = (instant: Instant | undefined): string => {
  if (!instant) return 'ngày …… tháng …… năm ………';
  const [year, month = '', date] = dayOf(instant).split('-');
  return `ngày ${date} tháng ${Number(month) > 2 ? Number(month) : month} năm ${year}`;
};

const levels = /^(?:tỉnh|thành phố|tp\.?|đặc khu|xã|phường|thị xã|thị trấn|huyện|quận)\s+/iu;

/** Of `phường Cẩm Thành, tỉnh Quảng Ngãi` it is Quảng Ngãi; numbers are no place. */
const placeOf = ({ place, address }: Unit): string | undefined => {
  if (place) return oneLine(place);
  const last = address && oneLine(address).split(',').at(-1)?.trim().replace(levels, '');
  return last && !/\d/.test(last) ? last : undefined;
};

const placeAndDate = (unit: Unit, signedAt: Instant | undefined): string => {
  const line = [placeOf(unit), dateLine(signedAt)].filter((part) => part !== undefined).join(', ');
  return `${line.charAt(0).toUpperCase()}${line.slice(1)}`;
};

const capitals = (text: string): string => oneLine(text).toLocaleUpperCase('vi');

/** In a heading the body is written out. */
const headingName = (name: string): string => capitals(name.replace(/^UBND(?=\s)/, 'Ủy ban nhân dân'));

const paragraphs = (texts: readonly (readonly string[])[], values: Values): string[] =>
  texts.map((sentences) => fillEach(sentences, values).join(' ')).filter((paragraph) => paragraph !== '');

/** A source that knows only a reason says it as what is missing, too: it is printed once. */
const rowsOf = (rows: readonly (readonly [label: string, name: string])[], values: Values): FormRow[] =>
  rows
    .flatMap(([label, name]) => (values[name] ? [{ label, value: values[name] }] : []))
    .filter(({ value }, index, all) => all.findIndex((row) => row.value === value) === index);

const writtenLetter = (form: LetterForm, input: FormInput): FormLetter => {
  const { state, unit, letter, page } = input;
  const { title, greets, opening, rows, closing, signer, left } = formWords[form];
  const values = formValues(input);
  const isSigned = letter.signedAt !== undefined && letter.signer !== undefined;
  const address = oneLine(page);
  return {
    form,
    title: capitals(title),
    heading: {
      nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      motto: 'Độc lập - Tự do - Hạnh phúc',
      parent: unit.parent && headingName(unit.parent),
      unit: headingName(unit.name),
      number: `Số: ${oneLine(letter.number ?? letterNumber('……', form, unit.code))}`,
      placeAndDate: placeAndDate(unit, letter.signedAt),
    },
    greeting: greets ? `Kính gửi: ${greetingOf(values, state)}` : undefined,
    opening: paragraphs(opening, values),
    rows: rowsOf(rows, values),
    closing: paragraphs(closing, values),
    left:
      left === 'applicant'
        ? { title: 'NGƯỜI NỘP HỒ SƠ', note: '(Ký, ghi rõ họ tên)' }
        : { goesTo: left.map((line) => `- ${line}`) },
    signature: {
      title: capitals(letter.signer?.title ?? signer),
      note: isSigned ? '(Đã ký)' : '(Ký, ghi rõ họ tên)',
      isSigned,
      name: letter.signer && oneLine(letter.signer.name),
    },
    tracking: address ? { words: 'Xem hồ sơ đang ở bước nào: quét mã này hoặc mở', address } : undefined,
    signedAt: letter.signedAt,
  };
};

const greetingOf = ({ you, name, code }: Values, { applicantKind }: DossierState): string => {
  if (!name) return `${you} có hồ sơ ${code}`;
  return applicantKind === 'organisation' ? name : `${you} ${name}`;
};

/**
 * One of the official letters for a dossier. Signed with date and name it says so; else there is room for a hand.
 * The letters are Vietnamese, whatever language the citizen's messages have. What their font lacks is marked.
 */
export const formLetter = (form: LetterForm, input: FormInput): FormLetter =>
  printableLetter(writtenLetter(form, input));

/** The signs that a letter would have to print and cannot, each once. */
export const unprintableOf = (form: LetterForm, input: FormInput): string[] =>
  unprintableOfLetter(writtenLetter(form, input));
