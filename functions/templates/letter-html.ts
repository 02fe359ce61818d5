import { html, raw } from 'hono/html';
import type { Block, Letter, Row } from './letter.ts';

// Mail programs ignore style sheets, flex and often max-width: tables, inline styles and a fixed outer width hold.
const ink = '#1f1f1f';
const soft = '#595959';
const red = '#9b1c1c';
const line = '#e0dcd6';
const text = `margin:0 0 12px;font-size:16px;line-height:1.55;color:${ink};`;
const heading = `margin:28px 0 8px;font-size:17px;line-height:1.4;color:${red};`;
const wrap = 'word-break:break-word;overflow-wrap:anywhere;';
const cell = `padding:9px 0;border-bottom:1px solid ${line};font-size:16px;line-height:1.45;vertical-align:top;${wrap}`;

// Codes and dates break at their hyphens and spaces only; names of procedures may break anywhere.
const listed = `padding:7px 10px 7px 0;border-bottom:1px solid ${line};font-size:14px;line-height:1.4;vertical-align:top;`;

type Html = ReturnType<typeof html>;

const lines = (value: string): Html[] =>
  value.split('\n').map((one, index) => (index === 0 ? html`${one}` : html`<br>${one}`));

/** What is short can be seen at a glance in bold; a long text in bold is hard to read. */
const weight = (value: string): string => (value.length > 60 ? 'normal' : 'bold');

const row = ({ label, value }: Row): Html => html`<tr>
<th scope="row" align="left" width="38%" style="${cell}padding-right:12px;font-weight:normal;color:${soft};">${label}</th>
<td style="${cell}color:${ink};font-weight:${weight(value)};">${lines(value)}</td>
</tr>`;

const table = (rows: readonly Row[]): Html =>
  html`<table width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse;border-top:1px solid ${line};">
${rows.map(row)}
</table>`;

const paragraph = (words: string): Html => html`<p style="${text}${wrap}">${words}</p>`;

const listHtml = ({ head, rows }: NonNullable<Letter['list']>): Html =>
  html`<table width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse;border-top:1px solid ${line};">
<tr>${head.map((label) => html`<th scope="col" align="left" style="${listed}font-weight:normal;color:${soft};">${label}</th>`)}</tr>
${rows.map((cells) => html`<tr>${cells.map((one, column) => html`<td style="${listed}${column === 1 ? wrap : ''}color:${ink};">${one}</td>`)}</tr>`)}
</table>`;

const figure = `${listed}font-variant-numeric:tabular-nums;text-align:right;padding-right:0;padding-left:8px;`;

/** Names may break anywhere, figures only between them. */
const tableHtml = ({ head, rows }: Pick<Extract<Block, { kind: 'table' }>, 'head' | 'rows'>): Html =>
  html`<table width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse;border-top:1px solid ${line};">
${head.length === 0 ? '' : html`<tr>${head.map((label, column) => html`<th scope="col" align="${column === 0 ? 'left' : 'right'}" style="${column === 0 ? listed : figure}font-weight:normal;color:${soft};">${label}</th>`)}</tr>`}
${rows.map((cells) => html`<tr>${cells.map((one, column) => html`<td style="${column === 0 ? `${listed}${wrap}` : figure}color:${ink};">${one}</td>`)}</tr>`)}
</table>`;

const blockHtml = (block: Block, chartId: string | undefined): Html => {
  const title = 'title' in block && block.title ? html`<h2 style="${heading}">${block.title}</h2>` : '';
  switch (block.kind) {
    case 'rows':
      return table(block.rows);
    case 'table':
      return html`${title}\n${tableHtml(block)}`;
    case 'list':
      return html`${title}\n<ul style="${text}padding-left:22px;">${block.lines.map((one) => html`<li style="margin:0 0 8px;${wrap}">${one}</li>`)}</ul>`;
    case 'chart':
      return chartId
        ? html`<p style="margin:20px 0 0;"><img src="cid:${chartId}" alt="${block.imageText}" width="440" style="display:block;width:100%;max-width:440px;height:auto;"></p>`
        : html`<p style="${text}margin-top:20px;">${block.imageText}</p>`;
    default:
      return block satisfies never;
  }
};

const transferHtml = (transfer: NonNullable<Letter['transfer']>, codeId: string | undefined): Html =>
  html`<h2 style="${heading}">${transfer.title}</h2>
${table(transfer.rows)}
${
  codeId
    ? html`<p style="${text}padding-top:14px;">${transfer.scan}</p>
<p style="margin:0;"><img src="cid:${codeId}" alt="${transfer.imageText}" width="240" height="240" style="display:block;width:240px;height:240px;border:1px solid ${line};"></p>`
    : ''
}`;

const officeHtml = ({ title, name, address, phone }: NonNullable<Letter['office']>): Html =>
  html`<h2 style="${heading}">${title}</h2>
<p style="${text}${wrap}"><strong>${name}</strong>${address ? html`<br>${address}` : ''}${
    phone ? html`<br>${phone.label}: <strong>${phone.value}</strong>` : ''
  }</p>`;

/** Only a web address becomes a link; anything else would be shown as text. */
const linkHtml = ({ label, value }: Row): Html =>
  /^https?:\/\//.test(value)
    ? html`<p style="${text}margin-top:24px;${wrap}"><strong>${label}:</strong><br><a href="${value}" style="color:${red};">${value}</a></p>`
    : html`<p style="${text}margin-top:24px;${wrap}"><strong>${label}:</strong><br>${value}</p>`;

/** Content ids of the pictures that are there: the payment code's, the chart's. */
export type Pictures = { code?: string | undefined; chart?: string | undefined };

/** The letter as HTML. */
export const letterHtml = async (letter: Letter, pictures: Pictures): Promise<string> => {
  const { language, subject, title, greeting, paragraphs, facts, list, transfer, next, office, link, footer } = letter;
  const { blocks = [] } = letter;
  const steps = next.steps.map((step) => html`<li style="margin:0 0 8px;${wrap}">${step}</li>`);
  return String(
    await html`${raw('<!doctype html>')}
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${subject}</title>
</head>
<body style="margin:0;padding:0;background:#ffffff;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:0;">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" style="width:100%;max-width:600px;border-top:5px solid ${red};font-family:Arial,Helvetica,sans-serif;text-align:left;">
<tr><td style="padding:24px 20px 8px;">
<h1 style="margin:0 0 18px;font-size:22px;line-height:1.35;color:${ink};${wrap}">${title}</h1>
${[greeting, ...paragraphs].map(paragraph)}
<div style="height:8px;line-height:8px;font-size:8px;">&nbsp;</div>
${facts.length > 0 ? table(facts) : ''}
${list ? listHtml(list) : ''}
${transfer ? transferHtml(transfer, pictures.code) : ''}
${blocks.map((block) => blockHtml(block, pictures.chart))}
${steps.length > 0 ? html`<h2 style="${heading}">${next.title}</h2>\n<ul style="${text}padding-left:22px;">${steps}</ul>` : ''}
${link ? linkHtml(link) : ''}
${office ? officeHtml(office) : ''}
</td></tr>
<tr><td style="padding:8px 20px 28px;">
<div style="border-top:1px solid ${line};padding-top:12px;font-size:13px;line-height:1.5;color:${soft};${wrap}">${footer.map((one) => html`${one}<br>`)}</div>
</td></tr>
</table>
</td></tr></table>
</body>
</html>
`,
  );
};
