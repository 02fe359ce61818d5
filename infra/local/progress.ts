import { Presets, SingleBar } from 'cli-progress';

/** A progress bar on a terminal's error output; nothing where the output is no terminal. */
export const progressBar = (label: string, total: number) => {
  const bar = new SingleBar(
    {
      format: `${label} {bar} {percentage}%  {value}/{total}  còn/left {eta}s`,
      stream: process.stderr,
      hideCursor: true,
    },
    Presets.shades_grey,
  );
  if (process.stderr.isTTY) bar.start(total, 0);
  return { show: (done: number) => bar.update(done), end: () => bar.stop() };
};
