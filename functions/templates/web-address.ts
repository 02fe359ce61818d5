/*
 * Mail programs make a link of what looks like one. A name that holds a web address is somebody's bait; a name with a
 * dot in it, such as `H.Hen Niê` or `Công ty TM.DV Sao Mai`, is a name.
 */

/** Domains that are no syllable or abbreviation of a name: they make an address however they are written. */
const plainDomains =
  'com|net|org|info|biz|vn|edu|gov|mil|int|xyz|online|site|website|shop|store|club|app|page|blog|cloud|tech|space|digital|click|live|news|mobi|name|asia|icu|vip|work|world|today|life|email|support|services|agency|finance|money|bank|loan|loans|cash|win|bet|casino|game|games|link|download|zip|mov';

/** Domains of two letters, of countries. `H.My` and `SX.TM` are names: these count in small letters only, or before a path. */
const countries =
  'ac|ad|ae|af|ag|ai|al|am|ao|aq|ar|as|at|au|aw|ax|az|ba|bb|bd|be|bf|bg|bh|bi|bj|bm|bn|bo|br|bs|bt|bw|by|bz|ca|cc|cd|cf|cg|ch|ci|ck|cl|cm|cn|co|cr|cu|cv|cw|cx|cy|cz|de|dj|dk|dm|do|dz|ec|ee|eg|er|es|et|eu|fi|fj|fk|fm|fo|fr|ga|gd|ge|gf|gg|gh|gi|gl|gm|gn|gp|gq|gr|gs|gt|gu|gw|gy|hk|hm|hn|hr|ht|hu|id|ie|il|im|in|io|iq|ir|is|it|je|jm|jo|jp|ke|kg|kh|ki|km|kn|kp|kr|kw|ky|kz|la|lb|lc|li|lk|lr|ls|lt|lu|lv|ly|ma|mc|md|me|mg|mh|mk|ml|mm|mn|mo|mp|mq|mr|ms|mt|mu|mv|mw|mx|my|mz|na|nc|ne|nf|ng|ni|nl|no|np|nr|nu|nz|om|pa|pe|pf|pg|ph|pk|pl|pm|pn|pr|ps|pt|pw|py|qa|re|ro|rs|ru|rw|sa|sb|sc|sd|se|sg|sh|si|sk|sl|sm|sn|so|sr|ss|st|su|sv|sx|sy|sz|tc|td|tf|tg|th|tj|tk|tl|tm|tn|to|tr|tt|tv|tw|tz|ua|ug|uk|us|uy|uz|va|vc|ve|vg|vi|vu|wf|ws|ye|yt|za|zm|zw';
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
const withPath = new RegExp(String.raw`${hosts}(?:${countries}|${others})(?::\d{2,5})?[/?#][^\s/]`, 'iu');

/** Nobody is greeted by a longer name. */
const longestName = 2_000;

/** Whether a text holds a web address, as a mail program would link it. */
export const holdsWebAddress = (text: string): boolean => {
  const plain = text
    .slice(0, longestName)
    .normalize('NFKC')
    .replace(/[。｡․]/g, '.')
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '');
  return text.length > longestName || [plainly, byName, inSmallLetters, withPath].some((form) => form.test(plain));
};
