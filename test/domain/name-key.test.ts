import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldName, nameKey } from '../../functions/domain/name-key.ts';

const nhung = 'Nguyễn Thị Hồng Nhung';

test.each([nhung, nhung.normalize('NFD'), 'NGUYỄN THỊ HỒNG NHUNG', '  nguyen  thi hong   nhung '])(
  '%j is one name',
  (name) => {
    expect(nameKey(name)).toEqual({ given: 'nhung', backward: 'nhung hong thi nguyen ' });
  },
);

test.each(['đỗ Đức', 'Ðỗ Đức'])('the stroke of %s goes', (name) => {
  expect(foldName(name)).toMatch(/^[dð]o duc$/);
});

test('a name is found by its last words, whole words only', () => {
  const filed = nameKey(nhung)?.backward ?? '';
  const isFound = (term: string) => filed.startsWith(nameKey(term)?.backward ?? '!');
  expect(['nhung', 'Hồng Nhung', 'thị hồng nhung', nhung].map(isFound)).toEqual([true, true, true, true]);
  expect(['ung', 'Ong Nhung', 'Hồng', 'Nguyễn'].map(isFound)).toEqual([false, false, false, false]);
});

test('what has no letter is filed nowhere, and no key is longer than an index takes', () => {
  expect([nameKey(''), nameKey(' - . ')]).toEqual([undefined, undefined]);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 2000 }), (name) => {
      const key = nameKey(name);
      expect(Buffer.byteLength(key?.backward ?? '')).toBeLessThanOrEqual(1024);
      expect(key?.given).not.toBe('');
    }),
  );
});
