import type { Sentence } from '../../domain/sentence.ts';
import { deskWords } from './desk-words.ts';
import { boardWords } from './drive/board-words.ts';
import { driveWords } from './drive/words.ts';
import { driveWorkWords } from './drive-work/words.ts';
import { importsWords } from './imports/words.ts';
import { searchWords } from './search/words.ts';
import { settingsWords } from './settings/words.ts';

/** What the console's pages say, Vietnamese and English side by side. `{n}` and its like are filled in. */
export const words = {
  ...deskWords,
  ...boardWords,
  ...driveWords,
  ...driveWorkWords,
  ...importsWords,
  ...searchWords,
  ...settingsWords,
} as const satisfies Record<string, Sentence>;

export type Word = keyof typeof words;
