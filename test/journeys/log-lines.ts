import * as z from 'zod';

const line = z.looseObject({ message: z.string(), level: z.string() });
export type LogLine = z.infer<typeof line>;

/** The structured lines of what a process wrote. */
export const logLines = (output: string): LogLine[] =>
  output
    .split('\n')
    .filter((text) => text.startsWith('{'))
    .map((text) => line.parse(JSON.parse(text)));
