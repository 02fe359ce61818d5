import { isSaidInTime, ruleOn } from '../domain/apology.ts';
import type { Matter } from '../domain/matter.ts';
import type { Notice } from '../domain/notice.ts';
import { maskName, type PublishedApology } from '../domain/register.ts';
import { dayOf } from '../domain/time.ts';
import type { Contacts, Policies } from '../ports.ts';

/** What the public register says of a signed apology; undefined for other notices. */
export const publishedOf = async (
  { contacts, policies }: { contacts: Contacts; policies: Policies },
  { state }: Matter,
  { kind, letter, facts }: Notice,
): Promise<PublishedApology | undefined> => {
  if (kind !== 'delay-apology' || !letter || !facts.formerDueAt || !facts.dueAt) return undefined;
  const contact = await contacts.find(state.code);
  const { apologyRules, calendar } = await policies.of(state.unit);
  const signedOn = dayOf(letter.signedAt);
  const rule = ruleOn(signedOn, apologyRules);
  const { number, signedAt, signerName, signerTitle } = letter;
  return {
    ...{ dossier: state.code, number, signedAt, signerName, signerTitle, unit: state.unit },
    ...{ procedureName: state.procedureName, formerDueAt: facts.formerDueAt, dueAt: facts.dueAt },
    applicant: maskName(contact?.applicant.name ?? ''),
    reason: facts.reason ?? '',
    inTime: rule === undefined || isSaidInTime(facts.formerDueAt, signedOn, rule, calendar),
  };
};
