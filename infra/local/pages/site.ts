import { basename } from 'node:path';
import { Hono } from 'hono';
import { html } from 'hono/html';
import * as z from 'zod';
import { dayOf, type Instant } from '../../../functions/domain/time.ts';
import { largestWorkbook } from '../../../functions/lib/files/read-table.ts';
import type { Problem } from '../../../functions/ports.ts';
import { functions } from '../../topology.ts';
import { inWords, problem } from '../feed.ts';
import { noRoomAnswer, routerOf } from '../http-trigger.ts';
import { itemsOf } from '../look-up.ts';
import { NoRoom } from '../room.ts';
import { largestRequest } from '../serve.ts';
import { dossier, dossiers } from './dossiers.ts';
import { errorsPage } from './errors.ts';
import { frame, type Html, type Trial } from './frame.ts';
import { conversation, inbox } from './inbox.ts';
import { notices } from './notices.ts';
import { overview } from './overview.ts';
import { style } from './style.ts';

/** Pages hold texts of dossiers: nothing in them may run or load. E-mails bring their own styles and pictures. */
const policy =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src data:; frame-src 'self'; form-action 'self'";

/** A dropped file may be as large as one that is read; it has no gateway before it. */
export const mostOf = (path: string): number => (path.startsWith('/drop/') ? largestWorkbook : largestRequest);

/** File systems take no longer name, in bytes of UTF-8, and none with control characters. */
const longestName = 255;
const isFileName = (name: string): boolean => Buffer.byteLength(name) <= longestName && !/\p{Cc}/u.test(name);
const noFileName = `Tên tệp dài quá ${longestName} byte hoặc có ký tự điều khiển / the name of the file is longer than ${longestName} bytes or holds control characters\n`;

const keptProblem = z.object({ keptAt: z.string(), value: problem });

const problemsOf = async ({ platform, clock }: Trial, file: string, since: Instant): Promise<Problem[]> => {
  const today = `problem#${dayOf(clock.now())}`;
  const kept = await itemsOf(platform, 'registry', today, (item) => keptProblem.parse(item));
  return kept.filter(({ keptAt, value }) => keptAt >= since && value.file === file).map(({ value }) => value);
};

/** What belongs to the functions here, too: all but the places that the trial's own pages take. */
const ofFunctions = routerOf([
  ...functions.console.trigger.routes,
  ...functions.citizen.trigger.routes.filter(({ path }) => path !== '/' && path !== '/{proxy+}'),
]);

/** The trial's pages, the console's and citizens' beside them, and the doors through which updates come in: a push and a dropped file. */
export const makeSite = (trial: Trial): Hono => {
  const site = new Hono();
  const page = (here: string, title: string, body: Html): Html => frame(trial, here, title, body);
  const missing = (sentence: string): Html =>
    page('', 'Không tìm thấy', html`<p>${sentence} <small lang="en">not found</small></p>`);

  site.use((c, next) => (ofFunctions(c.req.method, c.req.path) ? trial.platform.fetch(c.req.raw) : next()));
  site.use(async (c, next) => {
    await next();
    c.header('content-security-policy', policy);
  });
  site.get('/style.css', (c) => c.body(style, 200, { 'content-type': 'text/css' }));
  site.get('/', async (c) => c.html(page('/', 'Tổng quan', await overview(trial, new URL(c.req.url).origin))));
  site.get('/hop-thu', (c) => c.html(page('/hop-thu', 'Hộp thư', inbox(trial, c.req.query()))));
  site.get('/hop-thu/:to', async (c) => {
    const found = await conversation(trial, c.req.param('to'), c.req.query());
    return found
      ? c.html(page('/hop-thu', found.title, found.body))
      : c.html(missing('Chưa có tin nào gửi đến đây.'), 404);
  });
  site.get('/ho-so', async (c) => c.html(page('/ho-so', 'Hồ sơ', await dossiers(trial, c.req.query()))));
  site.get('/ho-so/:code', async (c) => {
    const code = c.req.param('code');
    const found = await dossier(trial, code);
    return found ? c.html(page('/ho-so', code, found)) : c.html(missing(`Không có hồ sơ ${code}.`), 404);
  });
  site.get('/thong-bao', async (c) => c.html(page('/thong-bao', 'Thông báo', await notices(trial, c.req.query()))));
  site.get('/loi', (c) => c.html(page('/loi', 'Lỗi', errorsPage(trial, c.req.query()))));
  // What comes in while the sample lives in the past would lie in its future: it waits.
  site.post('/dossiers', async (c) => {
    await trial.live;
    return trial.platform.fetch(c.req.raw);
  });
  site.put('/drop/:name', async (c) => {
    await trial.live;
    const name = basename(c.req.param('name'));
    if (!/\.(csv|xlsx)$/.test(name))
      return c.text(`Chỉ nhận tệp .csv, .xlsx / only .csv and .xlsx files: ${name}\n`, 400);
    if (!isFileName(name)) return c.text(noFileName, 400);
    const since = trial.clock.now();
    await trial.platform.drop(`updates/${name}`, new Uint8Array(await c.req.arrayBuffer()));
    const problems = await problemsOf(trial, `updates/${name}`, since);
    return c.text([`Đã đọc / was read: ${name}`, ...problems.map(inWords), ''].join('\n'), 201);
  });
  site.notFound((c) => c.html(missing('Không có trang này.'), 404));
  site.onError((error, c) => {
    if (error instanceof NoRoom) return noRoomAnswer(error, c.req.path);
    return c.text(`Có lỗi / it failed: ${error.message}\n`, 500);
  });
  return site;
};
