import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';

/* Events as AWS hands them to functions, after the examples of the Lambda developer guide. */

const region = 'ap-southeast-1';
const account = '123456789012';

type Call = {
  routeKey: string;
  method: string;
  path: string;
  query?: string;
  headers?: Record<string, string>;
  cookies?: string[];
  /** As the HTTP API hands on what it does not know for text: in base64. */
  body?: string;
};

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html, payload 2.0. */
export const httpCall = ({ routeKey, method, path, query = '', headers = {}, cookies, body }: Call) => ({
  version: '2.0',
  routeKey,
  rawPath: path,
  rawQueryString: query,
  ...(cookies && { cookies }),
  headers: {
    'content-length': String(Buffer.byteLength(body ?? '')),
    host: 'abcdefghij.execute-api.ap-southeast-1.amazonaws.com',
    'user-agent': 'Amazon CloudFront',
    'x-amzn-trace-id': 'Root=1-5e6722a7-cc56xmpl46db7ae02d4da47e',
    'x-forwarded-for': '205.255.255.176',
    'x-forwarded-port': '443',
    'x-forwarded-proto': 'https',
    ...headers,
  },
  requestContext: {
    accountId: account,
    apiId: 'abcdefghij',
    domainName: 'abcdefghij.execute-api.ap-southeast-1.amazonaws.com',
    domainPrefix: 'abcdefghij',
    http: { method, path, protocol: 'HTTP/1.1', sourceIp: '205.255.255.176', userAgent: 'Amazon CloudFront' },
    requestId: 'JKJaXmPLvHcESHA=',
    routeKey,
    stage: '$default',
    time: '12/Oct/2026:01:40:00 +0000',
    timeEpoch: 1791769200000,
  },
  ...(body !== undefined && { body: Buffer.from(body).toString('base64') }),
  isBase64Encoded: body !== undefined,
});

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html; the key as in a form. */
export const fileCreated = (bucket: string, key: string, size: number) => ({
  Records: [
    {
      eventVersion: '2.1',
      eventSource: 'aws:s3',
      awsRegion: region,
      eventTime: '2026-10-12T01:40:00.000Z',
      eventName: 'ObjectCreated:Put',
      userIdentity: { principalId: 'AWS:AIDAINPONIXQXHT3IKHL2' },
      requestParameters: { sourceIPAddress: '205.255.255.255' },
      responseElements: { 'x-amz-request-id': 'D82B88E5F771F645', 'x-amz-id-2': 'vlR7PnpV2Ce81l0PRw6jlUpck7Jo5ZsQ=' },
      s3: {
        s3SchemaVersion: '1.0',
        configurationId: '828aa6fc-f7b5-4305-8584-487c791949c1',
        bucket: { name: bucket, ownerIdentity: { principalId: 'A3I5XTEXAMAI3E' }, arn: `arn:aws:s3:::${bucket}` },
        object: {
          key: encodeURIComponent(key).replaceAll('%2F', '/').replaceAll('%20', '+'),
          ...{ size, eTag: 'b21b84d653bb07b05b1e6b33684dc11b', sequencer: '0C0F6F405D6ED209E1' },
        },
      },
    },
  ],
});

const image = (item: object): Record<string, AttributeValue> => marshall(item, { removeUndefinedValues: true });

/** https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html: new items of a table. */
export const itemsInserted = (table: string, key: readonly string[], ...items: Record<string, unknown>[]) => ({
  Records: items.map((item, n) => ({
    eventID: `c4ca4238a0b923820dcc509a6f75849${n}`,
    eventName: 'INSERT',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: region,
    dynamodb: {
      ApproximateCreationDateTime: 1791769200,
      Keys: image(Object.fromEntries(key.map((name) => [name, item[name]]))),
      NewImage: image(item),
      SequenceNumber: `442158400000000002312375478${n}`,
      SizeBytes: 426,
      StreamViewType: 'NEW_AND_OLD_IMAGES',
    },
    eventSourceARN: `arn:aws:dynamodb:${region}:${account}:table/${table}/stream/2026-10-12T00:48:05.899`,
  })),
});

/** https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html */
export const messagesReceived = (queueArn: string, ...bodies: unknown[]) => ({
  Records: bodies.map((body, n) => ({
    messageId: `059f36b4-87a3-44ab-83d2-66197${n}`,
    receiptHandle: 'AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a...',
    body: JSON.stringify(body),
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '1791769200000',
      SenderId: 'AIDAIENQZJOLO23YVJ4VO',
      ApproximateFirstReceiveTimestamp: '1791769200012',
    },
    messageAttributes: {},
    md5OfBody: 'e4e68fb7bd0e697a0ae8f1bb342846b3',
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: region,
  })),
});

/** https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-templated.html: what a schedule without an input of its own sends. */
export const scheduleCame = (name: string) => ({
  version: '0',
  id: 'd565d36f-a484-46ac-8ca8-fda01a5feda7',
  'detail-type': 'Scheduled Event',
  source: 'aws.scheduler',
  account,
  time: '2026-10-12T00:15:00Z',
  region,
  resources: [`arn:aws:scheduler:${region}:${account}:schedule/baotin/${name}`],
  detail: '{}',
});
