import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Sentence } from '../../domain/sentence.ts';
import type { Staff } from '../../domain/staff.ts';
import type { Instant } from '../../domain/time.ts';
import type { Unit } from '../../domain/unit.ts';
import type { Clock, Units } from '../../ports.ts';
import { home } from '../sign-in.ts';
import { type Word, words } from './words.ts';

/** Who is signed in comes from the console; a page finds it in `c.env`. */
export type PagesEnv = { Bindings: { staff: Staff } };

export type Language = 'vi' | 'en';
export type Say = (word: Word, values?: Readonly<Record<string, string | number>>) => string;

/** For whom a page is made. */
export type View = {
  staff: Staff;
  language: Language;
  /** A sentence of the pages in the person's language. */
  say: Say;
  /** What the domain says in both. */
  in(sentence: Sentence): string;
  now: Instant;
  /** Path that shows this page with GET, its query included. */
  self: string;
  /** The unit whose work is shown; undefined where nobody has chosen one. */
  unit: string | undefined;
  /** Units that the person acts for. */
  units: readonly Pick<Unit, 'code' | 'name'>[];
};

const cookie = 'baotin-language';

const languageOf = (c: Context): Language => (getCookie(c, cookie, 'host') === 'en' ? 'en' : 'vi');

/** `?lang=en` is kept by the browser and taken out of the address. */
export const switchLanguage: MiddlewareHandler = async (c, next) => {
  const { pathname, searchParams } = new URL(c.req.url);
  const asked = searchParams.get('lang');
  if (c.req.method !== 'GET' || asked === null) return next();
  setCookie(c, cookie, asked === 'en' ? 'en' : 'vi', {
    ...{ prefix: 'host', path: '/', secure: true, httpOnly: true, sameSite: 'Lax', maxAge: 31_536_000 },
  });
  searchParams.delete('lang');
  return c.redirect(`${pathname}${searchParams.size > 0 ? `?${searchParams}` : ''}`);
};

const sayIn =
  (language: Language): Say =>
  (word, values = {}) =>
    words[word][language].replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));

export const makeViewOf =
  ({ clock, units }: { clock: Clock; units: Units }) =>
  async (c: Context<PagesEnv>, self?: string): Promise<View> => {
    const { staff } = c.env;
    const { pathname, search, searchParams } = new URL(c.req.url);
    const language = languageOf(c);
    return {
      ...{ staff, language, now: clock.now(), say: sayIn(language) },
      in: (sentence) => sentence[language],
      self: self ?? pathname + search,
      unit: searchParams.get('unit')?.trim() || staff.units[0],
      units: await Promise.all(staff.units.map((code) => units.find(code))),
    };
  };
export type ViewOf = ReturnType<typeof makeViewOf>;

/** An address of the console with its query; the unit that is looked at goes along. */
export const to = (
  { unit }: Pick<View, 'unit'>,
  path: string,
  query: Readonly<Record<string, string>> = {},
): string => {
  const search = new URLSearchParams({ ...(unit && { unit }), ...query });
  return `${home}${path}${search.size > 0 ? `?${search}` : ''}`;
};
