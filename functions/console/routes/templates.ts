import { createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { type EntryText, entryRef } from '../../templates/entries.ts';
import { words } from '../../templates/words.ts';
import { inJson, jsonOf, makeRoutes, usualRefusals } from '../routes.ts';
import type { TemplateActions } from '../templates.ts';
import { asAnswer } from './answers.ts';

const ofKind = words.shape.notices.valueType.shape;
const entryText = z.discriminatedUnion('channel', [
  z.object({ channel: z.literal('sms'), sms: ofKind.sms.unwrap() }),
  z.object({ channel: z.literal('email'), email: ofKind.email.unwrap() }),
]);

const changed = { version: z.int(), by: z.string(), at: z.string() };
const listed = z.object({
  ...{ ref: entryRef, text: entryText, isOwn: z.boolean() },
  last: z.object(changed).optional(),
});
const entry = z.object({
  ...{ ref: entryRef, text: entryText, isOwn: z.boolean(), seen: z.string(), shipped: entryText.optional() },
  history: z.array(z.object({ ...changed, why: z.string(), before: entryText.optional(), after: entryText })),
});
const tried = z.object({
  of: z.union([
    z.enum(['typical', 'longest']),
    z.object({ dossier: z.string(), procedureName: z.string().optional(), to: z.string() }),
  ]),
  ...{ text: z.string(), subject: z.string().optional(), problem: z.string().optional() },
  ...{ units: z.int().optional(), parts: z.int().optional(), cost: z.number().optional() },
  dropped: z.array(z.string()).optional(),
});

const byLanguage = z.object({ language: entryRef.shape.language });
const byEntry = z.object({ ...byLanguage.shape, kind: entryRef.shape.kind, channel: entryRef.shape.channel });
const waits = z.object({ handover: z.enum(['counter', 'post', 'electronic']).optional() });

const list = createRoute({
  method: 'get',
  path: '/templates/{language}',
  summary: 'What notices say in a language, and who changed it last',
  request: { params: byLanguage },
  responses: {
    200: jsonOf(z.object({ version: z.int(), entries: z.array(listed) }), 'By kind.'),
    ...usualRefusals,
  },
});

const find = createRoute({
  method: 'get',
  path: '/templates/{language}/{kind}/{channel}',
  summary: 'One text with its former versions; `handover` where the result waits elsewhere than at the counter',
  request: { params: byEntry, query: waits },
  responses: { 200: jsonOf(entry, 'The latest version first.'), ...usualRefusals },
});

const preview = createRoute({
  method: 'post',
  path: '/templates/{language}/{kind}/{channel}/preview',
  summary: 'A text on a dossier, a usual and the longest one; nothing is stored',
  request: {
    ...{ params: byEntry, query: waits },
    ...inJson(z.object({ text: entryText, dossier: z.string().optional() })),
  },
  responses: { 200: jsonOf(z.object({ tried: z.array(tried) }), 'What they would read.'), ...usualRefusals },
});

const save = createRoute({
  method: 'put',
  path: '/templates/{language}/{kind}/{channel}',
  summary: 'Makes a new version of a text; `seen` is of the one that was changed',
  request: {
    ...{ params: byEntry, query: waits },
    ...inJson(z.object({ text: entryText, seen: z.string(), why: z.string().max(500) })),
  },
  responses: {
    200: jsonOf(z.object({ version: z.int() }), 'Notices of the next minutes still have the former words.'),
    ...usualRefusals,
  },
});

type Asked = z.infer<typeof byEntry>;
const refOf = (param: Asked, query: z.infer<typeof waits>) => entryRef.parse({ ...param, ...query });

/** Words of notices, for administrators. */
export const makeTemplateRoutes = (templates: () => Promise<TemplateActions>) =>
  makeRoutes()
    .openapi(list, async (c) => {
      const { version, entries } = asAnswer(await (await templates()).list(c.var.staff, c.req.valid('param').language));
      return c.json({ version, entries }, 200);
    })
    .openapi(find, async (c) =>
      c.json(
        asAnswer(await (await templates()).find(c.var.staff, refOf(c.req.valid('param'), c.req.valid('query')))),
        200,
      ),
    )
    .openapi(preview, async (c) => {
      const { text, dossier }: { text: EntryText; dossier?: string | undefined } = c.req.valid('json');
      const ref = refOf(c.req.valid('param'), c.req.valid('query'));
      return c.json(asAnswer(await (await templates()).preview(c.var.staff, ref, { text }, dossier)), 200);
    })
    .openapi(save, async (c) => {
      const ref = refOf(c.req.valid('param'), c.req.valid('query'));
      return c.json(asAnswer(await (await templates()).save(c.var.staff, ref, c.req.valid('json'))), 200);
    });
