import type { Person } from './contact.ts';
import type { Unusable } from './dossier-state.ts';
import { readEmails } from './email-address.ts';
import type { FieldProblem } from './field-problem.ts';
import { nationally, readPhones } from './phone.ts';
import { saysThereIsNone } from './said-empty.ts';
import { quote } from './time.ts';

/** A field of a record; `unreadable` where it said something that no text can be made of. */
type Said = { field: string; value: string | undefined; unreadable?: boolean };

/** What a field says of one way to reach somebody. */
type Reach = { value?: string | undefined; unusable?: Unusable | undefined };

/** Said where a slip may have led to somebody else's number or address. */
const passedOverProblem = (value: string, taken: string, passedOver: string): string =>
  `${quote(value)} was read as ${taken}; ${quote(passedOver)} before it cannot be used and was passed over`;

/** The number of a person as its field says it; one that cannot be used is named. */
const phoneOf = ({ field, value, unreadable }: Said, warnings: FieldProblem[]): Reach => {
  if (value === undefined) return unreadable ? { unusable: 'unreadable' } : {};
  if (saysThereIsNone(value)) return { unusable: 'none' };
  const { numbers, problem, passedOver } = readPhones(value);
  const [e164, ...others] = numbers;
  if (e164 === undefined) {
    warnings.push({ field, problem: `${problem}; no SMS can be sent` });
    return { unusable: 'unreadable' };
  }
  if (passedOver !== undefined)
    warnings.push({ field, problem: passedOverProblem(value, nationally(e164), passedOver) });
  if (others.length > 0)
    warnings.push({
      field,
      problem: `${quote(value)} was read as ${nationally(e164)}; the other numbers were left out`,
    });
  return { value: e164 };
};

const emailOf = ({ field, value, unreadable }: Said, warnings: FieldProblem[]): Reach => {
  if (value === undefined) return unreadable ? { unusable: 'unreadable' } : {};
  if (saysThereIsNone(value)) return { unusable: 'none' };
  const { addresses, passedOver } = readEmails(value);
  const [address, ...others] = addresses;
  if (address === undefined) {
    warnings.push({ field, problem: `${quote(value)} is not an e-mail address; no e-mail can be sent` });
    return { unusable: 'unreadable' };
  }
  if (passedOver !== undefined) warnings.push({ field, problem: passedOverProblem(value, address, passedOver) });
  if (others.length > 0)
    warnings.push({ field, problem: `${quote(value)} was read as ${address}; the other addresses were left out` });
  return { value: address };
};

/**
 * Somebody of a record, and why nothing can be sent to what it says of their number or address. What is left out or read
 * otherwise is added to `warnings`.
 */
export const readPerson = (name: string | undefined, phone: Said, mail: Said, warnings: FieldProblem[]) => {
  const number = phoneOf(phone, warnings);
  const address = emailOf(mail, warnings);
  const person: Person = { name, phone: number.value, email: address.value };
  return { person, phone: number.unusable, email: address.unusable };
};
