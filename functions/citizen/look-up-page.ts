import { html, raw } from 'hono/html';
import { type Html, page, to, type Visit } from './page.ts';

/** What was entered, and what is wrong with it. */
export type LookUp = { code: string; faults: readonly LookUpFault[] };
export type LookUpFault = 'noCode' | 'noDigits' | 'notFound' | 'tooMany';

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

/** Finding a dossier without its link. What was entered stays, but for the digits; what is wrong is not told apart. */
export const lookUpPage = (visit: Visit, { code, faults }: LookUp): Html => {
  const { lookUp: words } = visit.words;
  const has = (fault: LookUpFault) => faults.includes(fault);
  const summary: Record<LookUpFault, Html> = {
    noCode: html`<p><a href="#ma">${words.noCode}</a></p>`,
    noDigits: html`<p><a href="#so">${words.noDigits}</a></p>`,
    notFound: html`<p id="loi">${words.notFound}</p>`,
    tooMany: html`<p id="loi">${words.tooMany}</p>`,
  };
  return page(visit, {
    title: words.title,
    fault: faults.length > 0 ? html`${faults.map((fault) => summary[fault])}` : undefined,
    body: html`<p>${words.intro}</p><form method="post" action="${to(visit, '/tra-cuu')}" novalidate>
${field({
  ...{
    name: 'ma',
    label: words.code,
    hint: words.codeHint,
    value: code,
    fault: has('noCode') ? words.noCode : undefined,
  },
  attributes: 'required maxlength="60" autocomplete="off" autocapitalize="characters" spellcheck="false"',
  invalid: has('noCode') || has('notFound'),
})}
${field({
  ...{ name: 'so', label: words.digits, hint: words.digitsHint, fault: has('noDigits') ? words.noDigits : undefined },
  attributes: 'required maxlength="20" inputmode="numeric" autocomplete="off" size="6"',
  invalid: has('noDigits') || has('notFound'),
})}
<button>${words.act}</button></form>`,
  });
};
