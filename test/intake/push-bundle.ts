/**
 * The bundle of the push, in a process of its own, as Lambda runs it: `push-bundle.ts BUNDLE`. A line that comes in is a
 * round of events, handed over all at once; the line that goes out is their answers. Nothing of ours is imported here.
 */
import { createInterface } from 'node:readline';

const [, , file = ''] = process.argv;
const { push } = await import(file);
const context = {
  functionName: 'intake-push',
  functionVersion: '$LATEST',
  memoryLimitInMB: '512',
  awsRequestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
  getRemainingTimeInMillis: () => Number(process.env.MILLISECONDS_LEFT ?? 29_000),
};
for await (const line of createInterface({ input: process.stdin })) {
  const answers = await Promise.all(JSON.parse(line).map((event: unknown) => push(event, context)));
  process.stdout.write(`\n${JSON.stringify({ answers })}\n`);
}
process.exit(0);
