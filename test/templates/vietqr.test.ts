import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { renderEmail } from '../../functions/templates/render.ts';
import { shippedWords } from '../../functions/templates/shipped-words.ts';
import { memoOf, paymentOf } from '../../functions/templates/vietqr.ts';
import { aNotice, sonTinh, surroundings } from './samples.ts';

/** EMVCo data objects: two digits of name, two of length, the value. */
const fieldsOf = (text: string): Record<string, string> => {
  if (text === '') return {};
  const end = 4 + Number(text.slice(2, 4));
  return { [text.slice(0, 2)]: text.slice(4, end), ...fieldsOf(text.slice(end)) };
};

/** CRC-16/CCITT-FALSE bit by bit, apart from the library's table. */
const crcOf = (text: string): string => {
  let crc = 0xffff;
  for (const byte of Buffer.from(text)) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = ((crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff) >>> 0;
  }
  return crc.toString(16).toUpperCase().padStart(4, '0');
};

test('the code in the e-mail, read back from its picture, pays the fee to the unit under the dossier code', async () => {
  const { attachments } = await renderEmail(aNotice('payment-request'), surroundings, shippedWords);
  const { width, height, data } = PNG.sync.read(Buffer.from(attachments[0]?.content ?? []));
  const read = jsqr.default(new Uint8ClampedArray(data), width, height)?.data ?? '';
  const { '38': account = '', '62': more = '', ...fields } = fieldsOf(read);
  expect(fields).toEqual({
    '00': '01',
    '01': '12',
    '53': '704',
    '54': '115000',
    '58': 'VN',
    '63': crcOf(read.slice(0, -4)),
  });
  const { '01': beneficiary = '', ...scheme } = fieldsOf(account);
  expect(scheme).toEqual({ '00': 'A000000727', '02': 'QRIBFTTA' });
  expect(fieldsOf(beneficiary)).toEqual({ '00': '970436', '01': '1023456789' });
  expect(fieldsOf(more)).toEqual({ '08': 'H48 12 261012 0007' });
  expect(width).toBeLessThan(400);
});

test('the message of a transfer keeps letters, digits and spaces, and is never cut', () => {
  expect(memoOf('H48.12-261012-0007')).toBe('H48 12 261012 0007');
  expect(memoOf('000.00.00.H21-210914-0011')).toBe('000 00 00 H21 210914 0011');
  expect(memoOf('000.00.00.G22.05-210914-00110')).toBe('0000000G220521091400110');
  expect(memoOf('Đ-1')).toBe('D 1');
  expect(memoOf('H'.repeat(26))).toBeUndefined();
  expect(memoOf('…')).toBeUndefined();
});

test('there is no code without an account of letters and digits, a fee and a message', () => {
  const { account } = sonTinh;
  const spaced = account && { ...account, number: '1023 456 789' };
  expect(paymentOf(spaced, 115_000, 'H1')).toEqual({ bin: '970436', account: '1023456789', fee: 115_000, memo: 'H1' });
  expect(paymentOf(undefined, 115_000, 'H1')).toBeUndefined();
  expect(paymentOf(account, 0, 'H1')).toBeUndefined();
  expect(paymentOf(account, undefined, 'H1')).toBeUndefined();
  expect(paymentOf(account, 115_000, 'H'.repeat(40))).toBeUndefined();
  expect(paymentOf(account && { ...account, number: '1023/456' }, 115_000, 'H1')).toBeUndefined();
});
