import type { DriveDigest } from '../domain/digest-facts.ts';
import { chartPoints } from '../templates/digest-letter.ts';
import type { Words } from '../templates/words.ts';

/**
 * The chart of a digest. What draws it is loaded for the first one only. A mail without its picture still has the
 * figures: where it cannot be drawn, that is reported and the mail goes.
 */
export const chartOf = async (
  digest: DriveDigest,
  catalogues: readonly Words[],
  report: (problem: string, error: unknown) => void,
): Promise<Uint8Array | undefined> => {
  const points = chartPoints(digest);
  const words = catalogues.find(({ letter }) => letter?.digest)?.letter?.digest;
  if (points.length < 2 || !words) return undefined;
  const total = digest.unit === undefined ? words.mean : words.total;
  try {
    const { trendPng } = await import('../templates/trend-png.ts');
    return await trendPng(points, { total, aim: words.aim });
  } catch (error) {
    report('the chart of a digest could not be drawn', error);
    return undefined;
  }
};
