import { Presets, SingleBar } from 'cli-progress';

const drawEveryMilliseconds = 100;

/**
 * A progress bar on a terminal's error output; nothing where the output is no terminal.
 * It reckons the time left itself: the bar would do so by `Date.now`, where the platform puts its simulated time.
 */
export const progressBar = (label: string, total: number) => {
  const bar = new SingleBar(
    {
      format: `${label} {bar} {percentage}%  {value}/{total}  còn/left {left} s`,
      stream: process.stderr,
      hideCursor: true,
    },
    Presets.shades_grey,
  );
  const start = performance.now();
  let drawn = start;
  if (process.stderr.isTTY) bar.start(total, 0, { left: '…' });
  return {
    show: (done: number) => {
      const now = performance.now();
      if (now - drawn < drawEveryMilliseconds && done < total) return;
      drawn = now;
      bar.update(done, { left: Math.ceil(((now - start) / done) * (total - done) * 0.001) });
    },
    end: () => bar.stop(),
  };
};
