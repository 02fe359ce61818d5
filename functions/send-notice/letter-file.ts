import type { Person } from '../domain/contact.ts';
import type { DossierState } from '../domain/dossier-state.ts';
import type { Letter } from '../domain/letter.ts';
import type { NoticeFacts } from '../domain/notice-kind.ts';
import type { Unit } from '../domain/unit.ts';
import type { Attachment } from '../ports.ts';
import { formFileName, formLetter, signedLetter } from '../templates/forms/form.ts';

export type ToAttach = {
  letter: Letter;
  facts: NoticeFacts;
  state: DossierState;
  /** Who issues the letter, and where the citizen goes and calls. */
  issuer: Unit;
  office: Unit;
  recipient: Person;
  page: string;
};

/** A signed letter as a PDF beside an e-mail. What sets it is loaded for the first one only: most starts need none. */
export const letterFile = async ({
  letter,
  facts,
  state,
  issuer,
  office,
  recipient,
  page,
}: ToAttach): Promise<Attachment> => {
  const { formPdf } = await import('../templates/forms/form-pdf.ts');
  const form = formLetter(letter.form, {
    state,
    facts,
    unit: issuer,
    office,
    recipient,
    letter: signedLetter(letter),
    page,
  });
  return { name: formFileName(letter.form, state.code), type: 'application/pdf', content: await formPdf(form) };
};
