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

test.each([
  ['đỗ Đức', 'do duc'],
  ['Ðỗ Đức', 'do duc'],
  ['ðỗ Ɖức', 'do duc'],
  ['d\u0335ô\u0303 D\u0336ức', 'do duc'],
  ['Ƀuôn Ƀlô', 'buon blo'],
  ['Hʼ Hen Niê', 'h hen nie'],
  ["H' Hen Niê", 'h hen nie'],
  ['Kʻ Sor ʼBlăm', 'k sor blam'],
  ['Y Čĭ Ñŏ', 'y ci no'],
  ['Nguy\u200bễn\u00ad Văn\u00a0An', 'nguyen van an'],
])('the letters of %s fold as they look', (name, folded) => {
  expect(foldName(name)).toBe(folded);
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
