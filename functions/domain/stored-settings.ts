import type * as z from 'zod';

export type Read<T> = {
  readonly settings: T;
  /** One sentence for each fault, with where it stands. */
  readonly problems: readonly string[];
};

export const problemsOf = ({ issues }: z.ZodError): string[] =>
  issues.map(({ path, message }) => [...path.map(String), message].join(': '));

const keysOf = (issue: z.core.$ZodIssue): string[] =>
  issue.path.length === 0 && issue.code === 'unrecognized_keys' ? issue.keys : issue.path.slice(0, 1).map(String);

const fieldsOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

/**
 * Reads what somebody has stored as settings. A faulty one is passed over and said, the others hold: one slip must
 * neither silence a province nor undo what else it has set. `schema` must take the empty object.
 */
export const readSettings = <T>(schema: z.ZodType<T>, value: unknown): Read<T> => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { settings: parsed.data, problems: [] };
  const faulty = new Set(parsed.error.issues.flatMap(keysOf));
  const sound = fieldsOf(value).filter(([key]) => faulty.size > 0 && !faulty.has(key));
  const rest = readSettings(schema, Object.fromEntries(sound));
  return { settings: rest.settings, problems: [...problemsOf(parsed.error), ...rest.problems] };
};
