import { createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import type { makeLists } from '../lists.ts';
import type { makeLook } from '../look.ts';
import type { makeMatters } from '../matters.ts';
import { inJson, jsonOf, makeRoutes, usualRefusals } from '../routes.ts';
import { asAnswer } from './answers.ts';
import {
  listedNotice,
  matterRef,
  matterRefs,
  outcomes,
  pageOf,
  shownMatter,
  toOutcome,
  unitPageQuery,
} from './schemas.ts';

const getDesk = createRoute({
  method: 'get',
  path: '/desks/{desk}',
  summary: 'What waits for an officer, a leader or the controller, the oldest first',
  request: { params: z.object({ desk: z.enum(['officer', 'leader', 'controller']) }), query: unitPageQuery },
  responses: { 200: jsonOf(pageOf(listedNotice), 'One notice for each matter.'), ...usualRefusals },
});

const preview = createRoute({
  method: 'post',
  path: '/matters/preview',
  summary: 'Matters in the exact words that would go out, with the masked address; `seen` goes back with an approval',
  request: inJson(z.object({ matters: matterRefs })),
  responses: {
    200: jsonOf(z.object({ matters: z.array(shownMatter) }), 'Those that exist and may be seen.'),
    ...usualRefusals,
  },
});

const rewrite = createRoute({
  method: 'post',
  path: '/matters/rewrite',
  summary: 'Writes the free part anew: an officer what came back, a controller what waits for approval',
  request: inJson(matterRef.extend({ text: z.string() })),
  responses: { 200: jsonOf(outcomes, 'What became of it.'), ...usualRefusals },
});

const approvals = createRoute({
  method: 'post',
  path: '/approvals',
  summary:
    'Approves matters in the very words that were shown; one’s own words, where nobody else may, with the `ownDraft` that the refusal `own-draft-alone` of a first try gave',
  request: inJson(
    z.object({
      matters: z
        .array(
          matterRef.extend({
            seen: z.string(),
            ownDraft: z
              .string()
              .optional()
              .describe(
                'Confirms, after `own-draft-alone`, that one approves one’s own words: as that refusal gave it. It holds for this person, this matter and these very words.',
              ),
          }),
        )
        .min(1)
        .max(100),
    }),
  ),
  responses: { 200: jsonOf(outcomes, 'What became of each.'), ...usualRefusals },
});

const sendBacks = createRoute({
  method: 'post',
  path: '/send-backs',
  summary: 'Sends matters back to their officers, and says why',
  request: inJson(z.object({ matters: matterRefs, reason: z.string() })),
  responses: { 200: jsonOf(outcomes, 'What became of each.'), ...usualRefusals },
});

const settlements = createRoute({
  method: 'post',
  path: '/second-delays/settle',
  summary: 'Closes a second delay, which the law lets no apology go out for, with what was decided',
  request: inJson(matterRef.extend({ note: z.string() })),
  responses: { 200: jsonOf(outcomes, 'What became of it.'), ...usualRefusals },
});

type MatterActions = ReturnType<typeof makeMatters>;

/** Desks, and what is done with what lies on them. */
export const makeMatterRoutes = (
  matters: MatterActions,
  look: ReturnType<typeof makeLook>,
  lists: ReturnType<typeof makeLists>,
) => {
  // One after the other: letters of one unit take their numbers in order.
  const each = async <R>(refs: readonly R[], act: (ref: R) => Promise<Parameters<typeof toOutcome>[0]>) => {
    const done = [];
    for (const ref of refs) done.push(toOutcome(await act(ref)));
    return { outcomes: done };
  };
  return makeRoutes()
    .openapi(getDesk, async (c) => {
      const { unit, ...page } = c.req.valid('query');
      return c.json(asAnswer(await lists.desk(c.var.staff, c.req.valid('param').desk, unit, page)), 200);
    })
    .openapi(preview, async (c) => {
      const shown = [];
      for (const ref of c.req.valid('json').matters) shown.push(await look(c.var.staff, ref));
      return c.json({ matters: shown.filter((one) => one !== undefined) }, 200);
    })
    .openapi(rewrite, async (c) => {
      const { text, ...ref } = c.req.valid('json');
      return c.json(await each([ref], () => matters.rewrite(c.var.staff, ref, text)), 200);
    })
    .openapi(approvals, async (c) =>
      c.json(await each(c.req.valid('json').matters, (approval) => matters.approve(c.var.staff, approval)), 200),
    )
    .openapi(sendBacks, async (c) => {
      const { matters: refs, reason } = c.req.valid('json');
      return c.json(await each(refs, (ref) => matters.sendBack(c.var.staff, ref, reason)), 200);
    })
    .openapi(settlements, async (c) => {
      const { note, ...ref } = c.req.valid('json');
      return c.json(await each([ref], () => matters.settleSecondDelay(c.var.staff, ref, note)), 200);
    });
};
