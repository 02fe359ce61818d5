import type { CountedKey, Heard } from '../domain/counted.ts';
import type { Clock, TallyRepair, TallySources } from '../ports.ts';

export type RebuildPorts = { tally: TallyRepair; sources: TallySources; clock: Clock };

/** `moving`: counts that were written to whenever they were looked at; to be compared in a quieter hour. */
export type Rebuilt = { counted: number; dropped: number; mended: number; moving: number };

const atOnce = 100;
const rounds = 10;

const nameOf = ({ dossier, what }: CountedKey): string => `${dossier} ${what}`;

/**
 * Makes the counts anew from what is kept, while the tally goes on: first what stands in them for each dossier and SMS,
 * by differences as the stream does it; then what stands there for nothing; last each count that is not the sum of all
 * that. May be stopped anywhere and run again.
 */
export const makeRebuildTally = ({ tally, sources, clock }: RebuildPorts) => {
  const countEverything = async (): Promise<Set<string>> => {
    const seen = new Set<string>();
    let batch: Heard[] = [];
    for await (const heard of sources.everything(clock.now())) {
      seen.add(nameOf(heard));
      batch.push(heard);
      if (batch.length < atOnce) continue;
      await tally.count(batch);
      batch = [];
    }
    await tally.count(batch);
    return seen;
  };

  const dropWhatIsGone = async (seen: ReadonlySet<string>): Promise<number> => {
    let dropped = 0;
    for await (const key of tally.counted()) {
      if (seen.has(nameOf(key)) || (await sources.has(key))) continue;
      await tally.count([{ ...key, gone: true }]);
      dropped += 1;
    }
    return dropped;
  };

  return async (): Promise<Rebuilt> => {
    const seen = await countEverything();
    const dropped = await dropWhatIsGone(seen);
    const rebuilt = { counted: seen.size, dropped, mended: 0, moving: 0 };
    for (let round = 0; round < rounds; round += 1) {
      const { mended, moving } = await tally.compare();
      rebuilt.mended += mended;
      rebuilt.moving = moving;
      if (moving === 0) break;
    }
    return rebuilt;
  };
};
