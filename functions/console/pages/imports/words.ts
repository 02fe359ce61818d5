import type { Sentence } from '../../../domain/sentence.ts';

/** What the pages of this folder say. */
export const importsWords = {} as const satisfies Record<string, Sentence>;
