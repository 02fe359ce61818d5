import * as z from 'zod';
import { json, jsonError, type Service } from './endpoints.ts';
import type { Queue } from './queues.ts';

const longestDelaySeconds = 900;
const maxBytes = 1_048_576;

const sendMessage = z.object({ QueueUrl: z.string(), MessageBody: z.string(), DelaySeconds: z.number().optional() });

/** A queue's dead letters stand at its address with this after it. */
export const deadLettersAfter = '-dead-letters';

type QueueNamed = (name: string) => Queue | undefined;

const noQueue = () => jsonError(400, 'QueueDoesNotExist', 'The specified queue does not exist.');
const nameIn = (address: string): string => address.split(/[/:]/).at(-1) ?? '';
const sourceOf = (name: string): string => name.replace(new RegExp(`${deadLettersAfter}$`), '');

const countDead = (queueNamed: QueueNamed, body: string) => {
  const name = nameIn(z.object({ QueueUrl: z.string() }).parse(JSON.parse(body)).QueueUrl);
  const queue = name.endsWith(deadLettersAfter) ? queueNamed(sourceOf(name)) : undefined;
  if (!queue) return noQueue();
  const ApproximateNumberOfMessages = String(queue.deadLetters.length);
  return json(200, { Attributes: { QueueArn: `arn:aws:sqs:local:000000000000:${name}`, ApproximateNumberOfMessages } });
};

const moveDead = (queueNamed: QueueNamed, body: string) => {
  const { SourceArn } = z.object({ SourceArn: z.string() }).parse(JSON.parse(body));
  const queue = queueNamed(sourceOf(nameIn(SourceArn)));
  if (!queue) return noQueue();
  queue.redrive();
  return json(200, { TaskHandle: SourceArn });
};

/** SQS as its clients speak it (AWS JSON 1.0): sending a message; counting a queue's dead letters and moving them back. */
export const sqsEndpoint =
  (queueNamed: QueueNamed): Service =>
  ({ headers, body }) => {
    const action = headers['x-amz-target'];
    if (action === 'AmazonSQS.GetQueueAttributes') return countDead(queueNamed, body);
    if (action === 'AmazonSQS.StartMessageMoveTask') return moveDead(queueNamed, body);
    if (action !== 'AmazonSQS.SendMessage')
      return jsonError(400, 'UnsupportedOperation', `this machine's queues do not know ${action}`);
    const { QueueUrl, MessageBody, DelaySeconds = 0 } = sendMessage.parse(JSON.parse(body));
    const queue = queueNamed(nameIn(QueueUrl));
    if (!queue) return noQueue();
    if (MessageBody === '')
      return jsonError(400, 'MissingParameter', 'The request must contain the parameter MessageBody.');
    if (Buffer.byteLength(MessageBody) > maxBytes)
      return jsonError(
        400,
        'InvalidParameterValue',
        `One or more parameters are invalid. Reason: Message must be shorter than ${maxBytes} bytes.`,
      );
    if (!Number.isInteger(DelaySeconds) || DelaySeconds < 0 || DelaySeconds > longestDelaySeconds)
      return jsonError(
        400,
        'InvalidParameterValue',
        `Value ${DelaySeconds} for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= ${longestDelaySeconds}.`,
      );
    const { id, md5 } = queue.send(MessageBody, DelaySeconds);
    return json(200, { MessageId: id, MD5OfMessageBody: md5 });
  };
