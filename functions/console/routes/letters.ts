import { createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import type { makeLetters } from '../letters.ts';
import { makeRoutes, usualRefusals } from '../routes.ts';
import { asAnswer } from './answers.ts';
import { matterRef } from './schemas.ts';

const letter = createRoute({
  method: 'get',
  path: '/letters/{dossier}/{kind}/{occurrence}',
  summary: 'The official letter of a matter, as a PDF or as a page to be printed',
  request: { params: matterRef, query: z.object({ as: z.enum(['pdf', 'html']).default('pdf') }) },
  responses: {
    200: {
      description: 'Forms 01 to 05.',
      content: { 'application/pdf': { schema: z.string() }, 'text/html': { schema: z.string() } },
    },
    ...usualRefusals,
  },
});

/** Letters: their setting is loaded when one is asked for, not when the console starts. */
export const makeLetterRoutes = ({ make }: ReturnType<typeof makeLetters>) =>
  makeRoutes().openapi(letter, async (c) => {
    const made = asAnswer(await make(c.var.staff, c.req.valid('param')));
    if (c.req.valid('query').as === 'html') {
      const { formHtml } = await import('../../templates/forms/form-html.ts');
      return c.html(await formHtml(made.letter));
    }
    const { formPdf } = await import('../../templates/forms/form-pdf.ts');
    const bytes = await formPdf(made.letter);
    c.header('content-type', 'application/pdf');
    c.header('content-disposition', `inline; filename="${made.fileName}"`);
    return c.body(new Uint8Array(bytes));
  });
