import type { Sentence } from '../../../domain/sentence.ts';

/** What the pages of this folder say. */
export const settingsWords = {} as const satisfies Record<string, Sentence>;
