import type { LetterForm } from '../../domain/letter.ts';
import type { Instant } from '../../domain/time.ts';

export type FormRow = { readonly label: string; readonly value: string };

/** What stands in a letter, before it is set as a PDF or a page. `value` of a row may hold line breaks, nothing else does. */
export type FormLetter = {
  readonly form: LetterForm;
  readonly title: string;
  readonly heading: {
    readonly nation: string;
    readonly motto: string;
    readonly parent: string | undefined;
    readonly unit: string;
    readonly number: string;
    readonly placeAndDate: string;
  };
  /** `Kính gửi: …`, where the form greets. */
  readonly greeting: string | undefined;
  readonly opening: readonly string[];
  readonly rows: readonly FormRow[];
  readonly closing: readonly string[];
  readonly left: { readonly title: string; readonly note: string } | { readonly goesTo: readonly string[] };
  /** `isSigned`: no room is left for a hand. */
  readonly signature: {
    readonly title: string;
    readonly note: string;
    readonly isSigned: boolean;
    readonly name: string | undefined;
  };
  readonly tracking: { readonly words: string; readonly address: string } | undefined;
  readonly signedAt: Instant | undefined;
};
