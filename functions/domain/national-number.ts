/**
 * The digits of a telephone number after Vietnam's country code or the leading 0, as of today; undefined for another
 * country's number. `digits`: digits only, perhaps with a `+` in front.
 */
export const nationalNumber = (digits: string): string | undefined => {
  // 84 in front is the country code only before 8 digits or more: 084 5123456 without its 0 has 7 after it.
  const afterCountry = /^(?:\+84|0084|84(?=\d{8}))0?(\d*)$/.exec(digits)?.[1];
  if (afterCountry === undefined && /^(?:\+|00)/.test(digits)) return undefined;
  return renumber(afterCountry ?? digits.replace(/^0/, ''));
};

/** Prefixes of the 11-digit mobile numbers and what they became on 15 September 2018 (without the leading 0). */
const newPrefixes: Readonly<Record<string, string>> = {
  ...{ 162: '32', 163: '33', 164: '34', 165: '35', 166: '36', 167: '37', 168: '38', 169: '39' }, // Viettel
  ...{ 120: '70', 121: '79', 122: '77', 126: '76', 128: '78' }, // MobiFone
  ...{ 123: '83', 124: '84', 125: '85', 127: '81', 129: '82' }, // VinaPhone
  ...{ 186: '56', 188: '58' }, // Vietnamobile
  ...{ 199: '59' }, // Gmobile
};

const renumber = (national: string): string => {
  const prefix = national.length === 10 ? newPrefixes[national.slice(0, 3)] : undefined;
  return prefix === undefined ? national : `${prefix}${national.slice(3)}`;
};
