import * as z from 'zod';
import { makePages } from '../../functions/console/pages/pages.ts';
import { actionsOf } from '../console/open-console.ts';

/* What somebody sends who means no good, or whose program is broken, to every address there is. */

const long = 'x'.repeat(3_000);

/** Words that mean something to programs and nothing to us. */
export const hostileTexts = [
  ...['constructor', '__proto__', 'toString', 'hasOwnProperty', long, '\uD800', '\u0000', ' ', '', '-1', '1e999'],
  ...['2026-99', '2026-02-30', '9999-12-31', '0000-01-01', '-000001-01-01', 'null', '[]', "' OR 1=1 --", '../../x'],
  ...['<script>alert(1)</script>', 'đ'.repeat(700), '💥', 'a\r\nset-cookie: b=c', '{"$gt":""}', '#', '?', '&'],
  // Where a list goes on, made up: of another list, of the wrong form, without end.
  ...['{}', '[]', '"x"', 'null', '{"id":""}', '{"id":{"a":1}}', '{"code":"constructor"}', `{"id":"${long}"}`].map(
    (cursor) => Buffer.from(cursor).toString('base64url'),
  ),
];

/** The same in an address, and what no address may hold. */
export const hostileParts = [
  ...hostileTexts.filter((text) => text !== '').map((text) => encodeURIComponent(text.toWellFormed())),
  ...['%', '%00', '%ff', '%zz', '%e0%a4%a', '%u0041', '%252e%252e', '%2F', '..%2f', '.', ';', ':', '@', '=', '+'],
];

/** Every name that a page or the API reads of an address. */
export const queryNames = [
  ...['after', 'as', 'cap', 'channel', 'chi-tieu', 'code', 'don-vi', 'done', 'dossier', 'dung', 'email', 'from', 'id'],
  ...[
    'kind',
    'lang',
    'language',
    'limit',
    'list',
    'ma',
    'month',
    'n',
    'nguon',
    'occurrence',
    'of',
    'order',
    'procedure',
  ],
  ...[
    'q',
    'said',
    'setting',
    'taken',
    'thang',
    'tim',
    'to',
    'trang',
    'unit',
    'xep',
    'year',
    'handover',
    'day',
    'account',
  ],
  ...['by', 'level', 'phase', 'indicator', 'state', 'code', 'error', 'iss', '__proto__', 'constructor'],
];

export type Address = { method: string; path: string };

/** The console's pages and forms, each once, as the application itself lists them. */
export const pagesOfConsole = (): Address[] => {
  const { routes } = makePages(actionsOf(), () => {});
  const known = new Map(
    routes.filter(({ path }) => !path.includes('*')).map(({ method, path }) => [`${method} ${path}`, { method, path }]),
  );
  return [...known.values()];
};

const schemaOf = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  allOf: z.array(z.unknown()).optional(),
  additionalProperties: z.unknown().optional(),
});

const described = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({
        requestBody: z
          .looseObject({ content: z.record(z.string(), z.looseObject({ schema: z.unknown() })) })
          .optional(),
      }),
    ),
  ),
});

export type ApiAddress = Address & { body: unknown };

/** The API's addresses with the schemas of their bodies, from the description that it gives of itself. */
export const addressesOfApi = (description: unknown): ApiAddress[] =>
  Object.entries(described.parse(description).paths).flatMap(([path, of]) =>
    Object.entries(of).map(([method, { requestBody }]) => ({
      method: method.toUpperCase(),
      path: path.replace(/\{(\w+)\}/g, ':$1'),
      body: requestBody?.content['application/json']?.schema,
    })),
  );

/** A body of the declared form, with this text wherever a text may stand. */
export const bodyWith = (schema: unknown, text: string): unknown => {
  const read = schemaOf.safeParse(schema);
  if (!read.success) return text;
  const { type, properties, items, enum: one, anyOf, oneOf, allOf, additionalProperties } = read.data;
  if (read.data.const !== undefined) return read.data.const;
  if (one) return one[0];
  const [choice] = anyOf ?? oneOf ?? allOf ?? [];
  if (choice !== undefined) return bodyWith(choice, text);
  if (type === 'array' || items !== undefined) return [bodyWith(items, text)];
  if (type === 'number' || type === 'integer') return 1;
  if (type === 'boolean') return true;
  if (properties || type === 'object')
    return Object.fromEntries([
      ...Object.entries(properties ?? {}).map(([name, of]) => [name, bodyWith(of, text)]),
      ...(additionalProperties ? [[text, bodyWith(additionalProperties, text)]] : []),
    ]);
  return text;
};

/** Path parameters filled in: with what there is where the subject says so, else with `filling`. */
export const fillPath = (path: string, filling: string, subject: Readonly<Record<string, string>> = {}): string =>
  path.replace(/([\w-]+)\/:(\w+)(?:\{[^/]*\})?/g, (_, place: string, name: string) => {
    const known = subject[`${place}/${name}`] ?? subject[name];
    return `${place}/${known === undefined ? filling : encodeURIComponent(known)}`;
  });

type Sent = { body: string | Uint8Array<ArrayBuffer>; type: string | undefined };

/** Bodies that are no form, or half of one. */
export const brokenBodies: readonly Sent[] = [
  { body: '', type: undefined },
  { body: '', type: 'multipart/form-data' },
  { body: 'x', type: 'multipart/form-data' },
  { body: 'x', type: 'multipart/form-data; boundary=' },
  { body: 'x', type: 'multipart/form-data; boundary=abc' },
  {
    body: '--abc\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nx',
    type: 'multipart/form-data; boundary=abc',
  },
  { body: '--abc\r\ncontent-disposition: form-data\r\n\r\nx\r\n--abc--', type: 'multipart/form-data; boundary=abc' },
  {
    body: '--abc\r\ncontent-disposition: form-data; name="file"\r\n\r\nx\r\n--abc--\r\n',
    type: 'multipart/form-data; boundary=abc',
  },
  { body: '%', type: 'application/x-www-form-urlencoded' },
  { body: 'a=%ff&%=%&&=', type: 'application/x-www-form-urlencoded' },
  { body: new Uint8Array([0xff, 0xfe, 0x00]), type: 'application/x-www-form-urlencoded' },
  { body: '{', type: 'application/json' },
  { body: 'null', type: 'application/json' },
  { body: '[]', type: 'application/json' },
  { body: '"x"', type: 'application/json' },
  { body: '{"__proto__":{"a":1}}', type: 'application/json' },
  { body: '{"a":1}', type: 'application/json; charset=utf-99' },
  { body: '<a/>', type: 'text/xml' },
  { body: 'x', type: 'x' },
  { body: 'x', type: 'text/plain; =' },
];

/** Names that forms send. */
export const fieldNames = [
  ...['matter', 'seen', 'dossier', 'reason', 'newDueAt', 'note', 'text', 'term', 'after', 'file', 'rows', 'ma', 'so'],
  ...['answer', 'email', 'name', 'title', 'roles', 'units', 'version', 'value', 'id', 'unit', 'day', 'from', 'to'],
  ...['task-what', 'task-unit', 'task-due', 'task-email', 'task-holder', 'difficulty-what', 'difficulty-unit', 'base'],
  ...['kind', 'occurrence', 'channel', 'language', 'subject', 'body', 'sms', 'year', 'month', 'why', 'phone', 'of'],
];
