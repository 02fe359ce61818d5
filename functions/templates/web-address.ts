/*
 * Mail programs make a link of what looks like one. A name that holds a web address is somebody's bait; a name with a
 * dot in it, such as `H.Hen Niê` or `Công ty TM.DV Sao Mai`, is a name.
 */

/** Domains that are no syllable or abbreviation of a name: they make an address however they are written. */
const plainDomains =
  'com|net|org|info|biz|vn|edu|gov|mil|int|xyz|online|site|website|shop|store|club|app|page|blog|cloud|tech|space|digital|click|live|news|mobi|name|asia|icu|vip|work|world|today|life|email|support|services|agency|finance|money|bank|loan|loans|cash|win|bet|casino|game|games|link|download|zip|mov';

/** Domains of two letters are of countries. `H.My` and `SX.TM` are names: these count in small letters only, or before a path. */
const countries = '(?!an)[a-z]{2}';
const others = 'top|dev|pro|art|fun|one|ink|ltd|tel|bid|men|red|run|ren|moe|pub|bio|sbs|cfd|lol|how|new|cab|tax|fit';

const label = String.raw`[\p{L}\d](?:[\p{L}\d-]{0,61}[\p{L}\d])?`;
const end = String.raw`(?![\p{L}\p{M}\d-]|\.[\p{L}\d])`;
const hosts = String.raw`(?<![\p{L}\p{M}\d])(?:${label}\.){1,8}`;

/** `https:`, `www.`, and numbers of machines. */
const plainly = /[a-z][a-z\d+.-]{1,15}:\/\/|https?:|www\d?\.|(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?=[/:])/i;
const byName = new RegExp(String.raw`${hosts}(?:${plainDomains}|xn--[a-z\d-]+)${end}`, 'iu');
const inSmallLetters = new RegExp(
  String.raw`(?<![\p{L}\p{M}\d])(?:[\p{Ll}\d](?:[\p{Ll}\d-]{0,62})\.){1,8}(?:${countries}|${others})${end}`,
  'u',
);
const withPath = new RegExp(
  String.raw`${hosts}(?:${plainDomains}|${countries}|${others})(?::\d{2,5}|(?::\d{2,5})?[/?#][^\s/])`,
  'iu',
);

/**
 * Single letters and what offices and firms shorten in capitals, at the beginning: `H.Win`, `x.ia`, `TM.VN`. Without
 * them the rest has to be an address by itself, unless a path or a port follows it, or it ends as only addresses do.
 */
const initials =
  /(?<![\p{L}\p{M}\d.@-])(?:(?:\p{L}\p{M}*|TM|DV|XD|SX|HTX|DNTN|TNHH|MTV|CP|CTY|Cty|CN|XNK|ĐT|TP|TX|TT|KP|UBND|HĐND|TH|THCS|THPT|Th|ThS|Ths|TS|BS|Bs|GS|KTS|LS)\.){1,4}(?!(?:com|net|org|info|biz|edu|gov|COM|NET|ORG|INFO|BIZ|EDU|GOV|Com|Net|Org|Info|Biz)(?![\p{L}\d]))/gu;

/** Nobody is greeted by a longer name. */
const longestName = 2_000;

/** Whether a text holds a web address, as a mail program would link it. */
export const holdsWebAddress = (text: string): boolean => {
  const plain = text
    .slice(0, longestName)
    .normalize('NFKC')
    .replace(/[。｡․]/g, '.')
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '');
  const bare = plain.replace(initials, '');
  return (
    text.length > longestName ||
    [plainly, withPath].some((form) => form.test(plain)) ||
    [byName, inSmallLetters].some((form) => form.test(bare))
  );
};
