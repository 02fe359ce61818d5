import type { RowProblem } from './file-rows.ts';

/** A sentence for the people who work with the console: Vietnamese, with English beside it. */
export type Sentence = { readonly vi: string; readonly en: string };

/** What is wrong with one field of what somebody has entered. */
export type Fault = { readonly field: string; readonly sentence: Sentence };

/** Why something is not done. `code` is for programs. */
export type Refusal = {
  readonly code: RefusalCode;
  readonly sentence: Sentence;
  readonly faults?: Fault[];
  /** Of `own-draft-alone`: what the second, marked step has to carry. */
  readonly ownDraft?: string;
  /** Of a file or a list: each fault with its row and field. */
  readonly rows?: readonly RowProblem[];
};

export type RefusalCode =
  | 'not-found'
  | 'no-right'
  | 'own-draft'
  /** Own words with nobody else to approve them: to be confirmed once more. */
  | 'own-draft-alone'
  | 'faulty'
  | 'forbidden-by-rule'
  | 'not-waiting'
  | 'no-longer-true'
  | 'changed';
