/**
 * What a page may be asked about, by the names that routes and forms use. Where paths call different things `id`, by the
 * place before it: `chien-dich/id`.
 */
export type PageSubject = Readonly<Record<string, string>>;

type Route = { method: string; path: string };

/** Pages that are shown with GET, each once, as the application itself lists them. */
export const pagesIn = (routes: readonly Route[]): string[] => [
  ...new Set(routes.filter(({ method, path }) => method === 'GET' && !path.includes('*')).map(({ path }) => path)),
];

/**
 * A page's address about a subject: what stands in its path, and all of the subject as its query, for a page passes
 * over what it does not know. Throws where the subject lacks something, so that no new page is forgotten.
 */
export const addressOf = (path: string, subject: PageSubject): string => {
  const filled = path.replace(/([\w-]+)\/:(\w+)(?:\{[^/]*\})?/g, (_, place, name) => {
    const value = subject[`${place}/${name}`] ?? subject[name];
    if (value === undefined)
      throw new Error(`what stands for :${name} in ${path}? Say it in the subject of the pages.`);
    return `${place}/${encodeURIComponent(value)}`;
  });
  return `${filled}?${new URLSearchParams(Object.entries(subject).filter(([name]) => !name.includes('/')))}`;
};
