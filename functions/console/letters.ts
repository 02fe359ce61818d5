import { addresseeOf, phonesOf } from '../domain/contact.ts';
import type { DossierState } from '../domain/dossier-state.ts';
import { formOf, issuerOf, type LetterForm } from '../domain/letter.ts';
import { type Matter, type MatterRef, type Refused, refuse, sentences } from '../domain/matter.ts';
import type { Notice } from '../domain/notice.ts';
import { mayDo, type Staff } from '../domain/staff.ts';
import type { PageOf } from '../lib/link-tokens.ts';
import type { Audit, Clock, Contacts, Dossiers, Links, Notices, Units } from '../ports.ts';
import { formFileName, formLetter, signedLetter } from '../templates/forms/form.ts';
import type { FormLetter } from '../templates/forms/form-letter.ts';
import type { FormInput } from '../templates/forms/form-values.ts';

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

const matterOf = ({ kind, occurrence }: MatterRef): string => `${kind}#${occurrence}`;

/** The official letters of matters, to be printed or looked at. */
export const makeLetters = ({ dossiers, notices, contacts, units, audit, clock, links, pageOf }: LetterPorts) => {
  const lettered = async (
    form: LetterForm,
    state: DossierState,
    notice: Notice,
    recipient: FormInput['recipient'],
  ) => ({
    ok: true as const,
    fileName: formFileName(form, state.code),
    letter: formLetter(form, {
      ...{ state, facts: notice.facts, recipient },
      unit: await units.find(issuerOf(form, notice)),
      office: await units.find(notice.unit),
      letter: notice.letter ? signedLetter(notice.letter) : {},
      page: pageOf({ dossier: state.code, audience: 'citizen' }),
    }),
  });

  return {
    /**
     * With number and name where it is signed, with room for them where it is not. It bears the citizen's name, so who
     * made it is written down.
     */
    make: async (staff: Staff, ref: MatterRef): Promise<MadeLetter> => {
      const { dossier, kind, occurrence } = ref;
      const state = await dossiers.find(dossier);
      const all = await notices.ofDossier(dossier);
      const notice = all.find((one) => one.kind === kind && one.occurrence === occurrence);
      const form = formOf(kind);
      if (!state || !notice || !form) return notFound;
      const mayPrint = mayDo(staff, 'print-letter', notice.unit) || mayDo(staff, 'print-letter', notice.decidingUnit);
      await audit.write({
        ...{ at: clock.now(), by: staff.email, action: 'print-letter', unit: notice.unit, dossier },
        ...{ matter: matterOf(ref), outcome: mayPrint ? 'done' : 'refused' },
      });
      if (!mayPrint) return refuse('no-right', sentences.noRight);
      const contact = await contacts.find(dossier);
      // The paper bears the link, too.
      await links.keep({ dossier, phones: contact && phonesOf(contact) }, clock.now());
      return lettered(form, state, notice, contact ? addresseeOf(contact) : {});
    },
    /** What would be sent of a matter that nobody has stored yet, with room for the citizen's name. */
    preview: async ({ state, notices: drafts }: Matter): Promise<MadeLetter> => {
      const [notice] = drafts;
      const form = notice && formOf(notice.kind);
      return notice && form ? lettered(form, state, notice, {}) : notFound;
    },
  };
};
