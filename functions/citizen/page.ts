import { html, raw } from 'hono/html';
import { baseStyle, styleSource } from '../templates/pages/style.ts';
import type { PageWords } from './vi.ts';

export type Html = ReturnType<typeof html>;

/** Who looks at what: the language, whether it was chosen in the address, the address itself, and who publishes the page. */
export type Visit = { words: PageWords; chosen: boolean; url: URL; office: string };

const style = `${baseStyle}body>*{max-width:40rem;margin:0 auto;padding:0 1rem}
header{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 1.2rem;padding-top:.6rem}
header p{margin:0;font-weight:600}
.promise{font-size:1.2rem}
.promise b{display:block;font-size:1.45rem;line-height:1.4}
.said{white-space:pre-line}
.found{margin-top:1.2rem;font-weight:600}
.answers{display:flex;flex-wrap:wrap;gap:.6rem}
.answers button{flex:1 1 9rem}
.qr{margin:0 0 1rem}
.qr svg{display:block;width:15rem;max-width:100%;padding:1.5rem;background:#fff;border:1px solid var(--line)}
article{border-top:1px solid var(--line);padding-top:.8rem}
h3{font-size:1.05rem;margin:0 0 .4rem}
footer{margin-top:2rem;border-top:1px solid var(--line);padding-top:.8rem;padding-bottom:2rem;font-size:.95rem}
footer ul{list-style:none;padding:0}
@media(max-width:30rem){.answers button{flex-basis:100%}
.places thead{position:absolute;left:-99rem}
.places tr,.places td{display:block}
.places tr{border-bottom:1px solid var(--line);padding:.4rem .6rem}
.places td{border:0;padding:0}
.places .number{display:inline-block;margin-right:1rem}
.places [data-label]::before{content:attr(data-label) ": ";color:var(--soft)}}
`;

/** Nothing may run or load on citizens' pages; their one style stands in them. */
export const pageStyleSource = styleSource(style);

/** An address of ours that keeps the language that was chosen. */
export const to = ({ words, chosen }: Visit, path: string): string =>
  chosen ? `${path}${path.includes('?') ? '&' : '?'}lang=${words.language}` : path;

const otherLanguage = ({ words: { switchTo }, url }: Visit): Html => {
  const query = new URLSearchParams(url.search);
  query.set('lang', switchTo.language);
  return html`<a href="${url.pathname}?${query.toString()}" lang="${switchTo.language}" hreflang="${switchTo.language}">${switchTo.name}</a>`;
};

/** Links of a page's foot, after its own. */
const ways = (visit: Visit, own: Html | ''): Html => {
  const { lookUp, register, drive } = visit.words;
  return html`<ul>${own}<li><a href="${to(visit, '/tra-cuu')}">${lookUp.link}</a></li>
<li><a href="${to(visit, '/loi-xin-loi')}">${register.link}</a></li><li><a href="${to(visit, '/chien-dich')}">${drive.link}</a></li></ul>`;
};

/** `fault`: why what was sent did not succeed, named first of all. */
type Parts = { title: string; body: Html; foot?: Html | ''; fault?: Html | undefined };

/** A whole page. Names of offices and procedures stay Vietnamese, and say so to who hears the page read. */
export const page = (visit: Visit, { title, body, foot = '', fault }: Parts): Html => html`${raw('<!doctype html>')}
<html lang="${visit.words.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${fault ? visit.words.errorTitle : ''}${title} · ${visit.office}</title><link rel="icon" href="data:,"><style>${raw(style)}</style></head>
<body><header><p lang="vi">${visit.office}</p><div>${otherLanguage(visit)}</div></header>
<main><h1>${title}</h1>${fault ? html`<div class="note fault" role="alert">${fault}</div>` : ''}${body}</main>
<footer>${ways(visit, foot)}</footer></body></html>`;

export const paragraphs = (texts: readonly string[]): Html => html`${texts.map((text) => html`<p>${text}</p>`)}`;

/** A page that says what is wrong and where to go on. */
export const plainPage = (
  visit: Visit,
  { title, says }: { title: string; says: readonly string[] },
  more: Html | '' = '',
): Html => page(visit, { title, body: html`${paragraphs(says)}${more}` });
