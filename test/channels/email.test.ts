import { expect, test } from 'vitest';
import { encodeSender } from '../../functions/channels/email.ts';

const decode = (text: string): string =>
  [...text.matchAll(/=\?UTF-8\?B\?([^?]+)\?=/g)]
    .map(([, word]) => Buffer.from(word ?? '', 'base64').toString())
    .join('');

test('a sender’s name with diacritics goes in encoded words of at most 75 characters, split between letters', () => {
  const name = 'Trung tâm Phục vụ hành chính công tỉnh Quảng Ngãi và các xã, phường trực thuộc';
  const encoded = encodeSender(`${name} <baotin@quangngai.gov.vn>`);
  const words = encoded.replace(' <baotin@quangngai.gov.vn>', '').split(' ');
  expect(words.every((word) => word.length <= 75 && /^=\?UTF-8\?B\?[A-Za-z0-9+/=]+\?=$/.test(word))).toBe(true);
  expect(decode(encoded)).toBe(name);
});

test.each(['Bao Tin <a@b.vn>', 'a@b.vn'])('%s goes as it is', (sender) => {
  expect(encodeSender(sender)).toBe(sender);
});
