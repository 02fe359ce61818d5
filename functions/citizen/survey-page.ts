import { html } from 'hono/html';
import { answer, isAsked } from '../domain/satisfaction.ts';
import { fill } from '../templates/values.ts';
import { type Html, page, paragraphs, to, type Visit } from './page.ts';
import type { Tracked } from './track.ts';
import { valuesFor } from './values.ts';

/** Three buttons, one tap: works in any browser. */
export const surveyForm = (visit: Visit, { token }: Tracked): Html => {
  const { ask, answers } = visit.words.survey;
  return html`<p>${ask}</p><form method="post" action="${to(visit, `/t/${token}/survey`)}"><div class="answers">${answer.options.map(
    (one) => html`<button class="plain" name="answer" value="${one}">${answers[one]}</button>`,
  )}</div></form>`;
};

/** What was answered, which stays. */
export const thanks = ({ words }: Visit, tracked: Tracked): Html | '' => {
  const { survey } = tracked;
  if (!survey) return '';
  const { thanks: said, sorry, answers } = words.survey;
  const regret = survey.satisfied ? undefined : fill(sorry, valuesFor(tracked, words));
  return paragraphs([said.replace('{answer}', () => answers[survey.answer]), ...(regret ? [regret] : [])]);
};

/** The survey on a page of its own. */
export const surveyPage = (visit: Visit, tracked: Tracked, isFaulty = false): Html => {
  const { survey: words, home } = visit.words;
  const asked = isAsked(tracked.state) ? surveyForm(visit, tracked) : html`<p>${words.early}</p>`;
  return page(visit, {
    title: words.title,
    fault: isFaulty && !tracked.survey ? html`<p>${words.fault}</p>` : undefined,
    body: html`${tracked.survey ? thanks(visit, tracked) : asked}<p><a href="${to(visit, `/t/${tracked.token}`)}">${home}</a></p>`,
  });
};
