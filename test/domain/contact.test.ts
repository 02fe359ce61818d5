import { describe, expect, test } from 'vitest';
import { addresseeOf, maskEmail, maskPhone, recipientOf } from '../../functions/domain/contact.ts';

const applicant = { name: 'Nguyễn Thị Hồng Nhung', phone: '+84905123821', email: 'nhung@example.org' };

describe('who gets the notices, and whom a letter greets', () => {
  test.each([
    ['the applicant', undefined, '+84905123821', applicant.name],
    [
      'the authorised person, for the applicant',
      { name: 'Lê Văn Tư', phone: '+84905000111' },
      '+84905000111',
      applicant.name,
    ],
    [
      'the applicant, where the authorised person cannot be reached',
      { name: 'Lê Văn Tư' },
      '+84905123821',
      applicant.name,
    ],
  ])('%s', (_, authorised, phone, greeted) => {
    expect(recipientOf({ applicant, authorised }).phone).toBe(phone);
    expect(addresseeOf({ applicant, authorised })).toEqual({ name: greeted, phone });
  });

  test('a letter for an applicant without a name greets whoever gets it', () => {
    const authorised = { name: 'Lê Văn Tư', email: 'tu@example.org' };
    expect(addresseeOf({ applicant: {}, authorised })).toEqual({ name: 'Lê Văn Tư', phone: undefined });
  });
});

test('an address is masked: enough to recognise, too little to use', () => {
  expect(maskPhone('+84905123821')).toBe('•••••••••821');
  expect(maskPhone('21')).toBe('21');
  expect(['nhung@gmail.com', 'n@x.vn', '"a@b"@x.vn'].map(maskEmail)).toEqual([
    'n•••@gmail.com',
    'n•••@x.vn',
    '"•••@x.vn',
  ]);
});
