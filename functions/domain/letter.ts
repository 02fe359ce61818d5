import * as z from 'zod';
import type { NoticeKind } from './notice-kind.ts';

/** The official forms of a one-stop unit's letters. Source: domain §5 (circular 01/2018/TT-VPCP and its successor 03/2025). */
export const letterForm = z.enum(['01', '02', '03', '04', '05']);
export type LetterForm = z.infer<typeof letterForm>;

/** What a notice carries of the letter that goes with it, fixed when it was signed. */
export const letter = z.object({
  form: letterForm,
  /** As printed after `Số:`, `15/PXL-H48.01`. */
  number: z.string(),
  signedAt: z.string(),
  signerName: z.string(),
  /** As it stands under the letter: `Giám đốc`. */
  signerTitle: z.string().optional(),
});
export type Letter = z.infer<typeof letter>;

const forms: Partial<Record<NoticeKind, LetterForm>> = {
  receipt: '01',
  'supplement-request': '02',
  'intake-refusal': '03',
  'delay-apology': '04',
  stop: '05',
};

/** The form that says on paper what a notice of this kind says; undefined where there is none. */
export const formOf = (kind: NoticeKind): LetterForm | undefined => forms[kind];

/** Signs of the forms in a letter's number. */
const signs: Record<LetterForm, string> = { '01': 'TNHS', '02': 'HDHS', '03': 'TCHS', '04': 'PXL', '05': 'TB' };

/**
 * `15/PXL-H48.01`: the unit's n-th letter of this form in the year of its signature; `……` where it is still to be given.
 * Below ten a zero stands before it (decree 30/2020, annex I).
 */
export const letterNumber = (n: number | '……', form: LetterForm, unit: string): string =>
  `${String(n).padStart(2, '0')}/${signs[form]}-${unit}`;

/** Code of the unit that issues the letter: who decides answers for the date, all else the one-stop unit says. */
export const issuerOf = (form: LetterForm, { unit, decidingUnit }: { unit: string; decidingUnit: string }): string =>
  form === '04' ? decidingUnit : unit;
