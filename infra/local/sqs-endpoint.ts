import * as z from 'zod';
import { json, jsonError, type Service } from './endpoints.ts';
import type { Queue } from './queues.ts';

const longestDelaySeconds = 900;
const maxBytes = 1_048_576;

const sendMessage = z.object({ QueueUrl: z.string(), MessageBody: z.string(), DelaySeconds: z.number().optional() });

/** SQS as its clients speak it (AWS JSON 1.0): SendMessage. `queueAt` finds a queue by its address. */
export const sqsEndpoint =
  (queueAt: (url: string) => Queue | undefined): Service =>
  ({ headers, body }) => {
    const action = headers['x-amz-target'];
    if (action !== 'AmazonSQS.SendMessage')
      return jsonError(400, 'UnsupportedOperation', `this machine's queues do not know ${action}`);
    const { QueueUrl, MessageBody, DelaySeconds = 0 } = sendMessage.parse(JSON.parse(body));
    const queue = queueAt(QueueUrl);
    if (!queue) return jsonError(400, 'QueueDoesNotExist', 'The specified queue does not exist.');
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
