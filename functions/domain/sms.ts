import { looksLike } from './look-alikes.ts';
import { withoutUnseen } from './sound-text.ts';

export type SmsSize = { encoding: 'GSM-7' | 'UCS-2'; units: number; parts: number };

/** The default alphabet of GSM 03.38 without its escape code: one septet each. */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
    '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Its extension table: an escape code and the character, two septets. */
const extension = new Set('^{}\\[~]|€\f');

/**
 * How many parts a carrier makes of a text and bills.
 * Units are septets in GSM-7 (160 in a single part, else 153 per part) and UTF-16 units in UCS-2 (70, else 67).
 * A two-unit character (extension table, surrogate pair) is never cut: it moves to the next part whole.
 * The empty text has 0 units and 1 part: who sends it pays one message, and split-sms and Twilio's calculator
 * count it so too.
 * Source: 3GPP TS 23.038 (alphabet), TS 23.040 (concatenation).
 */
export const measureSms = (text: string): SmsSize => {
  const characters = [...text];
  const isGsm = characters.every((character) => basic.has(character) || extension.has(character));
  return isGsm
    ? { encoding: 'GSM-7', ...fill(characters, (character) => (extension.has(character) ? 2 : 1), 160, 153) }
    : { encoding: 'UCS-2', ...fill(characters, (character) => character.length, 70, 67) };
};

const fill = (
  characters: readonly string[],
  widthOf: (character: string) => number,
  single: number,
  perPart: number,
): Pick<SmsSize, 'units' | 'parts'> => {
  let units = 0;
  let parts = 1;
  let used = 0;
  for (const character of characters) {
    const width = widthOf(character);
    units += width;
    if (used + width > perPart) {
      parts += 1;
      used = 0;
    }
    used += width;
  }
  return { units, parts: units <= single ? 1 : parts };
};

/** One decomposed letter with Vietnamese marks only, so that ñ, ö, ç or û are not taken for Vietnamese. */
const vietnamese = (() => {
  const tones = '\u0300\u0301\u0303\u0309\u0323'; // huyền, sắc, ngã, hỏi, nặng
  const [circumflex, breve, horn] = ['\u0302', '\u0306', '\u031b'];
  return new RegExp(
    `^(?:a[${tones}${circumflex}${breve}]+|e[${tones}${circumflex}]+|o[${tones}${circumflex}${horn}]+` +
      `|u[${tones}${horn}]+|[iy][${tones}]+|[bd][\u0335-\u0338]+)$`, // a bar put through b or d
    'i',
  );
})();

/**
 * Vietnamese without diacritics: `Đã tiếp nhận` → `Da tiep nhan`. Takes composed (NFC) and decomposed (NFD) text,
 * also mixed, and letters that look Vietnamese (Ð of old fonts, Ƀ of the Ê Đê). Typographic signs that GSM-7 lacks
 * become plain ones: “ → ", – → -, … → .... Whatever else is not a Vietnamese letter stays as it is, in the form it came in.
 */
export const unaccent = (text: string): string =>
  text.replace(/[^\p{ASCII}]\p{M}*|\p{ASCII}\p{M}+/gu, (letter) => {
    const alike = basic.has(letter) ? undefined : looksLike(letter); // the stroke of đ does not decompose
    if (alike !== undefined) return alike;
    const decomposed = letter.normalize('NFD');
    return vietnamese.test(decomposed) ? decomposed.slice(0, 1) : letter;
  });

/** What carriers refuse, though it is ASCII. */
const refused = new Map([
  ['`', "'"],
  ['&', ' va '],
  ['#', ''],
]);

/** Blanks of any width, also the empty pattern of Braille. */
const isBlank = /[\s\p{Cc}\u2800]/u;

/**
 * A text as it can go into an SMS through every Vietnamese carrier: one line of printable ASCII, all of it in GSM-7.
 * Vietnamese and other Latin letters lose their marks (é → e, ö → o), typographic signs become plain ones
 * (“ → ", – → -, … → ..., • → -, ² → 2, № → No, ₫ → d), full-width forms become usual ones, `&` becomes `va` and `#`
 * goes, since some carriers refuse both. White space and control characters fold to single spaces; the ends are trimmed.
 * What has no ASCII form is dropped, also £, € and the accented letters that GSM-7 knows: carriers garble them.
 */
export const toSmsText = (text: string): string =>
  unaccent(withoutUnseen(text))
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(
      /[^\p{ASCII}]|[&#`]/gu,
      (character) => refused.get(character) ?? looksLike(character) ?? (isBlank.test(character) ? ' ' : ''),
    )
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
