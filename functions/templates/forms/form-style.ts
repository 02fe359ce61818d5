import { createHash } from 'node:crypto';

/** The measures of the PDF: margins and sizes of decree 30/2020, annex I. Fonts come from the reader's machine. */
export const formStyle = `
@page { size: A4; margin: 20mm 17mm 20mm 30mm; @top-center { content: counter(page); font: 13pt 'Times New Roman', Tinos, serif; } }
@page :first { @top-center { content: none; } }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #000; font: 13pt/1.3 'Times New Roman', Tinos, 'Liberation Serif', serif; overflow-wrap: anywhere; }
main { max-width: 163mm; margin: 0 auto; }
header { display: grid; grid-template-columns: 41fr 59fr; column-gap: 4mm; text-align: center; }
header p, .signatures p, .tracking p { margin: 0; }
.bodies, .nation { font-size: 12pt; text-wrap: balance; }
.motto { font-size: 13pt; }
.bodies::after, .state::after { content: ''; display: block; width: 22mm; margin: 3px auto 0; border-top: 0.7pt solid #000; }
.state::after { width: 56mm; max-width: 80%; }
.number, .date { padding-top: 8px; }
.date { font-style: italic; }
h1 { margin: 20px 0 10px; font-size: 14pt; text-align: center; text-wrap: balance; }
.greeting { margin: 0 0 10px; text-align: center; text-wrap: balance; }
.words { margin: 0 0 6px; text-align: justify; text-indent: 10mm; orphans: 2; widows: 2; }
dl { display: grid; grid-template-columns: 57mm 1fr; gap: 4px 3mm; margin: 0 0 8px 10mm; }
dt, dd { margin: 0; }
dd.short { font-weight: bold; }
.long { grid-column: 1 / -1; margin-left: -10mm; }
dt.long { text-indent: 10mm; break-after: avoid; }
.end { break-inside: avoid; }
.signatures { display: grid; grid-template-columns: 45fr 55fr; column-gap: 6mm; margin: 14px 0; }
.signatures > div:last-child, .hand { text-align: center; }
.signatures .title { font-weight: bold; }
.note { font-style: italic; }
.goes-to { font-size: 11pt; }
.goes-to b { font-size: 12pt; font-style: italic; }
.room { height: 26mm; }
.signed { height: 5mm; }
.tracking { display: flex; align-items: center; gap: 4mm; font-size: 11pt; }
.tracking svg { flex: none; width: 24mm; height: 24mm; }
.tracking a { color: inherit; }
.you { white-space: nowrap; }
@media screen { main { padding: 20px 16px 40px; max-width: calc(163mm + 32px); } }
@media screen and (max-width: 600px) {
  header { grid-template-columns: 1fr; }
  .state { order: -1; margin-bottom: 16px; }
  .date { order: 1; }
  dl { grid-template-columns: 1fr; gap: 0; margin-left: 0; }
  dd { margin-bottom: 8px; }
  .long { margin-left: 0; }
  dt.long { text-indent: 0; }
  .words { text-align: left; text-indent: 0; }
}
`;

/** How a page's Content-Security-Policy lets this style in and no other that stands in a page. */
export const formStyleSource = `'sha256-${createHash('sha256').update(formStyle).digest('base64')}'`;
