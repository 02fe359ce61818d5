import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeLookUp } from '../../functions/citizen/look-up.ts';
import { lookUpRule } from '../../functions/domain/look-up.ts';
import { aDossier } from '../builders.ts';
import { aClock, fakeTries } from '../fakes.ts';
import { openCitizen } from './open-citizen.ts';

const code = aDossier().code;
const unknown = 'H21.134-261012-9999';
const right = { three: '821', six: '123821', whole: '0905 123 821' };

describe('looking a dossier up', () => {
  test('code and last three digits lead to its page, however they are written', async () => {
    const { post, path } = await openCitizen();
    const found = await post('/tra-cuu', { ma: ` ${code.toLowerCase()} `, so: '0905 123 821' });
    expect([found.status, found.location]).toEqual([303, path]);
    const english = await post('/tra-cuu?lang=en', { ma: code, so: '821' });
    expect(english.location).toBe(`${path}?lang=en`);
  });

  test('an unknown code and wrong digits are answered in the same words', async () => {
    const { post } = await openCitizen();
    const wrong = await post('/tra-cuu', { ma: code, so: '000' });
    const lost = await post('/tra-cuu', { ma: unknown, so: '821' });
    expect([wrong.status, lost.status]).toEqual([404, 404]);
    expect(wrong.text.replaceAll(code, '')).toBe(lost.text.replaceAll(unknown, ''));
  });

  test('what is missing is named at the top and at its field, and the code need not be typed again', async () => {
    const { post } = await openCitizen();
    const { status, text } = await post('/tra-cuu', { ma: 'H21.134', so: '1' });
    expect(status).toBe(400);
    expect(text).toContain('<a href="#so">');
    expect(text).toContain('id="so-loi"');
    expect(text).toContain('value="H21.134"');
    expect(text).not.toContain('value="1"');
  });
});

describe('who tries to guess', () => {
  const afterWrong = async (tries: number) => {
    const opened = await openCitizen();
    const answers = [];
    for (let n = 0; n < tries; n += 1)
      answers.push(await opened.post('/tra-cuu', { ma: code, so: '0914999000' }, `203.0.113.${n}`));
    const open = async (so: string) => (await opened.post('/tra-cuu', { ma: code, so }, '198.51.100.1')).status;
    return { ...opened, answers, open };
  };

  test.each([
    [0, 303, 303, 303],
    [4, 303, 303, 303],
    [5, 400, 303, 303],
    [19, 400, 303, 303],
    [20, 400, 400, 303],
    [60, 400, 400, 303],
  ])('after %d wrong tries three digits answer %d, six %d, the whole number %d', async (tries, three, six, whole) => {
    const { open, answers } = await afterWrong(tries);
    expect(answers.map(({ status }) => status)).toEqual(Array(tries).fill(404));
    expect(await open(right.three)).toBe(three);
    expect(await open(right.six)).toBe(six);
    for (const so of [right.whole, '+84905123821', '84905123821', '905123821']) expect(await open(so)).toBe(whole);
  });

  test('what has too few digits is told nothing and costs no try; the next day asks the same', async () => {
    const { open, clock } = await afterWrong(5);
    for (let n = 0; n < 30; n += 1) expect(await open(right.three)).toBe(400);
    clock.moveTo('2026-10-14T09:00:00+07:00');
    expect(await open(right.three)).toBe(400);
    expect(await open(right.six)).toBe(303);
  });

  test('right tries count for nothing: the hundredth opens like the first', async () => {
    const { open } = await afterWrong(4);
    for (let n = 0; n < 100; n += 1) expect(await open(right.three)).toBe(303);
  });

  test('known and unknown codes are answered alike, try by try, right digits or not', async () => {
    const phone = fc.constantFrom('000', '821', '123821', '0905123821', '0914123821', '555555', '');
    await fc.assert(
      fc.asyncProperty(fc.array(phone, { minLength: 1, maxLength: 30 }), async (phones) => {
        const known = await openCitizen();
        const other = await openCitizen({ states: [] });
        for (const so of phones) {
          const here = await known.post('/tra-cuu', { ma: code, so });
          if (here.status === 303) continue; // a right one: it counts for nothing
          const there = await other.post('/tra-cuu', { ma: code, so });
          expect([there.status, there.text]).toEqual([here.status, here.text]);
        }
      }),
      { numRuns: 15 },
    );
  });

  test('a right try that others overtook is not told; with more digits it is', async () => {
    const tries = fakeTries();
    const address = '203.0.113.7';
    const others = makeLookUp({
      links: { find: async () => undefined },
      tries,
      clock: aClock('2026-10-13T09:00:00+07:00'),
    });
    const slow = {
      find: async () => {
        // Looked up while nobody had been wrong; counted after five had.
        for (let n = 0; n < 5; n += 1) await others({ code, phone: '000', address });
        return 'token';
      },
    };
    const lookUp = makeLookUp({ links: slow, tries, clock: aClock('2026-10-13T09:00:00+07:00') });
    expect(await lookUp({ code, phone: right.three, address })).toEqual({ faults: ['moreDigits'], asked: 'six' });
    expect(await lookUp({ code, phone: right.six, address })).toEqual({ token: 'token' });
  });

  test('the page says kindly, in both languages, what it asks now', async () => {
    const { post } = await afterWrong(5);
    const six = await post('/tra-cuu', { ma: code, so: '821' });
    expect(six.text).toContain('Sáu số cuối điện thoại');
    expect(six.text).toContain('Để người lạ không đoán được hồ sơ của ông/bà');
    expect((await post('/tra-cuu?lang=en', { ma: code, so: '821' })).text).toContain('Last six digits');
    for (let n = 0; n < 15; n += 1) await post('/tra-cuu', { ma: code, so: '555555' });
    const whole = await post('/tra-cuu', { ma: code, so: '123821' });
    expect(whole.text).toContain('Cả số điện thoại');
  });

  test('the link in the message opens whatever others tried', async () => {
    const { ask, path } = await afterWrong(120);
    expect((await ask(path)).status).toBe(200);
  });

  test('after a hundred wrong tries an hour an address of the network is closed, others are not', async () => {
    const { post, clock } = await openCitizen();
    for (let n = 0; n < 100; n += 1) await post('/tra-cuu', { ma: `H21.1-261012-${n}`, so: '000' });
    expect((await post('/tra-cuu', { ma: code, so: '821' })).status).toBe(429);
    expect((await post('/tra-cuu', { ma: code, so: '821' }, '203.0.113.8')).status).toBe(303);
    clock.moveTo('2026-10-13T10:00:00+07:00');
    expect((await post('/tra-cuu', { ma: code, so: '821' })).status).toBe(303);
  });

  test('from an address that others closed for the hour a whole number opens, if all of it is right', async () => {
    const { post } = await openCitizen();
    for (let n = 0; n < 110; n += 1) await post('/tra-cuu', { ma: `H21.1-261012-${n}`, so: '000' });
    const open = async (so: string, ma = code) => (await post('/tra-cuu', { ma, so })).status;
    expect([await open(right.three), await open(right.six)]).toEqual([429, 429]);
    expect((await post('/tra-cuu', { ma: code, so: right.three })).text).toContain('Cả số điện thoại');
    expect(await open(right.whole)).toBe(303);
    // More than is asked is looked at as a whole here: its last digits alone do not open.
    for (let n = 0; n < lookUpRule.wrongWholeFromAddress; n += 1) expect(await open('0914123821')).toBe(404);
    expect([await open('0914123821'), await open(right.whole)]).toEqual([429, 429]);
    expect(await open(right.whole, unknown)).toBe(404);
    expect((await post('/tra-cuu', { ma: code, so: right.three }, '203.0.113.8')).status).toBe(303);
  });

  test('after ten wrong whole numbers an address is closed for this code, others and other codes are not', async () => {
    const { post, open } = await afterWrong(20);
    for (let n = 0; n < 10; n += 1) expect(await open('0914123821')).toBe(404);
    expect(await open(right.whole)).toBe(429);
    expect((await post('/tra-cuu', { ma: code, so: right.whole }, '198.51.100.2')).status).toBe(303);
    expect((await post('/tra-cuu', { ma: unknown, so: right.whole }, '198.51.100.1')).status).toBe(404);
  });

  test('who goes through all codes soon meets six digits everywhere, and no closed door', async () => {
    const { post } = await openCitizen();
    for (let n = 0; n < lookUpRule.wrongInADay; n += 1)
      await post('/tra-cuu', { ma: `H21.1-261012-${n}`, so: '000' }, `203.0.${n % 100}.1`);
    expect((await post('/tra-cuu', { ma: code, so: right.three })).status).toBe(400);
    expect((await post('/tra-cuu', { ma: code, so: right.six })).status).toBe(303);
  });
});

describe('the sum of docs/adr/0059', () => {
  const addresses = 1_000;
  /** Whole numbers that a guesser would have to choose from: fewer than there are in use in Vietnam. */
  const numbersInUse = 100_000_000;
  const quartersTouched = 5;
  const chance = {
    three: lookUpRule.wrongWithThree / 1_000,
    six: (lookUpRule.wrongWithSix - lookUpRule.wrongWithThree) / 1_000_000,
    whole: (lookUpRule.wrongWholeFromAddress * quartersTouched * addresses) / numbersInUse,
  };

  test('after the five with three digits, a year from 1,000 addresses opens one page with less than 1 in 1,000', () => {
    expect(chance.six + chance.whole).toBeLessThan(1 / 1_000);
    expect(chance.three).toBe(5 / 1_000);
  });

  test('addresses that fill their hour first get no more whole numbers for one code in a year', async () => {
    const clock = aClock('2026-10-13T09:00:00+07:00');
    const few = 10;
    let told = 0;
    const lookUp = makeLookUp({ links: { find: async () => undefined }, tries: fakeTries(), clock });
    for (let month = 0; month < 13; month += 1) {
      clock.moveTo(new Date(Date.parse('2026-10-13T02:00:00Z') + month * 30 * 86_400_000).toISOString());
      for (let n = 0; n < few; n += 1) {
        const address = `address ${n}`;
        for (let other = 0; other < lookUpRule.wrongFromAddress; other += 1)
          await lookUp({ code: `H21.1-${month}-${n}-${other}`, phone: '000111', address });
        for (let tries = 0; tries < 15; tries += 1) {
          const { faults } = await lookUp({ code, phone: '0905123456', address });
          if (faults?.includes('notFound')) told += 1;
        }
      }
    }
    expect(told).toBe(lookUpRule.wrongWholeFromAddress * quartersTouched * few);
  });

  test('a year of guessing from 1,000 addresses gets no more answers than the sum counts', async () => {
    const clock = aClock('2026-10-13T09:00:00+07:00');
    const answered = { three: 0, six: 0, whole: 0 };
    const links = {
      find: async (_code: string, _digits: unknown, asked: keyof typeof answered) => {
        answered[asked] += 1;
        return undefined;
      },
    };
    const lookUp = makeLookUp({ links, tries: fakeTries(), clock });
    for (let week = 0; week < 53; week += 4) {
      clock.moveTo(new Date(Date.parse('2026-10-13T02:00:00Z') + week * 604_800_000).toISOString());
      for (let n = 0; n < addresses; n += 1) {
        const refused = answered.whole;
        for (let tries = 0; tries < 40; tries += 1) {
          const { faults } = await lookUp({ code, phone: '0905123456', address: `address ${n}` });
          if (faults?.includes('tooMany')) break;
        }
        if (answered.whole > refused) answered.whole -= 1; // the last was looked up and not told
      }
    }
    expect(answered.three / 1_000).toBeLessThanOrEqual(chance.three);
    expect(answered.six / 1_000_000).toBeLessThanOrEqual(chance.six);
    expect(answered.whole / numbersInUse).toBeLessThanOrEqual(chance.whole);
    expect(answered.whole).toBeGreaterThan(0);
  });
});
