import type { DossierState } from '../../domain/dossier-state.ts';
import { type Letter, type LetterForm, letterNumber } from '../../domain/letter.ts';
import { dayOf, type Instant } from '../../domain/time.ts';
import type { Unit } from '../../domain/unit.ts';
import { fillEach, oneLine, type Values } from '../values.ts';
import { type FormInput, formValues } from './form-values.ts';
import { formWords } from './form-words.ts';

export type FormRow = { readonly label: string; readonly value: string };

/** What stands in a letter, before it is set as a PDF or a page. `value` of a row may hold line breaks, nothing else does. */
export type FormLetter = {
  readonly form: LetterForm;
  readonly title: string;
  readonly heading: {
    readonly nation: string;
    readonly motto: string;
    readonly parent: string | undefined;
    readonly unit: string;
    readonly number: string;
    readonly placeAndDate: string;
  };
  /** `Kính gửi: …`, where the form greets. */
  readonly greeting: string | undefined;
  readonly opening: readonly string[];
  readonly rows: readonly FormRow[];
  readonly closing: readonly string[];
  readonly left: { readonly title: string; readonly note: string } | { readonly goesTo: readonly string[] };
  /** `isSigned`: no room is left for a hand. */
  readonly signature: {
    readonly title: string;
    readonly note: string;
    readonly isSigned: boolean;
    readonly name: string | undefined;
  };
  readonly tracking: { readonly words: string; readonly address: string } | undefined;
  readonly signedAt: Instant | undefined;
};

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

/**
 * One of the official letters for a dossier. Signed with date and name it says so; else there is room for a hand.
 * The letters are Vietnamese, whatever language the citizen's messages have.
 */
export const formLetter = (form: LetterForm, input: FormInput): FormLetter => {
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
