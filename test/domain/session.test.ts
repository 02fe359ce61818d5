import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOpen, sessionEnd, wantsTouch } from '../../functions/domain/session.ts';
import { plusMinutes } from '../../functions/domain/time.ts';

const start = '2026-10-12T08:00:00+07:00';
const aSession = (lastSeen: number) => ({
  ...{ id: 'a', email: 'linh@gialai.gov.vn', sub: '1' },
  ...{ createdAt: start, lastSeenAt: plusMinutes(start, lastSeen) },
});

test.each([
  [0, 59, true],
  [0, 60, false],
  [59, 118, true],
  [700, 719, true],
  [700, 720, false],
])('last used after %i minutes, it is open after %i: %s', (lastSeen, now, open) => {
  expect(isOpen(aSession(lastSeen), plusMinutes(start, now))).toBe(open);
});

test('a session that has ended never opens again, however it was used', () => {
  const minutes = fc.nat(1000);
  fc.assert(
    fc.property(minutes, minutes, minutes, (lastSeen, now, later) => {
      if (isOpen(aSession(lastSeen), plusMinutes(start, now))) return;
      const after = now + later;
      expect(isOpen(aSession(lastSeen), plusMinutes(start, after))).toBe(false);
      expect(isOpen(aSession(after), sessionEnd({ createdAt: start }))).toBe(false);
    }),
  );
});

test('use is written down once a minute at most', () => {
  expect(wantsTouch(aSession(0), '2026-10-12T08:00:59+07:00')).toBe(false);
  expect(wantsTouch(aSession(0), '2026-10-12T08:01:00+07:00')).toBe(true);
});
