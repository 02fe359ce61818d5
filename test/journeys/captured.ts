import * as z from 'zod';

const line = z.looseObject({ message: z.string(), level: z.string() });
export type LogLine = z.infer<typeof line>;

/** All that this process writes from now on, as CloudWatch would get it of the functions; `lines` are the structured ones. */
export const captureOutput = () => {
  const written: string[] = [];
  const streams = [process.stdout, process.stderr];
  const former = streams.map((stream) => stream.write);
  for (const stream of streams)
    stream.write = (chunk: string | Uint8Array): boolean => {
      written.push(String(chunk));
      return true;
    };
  const stop = () => {
    for (const [index, stream] of streams.entries()) stream.write = former[index] ?? stream.write;
  };
  const lines = (): LogLine[] =>
    written
      .join('')
      .split('\n')
      .filter((text) => text.startsWith('{'))
      .map((text) => line.parse(JSON.parse(text)));
  return { text: () => written.join(''), lines, stop };
};
