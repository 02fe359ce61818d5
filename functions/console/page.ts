import { html, raw } from 'hono/html';
import { stylePath } from './pages/style.ts';

export type Html = ReturnType<typeof html>;

/** A whole page of the console; `head` is for what a page adds to its head. */
export const page = (title: string, body: Html, head: Html | '' = ''): Html => html`${raw('<!doctype html>')}
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Báo Tin</title><link rel="stylesheet" href="${stylePath}"><link rel="icon" href="data:,">${head}</head>
<body><main><h1>${title}</h1>${body}</main></body></html>`;
