import en from './en.json' with { type: 'json' };
import vi from './vi.json' with { type: 'json' };
import { type Words, words } from './words.ts';

/** The languages that come with Báo Tin. */
export const shippedWords: readonly Words[] = [vi, en].map((catalogue) => words.parse(catalogue));
