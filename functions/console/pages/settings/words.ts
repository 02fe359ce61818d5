import type { Sentence } from '../../../domain/sentence.ts';
import { templateWords } from './template-words.ts';

/** What the pages of this folder say. */
export const settingsWords = { ...templateWords } as const satisfies Record<string, Sentence>;
