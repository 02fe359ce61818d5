import { html, raw } from 'hono/html';
import type { FormLetter, FormRow } from './form-letter.ts';
import { formStyle } from './form-style.ts';
import { isLong, isShort, partAtYou, partClosing } from './measures.ts';
import { qrSvg } from './qr-svg.ts';

type Html = ReturnType<typeof html>;

const words = (text: string): Html[] =>
  partAtYou(text).map((part, index) => (index % 2 === 1 ? html`<span class="you">${part}</span>` : html`${part}`));

const paragraph = (text: string): Html => html`<p class="words">${words(text)}</p>`;

const lines = (value: string): Html[] =>
  value.split('\n').map((line, index) => (index === 0 ? html`${line}` : html`<br>${line}`));

const row = (one: FormRow): Html =>
  isLong(one)
    ? html`<dt class="long">${one.label}:</dt><dd class="long">${one.value.split('\n').map(paragraph)}</dd>`
    : html`<dt>${one.label}:</dt><dd${isShort(one) ? raw(' class="short"') : ''}>${lines(one.value)}</dd>`;

const headingHtml = ({ nation, motto, parent, unit, number, placeAndDate }: FormLetter['heading']): Html =>
  html`<header>
<div class="bodies">${parent ? html`<p>${parent}</p>` : ''}<p><b>${unit}</b></p></div>
<div class="state"><p class="nation"><b>${nation}</b></p><p class="motto"><b>${motto}</b></p></div>
<p class="number">${number}</p>
<p class="date">${placeAndDate}</p>
</header>`;

const leftHtml = (left: FormLetter['left']): Html =>
  'goesTo' in left
    ? html`<div class="goes-to"><p><b>Nơi nhận:</b></p>${left.goesTo.map((line) => html`<p>${line}</p>`)}</div>`
    : html`<div class="hand"><p class="title">${left.title}</p><p class="note">${left.note}</p></div>`;

const signatureHtml = ({ left, signature: { title, note, isSigned, name } }: FormLetter): Html =>
  html`<div class="signatures">${leftHtml(left)}
<div><p class="title">${title}</p>${isSigned ? raw('<div class="signed"></div>') : ''}
<p class="note">${note}</p><div class="${isSigned ? 'signed' : 'room'}"></div>${name ? html`<p class="title">${name}</p>` : ''}</div></div>`;

const trackingHtml = ({ words, address }: NonNullable<FormLetter['tracking']>): Html =>
  html`<div class="tracking">${raw(qrSvg(address))}<div><p>${words}:</p>
<p>${/^https?:/.test(address) ? html`<a href="${address}">${address}</a>` : address}</p></div></div>`;

/** The letter as a page that prints like the PDF: one file, without scripts or anything from elsewhere. */
export const formHtml = async (letter: FormLetter): Promise<string> => {
  const { before, last } = partClosing(letter);
  return String(
    await html`${raw('<!doctype html>')}
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${letter.title}</title>
<style>${raw(formStyle)}</style>
</head>
<body>
<main>
${headingHtml(letter.heading)}
<h1>${letter.title}</h1>
${letter.greeting ? html`<p class="greeting">${words(letter.greeting)}</p>` : ''}
${letter.opening.map(paragraph)}
<dl>${letter.rows.map(row)}</dl>
${before.map(paragraph)}
<div class="end">${last.map(paragraph)}
${signatureHtml(letter)}
${letter.tracking ? trackingHtml(letter.tracking) : ''}</div>
</main>
</body>
</html>
`,
  );
};
