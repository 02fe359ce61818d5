import * as z from 'zod';
import { survey } from './counted.ts';
import type { DossierState } from './dossier-state.ts';
import type { Instant } from './time.ts';

/** What a citizen can say of how a dossier was handled. */
export const answer = z.enum(['very-satisfied', 'satisfied', 'dissatisfied']);
export type Answer = z.infer<typeof answer>;

/** An answer as it is kept; `satisfied` is what is counted. */
export const answeredSurvey = survey.extend({ answer });
export type AnsweredSurvey = z.infer<typeof answeredSurvey>;

/** Asked once the result is in the citizen's hands, as the invitation is. */
export const isAsked = ({ status }: DossierState): boolean => status === 'returned';

export const answered = (code: string, said: Answer, now: Instant): AnsweredSurvey => ({
  ...{ code, answeredAt: now, answer: said },
  satisfied: said !== 'dissatisfied',
});
