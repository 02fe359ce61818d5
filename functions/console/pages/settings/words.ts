import type { Sentence } from '../../../domain/sentence.ts';
import { calendarWords } from './calendar-words.ts';
import { settingWords } from './setting-words.ts';
import { templateWords } from './template-words.ts';

/** What the pages of this folder say. */
export const settingsWords = { ...templateWords, ...settingWords, ...calendarWords } as const satisfies Record<
  string,
  Sentence
>;
