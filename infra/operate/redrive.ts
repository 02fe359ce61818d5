import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { failedOf } from '../local/batch-answer.ts';
import { redriven } from '../local/operated.ts';
import { wantedBy } from '../local/streams.ts';
import { type FunctionSpec, functions } from '../topology.ts';
import { askTrial } from './ask-trial.ts';
import { kept, readCommand, run, settingsOf, whose } from './command.ts';
import { asEvent, discardedBatch, readAgain } from './dead-stream-records.ts';
import { type DeadLetters, findDeployment } from './deployment.ts';
import { lambdaInvoke } from './lambda-invoke.ts';

export type RedrivePorts = {
  sqs: SQSClient;
  streams: DynamoDBStreamsClient;
  /** Calls a function by its name in the map and waits for its answer. */
  invoke: (name: string, event: unknown) => Promise<unknown>;
};

/** What became of a queue of dead letters; `left` says of each letter that stays why, and what is to be done. */
export type Redriven = { of: string; waiting: number; moved: number; left: string[] };

/** A file's dead letter holds the event itself. */
const failedCall = z.object({ requestPayload: z.unknown() }).refine(({ requestPayload }) => requestPayload);

/** Makes what could not be done be done once more. Without `go` it only counts. */
export const makeRedrive = ({ sqs, streams, invoke }: RedrivePorts) => {
  const look = async (QueueUrl: string) => {
    const AttributeNames = ['QueueArn', 'ApproximateNumberOfMessages'] as const;
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...AttributeNames] }),
    );
    return { arn: Attributes?.QueueArn ?? '', waiting: Number(Attributes?.ApproximateNumberOfMessages ?? 0) };
  };

  /** Why the letter must stay; undefined when it was done. */
  const redoBatch = async (name: string, { Body = '' }: Message): Promise<string | undefined> => {
    const { DDBStreamBatchInfo: info } = discardedBatch.parse(JSON.parse(Body));
    const records = await readAgain(streams, info);
    const { approximateArrivalOfFirstRecord: from, approximateArrivalOfLastRecord: to } = info;
    if (records === 'gone')
      return `the stream has forgotten its records, which came between ${from} and ${to}: ${remedyOf(name)}`;
    const { trigger }: FunctionSpec = functions[knownName(name)];
    const only = trigger.type === 'stream' ? trigger.only : {};
    const events = records.filter(wantedBy({ only })).map((record) => asEvent(record, info.streamArn));
    if (events.length === 0) return undefined;
    const ids = events.map(({ dynamodb }) => dynamodb.SequenceNumber);
    const failed = failedOf(await invoke(name, { Records: events }), ids);
    return failed.size > 0
      ? `${failed.size} of its ${ids.length} records failed again: see the log of ${name}`
      : undefined;
  };

  const redoCall = async (name: string, { Body = '' }: Message): Promise<undefined> => {
    await invoke(name, failedCall.parse(JSON.parse(Body)).requestPayload);
  };

  const redoAll = async ({ of, url, from }: DeadLetters, waiting: number): Promise<Redriven> => {
    const done: Redriven = { of, waiting, moved: 0, left: [] };
    for (;;) {
      // Out of sight long enough not to come twice in one run.
      const asked = { QueueUrl: url, MaxNumberOfMessages: 10, VisibilityTimeout: 900, WaitTimeSeconds: 1 };
      const { Messages = [] } = await sqs.send(new ReceiveMessageCommand(asked));
      if (Messages.length === 0) return done;
      for (const message of Messages) {
        const why = await (from === 'stream' ? redoBatch(of, message) : redoCall(of, message)).catch(
          (error: unknown) => (error instanceof Error ? error.message : String(error)),
        );
        if (why) done.left.push(why);
        else {
          await sqs.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: message.ReceiptHandle }));
          done.moved += 1;
        }
      }
    }
  };

  return async (letters: DeadLetters, go: boolean): Promise<Redriven> => {
    const { arn, waiting } = await look(letters.url);
    const { of } = letters;
    if (!go || waiting === 0) return { of, waiting, moved: 0, left: [] };
    if (letters.from !== 'queue') return redoAll(letters, waiting);
    // SQS itself puts the messages back unchanged, where they came from.
    await sqs.send(new StartMessageMoveTaskCommand({ SourceArn: arn }));
    return { of, waiting, moved: waiting, left: [] };
  };
};

const knownName = (name: string): keyof typeof functions => {
  const found = Object.keys(functions).find((known): known is keyof typeof functions => known === name);
  if (!found) throw new Error(`the map has no function ${name}`);
  return found;
};

const remedyOf = (name: string): string => {
  if (name === 'react-to-dossier') return 'run npm run replay-history over that time, from a day before it';
  if (name.startsWith('tally-')) return 'run npm run rebuild-tally';
  return 'citizens have lost nothing but the messages of a campaign';
};

/** In a trial nothing is forgotten: what stays failed again, and its errors stand on the page /loi. */
const redriveTrial = async (folder: string, go: boolean): Promise<number> => {
  const all = await askTrial(folder, 'redrive', go, redriven);
  for (const { of, waiting, moved, left } of all) {
    console.log(`${of}: ${waiting} dead letters${go ? `, ${moved} done again` : ''}`);
    if (left > 0) console.log(`  ${left} failed again and stay: see the page /loi`);
  }
  if (!go) console.log('Nothing was changed. Add --go to do them again.');
  return all.some(({ left }) => left > 0) ? 1 : 0;
};

if (import.meta.main)
  await run(async () => {
    const asked = readCommand('redrive -- (--province P --stage S [--of NAME] | --keep FOLDER) [--go]', {
      ...whose,
      ...kept,
      of: { type: 'string' },
      go: { type: 'boolean' },
    });
    const folder = asked.optional('keep');
    if (folder !== undefined) return redriveTrial(folder, asked.has('go'));
    const settings = settingsOf(asked);
    const { region } = settings;
    const { deadLetters, functionName } = await findDeployment(settings);
    const wanted = deadLetters.filter(({ of }) => of === (asked.optional('of') ?? of));
    if (wanted.length === 0) throw new Error(`--of must be one of ${deadLetters.map(({ of }) => of).join(', ')}`);
    const invoke = lambdaInvoke(region, functionName);
    const redrive = makeRedrive({
      sqs: new SQSClient({ region }),
      streams: new DynamoDBStreamsClient({ region }),
      invoke,
    });
    let stayed = 0;
    for (const letters of wanted) {
      const { of, waiting, moved, left } = await redrive(letters, asked.has('go'));
      console.log(`${of}: ${waiting} dead letters${asked.has('go') ? `, ${moved} done again` : ''}`);
      for (const why of left) console.log(`  stays: ${why}`);
      if (left.length > 0)
        console.log(`  once that is done: aws sqs purge-queue --region ${region} --queue-url ${letters.url}`);
      stayed += left.length;
    }
    if (!asked.has('go')) console.log('Nothing was changed. Add --go to do them again.');
    return stayed > 0 ? 1 : 0;
  });
