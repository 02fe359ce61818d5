import type { Context } from 'hono';
import { html } from 'hono/html';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import * as z from 'zod';
import { isImpossibleKey } from '../lib/impossible-key.ts';
import { type Html, page } from './page.ts';

const faults = z.array(z.object({ row: z.int().optional(), field: z.string(), problem: z.string() })).optional();
const meaning = z.object({ error: z.string(), vietnamese: z.string(), english: z.string(), faults });

/** An answer of "no": thrown anywhere, answered in one place. */
export const refused = (
  status: ContentfulStatusCode,
  error: string,
  vietnamese: string,
  english: string,
  of?: z.infer<typeof faults>,
) =>
  new HTTPException(status, {
    message: english,
    cause: { error, vietnamese, english, faults: of } satisfies z.infer<typeof meaning>,
  });

/** What the API answers with every status from 400: a word for programs, a sentence for people, and the fields at fault, of files with their rows. */
export const refusal = z.object({ error: z.string(), problem: z.string(), faults });
export type Refusal = z.infer<typeof refusal>;

/** A request that does not have the declared form: which field, and what is wrong with it. */
export const invalid = ({ issues }: Pick<z.ZodError, 'issues'>): Refusal => {
  const found = issues.map(({ path, message }) => ({ field: path.join('.'), problem: message }));
  const problem = found.map((fault) => `${fault.field}: ${fault.problem}`).join('; ');
  return { error: 'invalid', problem, faults: found };
};

export const forPrograms = ({ req }: Context): boolean => /^\/(api(\/|$)|openapi\.json$)/.test(req.path);

const failed = () =>
  refused(500, 'failed', 'Có lỗi ở phía chúng tôi, xin thử lại sau.', 'Something failed on our side: try again.');

/** What the framework refuses itself, as a body that is not JSON, has its own words. */
const meaningOf = ({ cause, message }: HTTPException): z.infer<typeof meaning> =>
  meaning.safeParse(cause).data ?? { error: 'invalid', vietnamese: 'Yêu cầu không đọc được.', english: message };

const nothingThere = () => refused(404, 'not-found', 'Không có gì dưới mã này.', 'There is nothing under this code.');

/** What it means, where somebody meant it. A key that no item can have is as good as one that none has. */
const meantBy = (thrown: Error): HTTPException | undefined => {
  if (thrown instanceof HTTPException) return thrown;
  return isImpossibleKey(thrown) ? nothingThere() : undefined;
};

/** Answers what was thrown: JSON to the API's callers, a page to others. What nobody meant is reported, never shown. */
export const answerError = (report: (error: Error) => void) => (thrown: Error, c: Context) => {
  const known = meantBy(thrown);
  if (!known) report(thrown);
  const meant = known ?? failed();
  const { error, vietnamese, english, faults: of } = meaningOf(meant);
  if (forPrograms(c)) {
    const answer: Refusal = { error, problem: `${vietnamese} / ${english}`, ...(of && { faults: of }) };
    return c.json(answer, meant.status);
  }
  return c.html(page(vietnamese, html`<p lang="en">${english}</p>${wayOut(meant.status)}`), meant.status);
};

/** Who may not come in with this account may have another; who did not come in may try again. */
const wayOut = (status: number): Html => {
  if (status === 403)
    return html`<form method="post" action="/sign-out"><button>Đăng xuất <span lang="en">(sign out)</span></button></form>`;
  return status <= 401
    ? html`<p><a href="/sign-in">Đăng nhập <span lang="en">(sign in)</span></a></p>`
    : html`<p><a href="/ban-lam-viec">Về bàn làm việc <span lang="en">(to the desk)</span></a></p>`;
};
