import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measureSms } from '../../functions/domain/sms.ts';
import { renderSms } from '../../functions/templates/render.ts';
import { shippedWords } from '../../functions/templates/shipped-words.ts';
import { pickWords } from '../../functions/templates/words.ts';
import { awkwardCode, awkwardFacts, awkwardText } from './awkward.ts';
import { aNotice, citizenKinds, page, sonTinh } from './samples.ts';

const textOf = (rendered: ReturnType<typeof renderSms>): string => {
  if (!rendered.ok) throw new Error(rendered.problem);
  return rendered.text;
};

test.each(shippedWords.flatMap(({ language }) => citizenKinds.map((kind) => [language, kind] as const)))(
  '%s %s fits with the longest code, fee, tracking number, names and reasons',
  (language, kind) => {
    const long = 'ương '.repeat(400);
    const facts = {
      procedureName: long,
      fee: 999_999_999_999,
      missing: long,
      reason: long,
      trackingNumber: 'E'.repeat(40),
    };
    const unit = { ...sonTinh, name: 'ở'.repeat(120), address: 'ở'.repeat(200) };
    for (const handover of ['counter', 'post', 'electronic'] as const) {
      const notice = { ...aNotice(kind, { ...facts, handover }), dossier: 'H'.repeat(40) };
      expect(renderSms(notice, { unit, page }, pickWords(shippedWords, language))).toMatchObject({
        ok: true,
        encoding: 'GSM-7',
        parts: 1,
      });
    }
  },
);

test('every SMS of every language is one GSM-7 part without names, identity numbers, # or &, for any dossier', () => {
  const dossier = fc.record({
    kind: fc.constantFrom(...citizenKinds),
    dossier: awkwardCode,
    facts: awkwardFacts,
    language: fc.constantFrom('vi', 'en', 'km'),
    unit: fc.record({
      name: awkwardText(120),
      address: awkwardText(200),
      phone: fc.constantFrom('0255 3822 822', undefined),
    }),
    page: fc.constantFrom(page, 'https://a.vn', `https://baotin.quangngai.gov.vn/${'x'.repeat(60)}`),
  });
  fc.assert(
    fc.property(dossier, ({ kind, dossier, facts, language, unit, page }) => {
      const around = { unit: { ...sonTinh, ...unit }, page, recipientName: 'Dinh Kim Ngan' };
      const text = textOf(renderSms({ kind, dossier, facts }, around, pickWords(shippedWords, language)));
      expect(measureSms(text)).toMatchObject({ encoding: 'GSM-7', parts: 1 });
      expect(text).toContain(dossier);
      expect(text).not.toMatch(/[#&{}\n\r]|Dinh Kim Ngan|undefined/);
      const digits = text.replaceAll(/[ .,-]/g, '');
      for (const number of ['001201012345', '212345678']) expect(digits).not.toContain(number);
    }),
    { numRuns: 1500 },
  );
});
