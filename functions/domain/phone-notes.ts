/*
 * What people write beside telephone numbers: the places of a list, counts, villages, days. Each is put out of the way
 * before digits are taken for numbers, with a sign in its place that divides numbers, and no label from its number.
 */

const without = (written: string): string => '¦'.repeat(written.length);

/** A digit, and behind it the mark of a list: `1)`, `1:`, `1. 0905`, `1.0905000821`, `1- chị Lan`. */
const ordinal = /(?<![^\s;,/|(])([1-9])\s?(?:[):]|[-./](?=\s*\p{L}|\s+[+(]?\s?(?:0|84)\d|[+(]?(?:0|84)\d{9}(?!\d)))/gu;

/** Without the places of a list, which begins with the first digit of the text and counts up. */
const withoutOrdinals = (text: string): string => {
  let next = 1;
  return text.replace(ordinal, (written, place, at) => {
    if (Number(place) !== next || (next === 1 && /\d/.test(text.slice(0, at)))) return written;
    next += 1;
    return without(written);
  });
};

/** One digit only: `09 05 00 08 21 số Zalo` ends with two of the number. */
const count =
  /(?<=[\s(,;-])[1-9]\s?(?=(?:máy|may|lần|lan|số|so|sim|người|nguoi|cái|cai|chiếc|ngày|giờ|phút|tháng)(?!\p{L}))/giu;

const ofPlaces =
  'th[ôo]n|t[ổo]|[ấa]p|kh[ốo]i|x[óo]m|khu|ph[ốo]|b[ảa]n|bu[ôo]n|l[àa]ng|ng[õo]|ng[áa]ch|h[ẻe]m|ki[ệe]t|đ[ộo]i|t[ầa]ng|ph[òo]ng|ph[ưu][ờo]ng|qu[ậa]n|tdp|kp|s[ốo] nh[àa]|l[ẻe]|ext';
const place = new RegExp(`(?<!\\p{L})(?:${ofPlaces})\\.?\\s?[1-9]\\d?(?!\\d)`, 'giu');

const day = /(?<!\d[-./]?)(?:0?[1-9]|[12]\d|3[01])([-./])(?:0?[1-9]|1[0-2])\1(?:19|20)\d\d(?![-./]?\d)/g;
const shortDay = /(?<!\d[-./]?)(?:0?[1-9]|[12]\d|3[01])\/(?:0?[1-9]|1[0-2])\/\d\d(?![-./]?\d)/g;
const month = /(?<!\d[-./]?)(?:0?[1-9]|1[0-2])\/(?:19|20)\d\d(?![-./]?\d)/g;
const year = /(?<=(?<!\p{L})(?:năm|sinh|sn)\s?)(?:19|20)\d\d(?!\d)/giu;

/** As far from a day as it is looked for a whole number. */
const nearby = 16;

/**
 * Without the days. One with dots or dashes beside other digits may be a part of a number, unless these are a whole
 * number by themselves.
 */
export const withoutDays = (text: string): string =>
  text
    .replace(day, (written, mark, at) => {
      const before = text.slice(Math.max(0, at - nearby), at);
      const behind = text.slice(at + written.length, at + written.length + nearby);
      const isFree =
        (!/\d\s+$/.test(before) || /(?<!\d)(?:0|84)\d{9}\s+$/.test(before)) &&
        (!/^\s+\d/.test(behind) || /^\s+(?:0|84)\d{9}(?!\d)/.test(behind));
      return mark === '/' || isFree ? without(written) : written;
    })
    .replace(shortDay, without)
    .replace(month, without)
    .replace(year, without);

/** The text without what stands beside numbers and looks like a part of them. */
export const withoutNotes = (text: string): string =>
  withoutDays(withoutOrdinals(text)).replace(count, without).replace(place, without);
