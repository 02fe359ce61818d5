import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { everyPage } from './samples.ts';

/** What one round trip on a fresh connection carries (RFC 6928: ten segments). */
const limit = 14_000;

/** As CloudFront sends it, whichever of its two codings the browser takes. */
const onTheWire = (text: string): number =>
  Math.max(
    gzipSync(text, { level: 6 }).length,
    brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length,
  );

test.each(['vi', 'en'] as const)('every page in %s, its style included, arrives in one round trip', async (lang) => {
  const sizes = (await everyPage(lang)).map(({ name, text, headers }) => {
    const head = [...headers].map(([key, value]) => `${key}: ${value}\r\n`).join('');
    return { name, bytes: onTheWire(text) + head.length };
  });
  console.log(sizes.map(({ name, bytes }) => `${name} ${bytes}`).join('\n'));
  expect(sizes.filter(({ bytes }) => bytes > limit)).toEqual([]);
});

test.each(['vi', 'en'] as const)('a page in %s loads nothing and runs nothing', async (lang) => {
  for (const { name, text, headers, status, expected } of await everyPage(lang)) {
    expect([name, status]).toEqual([name, expected]);
    expect(text).toMatch(new RegExp(`^<!doctype html>\\n<html lang="${lang}">`));
    expect(text).not.toMatch(/<script|<img|@import|url\(|<iframe| style="| on\w+="/);
    expect(text).not.toMatch(/undefined|\[object|\{\w+\}/);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/default-src 'none'.*style-src 'sha256-/);
    expect(policy).not.toMatch(/script-src|unsafe/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.getSetCookie()).toEqual([]);
  }
});
