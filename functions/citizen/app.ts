import { type Context, Hono } from 'hono';
import { getConnInfo } from 'hono/aws-lambda';
import { compress } from 'hono/compress';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import { answer, answered, isAsked } from '../domain/satisfaction.ts';
import { isImpossibleKey } from '../lib/impossible-key.ts';
import type { Letters, Links, OptOuts, Surveys, Tries } from '../ports.ts';
import type { DriveBoard } from './drive-board.ts';
import { drivePage } from './drive-page.ts';
import { en } from './en.ts';
import { type LookUpFault, makeLookUp } from './look-up.ts';
import { lookUpPage } from './look-up-page.ts';
import { type OptOutStand, optOutPage } from './opt-out-page.ts';
import { pageStyleSource, plainPage, to, type Visit } from './page.ts';
import { makeRegister } from './register.ts';
import { registerPage } from './register-page.ts';
import { surveyPage } from './survey-page.ts';
import { makeTrack, type Tracked, type TrackPorts } from './track.ts';
import { trackPage } from './track-page.ts';
import { vi } from './vi.ts';

export type CitizenPorts = TrackPorts & {
  links: Pick<Links, 'open' | 'find'>;
  surveys: Surveys;
  tries: Tries;
  letters: Pick<Letters, 'published'>;
  optOuts: OptOuts;
  /** A drive for everybody, by its id; without one the current. */
  board(id?: string): Promise<DriveBoard | undefined>;
  /** Who publishes the pages: the province's centre. */
  office: string;
  /** Told of faults that nobody meant. */
  report(error: Error): void;
};

const none = ["'none'"];

const headers = secureHeaders({
  contentSecurityPolicy: {
    ...{ defaultSrc: none, baseUri: none, frameAncestors: none, formAction: ["'self'"] },
    ...{ styleSrc: [pageStyleSource], imgSrc: ['data:'] },
  },
  // A link is as good as a key: no other site is told of it.
  referrerPolicy: 'no-referrer',
});

/** One text of a form, empty where there is none. A form that nobody can read is the sender's fault. */
const fieldOf = async (c: Context, name: string): Promise<string> => {
  const sent = await c.req.parseBody().catch((cause: unknown) => {
    throw new HTTPException(400, { message: 'the form could not be read', cause });
  });
  const value = sent[name];
  return typeof value === 'string' ? value : '';
};

/** Something is missing, the code or enough digits: 400. */
const refusalStatus = (faults: readonly LookUpFault[]): 400 | 404 | 429 => {
  if (faults.includes('tooMany')) return 429;
  return faults.includes('notFound') ? 404 : 400;
};

/** Citizens' pages: no sign-in, no script, no cookie. Whoever has a dossier's link may read its page. */
export const makeCitizen = (ports: CitizenPorts): Hono => {
  const { links, surveys, tries, letters, optOuts, board, units, clock, office, report } = ports;
  const track = makeTrack(ports);
  const search = makeRegister(letters);
  const lookUp = makeLookUp({ links, tries, clock });
  const app = new Hono();

  /** The language is the one that the address names, else the page's own. */
  const visitOf = (c: Context, own = 'vi'): Visit => {
    const asked = c.req.query('lang');
    const chosen = asked === 'vi' || asked === 'en';
    return { words: (chosen ? asked : own) === 'en' ? en : vi, chosen, url: new URL(c.req.url), office };
  };

  // Here and not by whatever stands in front: a page that no cache may keep is passed on as it is.
  app.use(compress(), headers, async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
    c.header('x-robots-tag', 'noindex');
  });

  /** Shows what a token leads to, or why it leads nowhere. */
  const onTrack = async (c: Context, show: (tracked: Tracked, visit: Visit) => Promise<Response> | Response) => {
    const tracked = await track(c.req.param('token') ?? '');
    const visit = visitOf(c, typeof tracked === 'string' ? 'vi' : tracked.state.language);
    if (tracked === 'lost') return c.html(plainPage(visit, visit.words.lost), 404);
    if (tracked === 'expired') return c.html(plainPage(visit, visit.words.expired), 410);
    return show(tracked, visit);
  };

  app.get('/t/:token', (c) => onTrack(c, (tracked, visit) => c.html(trackPage(visit, tracked))));

  app.get('/t/:token/survey', (c) => onTrack(c, (tracked, visit) => c.html(surveyPage(visit, tracked))));
  app.post('/t/:token/survey', (c) =>
    onTrack(c, async (tracked, visit) => {
      const said = answer.safeParse(await fieldOf(c, 'answer'));
      if (!isAsked(tracked.state)) return c.html(surveyPage(visit, tracked), 409);
      if (!said.success) return c.html(surveyPage(visit, tracked, true), 400);
      await surveys.answer(answered(tracked.state.code, said.data, tracked.now));
      return c.redirect(to(visit, `/t/${tracked.token}/survey`), 303);
    }),
  );

  const optOutStand = async ({ link: { number } }: Tracked): Promise<OptOutStand> => {
    if (!number) return 'none';
    return (await optOuts.has(number)) ? 'done' : 'open';
  };
  app.get('/t/:token/tu-choi', (c) =>
    onTrack(c, async (tracked, visit) => c.html(optOutPage(visit, tracked, await optOutStand(tracked)))),
  );
  app.post('/t/:token/tu-choi', (c) =>
    onTrack(c, async (tracked, visit) => {
      if (tracked.link.number) await optOuts.add(tracked.link.number, tracked.now);
      return c.redirect(to(visit, `/t/${tracked.token}/tu-choi`), 303);
    }),
  );

  for (const path of ['/', '/tra-cuu'])
    app.get(path, (c) => c.html(lookUpPage(visitOf(c), { code: '', faults: [], asked: 'three' })));
  app.post('/tra-cuu', async (c) => {
    const visit = visitOf(c);
    const code = await fieldOf(c, 'ma');
    const phone = await fieldOf(c, 'so');
    const found = await lookUp({ code, phone, address: getConnInfo(c).remote.address ?? '' });
    if (found.faults) return c.html(lookUpPage(visit, { ...found, code }), refusalStatus(found.faults));
    return c.redirect(to(visit, `/t/${found.token}`), 303);
  });

  app.get('/loi-xin-loi', async (c) => {
    const { thang: month, 'don-vi': unit, ma: code, trang } = c.req.query();
    const found = await search({ month, unit, code }, clock.now());
    const codes = new Set([...found.units, ...found.letters.map((one) => one.unit)]);
    const names = new Map(
      await Promise.all([...codes].map(async (one) => [one, (await units.find(one)).name] as const)),
    );
    const part = Math.max(1, Math.floor(Number(trang)) || 1);
    return c.html(registerPage(visitOf(c), { ...found, names, part }));
  });

  for (const path of ['/chien-dich', '/chien-dich/:id'] as const)
    app.get(path, async (c) => {
      const [visit, id] = [visitOf(c), c.req.param('id')];
      const found = await board(id);
      const { lost, drive } = visit.words;
      if (!found)
        return c.html(plainPage(visit, id ? lost : { title: drive.title, says: [drive.noDrive] }), id ? 404 : 200);
      const { 'don-vi': unit, 'chi-tieu': indicator, tim: name, trang } = c.req.query();
      const part = Math.max(1, Math.floor(Number(trang)) || 1);
      return c.html(drivePage(visit, found, { unit, indicator, name, part }));
    });

  app.notFound((c) => c.html(plainPage(visitOf(c), visitOf(c).words.lost), 404));
  app.onError((error, c) => {
    const { lost, unread } = visitOf(c).words;
    if (error instanceof HTTPException) return c.html(plainPage(visitOf(c), unread), error.status);
    if (isImpossibleKey(error)) return c.html(plainPage(visitOf(c), lost), 404);
    report(error);
    return c.html(plainPage(visitOf(c), visitOf(c).words.broken), 500);
  });
  return app;
};
