import type { AuditEntry } from '../domain/audit.ts';
import { addresseeOf, phonesOf } from '../domain/contact.ts';
import { formOf, issuerOf } from '../domain/letter.ts';
import { type MatterRef, type Refused, refuse, sentences } from '../domain/matter.ts';
import { mayDo, type Staff } from '../domain/staff.ts';
import type { PageOf } from '../lib/link-tokens.ts';
import type { Audit, Clock, Contacts, Dossiers, Links, Notices, Units } from '../ports.ts';
import { type FormLetter, formFileName, formLetter, signedLetter } from '../templates/forms/form.ts';

export type LetterPorts = {
  dossiers: Dossiers;
  notices: Notices;
  contacts: Contacts;
  units: Units;
  audit: Audit;
  clock: Clock;
  links: Pick<Links, 'keep'>;
  pageOf: PageOf;
};

export type MadeLetter = { ok: true; letter: FormLetter; fileName: string } | Refused;

const notFound = refuse('not-found', sentences.notFound);

/**
 * The official letter of a matter, to be printed: with number and name where it is signed, with room for them where it
 * is not. It bears the citizen's name, so who made it is written down.
 */
export const makeLetters =
  ({ dossiers, notices, contacts, units, audit, clock, links, pageOf }: LetterPorts) =>
  async (staff: Staff, { dossier, kind, occurrence }: MatterRef): Promise<MadeLetter> => {
    const state = await dossiers.find(dossier);
    const all = await notices.ofDossier(dossier);
    const notice = all.find((one) => one.kind === kind && one.occurrence === occurrence);
    const form = formOf(kind);
    if (!state || !notice || !form) return notFound;
    const mayPrint = mayDo(staff, 'print-letter', notice.unit) || mayDo(staff, 'print-letter', notice.decidingUnit);
    const entry: AuditEntry = {
      ...{ at: clock.now(), by: staff.email, action: 'print-letter', unit: notice.unit, dossier },
      ...{ matter: `${kind}#${occurrence}`, outcome: mayPrint ? 'done' : 'refused' },
    };
    await audit.write(entry);
    if (!mayPrint) return refuse('no-right', sentences.noRight);
    const contact = await contacts.find(dossier);
    // The paper bears the link, too.
    await links.keep({ dossier, phones: contact && phonesOf(contact) }, clock.now());
    const letter = formLetter(form, {
      state,
      facts: notice.facts,
      unit: await units.find(issuerOf(form, notice)),
      office: await units.find(notice.unit),
      recipient: contact ? addresseeOf(contact) : {},
      letter: notice.letter ? signedLetter(notice.letter) : {},
      page: pageOf({ dossier, audience: 'citizen' }),
    });
    return { ok: true, letter, fileName: formFileName(form, dossier) };
  };
