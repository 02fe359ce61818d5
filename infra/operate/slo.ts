import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { notice } from '../../functions/domain/notice.ts';
import { clockStart, handoverSeconds, promise, verdictOn } from '../../functions/domain/promise.ts';
import { dayOf, type Instant, isDay, plusDays } from '../../functions/domain/time.ts';
import { realNow } from '../local/clock.ts';
import { readCommand, run, settingsOf, whose } from './command.ts';
import { findDeployment } from './deployment.ts';

/** How the promise was kept with the notices whose clock started on a day; `seconds`: of those handed over. */
export type Kept = {
  kept: number;
  broken: number;
  open: number;
  seconds: { median: number; p99: number; longest: number };
  /** Those that broke it, the first of them. */
  examples: string[];
};

const mostExamples = 20;

/**
 * Reads what became of a day's notices from the notices themselves. It reads the whole table: an index by day would cost
 * a write unit more for each of a notice's steps, every day, for a question that is asked now and then.
 * @param now What is on its way then and late already has broken the promise.
 */
export const keptOn = async (
  documents: DynamoDBDocumentClient,
  table: string,
  day: string,
  now: Instant,
): Promise<Kept> => {
  const counts = { kept: 0, broken: 0, open: 0, none: 0 };
  const [seconds, examples]: [number[], string[]] = [[], []];
  const pages = paginateScan(
    { client: documents },
    {
      TableName: table,
      // The clock starts at one of these moments.
      FilterExpression: ['decidedAt', 'arrivedAt', 'releaseAt']
        .map((of) => `${of} BETWEEN :day AND :next`)
        .join(' OR '),
      ExpressionAttributeValues: { ':day': day, ':next': plusDays(day, 1) },
    },
  );
  for await (const { Items = [] } of pages)
    for (const one of Items.map((item) => notice.parse(item))) {
      if (dayOf(clockStart(one)) !== day) continue;
      const verdict = verdictOn(one, now);
      counts[verdict] += 1;
      if (verdict === 'broken' && examples.length < mostExamples)
        examples.push(`${one.dossier} ${one.id} ${one.state}`);
      if (one.acceptedAt && verdict !== 'none') seconds.push(handoverSeconds(one, one.acceptedAt));
    }
  const { kept, broken, open } = counts;
  const inOrder = seconds.toSorted((a, b) => a - b);
  const at = (share: number) => inOrder[Math.max(0, Math.ceil(share * inOrder.length) - 1)] ?? 0;
  return { kept, broken, open, seconds: { median: at(0.5), p99: at(0.99), longest: at(1) }, examples };
};

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;

/** As it is printed, with what was promised. */
export const inWords = (day: string, { kept, broken, open, seconds, examples }: Kept): string => {
  const settled = kept + broken;
  if (settled === 0) return `${day}: no notice was due to be handed over; ${open} are on their way.`;
  return [
    `${day}: ${percent(kept / settled)} of ${settled} notices were with the carrier within ${promise.seconds} s (promised: ${percent(promise.share)}); ${broken} were not, ${open} are on their way.`,
    `Half took ${seconds.median} s or less, 99 of 100 ${seconds.p99} s, the longest ${seconds.longest} s.`,
    ...examples,
  ].join('\n');
};

if (import.meta.main)
  await run(async () => {
    const asked = readCommand('slo -- --province P --stage S --day D', { ...whose, day: { type: 'string' } });
    const [settings, day] = [settingsOf(asked), asked.text('day')];
    if (!isDay(day)) throw new Error(`--day ${day} is no day: write it like 2026-10-12`);
    const deployment = await findDeployment(settings);
    const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: settings.region }));
    const found = await keptOn(client, deployment.table('notices'), day, realNow());
    console.log(inWords(day, found));
    return found.kept >= promise.share * (found.kept + found.broken) ? 0 : 1;
  });
