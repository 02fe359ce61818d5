import { expect, test } from 'vitest';
import { cameThrough, viewerOf } from '../../functions/lib/cloudfront.ts';

test.each([
  ['198.51.100.10', '198.51.100.10'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::'],
  ['2001:db8::1', '2001:db8:0:0::'],
  ['2001:0db8:0000:0042::9', '2001:db8:0:42::'],
  ['::1', '0:0:0:0::'],
])('the viewer %s is known as %s', (written, viewer) => {
  expect(viewerOf({ 'x-viewer-address': written })).toBe(viewer);
});

test('all addresses of one network of IPv6 are one viewer, so that nobody has new tries with each of them', () => {
  const viewers = ['2402:800:1:2::1', '2402:800:1:2:ffff::9', '2402:800:1:2:a:b:c:d'].map((address) =>
    viewerOf({ 'x-viewer-address': address }),
  );
  expect(new Set(viewers)).toEqual(new Set(['2402:800:1:2::']));
});

test('who does not bring the key did not come through the CDN', () => {
  expect(cameThrough({ 'x-origin-key': 'the key' }, 'the key')).toBe(true);
  for (const headers of [{}, { 'x-origin-key': '' }, { 'x-origin-key': 'the kez' }, { 'x-origin-key': 'the key ' }])
    expect(cameThrough(headers, 'the key')).toBe(false);
});
