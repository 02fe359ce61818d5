import * as z from 'zod';
import type { AwsCall } from '../local/aws-calls.ts';

const oneOrMore = z.union([z.string().transform((one) => [one]), z.array(z.string())]);

/** A statement of a policy, with its references resolved. Of conditions only `StringEquals` is understood. */
export const statement = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: oneOrMore,
  Resource: oneOrMore,
  Condition: z.strictObject({ StringEquals: z.record(z.string(), oneOrMore) }).optional(),
});
export type Statement = z.infer<typeof statement>;

/** Whether a pattern with `*` and `?` covers all of a text. */
const covers = (pattern: string, text: string, flags = ''): boolean =>
  new RegExp(`^${RegExp.escape(pattern).replaceAll('\\*', '.*').replaceAll('\\?', '.')}$`, flags).test(text);

const coversCall = ({ Action, Resource, Condition }: Statement, { action, resource, context = {} }: AwsCall): boolean =>
  Action.some((pattern) => covers(pattern, action, 'i')) &&
  Resource.some((pattern) => covers(pattern, resource)) &&
  Object.entries(Condition?.StringEquals ?? {}).every(([key, values]) => values.includes(context[key] ?? ''));

/** As IAM decides about what a role asks for within its own account: a denial wins, and what nothing allows is denied. */
export const mayCall = (statements: readonly Statement[], call: AwsCall): boolean => {
  const covering = statements.filter((one) => coversCall(one, call));
  return covering.length > 0 && covering.every(({ Effect }) => Effect === 'Allow');
};

/** Every right of statements by itself: one action on one resource. */
export const rightsIn = (statements: readonly Statement[]): Statement[] =>
  statements
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap((one) =>
      one.Action.flatMap((action) =>
        one.Resource.map((resource) => ({ ...one, Action: [action], Resource: [resource] })),
      ),
    );
