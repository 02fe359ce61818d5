import { createHash } from 'node:crypto';

/**
 * The style that all pages share: ink on paper and one red; every text at least 7:1 on its ground, for sunlight; lines far
 * enough apart for stacked diacritics; a table's rows stand as blocks on a phone. Kept small: citizens' pages carry it.
 */
export const baseStyle = `
:root{--ink:#1f1a17;--soft:#534b44;--paper:#fbfaf6;--card:#fff;--line:#ddd5c8;--edge:#80766b;--red:#9b1c1c;--tint:#f8eeea}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;border-top:5px solid var(--red);background:var(--paper);color:var(--ink);overflow-wrap:break-word;
font:1.0625rem/1.6 system-ui,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif}
h1{font-size:1.6rem;line-height:1.4;margin:1.2rem 0 .6rem}
h2{font-size:1.15rem;line-height:1.45;margin:1.8rem 0 .5rem}
p,ul,ol,dl{margin:0 0 .8rem}
ul,ol{padding-left:1.3rem}
li{margin-bottom:.35rem}
a{color:var(--red);text-underline-offset:.2em}
:focus-visible{outline:3px solid var(--red);outline-offset:2px}
small,.soft{color:var(--soft);font-size:.9rem}
time,.whole{white-space:nowrap}
button,input,select,textarea{font:inherit;color:inherit;max-width:100%;min-height:2.75rem;padding:.4rem .8rem;
border:1px solid var(--edge);border-radius:4px;background:var(--card)}
button,.button{display:inline-block;background:var(--red);border:1px solid var(--red);color:#fff;font-weight:600;cursor:pointer;
padding:.45rem 1.1rem;border-radius:4px;text-decoration:none}
button.plain,.button.plain{background:var(--card);color:var(--red)}
label,legend{display:block;font-weight:600;margin-bottom:.2rem}
fieldset{border:0;margin:0 0 1rem;padding:0}
.field{margin-bottom:1rem}
.hint{color:var(--soft);font-size:.9rem;margin:0 0 .3rem}
.fault{color:var(--red);font-weight:600;margin:0 0 .3rem}
[aria-invalid=true]{border:2px solid var(--red)}
.note{margin:0 0 1rem;padding:.6rem .9rem;background:var(--card);border:1px solid var(--line);border-left:4px solid var(--red)}
.note>:last-child{margin-bottom:0}
.note h2{margin-top:0}
dl.facts{display:grid;grid-template-columns:minmax(7rem,max-content) 1fr;border-top:1px solid var(--line)}
.facts dt,.facts dd{padding:.45rem 0;border-bottom:1px solid var(--line)}
.facts dt{padding-right:1.2rem;color:var(--soft)}
.facts dd{margin:0;min-width:0;font-weight:600}
.facts dd.long{font-weight:400}
table{width:100%;border-collapse:collapse;background:var(--card);font-variant-numeric:tabular-nums}
th,td{text-align:left;vertical-align:top;padding:.5rem .8rem;border-bottom:1px solid var(--line)}
thead th{color:var(--soft);font-size:.9rem}
.number{text-align:right}
@media(max-width:30rem){
h1{font-size:1.4rem}
dl.facts{display:block}
.facts dt{padding:.45rem 0 0;border:0}
.facts dd{padding-top:0}
}
@media print{
body{border:0;background:#fff;font-size:11pt}
nav,form,.screen{display:none}
a{color:inherit}
}
`;

/** How a page's Content-Security-Policy lets in a style that stands in the page, and no other. */
export const styleSource = (style: string): string => `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
