import { html, raw } from 'hono/html';
import type { DigitsAsked } from '../domain/phone-digits.ts';
import type { LookUpFault } from './look-up.ts';
import { type Html, page, to, type Visit } from './page.ts';

/** What was entered, what is wrong with it, and how many digits of the number are asked. */
export type LookUpForm = { code: string; faults: readonly LookUpFault[]; asked: DigitsAsked };

type Field = {
  name: string;
  label: string;
  hint: string;
  attributes: string;
  value?: string;
  fault?: string | undefined;
  invalid: boolean;
};

const field = ({ name, label, hint, attributes, value = '', fault, invalid }: Field): Html => {
  const described = [`${name}-goi-y`, ...(fault ? [`${name}-loi`] : []), ...(invalid && !fault ? ['loi'] : [])].join(
    ' ',
  );
  return html`<div class="field"><label for="${name}">${label}</label><p class="hint" id="${name}-goi-y">${hint}</p>
${fault ? html`<p class="fault" id="${name}-loi">${fault}</p>` : ''}<input id="${name}" name="${name}" value="${value}" aria-describedby="${described}"${raw(
    invalid ? ' aria-invalid="true"' : '',
  )} ${raw(attributes)}></div>`;
};

/** In characters: room for the digits that are asked, blanks between them included. */
const fieldSizes = { three: 6, six: 10, whole: 16 } as const satisfies Record<DigitsAsked, number>;

/** Finding a dossier without its link. What was entered stays, but for the digits; what is wrong is not told apart. */
export const lookUpPage = (visit: Visit, { code, faults, asked }: LookUpForm): Html => {
  const { lookUp: words } = visit.words;
  const has = (fault: LookUpFault) => faults.includes(fault);
  const digitsFault =
    (has('noDigits') && words.noDigits) || (has('moreDigits') && words.moreDigits[asked]) || undefined;
  const summary: Record<LookUpFault, Html> = {
    noCode: html`<p><a href="#ma">${words.noCode}</a></p>`,
    noDigits: html`<p><a href="#so">${words.noDigits}</a></p>`,
    moreDigits: html`<p><a href="#so">${words.moreDigits[asked]}</a></p>`,
    notFound: html`<p id="loi">${words.notFound[asked]}</p>`,
    tooMany: html`<p id="loi">${words.tooMany}</p>`,
  };
  return page(visit, {
    title: words.title,
    fault: faults.length > 0 ? html`${faults.map((fault) => summary[fault])}` : undefined,
    body: html`<p>${words.intro}</p><form method="post" action="${to(visit, '/tra-cuu')}" novalidate>
${field({
  name: 'ma',
  label: words.code,
  hint: words.codeHint,
  value: code,
  fault: has('noCode') ? words.noCode : undefined,
  attributes: 'required maxlength="60" autocomplete="off" autocapitalize="characters" spellcheck="false"',
  invalid: has('noCode') || has('notFound'),
})}
${field({
  name: 'so',
  label: words.digits[asked],
  hint: words.digitsHint[asked],
  fault: digitsFault,
  attributes: `required maxlength="20" inputmode="tel" autocomplete="off" size="${fieldSizes[asked]}"`,
  invalid: digitsFault !== undefined || has('notFound'),
})}
<button>${words.act}</button></form>`,
  });
};
